"""One event of the archive as matching needs it: parties, days and words ready to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dragoman.accounts.settings import settings
from dragoman.actors.actor import Participant
from dragoman.events.event import Event
from dragoman.ledger.rows import Row, event_of

NO_DAY = 0
"""Stands for an unknown date in ``Told.first`` and ``Told.last``."""

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")


@dataclass(slots=True)
class Told:
    """An event with its document's outlet and date of publication, and what is derived from them.

    ``actors`` and ``recipients`` are the parties of each side (see ``party``), ``keys`` the blocks it is compared in,
    ``first`` and ``last`` day numbers (``date.toordinal``), ``words`` the stems of the sentence's content words.
    """

    event: Event
    outlet: str
    published: str
    actors: frozenset[str]
    recipients: frozenset[str]
    keys: frozenset[tuple[int, str, str]]
    first: int
    last: int
    words: frozenset[str]

    @classmethod
    def of(cls, row: Row) -> Told:
        """What matching needs of a row of ``events`` with the columns ``outlet`` and ``published``."""
        event = event_of(row)
        actors = frozenset(map(party, event.actors))
        recipients = frozenset(map(party, event.recipients))
        start, end = row["date_start"], row["date_end"]
        return cls(
            event=event,
            outlet=row["outlet"],
            published=row["published"].isoformat() if row["published"] else "",
            actors=actors,
            recipients=recipients,
            keys=_keys(event, actors, recipients),
            first=start.toordinal() if start else NO_DAY,
            last=max(end or start, start).toordinal() if start else NO_DAY,
            words=_words(event),
        )

    @property
    def dated(self) -> bool:
        """Whether its date is known."""
        return self.first != NO_DAY


def party(participant: Participant) -> str:
    """Whom a participant counts as: a country's state, another body of a country, or a name."""
    sector = participant.sectors[0] if participant.sectors else ""
    if participant.country and sector in settings().same_body:
        return participant.country
    if participant.country:
        return f"{participant.country}/{sector}"
    return (participant.name or participant.text).casefold()


def _keys(event: Event, actors: frozenset[str], recipients: frozenset[str]) -> frozenset[tuple[int, str, str]]:
    if event.event_type in settings().mutual_types:
        everyone = sorted(actors | recipients)
        pairs = list(combinations(everyone, 2)) or [(one, "") for one in everyone]
        return frozenset((event.quad, *pair) for pair in pairs)
    if not recipients and len(actors) > 1:
        return frozenset((event.quad, *pair) for pair in combinations(sorted(actors), 2))
    if not actors and not recipients:
        return frozenset()
    return frozenset((event.quad, by, to) for by in (actors or {""}) for to in (recipients or {""}))


def _words(event: Event) -> frozenset[str]:
    named = " ".join(f"{one.text} {one.name}" for one in (*event.actors, *event.recipients))
    left_out = settings().stop_words.union(_WORD.findall(named.casefold()))
    return frozenset(map(_stem, set(_WORD.findall(event.sentence.text.casefold())) - left_out))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)
