"""What date expressions mean: each reader turns a match of its rule into an interval of days.

A reader gets the match and the ``Context`` (publication day, tense of the clause, the date told before). It gives an
``Interval``; ``UNRESOLVED`` when the expression is a date that needs something the text does not give (the publication
date, a date before it); or None when it is no date after all. The meanings follow docs/reference/ontology.md, Dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dragoman.calendar_words import MONTHS, WEEKDAYS
from dragoman.grounding.clauses import Tense
from dragoman.grounding.interval import (
    Interval,
    day,
    month_of,
    part_of_month,
    part_of_years,
    season_of,
    shift_days,
    shift_months,
    week_of,
    weekend_of,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is relative to. ``to_deed``: it dates the deed that it is counted from.
    ``near``: the date told shortly before, None when it stands far back."""

    today: date | None
    tense: Tense = ""
    anchor: Interval | None = None
    to_deed: bool = False
    near: Interval | None = None


class Unresolved:
    """A date expression whose interval cannot be known."""


UNRESOLVED = Unresolved()
Meaning: TypeAlias = Interval | Unresolved | None

_MONTH_NUMBER = {name: i for i, name in enumerate(MONTHS, 1)} | {name[:3]: i for i, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER["sept"] = 9
_WEEKDAY_NUMBER = {name[:3]: i for i, name in enumerate(WEEKDAYS)}
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())} | {
    "a": 1, "an": 1, "a couple of": 2, "couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
VAGUE = ("a few", "few", "several", "some")
_DAYS_BACK = {"day": 1, "week": 7, "fortnight": 14}


def _part(match: re.Match[str]) -> str:
    word = (match.groupdict().get("part") or "").lower()
    for part, words in {
        "early": ("early", "earlier", "beginning", "start"),
        "mid": ("mid", "middle"),
        "late": ("late", "later", "end"),
    }.items():
        if word in words:
            return part
    return ""


def _month(match: re.Match[str]) -> int:
    name = match["month"].lower().rstrip(".")
    return _MONTH_NUMBER.get(name) or _MONTH_NUMBER[name[:3]]


def _count(match: re.Match[str]) -> int | None:
    """The number, or None for a vague one ("few")."""
    words = " ".join(match["count"].lower().split())
    if words in VAGUE:
        return None
    return int(words) if words.isdigit() else NUMBERS[words]


def _safe_date(year: int, month: int, number: int) -> Interval | None:
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def _near(candidates: list[Interval], context: Context) -> Meaning:
    """The candidate that the tense asks for; without a tense the last one not after publication, unless one up to three
    months ahead is much nearer."""
    today = context.today
    if today is None:
        return UNRESOLVED
    past = [c for c in candidates if c.start <= today]
    future = [c for c in candidates if c.end >= today]
    if context.tense == "future" and future:
        return future[0]
    if past and (context.tense == "past" or not future):
        return past[-1]
    if not past:
        return future[0] if future else None
    back, ahead = (today - past[-1].end).days, (future[0].start - today).days
    return future[0] if ahead <= 92 and back > 2 * 92 else past[-1]


def _years_around(context: Context) -> range:
    assert context.today is not None
    return range(max(context.today.year - 1, 1), min(context.today.year + 1, 9998) + 1)


# --- absolute dates -----------------------------------------------------------------------------------------------


def read_iso(match: re.Match[str], _: Context) -> Meaning:
    return _safe_date(int(match[1]), int(match[2]), int(match[3]))


def read_numeric(match: re.Match[str], context: Context) -> Meaning:
    """12/30/2024, 30.12.2024; when both orders are possible, the later one that is not after publication."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = [_safe_date(year, second, first), _safe_date(year, first, second)]
    if match[2] == ".":
        return readings[0]
    possible = sorted({(r.start, r) for r in readings if r}, key=lambda pair: pair[0])
    if len(possible) == 2 and context.today is not None and possible[1][0] > context.today:
        return possible[0][1]
    return possible[-1][1] if possible else None


def read_day_month(match: re.Match[str], context: Context) -> Meaning:
    month, first = _month(match), int(match["day"])
    last = int(match.groupdict().get("last") or first)
    years = [int(match["year"])] if match["year"] else None
    if years is None and context.today is None:
        return UNRESOLVED
    candidates = []
    for year in years or _years_around(context):
        start, end = _safe_date(year, month, first), _safe_date(year, month, last)
        if start and end and start.start <= end.end:
            candidates.append(Interval(start.start, end.end))
    if not candidates:
        return None
    return candidates[0] if years else _near(candidates, context)


def read_month_year(match: re.Match[str], _: Context) -> Meaning:
    return part_of_month(int(match["year"]), _month(match), _part(match))


def read_month_alone(match: re.Match[str], context: Context) -> Meaning:
    if context.today is None:
        return UNRESOLVED
    month, part, which = _month(match), _part(match), (match["which"] or "").lower()
    candidates = [part_of_month(year, month, part) for year in _years_around(context)]
    current = month_of(context.today.year, context.today.month)
    if which == "last":
        return [c for c in candidates if c.end < current.start][-1]
    if which in ("next", "coming"):
        return next(c for c in candidates if c.start > current.end)
    if which == "this":
        return part_of_month(context.today.year, month, part)
    return _near(candidates, context)


def read_year(match: re.Match[str], _: Context) -> Meaning:
    year = int(match["year"])
    return part_of_years(year, year, _part(match))


def read_year_range(match: re.Match[str], _: Context) -> Meaning:
    first, last = int(match[1]), match[2]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return Interval(date(first, 1, 1), date(end, 12, 31)) if first < end else None


DECADE_NAMES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                 "eighties": 80, "nineties": 90}  # fmt: skip


def read_decade(match: re.Match[str], context: Context) -> Meaning:
    word = match["decade"].lower()
    number = DECADE_NAMES[word] if word in DECADE_NAMES else int(word.strip("'’s"))
    if number < 100:
        number += 2000 if number == 20 else 1900
    return part_of_years(number, number + 9, _part(match))


def read_century(match: re.Match[str], _: Context) -> Meaning:
    ordinal = int(match["century"])
    if not 10 <= ordinal <= 21:
        return None
    return part_of_years(ordinal * 100 - 99, ordinal * 100, _part(match))


def read_season(match: re.Match[str], context: Context) -> Meaning:
    name, which = match["season"].lower(), (match["which"] or "").lower()
    if match["year"]:
        return season_of(name, int(match["year"]))
    if context.today is None:
        return UNRESOLVED
    candidates = [season_of(name, context.today.year + step) for step in (-2, -1, 0, 1)]
    if which == "last":
        return [c for c in candidates if c.end < context.today][-1]
    if which in ("next", "coming"):
        return next(c for c in candidates if c.start > context.today)
    if which == "this":
        return min(candidates, key=lambda c: _distance(c, context.today))
    return _near(candidates, context)


def _distance(interval: Interval, when: date | None) -> int:
    assert when is not None
    if interval.start <= when <= interval.end:
        return 0
    return min(abs((interval.start - when).days), abs((interval.end - when).days))


_PIECES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}


def read_piece_of_year(match: re.Match[str], context: Context) -> Meaning:
    """ "The first quarter of 2024", "the second half of this year"."""
    if match["year"]:
        year = int(match["year"])
    elif context.today is None:
        return UNRESOLVED
    else:
        year = context.today.year + {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    months = 3 if match["piece"].lower() == "quarter" else 6
    index = min(_PIECES[match["nth"].lower()], 12 // months - 1)
    start = date(year, index * months + 1, 1)
    return Interval(start, shift_days(shift_months(start, months), -1))


_FEASTS = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year’s day": (1, 1),
           "new year’s eve": (12, 31)}  # fmt: skip


def read_feast(match: re.Match[str], context: Context) -> Meaning:
    month, number = _FEASTS[" ".join(match["feast"].lower().replace("'", "’").split())]
    if match["year"]:
        return _safe_date(int(match["year"]), month, number)
    if context.today is None:
        return UNRESOLVED
    return _near([day(date(year, month, number)) for year in _years_around(context)], context)


# --- relative to publication --------------------------------------------------------------------------------------

_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "overnight": 0, "tomorrow": 1, "the day before yesterday": -2,
              "the day after tomorrow": 2, "last night": -1, "last evening": -1}  # fmt: skip


def read_day_word(match: re.Match[str], context: Context) -> Meaning:
    if context.today is None:
        return UNRESOLVED
    words = " ".join(match["word"].lower().split())
    offset = 0 if words.startswith("this") else _DAY_WORDS[words]
    when = day(shift_days(context.today, offset))
    return Interval(shift_days(context.today, -1), context.today) if words == "overnight" else when


_JUST_GONE = 2
"""Days after which a day of the same week is called the last of its name."""


def _weekday(match: re.Match[str], context: Context) -> Meaning:
    today = context.today
    if today is None:
        return UNRESOLVED
    which = (match["which"] or "").lower()
    back = (today.weekday() - _WEEKDAY_NUMBER[match["weekday"][:3].lower()]) % 7
    if which in ("next", "coming") or (not which and context.tense == "future"):
        return day(shift_days(today, (7 - back) if back or which else 0))
    if which == "this":
        return day(shift_days(week_of(today).start, _WEEKDAY_NUMBER[match["weekday"][:3].lower()]))
    if which in ("last", "past", "previous") and back <= min(_JUST_GONE, today.weekday()):
        back += 7  # "last Wednesday", said on a Thursday: yesterday would be "on Wednesday"
    return day(shift_days(today, -back))


def read_weekend(match: re.Match[str], context: Context) -> Meaning:
    today = context.today
    if today is None:
        return UNRESOLVED
    which = (match["which"] or "").lower()
    this = weekend_of(today)
    if which in ("next", "coming") or context.tense == "future":
        return Interval(shift_days(this.start, 7), shift_days(this.end, 7)) if which == "next" else this
    if which == "this" or this.start <= today:
        return this
    return Interval(shift_days(this.start, -7), shift_days(this.end, -7))


def _calendar_unit(unit: str, when: date, step: int, part: str) -> Interval:
    """The week, month, year ... that holds ``when``, moved by ``step`` units."""
    if unit in ("week", "fortnight"):
        return week_of(shift_days(when, step * _DAYS_BACK[unit]))
    if unit == "month":
        moved = shift_months(when, step)
        return part_of_month(moved.year, moved.month, part)
    if unit == "quarter":
        moved = shift_months(when.replace(day=1), -((when.month - 1) % 3) + 3 * step)
        return Interval(moved, shift_days(shift_months(moved, 3), -1))
    if unit == "year":
        year = min(max(when.year + step, 1), 9999)
        return part_of_years(year, year, part)
    if unit == "decade":
        first = when.year - when.year % 10 + 10 * step
        return part_of_years(first, first + 9, part)
    return day(shift_days(when, step))


def read_last_unit(match: re.Match[str], context: Context) -> Meaning:
    """ "Last week", "earlier this month", "next year"."""
    if context.today is None:
        return UNRESOLVED
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match["which"].lower()]
    word = (match.groupdict().get("part") or "").lower()
    interval = _calendar_unit(match["unit"].lower(), context.today, step, "" if step == 0 else _part(match))
    if step == 0 and word == "earlier":
        return Interval(interval.start, context.today)
    if step == 0 and word == "later":
        return Interval(context.today, interval.end)
    return _calendar_unit(match["unit"].lower(), context.today, 0, _part(match)) if step == 0 else interval


def read_of_unit(match: re.Match[str], context: Context) -> Meaning:
    """ "The end of the year", "at the start of the month"."""
    if context.today is None:
        return UNRESOLVED
    return _calendar_unit(match["unit"].lower(), context.today, 0, _part(match))


def _span_back(today: date, count: int, unit: str, sign: int) -> date:
    if unit in ("month", "quarter"):
        return shift_months(today, sign * count * (3 if unit == "quarter" else 1))
    if unit in ("year", "decade"):
        return shift_months(today, sign * count * (120 if unit == "decade" else 12))
    return shift_days(today, sign * (-(-count // 24) if unit == "hour" else count * _DAYS_BACK.get(unit, 1)))


def read_ago(match: re.Match[str], context: Context) -> Meaning:
    """ "Three days ago" is that day, "two weeks ago" that week; "a few days ago" is anything from two to seven."""
    if context.today is None:
        return UNRESOLVED
    unit, count = match["unit"].lower(), _count(match)
    if unit == "weekend":
        return UNRESOLVED
    if count is None:
        return Interval(_span_back(context.today, 7, unit, -1), _span_back(context.today, 2, unit, -1))
    then = _span_back(context.today, count, unit, -1)
    unit = "year" if unit == "decade" else unit
    return _calendar_unit(unit if unit in ("week", "fortnight", "month", "year") else "day", then, 0, "")


def read_past_span(match: re.Match[str], context: Context) -> Meaning:
    """ "Over the past ten years": that many units up to publication. Without a number ("in the past days") no date."""
    if context.today is None:
        return UNRESOLVED
    words, unit = (match["count"] or "").lower(), match["unit"].lower()
    if not words and not match["plural"] and (step := _BESIDE.get(match["which"].lower())) is not None:
        return _unit_beside(context, unit, step)
    if not words and unit not in ("hour", "day", "week", "month", "year", "decade"):
        return None
    if not words and match["plural"]:
        return None
    count = _count(match) if words else 1
    if count is None:
        return None
    forward = match["which"].lower() in ("next", "coming", "following")
    other = _span_back(context.today, count, unit, 1 if forward else -1)
    return Interval(context.today, other) if forward else Interval(other, context.today)


_BESIDE = {"following": 1, "preceding": -1}


def _unit_beside(context: Context, unit: str, step: int) -> Meaning:
    """ "The following year": the one after that of the date told shortly before."""
    told = context.near
    if told is None or unit not in ("week", "month", "year", "decade"):
        return UNRESOLVED
    if unit in _FINER.get(told.precision, ()) or (told.precision == "year" and unit == "month"):
        return UNRESOLVED
    return _calendar_unit(unit, told.start, step, "")


# --- relative to the date told before -----------------------------------------------------------------------------


_FINER = {"month": ("day", "night"), "year": ("day", "night", "week", "fortnight")}
"""Units that are lost in a date of that precision."""


def _anchored(context: Context, days: int) -> Meaning:
    if context.anchor is None or context.anchor.precision != "day":
        return UNRESOLVED
    return day(shift_days(context.anchor.start, days))


def read_next_day(match: re.Match[str], context: Context) -> Meaning:
    """ "The next morning", "the previous day", "the same evening"."""
    step = {"next": 1, "following": 1, "same": 0, "previous": -1, "preceding": -1}[match["which"].lower()]
    if step == 1 and context.anchor is None and context.tense == "future":
        return _anchored(Context(context.today, context.tense, day(context.today)), 1) if context.today else UNRESOLVED
    return _anchored(context, step)


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def read_that_time(match: re.Match[str], context: Context) -> Meaning:
    """ "At the time", "that year", "in the same month": the time told shortly before; no date where none was."""
    told, unit = context.near, (_group(match, "unit") or _group(match, "unit2")).lower()
    if told is None or (unit and told.start != told.end and Interval(told.start, told.end).precision == "decade"):
        return None
    return _calendar_unit(unit, told.start, 0, "") if unit else told


def read_later(match: re.Match[str], context: Context) -> Meaning:
    """ "Two days later", "a week earlier", "the day before"."""
    if context.anchor is None or context.anchor.precision not in ("day", "week", "month", "year"):
        return UNRESOLVED
    count, unit = _count(match), match["unit"].lower()
    if count is None or unit in ("hour", "weekend"):
        return UNRESOLVED
    if unit in _FINER.get(context.anchor.precision, ()):
        return context.anchor  # a day after something of January is most likely in January
    sign = 1 if match["direction"].lower() in ("later", "after", "afterwards") else -1
    sign = -sign if context.to_deed else sign
    then = _span_back(context.anchor.start, count, unit, sign)
    return _calendar_unit(unit if unit in ("month", "year") else "day", then, 0, "")


def read_day_before(match: re.Match[str], context: Context) -> Meaning:
    return _anchored(context, 1 if match["direction"].lower() == "after" else -1)


def read_weekday_of_week(match: re.Match[str], context: Context) -> Meaning:
    """A weekday, also with its week: "Tuesday last week"."""
    week = " ".join((match["ago"] or "").split())
    if not week:
        return _weekday(match, context)
    if context.today is None:
        return UNRESOLVED
    step = {"last week": -7, "this week": 0, "next week": 7}[week]
    number = _WEEKDAY_NUMBER[match["weekday"][:3].lower()]
    return day(shift_days(week_of(shift_days(context.today, step)).start, number))
