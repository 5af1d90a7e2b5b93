"""JSON Lines: one Reading a line, as ``Reading.to_dict`` gives it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, BinaryIO

from dragoman.exports.options import Selection
from dragoman.ledger import rows, scan


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write all readings; gives their number."""
    written = 0
    for document, own in scan.parts(selection.ledger.batches(), scan.PARTS):
        reading = {
            "document": plain(rows.document_of(document)),
            "events": [plain(rows.event_of(row)) for row in own["events"]],
            "claims": [plain(rows.claim_of(row)) for row in own["claims"]],
            "actors": plain(rows.actors_of(own["actors"], own["mentions"])),
            "standings": [plain(rows.standing_of(row)) for row in own["standings"]],
        }
        stream.write(json.dumps(reading, ensure_ascii=False).encode("utf-8") + b"\n")
        written += 1
    return written


def plain(value: Any) -> Any:
    """``value`` in JSON types, as the records' own ``to_dict`` gives it, without the copies that ``asdict`` makes."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"{value!r} is not part of a record")


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
