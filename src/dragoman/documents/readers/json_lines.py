"""JSON Lines: one article on every line. A broken line is rejected by its number and the rest is read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from dragoman.documents.document import Rejected
from dragoman.documents.encoding import decode_line, detect
from dragoman.documents.options import ReadOptions
from dragoman.documents.readers.json_values import read_text
from dragoman.documents.record import Record
from dragoman.documents.source import Source


def read(source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """One record for every line, named ``file#LINE``."""
    encoding = detect(source.head)
    for number, line in _lines(source, encoding, options.max_bytes):
        text = None if line is None else line.strip("\ufeff \t\r\n\x00,")
        if text != "":
            yield from read_text(text, f"{source.name}#{number}", options.max_bytes)


def _lines(source: Source, encoding: str, limit: int) -> Iterator[tuple[int, str | None]]:
    if encoding in {"utf-16", "utf-32", "utf-16-le", "utf-16-be"}:
        wide = io.TextIOWrapper(source.stream, encoding, errors="replace", newline="\n")
        number = 0
        while text := wide.readline(limit):
            number += 1
            yield number, text
        return
    for number, line in source.lines(limit):
        yield number, None if line is None else decode_line(line, encoding)
