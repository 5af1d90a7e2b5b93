"""Which part of an archive a report is about, as SQL."""

# ruff: noqa: S608 - values enter the SQL through ``literal``, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.errors import OptionError
from dragoman.relations.party import condition, find_party
from dragoman.relations.relation import Party
from dragoman.relations.settings import settings

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

GENERIC = ("", "IGO", "NGO", "MNC", "ISM", "IMG")
"""Codes that say a kind of organisation, not which one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: events between two parties, or with one, from ``start`` to ``end`` (ISO, included)."""

    between: tuple[Party, Party] | None = None
    actor: Party | None = None
    start: str | None = None
    end: str | None = None

    @property
    def everything(self) -> bool:
        """Whether the report covers the whole archive."""
        return not (self.between or self.actor or self.start or self.end)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that were asked for."""
        return (*(self.between or ()), *((self.actor,) if self.actor else ()))


def find_scope(
    ledger: Ledger, between: tuple[str, str] | None, actor: str | None, start: str | None, end: str | None
) -> Scope:
    """The Scope that a person asked for.

    Raises OptionError for a party that nobody knows, a day that is not written ``YYYY-MM-DD``, an empty interval.
    """
    for name, value in (("start", start), ("end", end)):
        if value is not None:
            _check_day(name, value)
    if start and end and start > end:
        raise OptionError(f"start {start} is after end {end}; exchange them.")
    pair = _find_pair(ledger, between, end) if between else None
    return Scope(pair, find_party(ledger, actor, date=end) if actor else None, start, end)


def _find_pair(ledger: Ledger, between: tuple[str, str], on: str | None) -> tuple[Party, Party]:
    a, b = find_party(ledger, between[0], date=on), find_party(ledger, between[1], date=on)
    if (a.country, a.actor_ids) == (b.country, b.actor_ids):
        raise OptionError(f"{between[0]!r} and {between[1]!r} are the same; name two different parties.")
    return a, b


def _check_day(name: str, value: str) -> None:
    try:
        ok = date.fromisoformat(value).isoformat() == value
    except ValueError:
        ok = False
    if not ok:
        raise OptionError(f"{name} {value!r} is not a day; write it YYYY-MM-DD, such as 2024-12-08.")


def literal(value: str) -> str:
    """``value`` as an SQL string. DuckDB knows no escapes in '...' but the doubled quote."""
    return "'" + value.replace("'", "''").replace("\x00", "") + "'"


def literals(values: Iterable[str]) -> str:
    """``'a', 'b'``; ``NULL``, which nothing equals, for no values."""
    return ", ".join(literal(value) for value in values) or "NULL"


def is_party(party: Party, prefix: str = "") -> str:
    """SQL that holds for rows of ``participants`` (with ``prefix="speaker_"``, of ``claims``) that are ``party``."""
    sql, values = condition(party, prefix)
    pieces = sql.split("?")
    filled = [f"[{literals(value)}]" if isinstance(value, list) else literal(value) for value in values]
    return "".join(piece + value for piece, value in zip(pieces, [*filled, ""], strict=True))


def _takes_part(party: Party, side: str = "") -> str:
    sides = f" AND side = '{side}'" if side else ""
    inside = f"SELECT document_id, event_id FROM participants WHERE {is_party(party)}{sides}"
    return f"(e.document_id, e.id) IN ({inside})"


def _between(a: Party, b: Party) -> str:
    """A and B face each other: one acts on the other, or both act together."""
    is_a, is_b = is_party(a), is_party(b)

    def on(side: str, party: str) -> str:
        return f"bool_or(({party}) AND side = '{side}')"

    parts = f"SELECT document_id, event_id FROM participants WHERE ({is_a}) OR ({is_b}) GROUP BY ALL HAVING"
    ways = (f"({on('actor', one)} AND {on('recipient', other)})" for one, other in ((is_a, is_b), (is_b, is_a)))
    together = f"{on('actor', is_a)} AND {on('actor', is_b)}"
    return (
        f"((e.document_id, e.id) IN ({parts} {' OR '.join(ways)}) "
        f"OR (e.mutual AND (e.document_id, e.id) IN ({parts} {together})))"
    )


def conditions(scope: Scope) -> str:
    """SQL: whether event ``e`` of document ``d`` is in scope."""
    wanted = ["true"]
    if scope.between:
        wanted.append(_between(*scope.between))
    if scope.actor:
        wanted.append(_takes_part(scope.actor))
    if scope.start:
        wanted.append(f"coalesce(e.date_end, d.published) >= DATE {literal(scope.start)}")
    if scope.end:
        wanted.append(f"coalesce(e.date_start, d.published) <= DATE {literal(scope.end)}")
    return " AND ".join(wanted)


_HAPPENED = """CASE WHEN e.date_end - e.date_start > 31 THEN coalesce(d.published, e.date_start)
    ELSE coalesce(e.date_start, d.published) END"""


def told(scope: Scope) -> str:
    """``WITH told AS (...)``: the events in scope.

    ``happened`` is the day they are put on: for a date vaguer than a month ("in 2019") the day of publication.
    ``plain`` says whether they carry no flag, ``copied`` whether their article is a near-copy of another: what a copy
    tells is never counted.
    """
    return f"""WITH told AS (
        SELECT e.*, d.outlet, d.published, d.copy_of <> '' AS copied,
               {_HAPPENED} AS happened, len(e.auxiliary) = 0 AS plain
        FROM events e JOIN documents d ON d.id = e.document_id
        WHERE {conditions(scope)}
    )"""


def faced(*, by_country: bool) -> str:
    """``, faced AS (...)`` after ``told``: the pairs ``a``, ``b`` (a before b) that face each other in an event.

    ``way`` is 1 when a acted on b, -1 the other way, 0 when they acted together. By country a pair is two codes, each
    standing for those who act in its name; otherwise two actor ids, of which at least one is not a state.
    """
    if by_country:
        key = f"CASE WHEN p.country NOT IN ({literals(GENERIC)}) THEN p.country END"
        who = f"p.sector IN ({literals(settings().state_sectors)})"
        at_least_one = ""
    else:
        key, who = "nullif(p.actor_id, '')", "true"
        at_least_one = "AND NOT (x.key LIKE 'state:%' AND y.key LIKE 'state:%')"
    return f""", sides AS (
        SELECT DISTINCT p.document_id, p.event_id, p.side, {key} AS key, t.mutual
        FROM participants p JOIN told t ON t.document_id = p.document_id AND t.id = p.event_id
        WHERE NOT t.copied AND {who}
    ), faced AS (
        SELECT DISTINCT x.document_id, x.event_id, least(x.key, y.key) AS a, greatest(x.key, y.key) AS b,
               CASE WHEN y.side = 'actor' THEN 0 WHEN x.key < y.key THEN 1 ELSE -1 END AS way
        FROM sides x JOIN sides y ON x.document_id = y.document_id AND x.event_id = y.event_id
        WHERE x.side = 'actor' AND x.key <> y.key {at_least_one}
          AND (y.side = 'recipient' OR (x.mutual AND x.key < y.key))
    )"""
