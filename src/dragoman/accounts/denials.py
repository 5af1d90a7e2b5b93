"""Denials that do not tell again what they deny: "Moscow denied responsibility", "the report was false, Cairo said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.accounts.match import Group
from dragoman.accounts.parties import Profile
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.span import Span

_WORD = re.compile(r"[^\W\d_]+")
_QUERY = """
SELECT claims.id, document_id, speaker_name, speaker_text, speaker_country, speaker_sectors, speaker_actor_id,
    speaker_start, speaker_end, cue_start, cue_end, content, content_start, content_end, stance, chain, text, outlet,
    coalesce(CAST(published AS VARCHAR), '') AS published
FROM claims JOIN documents ON documents.id = claims.document_id
WHERE len(events) = 0 AND asserts AND speaker_text IS NOT NULL
    AND (stance = 'denying' OR regexp_matches(content, ?, 'i'))
ORDER BY document_id, claims.position
"""


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies, and the number of the event that it denies."""

    claim_id: str
    event: int
    outlet: str
    published: str
    sentence: Span
    cue: Span
    chain: tuple[Source, ...]


def denials(archive: Queryable, told: Told, groups: Sequence[Group]) -> Iterator[Denial]:
    """The denials of events in ``told``, each with the event of its own article that it denies."""
    by_document: dict[str, list[int]] = {}
    for number, document in enumerate(told.documents):
        by_document.setdefault(document, []).append(number)
    for row in archive.rows(_QUERY, [settings().denying.pattern]):
        own = by_document.get(row["document_id"], [])
        if own and (row["stance"] != "denying" or _denied_thing(row["content"])):
            event = _denied(row, told, own)
            if event is not None:
                yield _denial(row, event)


def _denied_thing(content: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(content)]
    return any(word in settings().denied_things for word in words)


def _denied(row: Row, told: Told, own: Sequence[int]) -> int | None:
    """Of the events of the same article near the claim, the likest: one that the speaker is said to have done."""
    speaker = _speaker(row, told)
    said = told.words.of(row["content"])
    best: tuple[float, int] | None = None
    for number in own:
        away = row["cue_start"] - told.starts[number]
        inside = _inside(row, told, number)
        if inside or told.quads[number] < 3 or abs(away) > settings().denied_nearby:
            continue
        actors = told.actors[number]
        likeness = told.parties.likeness(told.parties.side([speaker]), actors) if actors else 0.0
        shared = told.words.shared(said, told.words.sentences[number])
        if likeness < settings().match.chance_party and not (shared >= 0.5 and not actors):
            continue
        score = likeness + shared - abs(away) / settings().denied_nearby - (0.5 if away < 0 else 0)
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best else None


def _inside(row: Row, told: Told, number: int) -> bool:
    """Whether the event stands in the denial itself: "denied", read as a refusal."""
    trigger = told.trigger(number)
    start: int = min(row["cue_start"], row["content_start"])
    end: int = max(row["cue_end"], row["content_end"])
    return start <= trigger.start < end


def _speaker(row: Row, told: Told) -> int:
    sectors = row["speaker_sectors"] or [""]
    name, text = row["speaker_name"] or "", row["speaker_text"] or ""
    actor_id = row["speaker_actor_id"] or ""
    return told.parties.profile(
        Profile(actor_id, name, "" if actor_id else text, row["speaker_country"] or "", sectors[0] if sectors else "")
    )


def _denial(row: Row, event: int) -> Denial:
    starts = [row[name] for name in ("speaker_start", "cue_start", "content_start") if row[name] is not None]
    ends = [row[name] for name in ("speaker_end", "cue_end", "content_end") if row[name] is not None]
    text: str = row["text"]
    return Denial(
        claim_id=row["id"],
        event=event,
        outlet=row["outlet"],
        published=row["published"],
        sentence=Span.of(text, min(starts), max(ends)),
        cue=Span.of(text, row["cue_start"], row["cue_end"]),
        chain=tuple(Source(**link) for link in row["chain"]),
    )
