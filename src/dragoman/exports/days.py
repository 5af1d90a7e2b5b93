"""One day for events that some formats want on a day."""

from __future__ import annotations

from datetime import date

from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

MOST_DAYS = 31
"""An interval of more days than this has no day that stands for it."""


def day_of(event: Row, selection: Selection) -> date | None:
    """The event's day; of an interval of up to a month, its first day. None, and counted as left out, otherwise."""
    start: date | None = event["date_start"]
    if start is None:
        selection.left_out["undated"] += 1
        return None
    if ((event["date_end"] or start) - start).days >= MOST_DAYS:
        selection.left_out["vague"] += 1
        return None
    return start
