"""What somebody answers has been said or asked, and of him: "denied the charge", "rejected calls to resign"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.events.event import Event
from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.site import Site, counting
from dragoman.events.syntax import case_of, is_verb, relation
from dragoman.events.words import lists
from dragoman.language.view import Token

_FRAMES = "/answered-"
"""What the names of the frames hold that ask for an answer."""


def answering(noun: Token) -> Token | None:
    """The verb by which somebody answers what a noun says was asked or alleged: "*denied* the charge", "a charge that
    it *denies*"."""
    taken = (relation(noun) in {"obj", "obl"} and not case_of(noun)) or noun.dep_ == "nsubj:pass"
    above = [noun.head] if taken else []
    below = [node for node in noun.children if node.dep_ == "acl:relcl"]
    return next((verb for verb in (*above, *below) if is_verb(verb) and verb.lemma_ in lists().answering), None)


def answerer(site: Site, roles: RoleFinder) -> Found:
    """Of whom it was asked or at whose door it was laid: who answers."""
    verb = answering(counting(site.token))
    found = roles.entity(roles.clause(verb).subject) if verb is not None else Found()
    return Found(found.participants, found.detour + 0.04) if found else found


def as_told_by_others(events: Iterable[Event]) -> list[Event]:
    """The events, those that somebody only answers neither denied nor told by him: who denies a charge was charged."""
    return [_as_told_by_others(event) if _FRAMES in event.reason.partition(";")[0] else event for event in events]


def _as_told_by_others(event: Event) -> Event:
    answering = {one.actor_id for one in event.recipients} - {""}
    attribution = [source for source in event.attribution if source.actor_id not in answering]
    return replace(event, attribution=attribution, auxiliary=event.auxiliary - {"negation"})
