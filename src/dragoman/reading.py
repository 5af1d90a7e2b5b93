"""The whole flow on one page: a Document goes in, a Reading comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.actors.actor import Actor
from dragoman.claims.claim import Claim
from dragoman.documents.document import Document
from dragoman.events.event import Event


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one document, each item with its character span in ``document.text``."""

    document: Document
    events: list[Event]
    claims: list[Claim]
    actors: list[Actor]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "document": self.document.to_dict(),
            "events": [event.to_dict() for event in self.events],
            "claims": [claim.to_dict() for claim in self.claims],
            "actors": [actor.to_dict() for actor in self.actors],
        }
