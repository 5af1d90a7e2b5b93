"""Reads paths into Documents, one at a time; what cannot be read becomes a Rejected line and the reading goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.documents.document import Document, Rejected
from dragoman.documents.fields import FieldMap
from dragoman.documents.make import document_from
from dragoman.documents.options import ReadOptions
from dragoman.documents.paths import STDIN, check_paths, find_files, shown
from dragoman.documents.readers import reader_for
from dragoman.documents.record import Record
from dragoman.documents.sniff import find_format
from dragoman.documents.source import Source
from dragoman.errors import DocumentError, DragomanError

_DEFAULTS = ReadOptions()


def read_paths(
    paths: Iterable[str | os.PathLike[str]], options: ReadOptions = _DEFAULTS
) -> Iterator[Document | Rejected]:
    """The documents in files, folders (searched through), globs and standard input (``-``), in a stable order.

    Every input gives at least one Document or Rejected; nothing is left out in silence. Memory does not grow with the
    size of streamed formats (JSONL, JSON lists, CSV, Parquet, WARC). Raises OptionError before reading when a path is
    not there, and while reading when ``options.map`` names a field that the records do not have.
    """
    checked = check_paths(paths)
    return _read(checked, options)


def _read(paths: list[str], options: ReadOptions) -> Iterator[Document | Rejected]:
    fields = FieldMap(options.map)
    for path in paths:
        if path == STDIN:
            yield from _read_stream(STDIN, cast(BinaryIO, sys.stdin.buffer), None, fields, options)
            continue
        for found in find_files(path):
            if isinstance(found, Rejected):
                yield found
            else:
                yield from _read_file(found, fields, options)


def _read_file(path: Path, fields: FieldMap, options: ReadOptions) -> Iterator[Document | Rejected]:
    name = shown(path)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(name, stream, path, fields, options)
    except PermissionError:
        yield Rejected(
            name, "unreadable", f"{name} may not be read. Give yourself permission (chmod +r) and try again."
        )
    except OSError as error:
        yield Rejected(name, "unreadable", f"{name} cannot be read: {error.strerror or error}.")


def _read_stream(
    name: str, stream: BinaryIO, path: Path | None, fields: FieldMap, options: ReadOptions
) -> Iterator[Document | Rejected]:
    count = 0
    try:
        source = Source(name, stream, path)
        kind = options.format or find_format(name, source.head)
        for record in fields.check(_guarded(kind, source, options), name):
            count += 1
            yield record if isinstance(record, Rejected) else _document(record, fields, options)
        if not count:
            raise DocumentError(f"holds no articles ({kind}).", reason="empty")
    except DocumentError as error:
        after = f" {count:,} records before that were read." if count else ""
        yield _rejected(name, error, after)


def _guarded(kind: str, source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """What the reader of ``kind`` finds. Libraries that parse hostile bytes fail in ways that they do not document, so
    every failure of a reader is a rejected input here, with the kind of error for whoever wants to look into it.
    """
    try:
        yield from reader_for(kind)(source, options)
    except (DragomanError, OSError):
        raise
    except Exception as error:
        raise DocumentError(
            f"cannot be read as {kind}: {type(error).__name__}: {str(error)[:200]}. It may be damaged.",
            reason="damaged",
        ) from error


def _document(record: Record, fields: FieldMap, options: ReadOptions) -> Document | Rejected:
    try:
        if record.named:
            values = fields.apply(record.values)
            if "text" not in values and not values.get("title"):
                raise DocumentError(_no_text(record, fields), reason="no-text")
            record = Record(record.source, values, record.layout, warnings=record.warnings)
        return document_from(record, options, own_id=bool(fields.own("id")))
    except DocumentError as error:
        return _rejected(record.source, error)


def _no_text(record: Record, fields: FieldMap) -> str:
    mapped = fields.own("text")
    names = [str(name) for name in record.values]
    shown_names = (", ".join(names[:20]) or "none") + (" ..." if len(names) > 20 else "")
    if mapped:
        return f"has no field {mapped!r}, which the map names as the text. Its fields: {shown_names}."
    example = names[0] if names else "FIELD"
    return f"has no field known to hold text. Its fields: {shown_names}. Name one with the map, such as text={example}."


def _rejected(source: str, error: DocumentError, after: str = "") -> Rejected:
    cause = error.__cause__
    details = {"error": type(cause).__name__} if cause is not None else {}
    message = str(error)
    return Rejected(source, error.reason, f"{source} {message}{after}", details)
