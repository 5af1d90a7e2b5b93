"""What of an archive is written: the options of an export and what they leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dragoman.exports.flat import MARKS, events
from dragoman.ledger.filters import iso_date
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Conditions that all hold; None is the format's own default (docs/reference/exports.md).

    ``since`` and ``until`` are ISO dates, both included; an event whose days touch them is in. ``auxiliary`` keeps
    events marked historical, future, hypothetical or negation; ``copies`` those of near-duplicate documents. ``by`` is
    the step of a panel: day, week, month, quarter or year.
    """

    since: str | None = None
    until: str | None = None
    auxiliary: bool | None = None
    copies: bool | None = None
    by: str | None = None


REASONS: dict[str, tuple[str, str]] = {
    **{mark: (f"marked {mark}", "--auxiliary") for mark in MARKS},
    "copies": ("told by near-duplicate documents", "--copies"),
    "undated": ("without a date", ""),
    "vague": ("whose date is vaguer than the format's", ""),
    "self": ("whose only two sides are the same party", ""),
    "parties": ("not between two states", ""),
    "nodes": ("beyond the network's limit", ""),
}
"""Why an event is left out: in words, and the option that keeps it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: ``rows`` or records, and the number of events left out by reason (see REASONS)."""

    rows: int
    left_out: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """One line, such as ``1,204 rows; left out: 213 events marked negation (--auxiliary keeps them)``."""
        written = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        parts = [part for hint in ("--auxiliary", "--copies", "") if (part := self._part(hint))]
        return f"{written}; left out: {'; '.join(parts)}" if parts else written

    def _part(self, hint: str) -> str:
        told = [
            f"{count:,} {_noun(reason, count)} {REASONS[reason][0]}"
            for reason, count in self.left_out.items()
            if count and REASONS[reason][1] == hint
        ]
        return ", ".join(told) + (f" ({hint} keeps them)" if hint and told else "")


def _noun(reason: str, count: int) -> str:
    one, many = ("party", "parties") if reason == "nodes" else ("event", "events")
    return one if count == 1 else many


class Selection:
    """An archive, what of it is wanted, and a count of what was left out on the way. ``None`` in options means False.

    Raises DateError on a day that is none.
    """

    def __init__(self, ledger: Ledger, options: ExportOptions) -> None:
        self.ledger = ledger
        self.options = options
        self.since: date | None = iso_date(options.since) if options.since is not None else None
        self.until: date | None = iso_date(options.until) if options.until is not None else None
        self.left_out: Counter[str] = Counter()

    def events(self, *, actors: bool = False) -> Iterator[Row]:
        """The wanted events as ``flat.events`` gives them, in order of appending."""
        for row in events(self.ledger, actors=actors):
            reason = self._unwanted(row)
            if reason is None:
                yield row
            elif reason:
                self.left_out[reason] += 1

    def count_left_out(self) -> None:
        """Count what a format that asks the archive in SQL leaves out: auxiliary events and copies."""
        values = {"since": self.since, "until": self.until, "auxiliary": bool(self.options.auxiliary)}
        for row in self.ledger.rows(_LEFT_OUT, {**values, "copies": bool(self.options.copies)}):
            self.left_out[row["why"]] += row["n"]

    def _unwanted(self, row: Row) -> str | None:
        """Why ``row`` is not wanted: a key of REASONS, ``""`` when it was not asked for; None when it is wanted."""
        if self.since is not None or self.until is not None:
            if row["date_start"] is None:
                return "undated"
            start, end = row["date_start"], row["date_end"] or row["date_start"]
            if (self.since and end < self.since) or (self.until and start > self.until):
                return ""
        if row["copy_of"] and not self.options.copies:
            return "copies"
        if row["auxiliary"] and not self.options.auxiliary:
            return str(row["auxiliary"][0])
        return None


_LEFT_OUT = """
SELECT CASE WHEN copy_of <> '' AND NOT $copies THEN 'copies' ELSE auxiliary[1] END AS why, count(*) AS n
FROM events JOIN documents ON documents.id = events.document_id
WHERE ((copy_of <> '' AND NOT $copies) OR (len(auxiliary) > 0 AND NOT $auxiliary))
    AND ($since IS NULL OR date_end >= CAST($since AS DATE)) AND ($until IS NULL OR date_start <= CAST($until AS DATE))
GROUP BY why ORDER BY why
"""
