"""One event of the archive as matching needs it: parties, days and words ready to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from dragoman.accounts.settings import settings
from dragoman.ledger.rows import Row

NO_DAY = 0
"""Stands for an unknown date in ``Told.first`` and ``Told.last``."""

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")


@dataclass(slots=True)
class Told:
    """A row of ``events`` joined with its document, and what is derived from it.

    ``actors`` and ``recipients`` are the parties of each side (see ``party``), ``keys`` the blocks it is compared in,
    ``first`` and ``last`` day numbers (``date.toordinal``), ``words`` the stems of the sentence's content words.
    """

    row: Row
    actors: frozenset[str]
    recipients: frozenset[str]
    keys: frozenset[tuple[int, str, str]]
    first: int
    last: int
    words: frozenset[str]

    @classmethod
    def of(cls, row: Row) -> Told:
        """What matching needs of ``row``."""
        actors = frozenset(map(party, row["actors"]))
        recipients = frozenset(map(party, row["recipients"]))
        start, end = row["date_start"], row["date_end"]
        return cls(
            row=row,
            actors=actors,
            recipients=recipients,
            keys=_keys(row, actors, recipients),
            first=start.toordinal() if start else NO_DAY,
            last=max(end or start, start).toordinal() if start else NO_DAY,
            words=_words(row),
        )

    @property
    def dated(self) -> bool:
        """Whether its date is known."""
        return self.first != NO_DAY


def party(participant: dict[str, Any]) -> str:
    """Whom a participant counts as: a country's state, another body of a country, or a name."""
    country, sectors = participant["country"], participant["sectors"]
    sector = sectors[0] if sectors else ""
    if country and sector in settings().same_body:
        return str(country)
    if country:
        return f"{country}/{sector}"
    return str(participant["name"] or participant["text"]).casefold()


def _keys(row: Row, actors: frozenset[str], recipients: frozenset[str]) -> frozenset[tuple[int, str, str]]:
    quad = row["quad"]
    if row["event_type"] in settings().mutual_types:
        everyone = sorted(actors | recipients)
        pairs = list(combinations(everyone, 2)) or [(one, "") for one in everyone]
        return frozenset((quad, *pair) for pair in pairs)
    if not recipients and len(actors) > 1:
        return frozenset((quad, *pair) for pair in combinations(sorted(actors), 2))
    if not actors and not recipients:
        return frozenset()
    return frozenset((quad, by, to) for by in (actors or {""}) for to in (recipients or {""}))


def _words(row: Row) -> frozenset[str]:
    named = " ".join(one["text"] + " " + one["name"] for side in ("actors", "recipients") for one in row[side])
    names = set(_WORD.findall(named.casefold()))
    stop = settings().stop_words
    return frozenset(
        _ENDING.sub("", word)
        for word in _WORD.findall(row["sentence"].casefold())
        if word not in stop and word not in names
    )
