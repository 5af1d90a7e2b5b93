"""WARC web archives, by warcio: one article for every archived page; WET files give their plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dragoman.documents.document import Rejected
from dragoman.documents.encoding import decode
from dragoman.documents.options import ReadOptions
from dragoman.documents.readers.web_page import _declared, article
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_CHUNK = 1 << 18
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """One record for every response, resource or conversion record. Requests and the archive's own notes are no
    articles.
    """
    number = 0
    try:
        for record in ArchiveIterator(source.stream):
            number += 1
            if not record.rec_type:
                raise DocumentError(f"has a damaged record, number {number}. Copy it again.", reason="damaged")
            if record.rec_type in {"response", "resource", "conversion"}:
                yield _record(record, f"{source.name}#{number}", options)
    except ArchiveLoadFailed as error:
        raise DocumentError(f"is no complete WARC file: {error}. Copy it again.", reason="damaged") from error
    if not number:
        raise DocumentError("begins as a WARC file does but holds no record. Copy it again.", reason="damaged")


def _record(record: Any, name: str, options: ReadOptions) -> Record | Rejected:
    try:
        return _page(record, name, options)
    except DocumentError as error:
        return Rejected(name, error.reason, f"{name} {error}")


def _page(record: Any, name: str, options: ReadOptions) -> Record:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        raise DocumentError(f"({url}) is an answer with status {status}, no article.", reason="no-article")
    if kind not in _PAGES and kind != "text/plain":
        raise DocumentError(
            f"({url}) is {kind or 'of no stated type'}, not HTML or plain text.", reason="unsupported-format"
        )
    data = record.content_stream().read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise DocumentError(f"({url}) has more than {options.max_bytes:,} bytes. Raise max_bytes.", reason="too-large")
    if _cut_off(record):
        raise DocumentError(f"({url}) is truncated: the archive ends inside it. Copy it again.", reason="truncated")
    if not data.strip():
        raise DocumentError(f"({url}) is empty.", reason="empty")
    if kind == "text/plain":
        return Record(name, {"text": decode(data), "url": url})
    declared = (headers.get_header("Content-Type") or "").partition("charset=")[2].strip(" \"'").lower()
    return Record(name, article(decode(data, _declared(data) or declared), url), layout="blocks")


def _cut_off(record: Any) -> bool:
    """Whether the archive ends before the length that the record states."""
    while record.raw_stream.read(_CHUNK):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0
