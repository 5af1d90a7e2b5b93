"""A balanced panel: one row per directed dyad of states and period, zeros included, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import OptionError
from dragoman.exports.cells import safe
from dragoman.exports.codes import countries
from dragoman.exports.options import REASONS, Selection
from dragoman.ledger.rows import Row
from dragoman.relations import periods
from dragoman.relations.relation import Step
from dragoman.relations.settings import settings

COLUMNS = (
    *("period", "period_end", "year", "month", "actor", "recipient", "actor_cow", "recipient_cow"),
    *("events", "verbal_coop", "material_coop", "verbal_conf", "material_conf", "score_sum", "score_mean"),
    *("documents", "coverage"),
)
"""Names that Stata takes. ``coverage`` counts the documents published in the period, copies left out."""


MOST_ROWS = 20_000_000
"""A balanced panel grows with dyads times periods; one mistaken date must not fill a disk."""


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the panel; gives the number of rows.

    The dyads are those that any event joins. The periods run from that of the first event, or of ``since``, to that of
    the last, or of ``until``; none is cut. ``score_mean`` is empty without events. Where ``coverage`` is 0, nothing was
    read: a zero there says nothing. Raises OptionError on a step that does not exist, and on more than MOST_ROWS rows.
    """
    panel = _Panel(selection, periods.check_step(selection.options.by or "month"))
    panel.count_left_out()
    panel.check_size()
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    cow = {code: state.cow for code, state in countries().states.items()}
    written = 0
    for row in panel.ask(_ROWS):
        row["actor_cow"], row["recipient_cow"] = cow.get(row["actor"]), cow.get(row["recipient"])
        writer.writerow([safe(row[name]) for name in COLUMNS])
        written += 1
    text.flush()
    text.detach()
    return written


class _Panel:
    """The questions that a panel asks of an archive, over one choice of events and periods."""

    def __init__(self, selection: Selection, step: Step) -> None:
        self._selection = selection
        self._step = step
        self._values: dict[str, Any] = {
            "since": selection.since,
            "until": selection.until,
            "auxiliary": bool(selection.options.auxiliary),
            "copies": bool(selection.options.copies),
            "sectors": settings().state_sectors,
            "shared": settings().shared_codes,
            "days": periods.STEPS[step],
            "step": step,
        }
        self._tables = _TABLES.replace("$interval", f"INTERVAL {_INTERVALS[step]}")

    def ask(self, rest: str) -> Iterator[Row]:
        """The rows of a SELECT over the tables below."""
        query = self._tables + rest.replace("$interval", f"INTERVAL {_INTERVALS[self._step]}")
        return self._selection.ledger.rows(query, {name: v for name, v in self._values.items() if f"${name}" in query})

    def count_left_out(self) -> None:
        """Tell the selection what the panel does not hold."""
        found = {row["reason"]: row["n"] for row in self.ask(_REASONS)}
        for reason in REASONS:
            if found.get(reason):
                self._selection.left_out[reason] += found[reason]

    def check_size(self) -> None:
        """Raises OptionError when the panel would be too large."""
        size = next(self.ask(_SIZE))
        rows = size["dyads"] * size["steps"]
        if rows > MOST_ROWS:
            raise OptionError(
                f"A panel of {size['dyads']:,} dyads and {size['steps']:,} {self._step}s has {rows:,} rows, more than "
                f"{MOST_ROWS:,}. Narrow it with --from and --to, or take a longer step with --by."
            )


_INTERVALS = {"day": "1 day", "week": "7 days", "month": "1 month", "quarter": "3 months", "year": "1 year"}

# An event falls in the period of its middle day, as in ledger.relation; one longer than a period falls in none.
_TABLES = """
WITH judged AS (
    SELECT events.id, document_id, quad, score, mutual,
        date_start + CAST((date_end - date_start) // 2 AS INTEGER) AS middle,
        CASE
            WHEN date_trunc($step, middle) < date_trunc($step, CAST($since AS DATE))
                OR date_trunc($step, middle) > date_trunc($step, CAST($until AS DATE)) THEN 'unasked'
            WHEN copy_of <> '' AND NOT $copies THEN 'copies'
            WHEN len(auxiliary) > 0 AND NOT $auxiliary THEN auxiliary[1]
            WHEN date_start IS NULL THEN 'undated'
            WHEN date_end - date_start >= $days THEN 'vague'
            ELSE '' END AS reason
    FROM events JOIN documents ON documents.id = events.document_id
), wanted AS (
    SELECT id, document_id, quad, score, date_trunc($step, middle)::DATE AS period FROM judged WHERE reason = ''
), parties AS (
    SELECT DISTINCT document_id, event_id AS id, side, country FROM participants
    WHERE regexp_full_match(country, '[A-Z]{3}') AND NOT list_contains($shared, country)
        AND list_contains($sectors, sector)
), mutual AS (
    SELECT document_id, id FROM judged WHERE mutual
), joined AS (
    SELECT DISTINCT document_id, id, a.country AS actor, r.country AS recipient
    FROM parties a JOIN parties r USING (document_id, id)
    WHERE a.side = 'actor' AND r.side = 'recipient' AND a.country <> r.country
    UNION
    SELECT DISTINCT document_id, id, a.country, r.country
    FROM parties a JOIN parties r USING (document_id, id) SEMI JOIN mutual USING (document_id, id)
    WHERE a.side = 'actor' AND r.side = 'actor' AND a.country <> r.country
), counted AS (
    SELECT actor, recipient, period, count(*) AS events,
        count(*) FILTER (quad = 1) AS verbal_coop, count(*) FILTER (quad = 2) AS material_coop,
        count(*) FILTER (quad = 3) AS verbal_conf, count(*) FILTER (quad = 4) AS material_conf,
        sum(score) AS score_sum, avg(score) AS score_mean, count(DISTINCT document_id) AS documents
    FROM wanted JOIN joined USING (document_id, id)
    GROUP BY actor, recipient, period
), dyads AS (
    SELECT DISTINCT actor, recipient FROM counted
), bounds AS (
    SELECT coalesce(date_trunc($step, CAST($since AS DATE))::DATE, min(period)) AS first,
        coalesce(date_trunc($step, CAST($until AS DATE))::DATE, max(period)) AS last
    FROM counted
), steps AS (
    SELECT unnest(generate_series(first, last, $interval))::DATE AS period FROM bounds
), read AS (
    SELECT date_trunc($step, published)::DATE AS period, count(*) AS coverage
    FROM documents WHERE published IS NOT NULL AND (copy_of = '' OR $copies) GROUP BY ALL
)
"""

_REASONS = """
SELECT reason, count(*) AS n FROM judged GROUP BY reason
UNION ALL SELECT 'parties', count(*) FROM wanted ANTI JOIN joined USING (document_id, id)
"""
_SIZE = "SELECT (SELECT count(*) FROM dyads) AS dyads, (SELECT count(*) FROM steps) AS steps"
_ROWS = """
SELECT period, (period + $interval)::DATE - 1 AS period_end,
    year(period) AS year, month(period) AS month, actor, recipient,
    coalesce(events, 0) AS events, coalesce(verbal_coop, 0) AS verbal_coop,
    coalesce(material_coop, 0) AS material_coop, coalesce(verbal_conf, 0) AS verbal_conf,
    coalesce(material_conf, 0) AS material_conf, coalesce(score_sum, 0) AS score_sum, score_mean,
    coalesce(documents, 0) AS documents, coalesce(coverage, 0) AS coverage
FROM dyads CROSS JOIN steps LEFT JOIN counted USING (actor, recipient, period) LEFT JOIN read USING (period)
ORDER BY actor, recipient, period
"""
