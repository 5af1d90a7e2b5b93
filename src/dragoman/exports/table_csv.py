"""CSV: one row per event, actor and recipient, ready for analysis."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import product
from typing import Any, BinaryIO

from dragoman.exports.cells import safe
from dragoman.exports.flat import MARKS, PLACE, TEXT, WHEN_AND_WHERE, first_sector
from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

_PARTY = ("name", "text", "country", "sector", "sectors", "id")

COLUMNS = (
    *(
        "row_id",
        "event_id",
        "document_id",
        "date_start",
        "date_end",
        "date_precision",
        "event_type",
        "mode",
        "quad",
        "score",
    ),
    *(f"actor_{part}" for part in _PARTY),
    *(f"recipient_{part}" for part in _PARTY),
    "mutual",
    *(*MARKS, "contexts", "attribution"),
    *(name for name in (*WHEN_AND_WHERE, *PLACE) if name not in ("date_start", "date_end", "date_precision")),
    *("confidence", "reason", "outlet", "published", "title", "url", "copy_of"),
    *(*TEXT, "version"),
)
"""The columns, in order. The parties' ``sectors``, ``contexts`` and ``attribution`` are joined with ``;``."""


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write all dyads, UTF-8 with a header; gives the number of rows.

    An event with no actor or no recipient has one row with those columns empty. Text that a spreadsheet would take for
    a formula is neutralised (``safe``); numbers and dates are as they are, marks 0 or 1, what is unknown empty.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text)  # lines end in CR LF (RFC 4180), so that a lone CR in a text is quoted
    writer.writerow(COLUMNS)
    written = 0
    for event in selection.events():
        for row in _dyads(event):
            writer.writerow([safe(row.get(name)) for name in COLUMNS])
            written += 1
    text.flush()
    text.detach()
    return written


def _dyads(event: Row) -> Iterator[Row]:
    shared = {
        **event,
        "event_id": event["id"],
        "mutual": int(event["mutual"]),
        **{mark: int(mark in event["auxiliary"]) for mark in MARKS},
        "contexts": ";".join(event["contexts"]),
        "attribution": ";".join(source["name"] or source["text"] for source in event["attribution"]),
    }
    sides = (enumerate(event[side] or [None]) for side in ("actors", "recipients"))
    for (i, actor), (j, recipient) in product(*sides):
        row_id = f"{event['id']}-{i}-{j}"
        yield {**shared, "row_id": row_id, **_party("actor", actor), **_party("recipient", recipient)}


def _party(side: str, participant: dict[str, Any] | None) -> Row:
    if participant is None:
        return {}
    return {
        f"{side}_name": participant["name"],
        f"{side}_text": participant["text"],
        f"{side}_country": participant["country"],
        f"{side}_sector": first_sector(participant),
        f"{side}_sectors": ";".join(participant["sectors"]),
        f"{side}_id": participant["actor_id"],
    }
