"""Merges runs of small batches into larger ones, at no moment showing a document twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.ledger.batch import BatchWriter
from dragoman.ledger.known import KNOWN_FILE, read_keys
from dragoman.ledger.layout import Batch, batch_name
from dragoman.ledger.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

TARGET_DOCUMENTS = 50_000
TARGET_BYTES = 256_000_000
_FAN_IN = 8
_SMALLEST = 400
_CHUNK = 4_096
_GROUP_ROWS = 100_000
_GROUP_BYTES = 16_000_000


def is_small(batch: Batch) -> bool:
    """Whether ``batch`` should be merged with its neighbours."""
    return batch.rows.get("documents", 0) < TARGET_DOCUMENTS and batch.size < TARGET_BYTES


def due(batches: Sequence[Batch]) -> list[Batch]:
    """The newest batches, when so many of about one size have gathered that they should be merged, else none.

    Eight make one of the next size (a log-structured merge), so that an archive appended to in equal steps never has
    more than some thirty batches beside the full ones, and a document is written at most five times.
    """
    for tier in range(_tier(TARGET_DOCUMENTS) + 1):
        newest: list[Batch] = []
        for batch in reversed(batches):
            if not is_small(batch) or _batch_tier(batch) > tier:
                break
            newest.append(batch)
        if sum(1 for batch in newest if _batch_tier(batch) == tier) >= _FAN_IN:
            return newest[::-1]
    return []


def _batch_tier(batch: Batch) -> int:
    return _tier(batch.rows.get("documents", 0))


def _tier(documents: int) -> int:
    tier, size = 0, _SMALLEST
    while documents >= size:
        tier, size = tier + 1, size * _FAN_IN
    return tier


def runs(batches: Sequence[Batch]) -> Iterator[list[Batch]]:
    """Runs of at least two neighbouring small batches, each run up to about the target size."""
    run: list[Batch] = []
    for batch in batches:
        if run and not (is_small(batch) and _fits(run)):
            if len(run) > 1:
                yield run
            run = []
        if is_small(batch):
            run.append(batch)
    if len(run) > 1:
        yield run


def _fits(run: list[Batch]) -> bool:
    documents = sum(batch.rows.get("documents", 0) for batch in run)
    return documents < TARGET_DOCUMENTS and sum(batch.size for batch in run) < TARGET_BYTES


def merge(archive: Path, run: Sequence[Batch], *, version: str) -> str:
    """Write one batch with the rows of ``run``, in order, which covers them; gives its name. Memory is bounded."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    name = batch_name(run[0].first, run[-1].last)
    with BatchWriter(archive, name, version=version) as writer:
        for batch in run:
            writer.keys.update(read_keys(batch.path / KNOWN_FILE))
        for table in TABLES:
            gathered: list[pa.RecordBatch] = []
            for batch in run:
                file = batch.file(table)
                if file is None:
                    continue
                with pq.ParquetFile(file) as parquet:
                    for rows in parquet.iter_batches(_CHUNK):
                        gathered.append(rows)
                        if _is_group(gathered):
                            writer.add_table(table, pa.Table.from_batches(gathered))
                            gathered.clear()
            if gathered:
                writer.add_table(table, pa.Table.from_batches(gathered))
        writer.commit()
    return name


def _is_group(gathered: Sequence[pa.RecordBatch]) -> bool:
    """Whether there are enough rows for one row group: scans of few, large ones are faster."""
    rows: int = sum(batch.num_rows for batch in gathered)
    size: int = sum(batch.nbytes for batch in gathered)
    return rows >= _GROUP_ROWS or size >= _GROUP_BYTES
