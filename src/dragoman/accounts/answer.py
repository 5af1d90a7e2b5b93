"""The Answer: a claim that denies, confirms or lays to somebody an event that it does not tell itself."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.ledger.rows import Row
from dragoman.span import Span

SELECT = """
SELECT claims.id, document_id, speaker_name, speaker_text, speaker_country, speaker_sectors, speaker_actor_id,
    speaker_start, speaker_end, cue_text, cue_start, cue_end, content, content_start, content_end, stance, asserts,
    chain, events, text, outlet, coalesce(CAST(published AS VARCHAR), '') AS published
FROM claims JOIN documents ON documents.id = claims.document_id
WHERE {condition}
ORDER BY document_id, claims.position
"""
"""The claims that meet a condition, with what is read of them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim, and the number of the event that it is about.

    ``denies``: it says that the event did not happen, or that its speaker did not do it; else it says that it did.
    ``doers`` are those who did it, where the claim says who.
    """

    claim_id: str
    document_id: str
    event: int
    outlet: str
    published: str
    sentence: Span
    cue: Span
    chain: tuple[Source, ...]
    denies: bool = True
    doers: tuple[Participant, ...] = ()


def answer_of(row: Row, event: int, *, denies: bool = True, doers: tuple[Participant, ...] = ()) -> Answer:
    """The answer that a claim, a row of ``SELECT``, gives to an event."""
    starts = [row[name] for name in ("speaker_start", "cue_start", "content_start") if row[name] is not None]
    ends = [row[name] for name in ("speaker_end", "cue_end", "content_end") if row[name] is not None]
    text: str = row["text"]
    return Answer(
        claim_id=row["id"],
        document_id=row["document_id"],
        event=event,
        outlet=row["outlet"],
        published=row["published"],
        sentence=Span.of(text, min(starts), max(ends)),
        cue=Span.of(text, row["cue_start"], row["cue_end"]),
        chain=tuple(Source(**link) for link in row["chain"]),
        denies=denies,
        doers=doers,
    )
