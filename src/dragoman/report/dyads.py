"""Pairs of actors: how often they face each other, and in what step their relation is best drawn."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.ledger.rows import Row
from dragoman.report.scope import Scope, faced, told

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two parties and the events between them; ``quads`` and the mean ``score`` are of events without a flag."""

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


def busiest(ledger: Ledger, scope: Scope, *, by_country: bool, limit: int) -> list[Dyad]:
    """The pairs with most events, busiest first; countries, or people, organisations and groups."""
    names = "(SELECT id, mode(name ORDER BY document_id, position) AS name FROM actors GROUP BY id)"
    query = f"""{told(scope)} {faced(by_country=by_country)}, pairs AS (
            SELECT a, b, document_id, event_id, min(way) AS low, max(way) AS high FROM faced
            GROUP BY a, b, document_id, event_id
        ), counted AS (
            SELECT f.a, f.b, count(*) AS events,
                   count(*) FILTER (low = 1 AND high = 1) AS a_to_b, count(*) FILTER (low = -1 AND high = -1) AS b_to_a,
                   count(*) FILTER (low <> high OR low = 0) AS together,
                   [count(*) FILTER (plain AND quad = 1), count(*) FILTER (plain AND quad = 2),
                    count(*) FILTER (plain AND quad = 3), count(*) FILTER (plain AND quad = 4)] AS quads,
                   count(*) FILTER (NOT plain) AS flagged, avg(score) FILTER (plain) AS score
            FROM pairs f JOIN told t ON t.document_id = f.document_id AND t.id = f.event_id
            GROUP BY f.a, f.b ORDER BY events DESC, f.a, f.b LIMIT {limit})
        SELECT counted.*, coalesce(na.name, a) AS a_name, coalesce(nb.name, b) AS b_name FROM counted
        LEFT JOIN {names} na ON na.id = a LEFT JOIN {names} nb ON nb.id = b ORDER BY events DESC, a, b"""
    return [_dyad(found) for found in ledger.rows(query)]


def _dyad(found: Row) -> Dyad:
    quads = tuple(found.pop("quads"))
    return Dyad(quads=quads, **found)


def step_for(ledger: Ledger, scope: Scope) -> str:
    """``week``, ``month``, ``quarter`` or ``year``: whichever draws the scope's events in up to about 40 steps."""
    query = f"""{told(scope)} SELECT coalesce(date_diff('day', min(happened), max(happened)), 0) AS days FROM told
        WHERE NOT copied AND plain"""
    (found,) = ledger.rows(query)
    for step, most in (("week", 150), ("month", 1_250), ("quarter", 3_700)):
        if found["days"] <= most:
            return step
    return "year"
