"""What somebody was on a day: the same name is GOV in office, OPP or LEG before, ELI after."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dragoman.actors.registry import Entity
from dragoman.calendar_words import MONTHS
from dragoman.errors import DateError

_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?$")
_WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$")
# Offices whose former holders stay ELI; other past roles (a reporter, a union leader) are told as they were.
_STATE = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "ELI"})
_RANK = {sector: rank for rank, sector in enumerate(("GOV", "MIL", "REB", "LEG", "JUD", "SPY", "COP", "OPP", "PTY"))}
# An office of state outranks a role inside a party or an organisation held at the same time.
_CHIEF = ("president", "prime minister", "chancellor", "supreme leader", "king", "queen", "emir", "sultan")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's ``role``, ``sectors`` and ``country`` on a day, and why."""

    role: str | None
    sectors: tuple[str, ...]
    country: str
    reason: str


def iso_date(value: datetime.date | str | None) -> str:
    """A date as ``YYYY-MM-DD``; ``""`` for None, ``""`` and ``today`` (the registry's present).

    Takes ISO dates of any precision (a month or year means its middle) and "1 January 2003", "January 1, 2003".
    Raises DateError for anything else.
    """
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    text = value.strip()
    if not text or text.lower() in {"today", "now"}:
        return ""
    try:
        if match := _ISO.match(text):
            return datetime.date(
                int(match[1]), int(match[2] or 7), int(match[3] or (15 if match[2] else 1))
            ).isoformat()
        if (match := _WRITTEN.match(text)) and match[2].lower() in _MONTHS:
            return datetime.date(int(match[4]), _MONTHS[match[2].lower()], int(match[1] or match[3] or 15)).isoformat()
    except ValueError as error:
        raise DateError(f"{value!r} is no day of the calendar ({error}). Write YYYY-MM-DD") from error
    raise DateError(f"{value!r} is not a date that can be understood. Write YYYY-MM-DD")


def standing(entity: Entity, date: str) -> Standing:
    """What ``entity`` was on ``date`` (ISO; ``""``: at the registry's present).

    In office: that office. Between and after offices of state: ELI. Before the first: the party, if any, else unknown.
    """
    if not entity.tenures:
        sectors = entity.sectors or (("PTY",) if entity.party else ())
        return Standing(None, sectors, entity.country, f"{entity.id}: no dated role")
    held = [t for t in entity.tenures if (t[3] == "" if not date else t[2] <= date and (t[3] == "" or date <= t[3]))]
    if held:
        role, _, start, end, sectors, country = min(held, key=_rank)
        when = f"{start or '?'} to {end or 'now'}"
        return Standing(
            role or None, sectors or entity.sectors, country or entity.country, f"{entity.id}: {role or 'role'} {when}"
        )
    past = [t for t in entity.tenures if t[3] and (not date or t[3] < date)]
    if past:
        last = max(past, key=lambda t: t[3])
        elite = any(set(t[4]) & _STATE for t in past)
        sectors = ("ELI",) if elite and entity.form == "H" else (last[4] or entity.sectors)
        return Standing(
            f"former {last[0]}" if last[0] else None, sectors, entity.country, f"{entity.id}: {last[0]} until {last[3]}"
        )
    first = min(t[2] for t in entity.tenures)
    sectors = entity.sectors or (("PTY",) if entity.party else ())
    return Standing(None, sectors, entity.country, f"{entity.id}: before the first role of {first}")


def _rank(tenure: tuple[str, str, str, str, tuple[str, ...], str]) -> tuple[int, int, str]:
    """The office of state first, then by sector, then the earlier start."""
    chief = 0 if tenure[1] in _CHIEF else 1
    sector = _RANK.get(tenure[4][0], 9) if tenure[4] else 9
    return chief, sector, tenure[2]
