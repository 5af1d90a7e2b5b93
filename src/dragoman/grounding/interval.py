"""Intervals of whole days and the few operations that date expressions need."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dragoman.grounding.grounding import EventDate, Precision

# Longest interval, in days, that still counts as each precision; anything longer is a decade.
_LONGEST: tuple[tuple[int, Precision], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "season"), (366, "year"))


# A publication date outside these years is a mistake, and leaves no room for "last century" or "next decade".
_FIRST_YEAR, _LAST_YEAR = 1000, 8999


@dataclass(frozen=True, slots=True)
class Interval:
    """Days ``start`` to ``end``, both included."""

    start: date
    end: date

    @property
    def precision(self) -> Precision:
        """The smallest unit that is at least as long as the interval."""
        days = (self.end - self.start).days + 1
        return next((name for longest, name in _LONGEST if days <= longest), "decade")

    def to_date(self, text: str) -> EventDate:
        """The record for this interval, told by the expression ``text``."""
        return EventDate(self.start.isoformat(), self.end.isoformat(), text, self.precision)


def published_day(published: str) -> date | None:
    """The publication date as a date; None when it is empty or no ISO date: what is relative to it stays unknown."""
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return when if _FIRST_YEAR <= when.year <= _LAST_YEAR else None


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when)


def shift_days(when: date, days: int) -> date:
    """``when`` moved by ``days``, kept inside the calendar."""
    return date.fromordinal(min(max(when.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def shift_months(when: date, months: int) -> date:
    """``when`` moved by calendar months; the day is clipped to the month's last."""
    total = when.year * 12 + when.month - 1 + months
    year = min(max(total // 12, MINYEAR), MAXYEAR)
    month = total % 12 + 1
    return date(year, month, min(when.day, calendar.monthrange(year, month)[1]))


def week_of(when: date) -> Interval:
    """Monday to Sunday around ``when``."""
    monday = shift_days(when, -when.weekday())
    return Interval(monday, shift_days(monday, 6))


def weekend_of(when: date) -> Interval:
    """Saturday and Sunday of the week of ``when``."""
    monday = week_of(when).start
    return Interval(shift_days(monday, 5), shift_days(monday, 6))


def month_of(year: int, month: int) -> Interval:
    """The whole month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def part_of_month(year: int, month: int, part: str) -> Interval:
    """``early`` is 1-10, ``mid`` 11-20, ``late`` 21 to the end; anything else the whole month."""
    whole = month_of(year, month)
    if part == "early":
        return Interval(whole.start, date(year, month, 10))
    if part == "mid":
        return Interval(date(year, month, 11), date(year, month, 20))
    if part == "late":
        return Interval(date(year, month, 21), whole.end)
    return whole


def part_of_years(first: int, last: int, part: str) -> Interval:
    """A third of the years ``first`` to ``last``: ``early``, ``mid`` or ``late``; anything else all of them."""
    whole = Interval(date(first, 1, 1), date(last, 12, 31))
    months = (last - first + 1) * 12
    # The early 1990s are 1990 to 1993, the mid 1990s 1994 to 1996, the late ones 1997 to 1999.
    low_cut, high_cut = (48, 84) if months == 120 else (months // 3, 2 * months // 3)
    bounds = {"early": (0, low_cut), "mid": (low_cut, high_cut), "late": (high_cut, months)}
    if part not in bounds:
        return whole
    low, high = bounds[part]
    return Interval(shift_months(whole.start, low), shift_months(whole.start, high) - timedelta(days=1))


def season_of(name: str, year: int) -> Interval:
    """A northern meteorological season; winter is named by the year in which it begins."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    start = date(year, first, 1)
    return Interval(start, shift_months(start, 3) - timedelta(days=1))
