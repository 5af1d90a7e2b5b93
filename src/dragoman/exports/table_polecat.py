"""POLECAT: the weekly tab-separated files of the POLECAT data set, 40 columns, one row per actor and recipient.

Columns as in the files on Harvard Dataverse (doi:10.7910/DVN/AJGVIT), where a missing value is the word ``None``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.exports.cells import write_tsv
from dragoman.exports.codes import country_name, cow_number
from dragoman.exports.days import day_of
from dragoman.exports.flat import Pair, first_sector, pairs
from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)
MISSING = "None"
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the events; gives the number of rows."""
    stream.write(("\t".join(COLUMNS) + "\n").encode())
    return write_tsv(stream, _rows(selection), missing=MISSING)


def _rows(selection: Selection) -> Iterator[list[Any]]:
    for event in selection.events(actors=True):
        day = day_of(event, selection)
        if day is None:
            continue
        actors = event["document_actors"]
        roles = {actor["id"]: actor["role"] for actor in actors}
        tail = [*_place(event), event["outlet"], event["published"], *_story(event), event["language"]]
        found = False
        for pair in pairs(event):
            found = True
            parties = [*_party(pair.actor, roles), *_party(pair.recipient, roles)]
            yield [*_head(event, pair, day), *parties, *tail, event["version"]]
        if not found:
            selection.left_out["self"] += 1


def _head(event: Row, pair: Pair, day: object) -> list[Any]:
    return [
        *(pair.row_id, day, event["event_type"], event["mode"], event["score"], _QUADS[event["quad"]]),
        "; ".join(event["contexts"]),
    ]


def _party(party: dict[str, Any] | None, roles: dict[str, str | None]) -> list[Any]:
    if party is None:
        return [None] * 8
    return [
        *(party["name"] or party["text"], party["country"], cow_number(party["country"])),
        *(first_sector(party), "; ".join(party["sectors"]), roles.get(party["actor_id"]), party["text"], None),
    ]


def _place(event: Row) -> list[Any]:
    name, admin1 = event["place_name"], event["place_admin1"]
    city = name if name and name not in (admin1, country_name(event["place_country"])) else None
    coordinates = [event["place_lat"], event["place_lon"], event["place_geonames_id"] or None]
    return [name, city, None, admin1, event["place_country"], *coordinates, None, None]


def _story(event: Row) -> list[str]:
    people, organisations, places = [], [], []
    for actor in event["document_actors"]:
        if actor["kind"] == "person":
            people.append(actor["name"])
        elif actor["kind"] == "state":
            places.append(actor["name"])
        elif actor["kind"] == "organisation":
            organisations.append(actor["name"])
    return ["; ".join(names) for names in (people, organisations, places)]
