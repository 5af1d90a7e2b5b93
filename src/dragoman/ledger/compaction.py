"""Merges runs of small batches into larger ones, at no moment showing a document twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.ledger.batch import BatchWriter
from dragoman.ledger.known import KNOWN_FILE, read_keys
from dragoman.ledger.layout import Batch, batch_name
from dragoman.ledger.schema import TABLES

TARGET_DOCUMENTS = 50_000
TARGET_BYTES = 256_000_000
_CHUNK = 4_096


def is_small(batch: Batch) -> bool:
    """Whether ``batch`` should be merged with its neighbours."""
    return batch.rows.get("documents", 0) < TARGET_DOCUMENTS and batch.size < TARGET_BYTES


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
    import pyarrow.parquet as pq

    name = batch_name(run[0].first, run[-1].last)
    with BatchWriter(archive, name, version=version) as writer:
        for batch in run:
            writer.keys.update(read_keys(batch.path / KNOWN_FILE))
        for table in TABLES:
            for batch in run:
                file = batch.file(table)
                if file is None:
                    continue
                with pq.ParquetFile(file) as parquet:
                    for rows in parquet.iter_batches(_CHUNK):
                        writer.add_table(table, rows)
        writer.commit()
    return name
