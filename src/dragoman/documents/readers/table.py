"""CSV and TSV: one article in every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dragoman.documents.document import Rejected
from dragoman.documents.encoding import decode_line, detect
from dragoman.documents.fields import known_fields
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_SEPARATORS = ("\t", ",", ";", "|")


def read(source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """One record for every row, named ``file#ROW`` (the row of the header is 1). Rows longer than the header are
    rejected.
    """
    csv.field_size_limit(min(options.max_bytes, 2**31 - 1))
    lines = _lines(source, options.max_bytes)
    first = next(lines, "")
    separator = find_separator(first, source.name)
    rows = csv.reader(_chain(first, lines), delimiter=separator, strict=False)
    header = _header(rows)
    number = 1
    while True:
        number += 1
        name = f"{source.name}#{number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(name, "broken-row", f"{name} cannot be read: {error}. Check its quotation marks.")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            yield Rejected(
                name,
                "broken-row",
                f"{name} has {len(row)} cells, the header {len(header)}. Quote cells that hold {separator!r}.",
            )
            continue
        missing = header[len(row) :]
        warnings = (f"The row is too short; it has no {', '.join(missing)}.",) if missing else ()
        yield Record(name, dict(zip(header, row, strict=False)), named=True, warnings=warnings)


def find_separator(header: str, name: str) -> str:
    """The character between cells: the one that splits the header into most known names, then most cells."""

    def rank(separator: str) -> tuple[int, int]:
        cells = [cell.strip().strip('"') for cell in header.split(separator)]
        return len(known_fields(cells)), len(cells)

    best = max(_SEPARATORS, key=rank)
    if rank(best)[1] > 1:
        return best
    return "\t" if ".tsv" in name or ".tab" in name else ","


def _header(rows: Iterator[list[str]]) -> list[str]:
    try:
        cells = next(rows, [])
    except csv.Error as error:
        raise DocumentError(f"has a header that cannot be read: {error}.", reason="broken-row") from error
    names: list[str] = []
    for position, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column {position}"
        names.append(name if name not in names else f"{name} ({position})")
    return names


def _lines(source: Source, limit: int) -> Iterator[str]:
    encoding = detect(source.head)
    if encoding in {"utf-16", "utf-32", "utf-16-le", "utf-16-be"}:
        yield from io.TextIOWrapper(source.stream, encoding, errors="replace", newline="")
        return
    for number, line in source.lines(limit):
        if line is None:
            raise DocumentError(
                f"has a line ({number}) longer than {limit:,} bytes. Split it, or raise max_bytes.", reason="too-large"
            )
        text = decode_line(line, encoding)
        yield text.removeprefix("\ufeff") if number == 1 else text


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
