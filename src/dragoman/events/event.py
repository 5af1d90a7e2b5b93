"""The Event: who did what to whom, when, where, and according to whom."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.grounding.grounding import EventDate, Place
from dragoman.plain import plain_record
from dragoman.span import Span

Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


@dataclass(frozen=True, slots=True)
class Event:
    """One coded event (ontology: docs/reference/ontology.md).

    ``quad`` is 1 to 4; ``score`` runs from -10 (conflict) to +10 (cooperation). ``attribution`` is the chain of those
    who vouch for the event, nearest first; empty when the outlet speaks for itself. ``confidence`` is 0 to 1.
    ``reason`` names the frame or model that fired. ``mutual``: there is no recipient, since the actors did it with or
    to each other (a meeting, a clash); "Peru and Chile condemned the coup" is not.
    """

    id: str
    event_type: str
    mode: str
    contexts: list[str]
    quad: int
    score: float
    actors: list[Participant]
    recipients: list[Participant]
    trigger: Span
    sentence: Span
    auxiliary: frozenset[Auxiliary] = frozenset()
    attribution: list[Source] = field(default_factory=list)
    date: EventDate | None = None
    place: Place | None = None
    confidence: float = 0.0
    reason: str = ""
    document_id: str = ""
    mutual: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; ``auxiliary`` becomes a sorted list."""
        return plain_record(self)


def event_id(
    document_id: str,
    trigger: Span,
    event_type: str,
    mode: str,
    actors: Sequence[Participant],
    recipients: Sequence[Participant],
) -> str:
    """The same text coded by the same version gives the same id."""
    people = ">".join(",".join(f"{p.start}-{p.end}" for p in side) for side in (actors, recipients))
    key = f"{document_id}|{trigger.start}-{trigger.end}|{event_type}|{mode}|{people}"
    return "e-" + hashlib.blake2b(key.encode(), digest_size=10).hexdigest()
