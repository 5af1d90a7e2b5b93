"""ICEWS: tab-separated, 20 columns, CAMEO codes, one row per source and target.

Columns as in the files on Harvard Dataverse (doi:10.7910/DVN/28075).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.exports.cells import number, write_tsv
from dragoman.exports.codes import cameo, cameo_event, country_name
from dragoman.exports.days import day_of
from dragoman.exports.flat import pairs
from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the events; gives the number of rows."""
    stream.write(("\t".join(COLUMNS) + "\n").encode())
    return write_tsv(stream, _rows(selection))


def _rows(selection: Selection) -> Iterator[list[Any]]:
    for event in selection.events():
        day = day_of(event, selection)
        if day is None:
            continue
        tail = [number(event["document_id"]), None, event["outlet"], *_place(event)]
        found = False
        for pair in pairs(event):
            found = True
            code = cameo_event(event["event_type"], event["mode"], pair.actor)
            coded = [code.name, code.code, code.goldstein]
            yield [number(pair.row_id), day, *_party(pair.actor), *coded, *_party(pair.recipient), *tail]
        if not found:
            selection.left_out["self"] += 1


def _party(party: dict[str, Any] | None) -> list[Any]:
    if party is None:
        return [None] * 3
    sectors = [cameo().sectors[sector].icews for sector in party["sectors"] if sector in cameo().sectors]
    return [party["name"] or party["text"], ",".join(filter(None, sectors)), country_name(party["country"])]


def _place(event: Row) -> list[Any]:
    country = country_name(event["place_country"] or "")
    name, admin1 = event["place_name"], event["place_admin1"]
    city = name if name not in (admin1, country) else None
    return [city, None, admin1, country, event["place_lat"], event["place_lon"]]
