"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.documents.encoding import decode
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source


def read(source: Source, options: ReadOptions) -> Iterator[Record]:
    """The whole text as one record."""
    yield Record(source.name, {"text": decode(source.read(options.max_bytes))})
