"""What one line of an imported file says, in the same terms for every format."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")
LONGEST = 200
"""Characters of a name or a label; what is longer is no name."""
MOST_NAMES = 60


class Malformed(Exception):  # noqa: N818 - a finding about one line, listed and counted, never shown as a failure
    """A line that cannot be used; the message is its reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or an organisation.

    ``ref`` is its id in the file; ``same_as`` an id that other sources know it by (a Wikidata item), ``""`` for none.
    ``countries``: codes of Dragoman, or items still to be looked up, likeliest first. ``sectors``: what it is when no
    dated role tells. ``titles``: positions without a date. ``party``: the ref of a party.
    """

    ref: str
    form: Literal["H", "O"]
    name: str
    names: tuple[str, ...]
    same_as: str = ""
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    party: str = ""
    gender: str = ""
    born: str = ""
    died: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An office that people hold. ``sectors``: those that its topics give, for when its name tells nothing."""

    ref: str
    name: str
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenancy:
    """Who held which post when. Dates are ISO of any precision, ``""`` unknown; ``ended``: over, whatever the date."""

    holder: str
    post: str
    start: str = ""
    end: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class CountryItem:
    """An item that is a country, with its code."""

    ref: str
    code: str


Record = Entry | Post | Tenancy | CountryItem


def iso_day(text: str) -> str:
    """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``""`` for what is none."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        return ""
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if year < 1000 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return ""
    return "-".join(part for part in match.groups() if part)


def cleaned(names: list[str]) -> tuple[str, ...]:
    """Names in their order, once each, without blanks around them, without what no terminal should be sent, and without
    what is too long to be one."""
    kept = dict.fromkeys("".join(c for c in " ".join(name.split()) if c.isprintable()) for name in names)
    return tuple(name for name in kept if 0 < len(name) <= LONGEST)[:MOST_NAMES]
