"""Parquet, by pyarrow: one article in every row, a batch of rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_ROWS = 64


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """One record for every row, named ``file#ROW`` from 1."""
    with source.seekable() as stream:
        try:
            table = pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
        except (pa.ArrowInvalid, pa.ArrowException, OSError) as error:
            raise DocumentError(
                f"is no complete Parquet file: {str(error)[:200]}. Copy it again.", reason="damaged"
            ) from error
        number = 0
        try:
            for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield Record(f"{source.name}#{number}", row, named=True)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise DocumentError(
                f"is damaged after row {number}: {str(error)[:200]}. Copy it again.", reason="damaged"
            ) from error
