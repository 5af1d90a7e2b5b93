"""Denials that do not tell again what they deny: "Moscow denied responsibility", "the report was false, Cairo said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.accounts.parties import Profile
from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told
from dragoman.claims.claim import Source
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.span import Span

_CHARGE = "ACCUSE"
_CONFLICT = 3
"""The first quad class of conflict."""
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


def told_in_denials(archive: Queryable) -> set[tuple[str, str]]:
    """Document and event ids of the events told inside a claim that denies."""
    query = """
        SELECT DISTINCT document_id, unnest(events) AS event_id FROM claims
        WHERE stance = 'denying' OR (asserts AND regexp_matches(content, ?, 'i'))
    """
    return {(row["document_id"], row["event_id"]) for row in archive.rows(query, [settings().denying.pattern])}


def denials(archive: Queryable, told: Told) -> Iterator[Denial]:
    """The denials of events in ``told``, each with the event of its own article that it denies."""
    by_document: dict[str, list[int]] = {}
    for number, document in enumerate(told.documents):
        by_document.setdefault(document, []).append(number)
    for row in archive.rows(_QUERY, [settings().denying.pattern]):
        own = by_document.get(row["document_id"], [])
        things = _denied_things(row["content"])
        if own and (row["stance"] != "denying" or things):
            event = _denied(row, told, own, by_others=bool(things & settings().told_by_others))
            if event is not None:
                yield _denial(row, event)


def _denied_things(content: str) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(content)}
    return words & settings().denied_things or (words if words <= settings().denied_alone else set())


def _denied(row: Row, told: Told, own: Sequence[int], *, by_others: bool) -> int | None:
    """Of the events of the same article near the claim, the likest: one that the speaker is said to have done.

    ``by_others``: it has to be told on somebody else's word, as a charge or a report is.
    """
    speaker = told.parties.side([_speaker(row, told)])
    said = told.words.of(row["content"])
    best: tuple[float, int] | None = None
    for number in own:
        away = row["cue_start"] - told.starts[number]
        if told.negated[number] or abs(away) > settings().denied_nearby or _inside(row, told, number):
            continue
        likeness = told.parties.likeness(speaker, told.actors[number]) if told.actors[number] else 0.0
        charged = _charged(told, number, own, speaker)
        if not _fits(likeness, charged, told, number, by_others=by_others):
            continue
        shared = told.words.shared(said, told.words.sentences[number])
        score = likeness + charged + shared - abs(away) / settings().denied_nearby - (0.5 if away < 0 else 0)
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best else None


def _fits(likeness: float, charged: bool, told: Told, number: int, *, by_others: bool) -> bool:
    """Whether the speaker may deny the event: is said to have done it, or is charged with it in the same sentence."""
    if told.types[number] == _CHARGE:
        return False
    on_a_word = bool(told.attribution(number)) or charged
    if told.actors[number] and likeness <= settings().match.chance_party:
        return False
    if by_others or told.quads[number] < _CONFLICT:
        return on_a_word
    return bool(told.actors[number]) or on_a_word


def _charged(told: Told, number: int, own: Sequence[int], speaker: int) -> bool:
    """Whether the event's sentence charges the speaker with something."""
    return any(
        told.types[other] == _CHARGE
        and told.starts[other] == told.starts[number]
        and told.recipients[other] != 0
        and told.parties.likeness(speaker, told.recipients[other]) > settings().match.chance_party
        for other in own
    )


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
