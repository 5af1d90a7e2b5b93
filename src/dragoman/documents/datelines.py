"""The dateline of a report: "BEIRUT (Reuters) -", "LIMA, March 3, 2022 —", "MOSCOW, December 30. /TASS/."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.documents.dates import parse_date
from dragoman.documents.knowledge import HeaderLines, load

_ZONE = 1500
_WORD = r"[^\W\d_][\w.'’-]*"
_NAME = rf"{_WORD}(?:[ /]{_WORD}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"[ \t]*(?P<place>{_NAME}?)(?:, (?P<country>{_NAME}?))?(?:[.,]? ?(?P<date>{_DATE}))?[.,]?"
    r"(?: ?\((?P<agency>[^()\n]{2,40})\)| ?/(?P<slashed>[^/\n]{2,30})/\.?)?"
    r"(?(slashed) |(?P<mark> [-–—]{1,2} | ?[—–] ?|(?<=\))[-:]{1,2} |-- |: ))(?=[\"'“‘«]?[^\W_a-z])"
)
_FEWEST_CAPITALS = 3
_LONG = 12
"""Words of a paragraph that may open with a bare "Kabul:" or "Kabul -"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where it stands in the text (``end`` is where the report begins) and what it says, ``""`` for what it does not.

    ``place`` and ``country`` are as printed, ``published`` is ISO, ``agency`` what stands in brackets or slashes.
    """

    start: int
    end: int
    place: str
    country: str
    published: str
    agency: str


def find_dateline(text: str, *, bare_colon: bool = False) -> Dateline | None:
    """The dateline that opens one of the first lines of ``text``, or None.

    ``bare_colon``: take "KABUL:" for one, too, though "MODERATOR:" looks the same, and "Kabul:" where a long first
    paragraph opens with it below a title.
    """
    return _found(text[:_ZONE], bare_colon)


@lru_cache(maxsize=64)  # every step asks for the dateline of the article it reads
def _found(opening: str, bare_colon: bool) -> Dateline | None:
    start = 0
    for line in opening.splitlines(keepends=True):
        match = _DATELINE.match(line)
        long = len(line.split()) >= _LONG
        if match and _is_dateline(match, bare_colon=bare_colon, below_title=bool(start) and long, opens=long):
            agency = match["agency"] or match["slashed"] or ""
            published = parse_date(match["date"]) if match["date"] else ""
            begin, end = start + match.start("place"), start + match.end()
            return Dateline(begin, end, match["place"].rstrip("."), match["country"] or "", published, agency)
        start += len(line)
    return None


def _is_dateline(match: re.Match[str], *, bare_colon: bool, below_title: bool, opens: bool) -> bool:
    """Capitals before a dash; in other letters only with an agency that is known or a date, or where it ``opens`` a
    long paragraph; before a colon, where that stands ``below_title``."""
    if match["slashed"]:
        return match["slashed"] in _agencies() or (match["slashed"].isupper() and bool(match["date"]))
    place, mark = match["place"].rstrip("."), match["mark"].strip()
    if place.upper() in _labels():
        return False
    if place.isupper() and sum(map(str.isupper, place)) >= _FEWEST_CAPITALS:
        return mark != ":" or bare_colon or bool(match["agency"])
    named = all(word[:1].isupper() for word in re.findall(_WORD, place))
    if named and not match["agency"] and (below_title and bare_colon if mark == ":" else opens):
        return True
    return named and bool(match["date"] or match["agency"] in _agencies())


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load("header.yaml", HeaderLines).agencies)


@cache
def _labels() -> frozenset[str]:
    """Words in capitals before a dash that name a section or a kind of report."""
    lines = load("header.yaml", HeaderLines)
    return frozenset(label.upper() for label in [*lines.sections, *lines.labels])
