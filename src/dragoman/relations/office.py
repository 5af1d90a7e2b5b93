"""Who speaks for a state on a day: the sector that a participant was coded with, and the dates of a person's offices.

A participant is coded as of the day of publication. An article of January on a deed of November is therefore asked
again where the person took or left an office in between: on the day of the deed the office counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.actors.registry import load_index
from dragoman.ledger.records import Queryable
from dragoman.relations.settings import settings

TENURES = """
tenures AS (
    SELECT unnest($holders) AS holder, unnest($states) AS state,
        CAST(unnest($firsts) AS DATE) AS first, CAST(unnest($lasts) AS DATE) AS last
)"""
"""A common table expression; its parameters are those of ``offices``."""

_HELD = """EXISTS (
    SELECT 1 FROM tenures WHERE holder = {row}.actor_id AND state = {row}.country AND first <= {end} AND last >= {start}
)"""


def speaks(row: str, published: str, *, moves: bool) -> str:
    """SQL: whether the participant ``row`` (an alias) acts in the name of its country on the day of the event.

    ``published`` is the SQL of the day of publication. ``moves``: whether anybody took or left an office, so that the
    days count; they take half of a query's time. Needs ``TENURES`` then, and the parameter ``$state_sectors``.
    """
    coded = f"list_contains($state_sectors, {row}.sector)"
    if not moves:
        return coded
    then = _HELD.format(row=row, start=f"{row}.date_start", end=f"{row}.date_end")
    now = _HELD.format(row=row, start=published, end=published)
    moved = f"list_contains($holders, {row}.actor_id) AND {row}.date_end IS NOT NULL AND {published} IS NOT NULL"
    return f"CASE WHEN {moved} AND {then} <> {now} THEN {then} ELSE {coded} END"


def offices(archive: Queryable, countries: Iterable[str] | None = None) -> dict[str, Any]:
    """Parameters: the tenures in offices of state of the persons in ``archive``, of these countries if given.

    Those of the built-in registry; a person who is not in it counts as coded.
    """
    sectors = set(settings().state_sectors) - {""}
    where = "" if countries is None else "AND list_contains($countries, country)"
    query = f"SELECT DISTINCT actor_id FROM participants WHERE starts_with(actor_id, 'person:') {where} ORDER BY ALL"  # noqa: S608
    asked = None if countries is None else {"countries": list(countries)}
    rows: list[tuple[str, str, str, str]] = []
    for person in [row["actor_id"] for row in archive.rows(query, asked)]:
        index = load_index()
        number = index.by_id.get(person)
        if number is not None:
            entity = index.entities[number]
            rows += [
                (entity.id, country or entity.country, first or "0001-01-01", last or "9999-12-31")
                for _, _, first, last, held, country in entity.tenures
                if set((held or entity.sectors)[:1]) & sectors
            ]
    holders, states, firsts, lasts = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [], [])
    return {
        "holders": holders,
        "states": states,
        "firsts": firsts,
        "lasts": lasts,
        "state_sectors": settings().state_sectors,
    }
