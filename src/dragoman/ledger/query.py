"""SQL over an archive: DuckDB with one view per table, which can read the archive's batches and nothing else."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ArchiveError, OptionError
from dragoman.ledger.layout import BATCHES, Batch
from dragoman.ledger.rows import Row
from dragoman.ledger.schema import TABLES

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Parameters = Sequence[Any] | dict[str, Any] | None


class Database:
    """An in-memory DuckDB whose views stand for the archive's tables.

    Its settings are locked: no file outside the archive's batches can be read, no extension loaded, no memory taken
    beyond ``memory_limit`` (what does not fit spills to the system's folder for temporary files).
    """

    def __init__(self, archive: Path, *, memory_limit: str, threads: int) -> None:
        self._archive = archive
        self._options = {"memory_limit": memory_limit, "threads": threads}
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._shown: tuple[str, ...] | None = None
        self._lock = threading.RLock()

    def cursor(self, batches: Sequence[Batch]) -> duckdb.DuckDBPyConnection:
        """A connection of its own (one per thread and query) whose views show ``batches``."""
        with self._lock:
            if self._connection is None:
                self._connection = self._connect()
            names = tuple(batch.name for batch in batches)
            if names != self._shown:
                for table in TABLES:
                    self._connection.execute(_view(table, batches))
                self._shown = names
            return self._connection.cursor()

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection, self._shown = None, None

    def _connect(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        spill = Path(tempfile.gettempdir()) / f"dragoman-duckdb-{os.getpid()}"
        config: dict[str, Any] = {
            **self._options,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        try:
            connection = duckdb.connect(":memory:", config=config)
        except duckdb.Error as error:
            raise OptionError(
                f"DuckDB refuses memory_limit={self._options['memory_limit']!r}, threads={self._options['threads']!r}: "
                f"{error}. Give a size such as '400MB' and a whole number of threads."
            ) from error
        for setting in (
            "python_enable_replacements = false",  # SQL must not read the caller's Python variables
            f"allowed_directories = [{_quoted(str(self._archive / BATCHES) + os.sep)}]",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        return connection


def select(cursor: duckdb.DuckDBPyConnection, query: str, params: Parameters = None) -> duckdb.DuckDBPyRelation:
    """The relation of one reading statement. Raises OptionError when ``query`` is anything else or does not parse."""
    import duckdb

    try:
        _check_reading(cursor, query)
        return cursor.sql(query, params=params)
    except duckdb.Error as error:
        raise _explained(error, query) from error


def stream(cursor: duckdb.DuckDBPyConnection, query: str, params: Parameters = None) -> Iterator[Row]:
    """The rows that ``query`` gives, 1,000 at a time. Raises OptionError as ``select`` does, when first advanced."""
    import duckdb

    relation = select(cursor, query, params)
    try:
        for batch in arrow_batches(relation):
            yield from batch.to_pylist()
    except duckdb.Error as error:
        raise _explained(error, query) from error


def arrow_batches(relation: duckdb.DuckDBPyRelation) -> pa.RecordBatchReader:
    """The rows in Arrow batches of 1,000, streamed; half the time of ``fetchmany``. DuckDB 2 renamed the method."""
    method = "to_arrow_reader" if hasattr(relation, "to_arrow_reader") else "fetch_record_batch"
    return getattr(relation, method)(1_000)


def _check_reading(cursor: duckdb.DuckDBPyConnection, query: str) -> None:
    import duckdb

    statements = cursor.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise OptionError(
            f"An archive is read only, and takes one SELECT at a time; not {query[:80]!r}. "
            "Copy what you need out with .df(), .arrow() or `dragoman export`."
        )


def _explained(error: duckdb.Error, query: str) -> ArchiveError | OptionError:
    import duckdb

    if isinstance(error, duckdb.IOException):
        return ArchiveError(f"The archive cannot be read: {error}. Open it again, or restore the file named.")
    return OptionError(f"SQL that DuckDB does not accept: {query[:80]!r}. {error}. Tables: {', '.join(TABLES)}.")


def _view(table: str, batches: Sequence[Batch]) -> str:
    columns = TABLES[table].columns
    files = [str(file) for batch in batches if (file := batch.file(table))]
    if not files:
        empty = ", ".join(f'CAST(NULL AS {column.type}) AS "{column.name}"' for column in columns)
        return f"CREATE OR REPLACE VIEW {table} AS SELECT {empty} WHERE false"
    names = ", ".join(f'"{column.name}"' for column in columns)
    listed = ", ".join(_quoted(file) for file in files)
    return f"CREATE OR REPLACE VIEW {table} AS SELECT {names} FROM read_parquet([{listed}])"  # noqa: S608


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
