"""Days to periods: weeks begin on Monday, quarters in January, April, July and October."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.errors import OptionError
from dragoman.relations.relation import Step

STEPS: dict[Step, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""The steps and the most days that one has."""


def check_step(by: str) -> Step:
    """``by`` when it is a step. Raises OptionError."""
    for step in STEPS:
        if by == step:
            return step
    raise OptionError(f"A series cannot go by {by!r}. Use one of: {', '.join(STEPS)}.")


def start_of(day: date, by: Step) -> date:
    """The first day of the period that holds ``day``."""
    if by == "day":
        return day
    if by == "week":
        # The days before Monday 0001-01-01 do not exist, and that day is a Monday.
        return day - timedelta(days=day.weekday())
    if by == "month":
        return day.replace(day=1)
    if by == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(month=1, day=1)


def end_of(start: date, by: Step) -> date:
    """The last day of the period that begins on ``start``."""
    if by == "day":
        return start
    if by == "week":
        return date.fromordinal(min(start.toordinal() + 6, date.max.toordinal()))
    months = {"month": 1, "quarter": 3, "year": 12}[by]
    last = start.month + months - 1
    return date(start.year, last, 31) if last == 12 else date(start.year, last + 1, 1) - timedelta(days=1)


def placed(start: date | None, end: date | None, by: Step) -> date | None:
    """The first day of the period in which an interval of days falls: that of its middle day.

    None when there is no interval, or it is longer than a period.
    """
    if start is None or end is None:
        return None
    days = (end - start).days
    if not 0 <= days < STEPS[by]:
        return None
    return start_of(start + timedelta(days=days // 2), by)


def between(first: date, last: date, by: Step) -> Iterator[date]:
    """First days of all periods from that of ``first`` to that of ``last``."""
    start = first
    while start <= last:
        yield start
        end = end_of(start, by)
        if end == date.max:
            return
        start = end + timedelta(days=1)
