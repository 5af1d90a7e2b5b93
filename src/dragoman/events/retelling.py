"""What nouns (``reference``) and stand-ins (``standins``) share: which deed told before is meant, and its retelling."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.actors.actor import Participant
from dragoman.events.event import Event, event_id
from dragoman.events.learned import Evidence
from dragoman.events.reference_words import reference
from dragoman.events.status import Status
from dragoman.events.syntax import lower
from dragoman.language.view import Token
from dragoman.span import Span

UNREAL = frozenset({"future", "hypothetical"})

Coded = tuple[Event, Evidence]
_AGAIN = "told again"


def name_of(noun: Token) -> str:
    """The lemma of a noun, or all of a compound written with a hyphen ("sit-down", "build-up") that is listed."""
    types, doc = reference().types, noun.doc
    if noun.i >= 2 and doc[noun.i - 1].text == "-":
        whole = f"{lower(doc[noun.i - 2])}-{lower(noun)}"
        if whole in types or whole.removesuffix("s") in types:
            return whole if whole in types else whole.removesuffix("s")
    return noun.lemma_.lower() if noun.lemma_.lower() in types else lower(noun)


def retold(
    told: Coded, token: Token, status: Status, actors: list[Participant], recipients: list[Participant]
) -> Coded:
    """The deed told before, told again at ``token`` with these participants."""
    event, evidence = told
    sentence, chained = token.sent, event.reason.startswith(_AGAIN)
    trigger = Span(token.idx, token.idx + len(token), token.text)
    again = replace(
        event,
        id=event_id(event.document_id, trigger, event.event_type, event.mode, actors, recipients),
        actors=actors,
        recipients=recipients,
        mutual=event.mutual and not recipients and len(actors) > 1,
        trigger=trigger,
        sentence=Span(sentence.start_char, sentence.end_char, sentence.text),
        auxiliary=frozenset(status.auxiliary) | (event.auxiliary & {"historical"}),
        confidence=event.confidence if chained else round(event.confidence * reference().surety, 3),
        reason=f"{_AGAIN}: {event.trigger.text!r} at {event.trigger.start}",
    )
    return again, evidence


def last_deed(token: Token, found: Iterable[Coded], types: frozenset[str], *, bar: bool = False) -> Coded | None:
    """The deed of one of these types told last within reach: in the same sentence the nearest, else the main one.

    With ``bar``, a deed of another type that was told after it stands in the way.
    """
    rules = reference()
    within = [
        coded
        for coded in found
        if 0 < token.idx - coded[0].trigger.start <= rules.near
        and coded[0].confidence >= rules.sure
        and not coded[0].auxiliary & UNREAL
        and (bar or coded[0].event_type in types)
    ]
    best = max(within, key=lambda coded: nearness(token, coded), default=None)
    return best if best is not None and best[0].event_type in types else None


def nearness(token: Token, coded: Coded) -> tuple[int, bool, bool, int]:
    """How near a deed was told: by its sentence; in an earlier one what its main clause tells comes first, and what
    befell a party whose country is known.
    """
    event, evidence = coded
    earlier = event.sentence.start < token.sent.start_char
    whole = earlier and bool(countries(event.recipients))
    return event.sentence.start, earlier and evidence.main, whole, event.trigger.start


def tells_already(token: Token, found: Iterable[Coded], types: Collection[str]) -> bool:
    """Whether the sentence of ``token`` tells such a deed, and not only as one to come or to be imagined."""
    sentence = token.sent
    return any(
        event.event_type in types
        and not event.auxiliary & UNREAL
        and sentence.start_char <= event.trigger.start < sentence.end_char
        for event, _ in found
    )


def countries(people: Iterable[Participant]) -> frozenset[str]:
    """The countries of these parties."""
    return frozenset(one.country for one in people) - {""}


def are_known(people: Iterable[Participant]) -> bool:
    """Whether any of them is known by more than words."""
    return any(one.country or one.actor_id for one in people)


_APART = frozenset({"REB", "CRM", "UAF", "OPP", "PRE"})
"""Sectors whose people do to their own country what others do to it."""


def is_same_party(one: Participant, other: Participant) -> bool:
    """Whether two participants may be one party: of one country, and not its rebels on one side only."""
    if one.actor_id and one.actor_id == other.actor_id:
        return True
    if not one.country or one.country != other.country:
        return False
    return bool(_APART & set(one.sectors)) == bool(_APART & set(other.sectors))
