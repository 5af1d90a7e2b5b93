"""Writes one batch: eight tables that appear together or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dragoman.documents.document import Rejected
from dragoman.errors import ArchiveError
from dragoman.ledger.columns import table_of
from dragoman.ledger.known import KNOWN_FILE, document_key, rejected_key, write_keys
from dragoman.ledger.layout import BATCH_FILE, BATCHES, UNFINISHED, sync_file, sync_folder, write_json
from dragoman.ledger.rows import Row, reading_rows, rejected_row
from dragoman.ledger.schema import SCHEMA_VERSION, TABLES, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from dragoman.reading import Reading

_UNSTORABLE = (ValueError, TypeError, OverflowError)
"""What Arrow raises on lone surrogates, numbers out of range and values of another type."""

_FLUSH_DOCUMENTS = 500
_FLUSH_CHARACTERS = 4_000_000


class BatchWriter:
    """A batch being written. ``commit`` makes it appear; leaving the ``with`` block without it leaves no trace.

    Memory is bounded: rows go to disk every 500 documents or 4,000,000 characters.
    """

    def __init__(self, archive: Path, name: str, *, version: str) -> None:
        self._folder = archive / BATCHES / name
        self._temporary = self._folder.with_name(f"{UNFINISHED}{name}-{os.getpid()}")
        self._version = version
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._pending: list[tuple[Reading, dict[str, list[Row]]]] = []
        self._rejected: list[Row] = []
        self._characters = 0
        self.rows = dict.fromkeys(TABLES, 0)
        self.keys: set[int] = set()
        self.refused: list[Rejected] = []

    def __enter__(self) -> BatchWriter:
        self._temporary.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers.values():
            writer.close()
        self._writers.clear()
        shutil.rmtree(self._temporary, ignore_errors=True)

    def add(self, reading: Reading, *, signature: bytes | None = None) -> None:
        """Add one reading; one that cannot be stored turns up as a rejection instead."""
        try:
            rows = reading_rows(reading, version=self._version, signature=signature)
        except (ValueError, TypeError) as error:  # a date that is none
            self.refused.append(_unstorable(reading, error))
            return
        self._pending.append((reading, rows))
        self.keys.add(document_key(reading.document.id))
        self._characters += len(reading.document.text)
        if len(self._pending) >= _FLUSH_DOCUMENTS or self._characters >= _FLUSH_CHARACTERS:
            self.flush()

    def reject(self, rejected: Rejected) -> None:
        """Add one rejection."""
        self._rejected.append(rejected_row(storable(rejected), version=self._version))
        self.keys.add(rejected_key(rejected.source, rejected.reason, rejected.message))
        if len(self._rejected) >= _FLUSH_DOCUMENTS:
            self.flush()

    def add_table(self, name: str, batch: pa.RecordBatch | pa.Table) -> None:
        """Add rows that are already in the stored form (compaction)."""
        import pyarrow.parquet as pq

        if not batch.num_rows:
            return
        if name not in self._writers:
            file = self._temporary / f"{name}.parquet"
            self._writers[name] = pq.ParquetWriter(file, arrow_schema(name), compression="zstd", compression_level=3)
        self._writers[name].write(batch)
        self.rows[name] += batch.num_rows

    def commit(self) -> None:
        """Write out what is pending, have the disk hold it, and make the batch appear by one rename."""
        try:
            self.flush()
            for writer in self._writers.values():
                writer.close()
            self._writers.clear()
            write_keys(self._temporary / KNOWN_FILE, self.keys)
            files = [entry for entry in self._temporary.iterdir() if entry.is_file()]
            for file in files:
                sync_file(file)
            write_json(self._temporary / BATCH_FILE, self._about(files))
            sync_folder(self._temporary)
            os.rename(self._temporary, self._folder)
            sync_folder(self._folder.parent)
        except OSError as error:
            raise ArchiveError(
                f"Cannot write to {str(self._folder.parent)!r}: {error.strerror or error}. Nothing of this batch was "
                "appended; free some space or check the disk, and run again."
            ) from error

    def _about(self, files: list[Path]) -> dict[str, Any]:
        return {
            "schema": SCHEMA_VERSION,
            "version": self._version,
            "rows": self.rows,
            "bytes": sum(file.stat().st_size for file in files),
        }

    def flush(self) -> None:
        """Write out what is pending. Afterwards ``refused`` holds every reading so far that could not be stored."""
        try:
            tables = _tables([rows for _, rows in self._pending])
        except _UNSTORABLE:  # at least one of them: find out which
            tables = _tables([rows for reading, rows in self._pending if self._is_storable(reading, rows)])
        for name, table in tables.items():
            self.add_table(name, table)
        if self._rejected:
            self.add_table("rejected", table_of(self._rejected, arrow_schema("rejected")))
        self._pending.clear()
        self._rejected.clear()
        self._characters = 0

    def _is_storable(self, reading: Reading, rows: dict[str, list[Row]]) -> bool:
        try:
            _tables([rows])
        except _UNSTORABLE as error:
            self.refused.append(_unstorable(reading, error))
            self.keys.discard(document_key(reading.document.id))
            return False
        return True


def storable(rejected: Rejected) -> Rejected:
    """``rejected`` with what UTF-8 cannot hold replaced: a rejection is never itself rejected."""
    source, reason, message = (
        value.encode("utf-8", "backslashreplace").decode("utf-8")
        for value in (rejected.source, rejected.reason, rejected.message)
    )
    return Rejected(source, reason, message, rejected.details)


def _unstorable(reading: Reading, error: Exception) -> Rejected:
    document = reading.document
    message = f"The reading of {document.id!r} cannot be stored: {error}. Check the document's encoding and dates."
    return Rejected(document.source or document.id, "unstorable", message)


def _tables(documents: list[dict[str, list[Row]]]) -> dict[str, pa.Table]:
    found = {}
    for name in TABLES:
        rows = [row for tables in documents for row in tables.get(name, ())]
        if rows:
            found[name] = table_of(rows, arrow_schema(name))
    return found
