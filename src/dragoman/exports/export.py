"""Ledger to file: whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import OptionError
from dragoman.exports.formats import FORMATS
from dragoman.ledger.ledger import Ledger


def export(ledger: Ledger, format: str, out: str | os.PathLike[str]) -> int:
    """Write ``ledger`` to ``out`` as ``format`` (see FORMATS); gives the number of rows or records written.

    ``out`` is a file, replaced at once when everything is written, or ``-`` for standard output. Memory is bounded.
    Raises OptionError for an unknown format or a place that cannot be written to.
    """
    if format not in FORMATS:
        raise OptionError(f"Cannot export as {format!r}. Formats: {', '.join(FORMATS)}.")
    with _destination(out) as stream:
        return FORMATS[format].write(ledger, stream)


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
