"""What a report needs of a ledger, and rows of its SQL as dicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


class Archive(Protocol):
    """The part of ``dragoman.ledger.ledger.Ledger`` that the report reads."""

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """The relation of one SELECT over the archive's tables."""

    def accounts(self) -> Iterable[Any]:
        """The accounts: events with all their tellings."""


def rows(ledger: Archive, query: str) -> list[Row]:
    """The rows of ``query``, each by column name."""
    relation = ledger.sql(query)
    names = relation.columns
    return [dict(zip(names, values, strict=True)) for values in relation.fetchall()]


def row(ledger: Archive, query: str) -> Row:
    """The one row of an aggregate."""
    (only,) = rows(ledger, query)
    return only


def state_names(ledger: Archive) -> dict[str, str]:
    """Names of the states that the archive knows, by country code."""
    query = "SELECT country, min(name) AS name FROM actors WHERE id = 'state:' || country GROUP BY country"
    return {found["country"]: found["name"] for found in rows(ledger, query) if found["name"]}
