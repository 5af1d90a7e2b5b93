"""The readers, one module for each format, imported when the format first turns up.

A reader takes an open Source and gives Records (and Rejected for single records that cannot be used). To add a format,
write a module with ``read`` and name it here, in ``options.FORMATS`` and, for its file extension, in ``sniff``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from dragoman.documents.document import Rejected
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source

Reader = Callable[[Source, ReadOptions], Iterator[Record | Rejected]]

_MODULES = {
    "text": "plain_text", "markdown": "markdown", "html": "web_page", "json": "json_values", "jsonl": "json_lines",
    "csv": "table", "tsv": "table", "parquet": "parquet", "feed": "feed", "warc": "warc", "pdf": "pdf", "docx": "word",
}  # fmt: skip


def reader_for(kind: str) -> Reader:
    """The reader of the format ``kind``, one of ``options.FORMATS``."""
    return cast(Reader, import_module(f"{__name__}.{_MODULES[kind]}").read)
