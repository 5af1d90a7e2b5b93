"""Texts of strangers as cells of tables: nothing in them may break a row, hide one, or run in a spreadsheet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SUSPECT = frozenset((*_FORMULA, " "))
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def safe(value: Any) -> Any:
    """``value``, an apostrophe before a text that begins like a formula: ``=``, ``+``, ``-``, ``@``, tab or line end.

    Spreadsheets run such cells, and articles come from strangers (OWASP, "CSV Injection"). Strip one leading apostrophe
    to have the text back. NUL, at which many readers stop, is taken out.
    """
    if isinstance(value, str):
        if "\0" in value:
            value = value.replace("\0", "")
        # Most texts begin with a letter: one look at it is a third of the time that the whole test takes.
        return "'" + value if value[:1] in _SUSPECT and value.lstrip(" ").startswith(_FORMULA) else value
    return value.isoformat() if isinstance(value, date) else value


def clean(text: str) -> str:
    """``text`` on one line: white space, control characters, line separators and what UTF-8 or XML cannot hold become
    one blank."""
    return _BREAKS.sub(" ", text).strip(" ")


def cell(value: Any, missing: str = "") -> str:
    """``value`` as a cell of a tab-separated file without quoting.

    Texts are ``clean`` and ``safe``; a straight double quote becomes ``”``, since readers disagree on what it starts.
    Numbers are plain; None and ``""`` become ``missing``.
    """
    if value is None or value == "":
        return missing
    if isinstance(value, str):
        return str(safe(clean(value).replace('"', "”"))) or missing
    if isinstance(value, float):
        return repr(round(value, 10))
    return value.isoformat() if isinstance(value, date) else str(value)


def write_tsv(stream: BinaryIO, rows: Iterable[Sequence[Any]], *, missing: str = "") -> int:
    """Write ``rows`` tab-separated, one line each; gives their number."""
    written = 0
    for row in rows:
        stream.write(("\t".join([cell(value, missing) for value in row]) + "\n").encode("utf-8"))
        written += 1
    return written


def number(key: str) -> int:
    """A stable whole number for ``key``, below 2**53, so that R, Stata and JavaScript hold it exactly.

    Among 1,000,000 keys two share a number with a chance of 0.00006.
    """
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 11
