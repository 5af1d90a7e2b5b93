"""The Account: one event, and everyone who tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.grounding.grounding import EventDate, Place
from dragoman.span import Span

Status = Literal["corroborated", "single-source", "disputed"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document, as a telling of an account's event.

    ``copy_of`` is the id of the earliest document of which this one is a near-duplicate, or ``""``. ``denies``: the
    telling says that the event did not happen. ``root`` is what the telling rests on: the speaker at the beginning of
    its attribution, else the channel, else the outlet; tellings with one root are one source.
    """

    event_id: str
    document_id: str
    outlet: str
    published: str
    sentence: Span
    attribution: list[Source]
    copy_of: str
    denies: bool
    root: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "event_id": self.event_id,
            "document_id": self.document_id,
            "outlet": self.outlet,
            "published": self.published,
            "sentence": self.sentence.to_dict(),
            "attribution": [source.to_dict() for source in self.attribution],
            "copy_of": self.copy_of,
            "denies": self.denies,
            "root": self.root,
        }


@dataclass(frozen=True, slots=True)
class Account:
    """An event as most of its tellings have it, and the tellings.

    ``status``: ``disputed`` when somebody denies it, ``corroborated`` when at least two independent roots tell it, else
    ``single-source``. ``independent`` counts the roots, copies and tellings that rest on the same speaker once.
    ``differs_on`` lists the fields in which tellings contradict each other: any of ``event_type``, ``mode``,
    ``actors``, ``recipients``, ``date``, ``place``, ``negation``. ``reason`` says what made the tellings one account.
    """

    id: str
    event_type: str
    mode: str
    quad: int
    actors: list[Participant]
    recipients: list[Participant]
    date: EventDate | None
    place: Place | None
    tellings: list[Telling]
    status: Status
    independent: int
    differs_on: list[str]
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "id": self.id,
            "event_type": self.event_type,
            "mode": self.mode,
            "quad": self.quad,
            "actors": [participant.to_dict() for participant in self.actors],
            "recipients": [participant.to_dict() for participant in self.recipients],
            "date": self.date.to_dict() if self.date else None,
            "place": self.place.to_dict() if self.place else None,
            "tellings": [telling.to_dict() for telling in self.tellings],
            "status": self.status,
            "independent": self.independent,
            "differs_on": self.differs_on,
            "reason": self.reason,
        }
