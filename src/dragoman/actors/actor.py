"""The Actor: one entity that acts or is acted upon."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.plain import plain_record
from dragoman.span import Span

Kind = Literal["person", "state", "organisation", "group"]

UNPLACED = "role:any-"
"""How the ids of roles without a country begin."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One entity in a document, or in the ledger.

    ``id`` is the registry id where known (``state:RUS``, ``person:vladimir-putin``), else derived from the document.
    ``country`` and ``sectors`` are PLOVER codes (docs/reference/ontology.md); ``""`` and ``()`` when unknown.
    ``role`` is the role held on the document's date, in words ("foreign minister"), or None.
    ``reason`` says which entry, which rule and which date decided.
    """

    id: str
    name: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    kind: Kind = "group"
    role: str | None = None
    mentions: list[Span] = field(default_factory=list)
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor at one place in the text: the whole noun phrase, with what it resolved to.

    ``actor_id`` points to the Actor in ``reading.actors``.
    """

    text: str
    start: int
    end: int
    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    actor_id: str = ""

    @property
    def span(self) -> Span:
        """Where the participant stands in ``document.text``."""
        return Span(self.start, self.end, self.text)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)
