"""Parquet: one row per event, flat; the parties as lists of texts, so that every reader takes it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from dragoman.exports.flat import MARKS, PLACE, TEXT, WHEN_AND_WHERE, first_sector
from dragoman.exports.options import Selection
from dragoman.ledger.columns import table_of
from dragoman.ledger.rows import Row
from dragoman.ledger.schema import EVENTS, arrow_type

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 5_000


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the events; gives their number."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema()
    rows = (_flat(row) for row in selection.events())
    written = 0
    with pq.ParquetWriter(pa.PythonFile(stream, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(table_of(group, schema))
            written += len(group)
    return written


def _flat(row: Row) -> Row:
    flat = dict(row, event_id=row["id"])
    for side in ("actor", "recipient"):
        parties = row[f"{side}s"]
        flat[f"{side}_names"] = [party["name"] for party in parties]
        flat[f"{side}_texts"] = [party["text"] for party in parties]
        flat[f"{side}_countries"] = [party["country"] for party in parties]
        flat[f"{side}_sectors"] = [first_sector(party) for party in parties]
        flat[f"{side}_ids"] = [party["actor_id"] for party in parties]
    for name in ("name", "kind", "actor_id"):
        flat[f"attribution_{name}s"] = [source[name] for source in row["attribution"]]
    for mark in MARKS:
        flat[mark] = mark in row["auxiliary"]
    return flat


def _schema() -> pa.Schema:
    types = {column.name: column.type for column in EVENTS.columns}
    types |= dict.fromkeys(MARKS, "BOOLEAN") | {"published": "DATE"}
    types |= dict.fromkeys(_LISTS, "VARCHAR[]")
    names = (
        *("event_id", "document_id", "event_type", "mode", "contexts", "quad", "score"),
        *_LISTS,
        *(*MARKS, *WHEN_AND_WHERE, *PLACE, *TEXT),
        *("confidence", "reason", "outlet", "published", "title", "url", "copy_of", "version"),
    )
    import pyarrow as pa

    return pa.schema([(name, arrow_type(types.get(name, "VARCHAR"))) for name in names])


_LISTS = (
    *(
        f"{side}_{part}"
        for side in ("actor", "recipient")
        for part in ("names", "texts", "countries", "sectors", "ids")
    ),
    *("attribution_names", "attribution_kinds", "attribution_actor_ids"),
)
