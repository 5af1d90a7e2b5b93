"""The Answer: a claim that denies, confirms or lays to somebody an event that it does not tell itself; and its row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.ledger.rows import Row
from dragoman.span import Span

_BEFORE = 40
"""Characters before what is said that are read for what "that" stands for."""
_AROUND = 700
"""Characters on either side of an answer in which its own sentence and the one before it are looked for."""
_STOP = re.compile(r"[.!?][”\"’')]*\s+(?=[\W_]*[A-Z0-9])|\n\s*\n")
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


def start_of(row: Row) -> int:
    """Where the words of a claim begin: who speaks, that he does, or what he says."""
    starts: list[int] = [row[name] for name in ("speaker_start", "cue_start", "content_start") if row[name] is not None]
    return min(starts)


def speaker_of(row: Row) -> Participant | None:
    """Who makes a claim, None where the text names nobody."""
    if row["speaker_text"] is None:
        return None
    return Participant(
        row["speaker_text"],
        row["speaker_start"],
        row["speaker_end"],
        row["speaker_name"] or "",
        row["speaker_country"] or "",
        tuple(row["speaker_sectors"] or ()),
        row["speaker_actor_id"] or "",
    )


def answer_of(row: Row, event: int, *, denies: bool = True, doers: tuple[Participant, ...] = ()) -> Answer:
    """The answer that a claim, a row of ``SELECT``, gives to an event."""
    ends = [row[name] for name in ("speaker_end", "cue_end", "content_end") if row[name] is not None]
    text: str = row["text"]
    return Answer(
        claim_id=row["id"],
        document_id=row["document_id"],
        event=event,
        outlet=row["outlet"],
        published=row["published"],
        sentence=Span.of(text, start_of(row), max(ends)),
        cue=Span.of(text, row["cue_start"], row["cue_end"]),
        chain=tuple(Source(**link) for link in row["chain"]),
        denies=denies,
        doers=doers,
    )


def with_context(row: Row) -> Row:
    """A claim with ``before``, the words ahead of its content, and ``context``, its sentence and the one before it.

    ``context_start`` is the first character of the context, ``own_start`` that of the claim's own sentence.
    """
    text: str = row["text"]
    start = start_of(row)
    end = max(one for one in (row["cue_end"], row["content_end"]) if one is not None)
    head = max(0, start - _AROUND)
    stops = [head + found.end() for found in _STOP.finditer(text[head:start])]
    own = stops[-1] if stops else head
    first = stops[-2] if len(stops) > 1 else head
    after = _STOP.search(text[end : end + _AROUND])
    last = end + after.start() if after else min(len(text), end + _AROUND)
    return {
        **row,
        "before": text[max(0, row["content_start"] - _BEFORE) : row["content_start"]],
        "context": text[first:last],
        "context_start": first,
        "own_start": own,
    }


def around(row: Row) -> str:
    """The context of a claim without what it says."""
    context: str = row["context"]
    start, end = (max(0, row[one] - row["context_start"]) for one in ("content_start", "content_end"))
    return context[:start] + context[end:]
