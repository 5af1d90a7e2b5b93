"""Participants as of the day of their deed: what a president did in November was done by a president, though the
article of January calls him the former one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.actors.actor import Participant
from dragoman.actors.registry import Entity, Index
from dragoman.actors.sectors import BRANCHES
from dragoman.actors.tenure import Standing, standing
from dragoman.events.event import Event

_NO_END = "9999-12-31"


def as_on_the_day(events: Iterable[Event], index: Index, published: str) -> list[Event]:
    """The events, in which a person of the registry who took or left an office of state between the deed and
    ``published`` has the sectors and the country of the day of the deed.

    A deed without a day of its own, or of a day to come, stays as it was coded.
    """
    return [_recoded(event, index, published[:10]) for event in events]


def _recoded(event: Event, index: Index, published: str) -> Event:
    date = event.date
    if date is None or not date.is_told or (published and date.end > published):
        return event
    days = (date.start, date.end)
    sides = [[_then(one, index, days, published) for one in side] for side in (event.actors, event.recipients)]
    return event if sides == [event.actors, event.recipients] else replace(event, actors=sides[0], recipients=sides[1])


def _then(one: Participant, index: Index, days: tuple[str, str], published: str) -> Participant:
    number = index.by_id.get(one.actor_id) if one.actor_id.startswith("person:") else None
    if number is None:
        return one
    entity = index.entities[number]
    then, now = _in_office(entity, *days), _in_office(entity, published or _NO_END, published or _NO_END)
    if (then is None) == (now is None):
        return one
    was = then or standing(entity, days[1])
    return replace(one, sectors=was.sectors, country=was.country)


def _in_office(entity: Entity, first: str, last: str) -> Standing | None:
    """What the person was when last in an office of state from one day to another; None when in none."""
    lasts = [
        min(end or last, last)
        for _, _, start, end, sectors, _ in entity.tenures
        if set((sectors or entity.sectors)[:1]) & BRANCHES and start <= last and (not end or end >= first)
    ]
    return standing(entity, max(lasts)) if lasts else None
