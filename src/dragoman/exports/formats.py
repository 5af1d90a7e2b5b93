"""The formats that an archive can be exported as. A new one is a function writing to a stream, listed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.exports import events_parquet, readings_jsonl, table_csv
from dragoman.ledger.ledger import Ledger

Write = Callable[[Ledger, BinaryIO], int]
"""Writes a whole ledger to a stream; gives the number of rows or records written."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, what it holds, and what writes it."""

    name: str
    about: str
    write: Write


FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("csv", "one row per event, actor and recipient, for pandas, R, Stata and spreadsheets", table_csv.write),
        Format("jsonl", "one reading per line, everything that was found in a document", readings_jsonl.write),
        Format("parquet", "one row per event, parties as lists, for pandas, DuckDB, Arrow and R", events_parquet.write),
    )
}
