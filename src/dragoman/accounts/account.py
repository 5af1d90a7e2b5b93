"""The Account: one event, and everyone who tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.accounts.figure import Figure
from dragoman.accounts.figures import figures as find_figures
from dragoman.accounts.terms import Term
from dragoman.accounts.terms import terms as find_terms
from dragoman.actors.actor import Participant
from dragoman.claims.claim import Source
from dragoman.grounding.grounding import EventDate, Place
from dragoman.plain import plain, plain_record
from dragoman.span import Span

Status = Literal["corroborated", "single-source", "disputed"]
Manner = Literal["tells", "denies", "confirms", "names"]
Field = Literal["event_type", "actors", "recipients", "date", "place", "negation", "figures", "terms"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document, as a telling of an account's event.

    ``copy_of`` is the id of the earliest document of which this one is a near-duplicate, or ``""``. ``denies``: the
    telling says that the event did not happen. ``root`` is what the telling rests on: the speaker at the beginning of
    its attribution, else the channel, else the outlet; tellings with one root are one source. ``term`` is the
    word that tells the event.

    What a claim says of an event that it does not tell ("Moscow denied responsibility", "the rebels say they did it",
    "the ministry confirmed the report") has no event of its own: ``claim_id`` is then the claim, and ``event_id`` the
    event of the same document that it is about, ``""`` when only other documents tell it. ``claim_id`` is ``""``
    elsewhere. ``doers`` are those who did it, where such a claim says who.
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
    term: str = ""
    claim_id: str = ""
    doers: list[Participant] = field(default_factory=list)

    @property
    def manner(self) -> Manner:
        """How it tells the event: ``denies`` it, ``names`` the doer of what is told elsewhere, ``confirms`` that, or
        ``tells`` it."""
        if self.denies:
            return "denies"
        if self.claim_id:
            return "names" if self.doers else "confirms"
        return "tells"

    @property
    def figures(self) -> list[Figure]:
        """The figures of the sentence, with what each counts."""
        return find_figures(self.sentence)

    @property
    def terms(self) -> list[Term]:
        """The words of the sentence where sides choose differently, one for each thing."""
        return find_terms(self.sentence.text)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, the manner, figures and terms among them."""
        return {**plain_record(self), "manner": self.manner, "figures": plain(self.figures), "terms": plain(self.terms)}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of something that tellings differ on: its words, and the places in ``Account.tellings`` of those that
    have it."""

    text: str
    tellings: list[int]


@dataclass(frozen=True, slots=True)
class Difference:
    """What tellings differ on, version by version, those with most tellings first.

    ``about`` narrows the field: what a figure counts ("killed"), what a term is for ("fighters"); else ``""``.
    """

    field: Field
    versions: list[Version]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """An event as most of its tellings have it, and the tellings.

    ``status``: ``disputed`` when a party denies it or tellings name actors that exclude each other, ``corroborated``
    when at least two independent roots tell it, else ``single-source``. ``independent`` counts the roots of those that
    tell it: copies, tellings that rest on the same speaker, and the bodies of one state count once. ``differs_on``
    lists the fields in which tellings contradict each other, ``differences`` their versions; figures, dates, places and
    terms alone make no dispute.
    ``reason`` says what made the tellings one account, ``dispute`` what makes it disputed (``""`` when it is not).
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
    differences: list[Difference] = field(default_factory=list)
    dispute: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {**plain_record(self), "tellings": [telling.to_dict() for telling in self.tellings]}
