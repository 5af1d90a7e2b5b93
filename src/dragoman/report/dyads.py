"""Pairs of actors: how often they face each other, and how that moves over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.report.archive import Archive, Row, row, rows
from dragoman.report.scope import Scope, parties, told


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two parties and the events between them. ``score`` is the mean over events without a flag, None when there is none."""

    a: str
    b: str
    a_name: str
    b_name: str
    events: int
    a_to_b: int
    b_to_a: int
    together: int
    quads: tuple[int, int, int, int]
    flagged: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of time in a series; ``quads`` counts events without a flag by quad class 1 to 4."""

    start: date
    quads: tuple[int, int, int, int]
    flagged: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A relation over time, with no period left out. ``step`` is ``week``, ``month``, ``quarter`` or ``year``."""

    step: str
    periods: list[Period]


_COUNTS = """count(*) FILTER (plain AND quad = 1) AS q1, count(*) FILTER (plain AND quad = 2) AS q2,
    count(*) FILTER (plain AND quad = 3) AS q3, count(*) FILTER (plain AND quad = 4) AS q4,
    count(*) FILTER (NOT plain) AS flagged, avg(score) FILTER (plain) AS score"""


def _quads(found: Row) -> tuple[int, int, int, int]:
    return (found.pop("q1"), found.pop("q2"), found.pop("q3"), found.pop("q4"))


def busiest(ledger: Archive, scope: Scope, *, by_country: bool, limit: int) -> list[Dyad]:
    """The pairs with most events, busiest first; countries, or people, organisations and groups."""
    names = "(SELECT id, min(name) AS name FROM actors GROUP BY id)"
    query = f"""{told(scope)} {parties(by_country=by_country)}, pairs AS (
            SELECT a, b, document_id, event_id, min(way) AS low, max(way) AS high FROM faced
            GROUP BY a, b, document_id, event_id)
        SELECT f.a, f.b, coalesce(any_value(na.name), f.a) AS a_name, coalesce(any_value(nb.name), f.b) AS b_name,
               count(*) AS events,
               count(*) FILTER (low = 1 AND high = 1) AS a_to_b, count(*) FILTER (low = -1 AND high = -1) AS b_to_a,
               count(*) FILTER (low <> high OR low = 0) AS together, {_COUNTS}
        FROM pairs f JOIN told t ON t.document_id = f.document_id AND t.id = f.event_id
        LEFT JOIN {names} na ON na.id = f.a LEFT JOIN {names} nb ON nb.id = f.b
        GROUP BY f.a, f.b ORDER BY events DESC, f.a, f.b LIMIT {limit}"""
    return [Dyad(quads=_quads(found), **found) for found in rows(ledger, query)]


def series(ledger: Archive, scope: Scope) -> Series:
    """The events in ``scope`` by period. The period's length follows from the span: 8 to about 40 of them."""
    span = row(
        ledger,
        f"{told(scope)} SELECT min(happened) AS first, max(happened) AS last FROM told WHERE NOT repeated",
    )
    if span["first"] is None:
        return Series("month", [])
    step = _step((span["last"] - span["first"]).days)
    query = f"""{told(scope)} SELECT date_trunc('{step}', happened)::DATE AS start, {_COUNTS} FROM told
        WHERE NOT repeated AND happened IS NOT NULL GROUP BY ALL ORDER BY start"""
    found = {one["start"]: one for one in rows(ledger, query)}
    none = Row(q1=0, q2=0, q3=0, q4=0, flagged=0, score=None)
    periods = []
    for start in _starts(min(found), max(found), step):
        values = {**found.get(start, none), "start": start}
        periods.append(Period(quads=_quads(values), **values))
    return Series(step, periods)


def _step(days: int) -> str:
    for step, most in (("week", 120), ("month", 1_250), ("quarter", 3_700)):
        if days <= most:
            return step
    return "year"


def _starts(first: date, last: date, step: str) -> Iterator[date]:
    months = {"month": 1, "quarter": 3, "year": 12}
    start = first
    while start <= last:
        yield start
        if step == "week":
            start += timedelta(days=7)
        else:
            month = start.month - 1 + months[step]
            start = date(start.year + month // 12, month % 12 + 1, 1)
