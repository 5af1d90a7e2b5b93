"""The Event: who did what to whom, when, where, and according to whom."""

from __future__ import annotations

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
    ``reason`` names the frame or model that fired.
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

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; ``auxiliary`` becomes a sorted list."""
        return plain_record(self)
