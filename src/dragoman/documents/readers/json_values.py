"""JSON: one article, a list of them, or an object that holds a list (``{"articles": [...]}``), at any size of list."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.documents.document import Rejected
from dragoman.documents.encoding import decode_line, detect
from dragoman.documents.fields import known_fields
from dragoman.documents.options import ReadOptions
from dragoman.documents.record import Record
from dragoman.documents.source import Source
from dragoman.errors import DocumentError

_CHUNK = 1 << 18
_DEPTH = 4
_TOKENS = re.compile(r'["{}\[\]]')
_SCALAR_END = re.compile(r"[\s,\]}\[{\"]")
_STRING_END = re.compile(r'["\\]')


def read(source: Source, options: ReadOptions) -> Iterator[Record | Rejected]:
    """One record for every article, named ``file#1``, ``file#2`` ... in a list."""
    for number, text in enumerate(split_values(_characters(source), options.max_bytes), 1):
        yield from read_text(text, f"{source.name}#{number}", options.max_bytes)


def read_text(text: str | None, name: str, limit: int) -> Iterator[Record | Rejected]:
    """The records of one JSON text; None stands for one longer than ``limit``."""
    if text is None:
        yield Rejected(name, "too-large", f"{name} is longer than {limit:,} bytes. Split it, or raise max_bytes.")
        return
    try:
        value, warnings = parse(text)
    except DocumentError as error:
        yield Rejected(name, error.reason, f"{name} {error}")
        return
    yield from records(value, name, warnings)


def parse(text: str) -> tuple[Any, tuple[str, ...]]:
    """The value of a JSON text and a warning for every key given twice. Raises DocumentError (``broken-json``)."""
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found and found[key] != value:
                twice.append(key)
            if key not in found or value not in (None, ""):
                found[key] = value
        return found

    try:
        value = json.loads(text, object_pairs_hook=pairs, strict=False)
    except RecursionError as error:
        raise DocumentError("is JSON nested too deeply to be an article.", reason="broken-json") from error
    except ValueError as error:
        raise DocumentError(
            f"is broken JSON: {error}. Correct it, or check that the file is complete.", reason="broken-json"
        ) from error
    names = dict.fromkeys(name[:80] for name in twice[:20])
    return value, tuple(
        f"The key {name!r} is given twice with different values; the last one is used." for name in names
    )


def records(value: Any, name: str, warnings: tuple[str, ...] = ()) -> Iterator[Record | Rejected]:
    """The records in a parsed value: itself when it is an article or a text, else those of the list that it holds."""
    if isinstance(value, str):
        yield Record(name, {"text": value}, warnings=warnings)
        return
    held = value if isinstance(value, list) else _held(value) if isinstance(value, dict) else None
    if held is not None:
        for number, item in enumerate(held, start=1):
            inner = f"{name}.{number}"
            yield _record(item, inner, warnings) if not isinstance(item, str) else Record(inner, {"text": item})
        return
    yield _record(value, name, warnings)


def _record(value: Any, name: str, warnings: tuple[str, ...]) -> Record | Rejected:
    if isinstance(value, dict):
        return Record(name, value, named=True, warnings=warnings)
    shown = json.dumps(value)[:40]
    return Rejected(name, "no-text", f"{name} is {shown}, no article. Give an object with a text field.")


def split_values(chunks: Iterator[str], limit: int) -> Iterator[str | None]:
    """The JSON texts in a stream: the elements of a list at its top, or the values that follow each other.

    None stands for one longer than ``limit`` characters. Nothing is parsed, so that memory holds one value at a time
    and a broken one spoils no other. Raises DocumentError (``truncated``) when the stream ends inside a value.
    """
    scanner = _Scanner(chunks, limit)
    yield from scanner.values()


class _Scanner:
    """Finds where values end by counting brackets outside strings."""

    def __init__(self, chunks: Iterator[str], limit: int) -> None:
        self._chunks = chunks
        self._limit = limit
        self._buffer = ""
        self._at = 0

    def values(self) -> Iterator[str | None]:
        in_list = False
        while self._skip(" \t\r\n,\ufeff"):
            character = self._buffer[self._at]
            if character == "[" and not in_list:
                in_list = True
                self._at += 1
            elif character == "]":
                in_list = False
                self._at += 1
            else:
                yield self._value()
        if in_list:
            raise DocumentError("is truncated: its JSON list does not end. Copy it again.", reason="truncated")

    def _fill(self) -> bool:
        chunk = next(self._chunks, "")
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _skip(self, characters: str) -> bool:
        while True:
            rest = self._buffer[self._at :].lstrip(characters)
            self._at = len(self._buffer) - len(rest)
            if rest:
                return True
            if not self._fill():
                return False

    def _value(self) -> str | None:
        first = self._buffer[self._at]
        pieces: list[str] = []
        size, depth, in_string = 0, 0, False
        position = self._at
        while True:
            end, depth, in_string, position = self._scan(position, depth, in_string, first)
            piece = self._buffer[self._at : end if end >= 0 else len(self._buffer)]
            size += len(piece)
            if size <= self._limit:
                pieces.append(piece)
            self._at += len(piece)
            if end >= 0:
                return "".join(pieces) if size <= self._limit else None
            overshoot = position - len(self._buffer)
            if not self._fill():
                if first not in '{["':
                    return "".join(pieces) if size <= self._limit else None
                raise DocumentError("is truncated: its JSON ends inside a value. Copy it again.", reason="truncated")
            position = max(0, overshoot)

    def _scan(self, position: int, depth: int, in_string: bool, first: str) -> tuple[int, int, bool, int]:
        """Go on to the end of the value: where it ends (-1 when not in the buffer), and the state there."""
        buffer = self._buffer
        if first not in '{["':
            match = _SCALAR_END.search(buffer, position)
            end = -1 if match is None else max(match.start(), self._at + 1)
            return end, depth, in_string, len(buffer)
        while True:
            match = (_STRING_END if in_string else _TOKENS).search(buffer, position)
            if match is None:
                return -1, depth, in_string, max(position, len(buffer))
            sign, position = match[0], match.end()
            if sign == "\\":
                position += 1
                if position > len(buffer):
                    return -1, depth, in_string, position
            elif sign == '"':
                in_string = not in_string
            else:
                depth += 1 if sign in "{[" else -1
            if depth <= 0 and not in_string:
                return position, depth, in_string, position


def _characters(source: Source) -> Iterator[str]:
    encoding = detect(source.head)
    if encoding in {"utf-8", "mixed"}:
        while line := source.stream.readline(_CHUNK):
            yield decode_line(_whole_characters(line, source), encoding).removeprefix("\ufeff")
        return
    wide = io.TextIOWrapper(source.stream, encoding, errors="replace")
    while text := wide.read(_CHUNK):
        yield text


def _whole_characters(line: bytes, source: Source) -> bytes:
    """``line``, and the rest of a character that a limit of length has cut off."""
    for _ in range(3):
        if not line or line[-1] < 0x80 or _complete(line):
            break
        line += source.stream.read(1)
    return line


def _complete(line: bytes) -> bool:
    for back in range(1, 5):
        byte = line[-back] if back <= len(line) else 0
        if byte >= 0xC0:
            return back >= (4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2)
        if byte < 0x80:
            break
    return True


def _held(value: dict[str, Any]) -> list[Any] | None:
    """The articles inside an object that is none itself: ``articles``, ``response.results``, ``hits.hits``."""
    lists = [inner for inner in value.values() if _is_list_of_articles(inner)]
    own_text = any(isinstance(inner, str) and known_fields([key]) == {"text"} for key, inner in value.items())
    if own_text:
        return None
    return list(lists[0]) if lists else _held_deeper(value, 0)


def _held_deeper(value: dict[str, Any], depth: int) -> list[Any] | None:
    for inner in value.values():
        if not isinstance(inner, dict) or depth >= _DEPTH:
            continue
        lists = [list(part) for part in inner.values() if _is_list_of_articles(part)]
        found = lists[0] if lists else _held_deeper(inner, depth + 1)
        if found is not None:
            return found
    return None


def _is_list_of_articles(inner: Any) -> bool:
    """Whether ``inner`` is a list of objects with a text or a title, at their top or one level down."""
    if not isinstance(inner, list) or not inner or not all(isinstance(item, dict) for item in inner[:20]):
        return False
    names = [str(name) for item in inner[:20] for name in (*item, *_inner_names(item))]
    return bool(known_fields(names) & {"text", "title"})


def _inner_names(item: dict[str, Any]) -> list[str]:
    return [str(name) for part in item.values() if isinstance(part, dict) for name in part]
