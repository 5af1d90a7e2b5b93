"""Which part of an archive a report is about, as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.errors import OptionError

GENERIC = ("IGO", "NGO", "MNC", "ISM", "IMG")
"""Codes that say a kind of organisation, not which one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about. Raises OptionError for a date that is not ``YYYY-MM-DD`` and for an empty interval.

    ``between`` and ``actor`` hold a country code (``SYR``), an actor id (``person:vladimir-putin``) or a name; capitals
    do not matter. ``start`` and ``end`` are ISO days, both included.
    """

    between: tuple[str, str] | None = None
    actor: str | None = None
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        for name, value in (("start", self.start), ("end", self.end)):
            if value is not None:
                _check_day(name, value)
        if self.start and self.end and self.start > self.end:
            raise OptionError(f"start {self.start} is after end {self.end}; exchange them.")
        for value in (*(self.between or ()), *((self.actor,) if self.actor is not None else ())):
            if not value.strip():
                raise OptionError("An actor is empty; give a country code (SYR), an actor id or a name.")

    @property
    def everything(self) -> bool:
        """Whether the report covers the whole archive."""
        return not (self.between or self.actor or self.start or self.end)

    @property
    def chosen_actors(self) -> tuple[str, ...]:
        """The actors that were asked for."""
        return (*(self.between or ()), *((self.actor,) if self.actor else ()))


def _check_day(name: str, value: str) -> None:
    try:
        ok = date.fromisoformat(value).isoformat() == value
    except ValueError:
        ok = False
    if not ok:
        raise OptionError(f"{name} {value!r} is not a day; write it YYYY-MM-DD, such as 2024-12-08.")


def literal(value: str) -> str:
    """``value`` as an SQL string. DuckDB knows no escapes in '...' but the doubled quote."""
    return "'" + value.replace("\x00", "").replace("'", "''") + "'"


def matches(party: str, alias: str) -> str:
    """SQL: whether the participant ``alias`` is ``party``."""
    value = literal(party.strip())
    return (
        f"({alias}.country = upper({value}) OR lower({alias}.actor_id) = lower({value}) "
        f"OR lower({alias}.name) = lower({value}))"
    )


def _takes_part(party: str, side: str = "") -> str:
    sides = f" AND p.side = '{side}'" if side else ""
    return f"(e.document_id, e.id) IN (SELECT p.document_id, p.event_id FROM participants p WHERE {matches(party, 'p')}{sides})"


def _between(a: str, b: str) -> str:
    """A and B face each other: one acts on the other, or both act together (a mutual event has no recipient)."""
    return (
        f"(({_takes_part(a, 'actor')} AND {_takes_part(b, 'recipient')}) "
        f"OR ({_takes_part(b, 'actor')} AND {_takes_part(a, 'recipient')}) "
        f"OR (len(e.recipients) = 0 AND {_takes_part(a, 'actor')} AND {_takes_part(b, 'actor')}))"
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


def told(scope: Scope) -> str:
    """``WITH told AS (...)``: the events in scope.

    ``happened`` is the day they are put on, ``plain`` whether they carry no flag, ``repeated`` whether the same sentence
    with the same event already stands in the article of which this one is a copy: such events are shown, never counted.
    """
    return f"""WITH told AS (
        SELECT e.*, d.outlet, d.published, d.copy_of, coalesce(e.date_start, d.published) AS happened,
               len(e.auxiliary) = 0 AS plain,
               (e.document_id, e.sentence, e.event_type, e.trigger_text) IN (
                   SELECT c.id, o.sentence, o.event_type, o.trigger_text FROM documents c
                   JOIN events o ON o.document_id = c.copy_of WHERE c.copy_of <> ''
               ) AS repeated
        FROM events e JOIN documents d ON d.id = e.document_id
        WHERE {conditions(scope)}
    )"""


def parties(*, by_country: bool) -> str:
    """``, faced AS (...)`` after ``told``: the pairs ``a``, ``b`` (a before b) that face each other in an event.

    ``way`` is ``1`` when a acted on b, ``-1`` the other way, ``0`` when they acted together.
    By country a pair is two codes; otherwise two ids or names, of which at least one is not a state.
    """
    key = (
        f"CASE WHEN p.country IN ('', {', '.join(literal(code) for code in GENERIC)}) THEN NULL ELSE p.country END"
        if by_country
        else "coalesce(nullif(p.actor_id, ''), nullif(p.name, ''), p.text)"
    )
    at_least_one = "" if by_country else "AND NOT (x.key LIKE 'state:%' AND y.key LIKE 'state:%')"
    return f""", sides AS (
        SELECT DISTINCT p.document_id, p.event_id, p.side, {key} AS key FROM participants p
        JOIN told t ON t.document_id = p.document_id AND t.id = p.event_id WHERE NOT t.repeated
    ), faced AS (
        SELECT DISTINCT x.document_id, x.event_id, least(x.key, y.key) AS a, greatest(x.key, y.key) AS b,
               CASE WHEN y.side = 'actor' THEN 0 WHEN x.key < y.key THEN 1 ELSE -1 END AS way
        FROM sides x JOIN sides y ON x.document_id = y.document_id AND x.event_id = y.event_id
        JOIN told t ON t.document_id = x.document_id AND t.id = x.event_id
        WHERE x.side = 'actor' AND x.key <> y.key {at_least_one}
          AND (y.side = 'recipient' OR (len(t.recipients) = 0 AND x.key < y.key))
    )"""
