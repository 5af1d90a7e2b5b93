"""GDELT 2.0 event table: tab-separated, 61 columns, no header, CAMEO codes, one row per two actors.

Columns as in the GDELT Event Database data format codebook, version 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dragoman.exports.cells import number, write_tsv
from dragoman.exports.codes import cameo, cameo_event, countries, country_name, fips
from dragoman.exports.days import day_of
from dragoman.exports.flat import pairs
from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{which}Geo_{part}" for which in ("Actor1", "Actor2", "Action") for part in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns, in order; the file itself has no header."""


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the events; gives the number of rows."""
    return write_tsv(stream, _rows(selection))


def _rows(selection: Selection) -> Iterator[list[Any]]:
    for event in selection.events():
        day = day_of(event, selection)
        if day is None:
            continue
        places = [*_nowhere(), *_nowhere(), *_place(event)]
        added = [f"{event['published'] or day:%Y%m%d}000000", event["url"]]
        found = False
        for pair in pairs(event):
            found = True
            parties = [*_party(pair.actor), *_party(pair.recipient)]
            coded = _coded(event, pair.actor)
            yield [number(pair.row_id), *_day(day), *parties, *coded, *places, *added]
        if not found:
            selection.left_out["self"] += 1


def _day(day: date) -> list[Any]:
    fraction = day.year + ((day.month - 1) * 30 + day.day) / 365
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}"]


def _coded(event: Row, actor: dict[str, Any] | None) -> list[Any]:
    code = cameo_event(event["event_type"], event["mode"], actor)
    root = int(event["sentence_start"] == 0)
    return [root, code.code, code.code[:3], code.code[:2], code.quad, code.goldstein, 1, 1, 1, None]


def _party(party: dict[str, Any] | None) -> list[Any]:
    if party is None:
        return [None] * len(_ACTOR)
    table, code = countries(), party["country"]
    other, state = table.others.get(code), table.states.get(code)
    country = (other.cameo if other else state.cameo or code if state else code) if code else ""
    group, religion = (other.group, other.religion) if other else ("", "")
    types = [other.type] if other else []
    known = (cameo().sectors[sector].type for sector in party["sectors"] if sector in cameo().sectors)
    types = list(dict.fromkeys(filter(None, [*types, *known])))[:3]
    whole = "".join([types[0], country, group, religion, *types[1:]] if other else [country, *types])
    name = (party["name"] or party["text"]).upper()
    return [whole, name, country, group, None, religion, None, *types, *[None] * (3 - len(types))]


def _nowhere() -> list[Any]:
    return [0, *[None] * (len(_GEO) - 1)]


def _place(event: Row) -> list[Any]:
    """Type 1 is a country, 2 and 5 a first-order division in and outside the USA, 3 and 4 a city."""
    if event["place_name"] is None:
        return _nowhere()
    name, admin1, code = event["place_name"], event["place_admin1"], event["place_country"]
    country, american = country_name(code), code == "USA"
    kind = 1 if name == country else (2 if american else 5) if name == admin1 else (3 if american else 4)
    full = ", ".join(dict.fromkeys(part for part in (name, admin1, country) if part))
    return [kind, full, fips(code, admin1), None, None, event["place_lat"], event["place_lon"], None]
