"""Publication dates as people and machines write them, to ISO ``YYYY-MM-DD``.

Nothing is guessed: a date that can be read in two ways (``03/04/2021``), has no year or no day gives ``""``. The clock
is never read. The day is the one printed, in the time zone it was printed in; a Unix time is taken in UTC.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from dragoman.calendar_words import MONTHS

_MONTHS = tuple(month[:3] for month in MONTHS)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)"
_GAP = r"[\s.,/\-–—]{0,4}"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<![\d:]){_DAY}{_GAP}(?:of\s)?{_MONTH}{_GAP}{_YEAR}",
        rf"\b{_MONTH}{_GAP}{_DAY}(?!\d){_GAP}{_YEAR}",
        rf"(?<!\d){_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}(?!\d)",
        r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)",
        rf"(?<![\d:]){_DAY}[-\s]{_MONTH}[-\s](?P<short>\d\d)(?![\d:])",
    )
)
_WORDS_ROUND_A_DATE = re.compile(
    r"(?:published|posted|updated|modified|created|first|last|on|at|date[d]?|time|mon|tues?|wed(?:nes)?|thur?s?|fri"
    r"|sat(?:ur)?|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|a\.m|p\.m|gmt|utc|bst|cet|cest|eet"
    r"|eest|msk|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|jst|et|local|noon|midnight|hrs?|hours|z|t)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d{1,9})?|[+-]\d\d:?\d\d|\b\d{1,2}(?=\s?[ap]\.?m)", re.IGNORECASE
)
_SECONDS = (100_000_000, 7_000_000_000)
_MILLISECONDS = (1_000_000_000_000, 7_000_000_000_000)


def parse_date(value: Any) -> str:
    """The ISO date that ``value`` (string, number, ``date`` or ``datetime``) gives, or ``""`` when it gives none.

    Numbers are Unix times in seconds (9 or 10 digits) or milliseconds (13 digits), or ``YYYYMMDD``.
    """
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _from_number(value)
    text = str(value).strip()[:200]
    if re.fullmatch(r"\d{9,10}|\d{13}", text):
        return _from_number(int(text))
    found = find_date(text)
    return found[0] if found else ""


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first full date in ``text``: its ISO form, where it starts and where it ends."""
    best: tuple[str, int, int] | None = None
    for pattern in _DATES:
        match = pattern.search(text)
        if match and (best is None or match.start() < best[1]):
            iso = _iso(match.groupdict())
            if iso:
                best = (iso, match.start(), match.end())
    return best


def date_line(text: str) -> str:
    """The ISO date when ``text`` is nothing but a date (with weekday, time, zone, ``Published:`` ...), else ``""``."""
    if len(text) > 120:
        return ""
    found = find_date(text)
    if not found:
        return ""
    rest = text[: found[1]] + " " + text[found[2] :]
    while (second := find_date(rest)) is not None:  # "Published 3 May 2021, updated 4 May 2021"
        rest = rest[: second[1]] + " " + rest[second[2] :]
    rest = _WORDS_ROUND_A_DATE.sub(" ", _CLOCK.sub(" ", rest))
    return "" if re.search(r"\w", rest) else found[0]


def _from_number(value: float) -> str:
    if _SECONDS[0] <= value < _SECONDS[1]:
        return dt.datetime.fromtimestamp(value, dt.UTC).date().isoformat()
    if _MILLISECONDS[0] <= value < _MILLISECONDS[1]:
        return dt.datetime.fromtimestamp(value / 1000, dt.UTC).date().isoformat()
    found = find_date(str(int(value))) if 15_000_101 <= value <= 21_991_231 else None
    return found[0] if found else ""


def _iso(parts: dict[str, str | None]) -> str:
    year = int(parts.get("year") or 0)
    if parts.get("short"):
        short = int(parts["short"] or 0)
        year = short + (2000 if short < 69 else 1900)  # the POSIX pivot
    if parts.get("month"):
        month = _MONTHS.index((parts["month"] or "")[:3].lower()) + 1
        day = int(parts["day"] or 0)
    elif parts.get("m"):
        month, day = int(parts["m"] or 0), int(parts["d"] or 0)
    else:
        month, day = _day_or_month_first(int(parts["a"] or 0), int(parts["b"] or 0), parts.get("sep") or "")
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _day_or_month_first(a: int, b: int, separator: str) -> tuple[int, int]:
    """Month and day of ``a/b``; zeros when either could be the month. Dots are day first everywhere (31.12.2024)."""
    if separator == "." or a > 12 or a == b:
        return b, a
    return (a, b) if b > 12 else (0, 0)
