"""Reads batches straight through, document by document, without a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dragoman.ledger.layout import Batch
from dragoman.ledger.query import stream
from dragoman.ledger.rows import Row, reading_of

if TYPE_CHECKING:
    import duckdb

    from dragoman.reading import Reading

_CHUNK = 1_000
PARTS = ("events", "claims", "actors", "mentions", "standings")


def tables(batches: Sequence[Batch], table: str, columns: list[str] | None = None) -> Iterator[list[Row]]:
    """The rows of ``table``, in order, some at a time."""
    import pyarrow.parquet as pq

    for batch in batches:
        file = batch.file(table)
        if file is not None:
            with pq.ParquetFile(file) as parquet:
                for rows in parquet.iter_batches(_CHUNK, columns=columns):
                    yield rows.to_pylist()


def column(batches: Sequence[Batch], table: str, name: str) -> Iterator[Any]:
    """The values of one column, in order."""
    for rows in tables(batches, table, [name]):
        yield from (row[name] for row in rows)


def parts(
    batches: Sequence[Batch], names: Sequence[str], columns: list[str] | None = None
) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each document's row (with these ``columns``, ``id`` among them) and its rows in the tables ``names``.

    Every table of a batch lists its documents in the same order, so one pass does, in bounded memory.
    """
    for batch in batches:
        groups = {table: _Groups(batch, table) for table in names}
        for rows in tables([batch], "documents", columns):
            for document in rows:
                yield document, {table: own.take(document["id"]) for table, own in groups.items()}


def readings(batches: Sequence[Batch]) -> Iterator[Reading]:
    """The readings, in order."""
    for document, own in parts(batches, PARTS):
        yield reading_of(document, **own)


def one(cursor: duckdb.DuckDBPyConnection, batch: Batch, document_id: str) -> Reading | None:
    """The reading of one document of ``batch``, None when it is not there."""
    found: dict[str, list[Row]] = {}
    for table in ("documents", *PARTS):
        key = "id" if table == "documents" else "document_id"
        file = batch.file(table)
        found[table] = []
        if file is not None:
            query = f"SELECT * FROM read_parquet(?) WHERE {key} = ?"  # noqa: S608
            found[table] = list(stream(cursor, query, [str(file), document_id]))
    documents = found.pop("documents")
    return reading_of(documents[0], **found) if documents else None


class _Groups:
    """The rows of one table, handed out document by document."""

    def __init__(self, batch: Batch, table: str) -> None:
        flat = (row for rows in tables([batch], table) for row in rows)
        self._groups = groupby(flat, key=lambda row: row["document_id"])
        self._next = self._advance()

    def take(self, document_id: str) -> list[Row]:
        """The rows of the next document when it is ``document_id``, else none."""
        if self._next is None or self._next[0] != document_id:
            return []
        rows = self._next[1]
        self._next = self._advance()
        return rows

    def _advance(self) -> tuple[str, list[Row]] | None:
        document_id, rows = next(self._groups, (None, iter(())))
        return None if document_id is None else (document_id, list(rows))
