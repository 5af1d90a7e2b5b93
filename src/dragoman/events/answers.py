"""What somebody answers has been said or asked, and of him: "denied the charge", "rejected calls to resign"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.events.event import Event
from dragoman.events.lexicon import Frame
from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.site import Site, counting
from dragoman.events.syntax import case_of, is_verb, relation
from dragoman.events.words import lists
from dragoman.language.view import Token

_FRAMES = "/answered-"
"""What the names of the frames hold that ask for an answer."""


def is_of_answers(frame: Frame) -> bool:
    """Whether a frame tells what somebody answers."""
    return _FRAMES in frame.id


def answering(noun: Token) -> Token | None:
    """The verb by which somebody answers what a noun says was asked or alleged: "*rejected* calls", "a charge that it
    *denies*"."""
    taken = (relation(noun) in {"obj", "obl"} and not case_of(noun)) or noun.dep_ == "nsubj:pass"
    above = noun.head if taken and is_verb(noun.head) and noun.head.lemma_ in lists().answering else None
    return above or answering_aside(noun)


def answering_aside(noun: Token) -> Token | None:
    """The verb of a relative clause that answers its noun: "a charge that it *denies*"."""
    return next((n for n in noun.children if n.dep_ == "acl:relcl" and n.lemma_ in lists().answering), None)


def answerer(site: Site, roles: RoleFinder) -> Found:
    """Of whom it was asked or at whose door it was laid: who answers."""
    verb = answering(counting(site.token))
    found = roles.entity(roles.clause(verb).subject) if verb is not None else Found()
    return Found(found.participants, found.detour + 0.04) if found else found


def is_answered(event: Event) -> bool:
    """Whether an event is a charge or demand that is told by the answer to it."""
    return _FRAMES in event.reason.partition(";")[0]


def as_told_by_others(event: Event) -> Event:
    """The event neither denied nor told by who answers it: who denies a charge was charged."""
    answering = {one.actor_id for one in event.recipients} - {""}
    attribution = [source for source in event.attribution if source.actor_id not in answering]
    return replace(event, attribution=attribution, auxiliary=event.auxiliary - {"negation"})
