"""Ledger to file: whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import OptionError
from dragoman.exports.formats import FORMATS, Format
from dragoman.exports.options import Exported, ExportOptions, Selection
from dragoman.ledger.ledger import Ledger


def export(
    ledger: Ledger,
    format: str,
    out: str | os.PathLike[str],
    *,
    since: str | None = None,
    until: str | None = None,
    auxiliary: bool | None = None,
    copies: bool | None = None,
    by: str | None = None,
) -> Exported:
    """Write ``ledger`` to ``out`` as ``format`` (see FORMATS); gives what was written and what was left out.

    ``out`` is a file, replaced at once when everything is written, or ``-`` for standard output. The options are those
    of ExportOptions. Memory is bounded, except for a network, which is held whole. Raises OptionError for an unknown
    format, an option that the format does not take, or a place that cannot be written to; DateError for a day that is
    none.
    """
    if format not in FORMATS:
        raise OptionError(f"Cannot export as {format!r}. Formats: {', '.join(FORMATS)}.")
    chosen = ExportOptions(since=since, until=until, auxiliary=auxiliary, copies=copies, by=by)
    selection = Selection(ledger, _checked(FORMATS[format], chosen))
    with _destination(out) as stream:
        rows = FORMATS[format].write(selection, stream)
    return Exported(rows, dict(selection.left_out))


def _checked(format_: Format, chosen: ExportOptions) -> ExportOptions:
    """``chosen`` with the format's defaults. Raises OptionError on an option that the format does not take."""
    for option in fields(chosen):
        if getattr(chosen, option.name) is not None and option.name not in format_.options:
            takers = [one.name for one in FORMATS.values() if option.name in one.options]
            raise OptionError(f"{format_.name!r} takes no {option.name!r}. These formats do: {', '.join(takers)}.")
    auxiliary, copies = (format_.marks if value is None else value for value in (chosen.auxiliary, chosen.copies))
    return replace(chosen, auxiliary=auxiliary, copies=copies)


@contextmanager
def _destination(out: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    if os.fspath(out) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    file = Path(out)
    temporary = file.with_name(f".{file.name}.tmp-{os.getpid()}")
    if file.is_dir():
        raise OptionError(f"{str(out)!r} is a folder. Give the name of a file.")
    try:
        stream = temporary.open("wb")
    except OSError as error:
        raise OptionError(
            f"Cannot write {str(out)!r}: {error.strerror}. Give a file in a folder that exists."
        ) from error
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)
