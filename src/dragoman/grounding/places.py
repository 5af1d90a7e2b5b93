"""The gazetteer: names to places, from a bundled GeoNames extract and a list of well-known areas.

``data/places/gazetteer.npz`` is built by ``build_places.py`` (GeoNames, CC BY 4.0); ``data/places/areas.yaml`` holds
regions, seas and other names of countries, and comes first. Both load on first use (about 60 ms, 20 MB).
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.errors import DataError
from dragoman.grounding.grounding import Place
from dragoman.settings import load_plain

_DATA = Path(__file__).parents[1] / "data" / "places"
GAZETTEER = _DATA / "gazetteer.npz"
AREAS = _DATA / "areas.yaml"

_APOSTROPHES = re.compile(r"['’‘ʿʾʻ`´.]")
_BREAKS = re.compile(r"[\s\-‐‑–_]+")
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"})
# A country that the document mentions weighs as much as thirty times the people; a main name as much as five times.
_MENTIONED_WEIGHT = 1.5
_MAIN_NAME_WEIGHT = 0.7


class PlaceKind(IntEnum):
    """What a gazetteer entry is."""

    CITY = 0
    DIVISION = 1
    COUNTRY = 2
    AREA = 3


def place_key(name: str) -> str:
    """The form under which a name is looked up: no case, accents, apostrophes, hyphens or leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    key = _BREAKS.sub(" ", _APOSTROPHES.sub("", letters)).strip()
    return key.removeprefix("the ")


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place with what disambiguation needs."""

    place: Place
    kind: PlaceKind
    population: int
    main_name: bool


class _Packed(Sequence[str]):
    """Texts kept as one run of bytes; sorted ones can be searched without unpacking."""

    def __init__(self, data: bytes, offsets: np.ndarray[Any, Any]) -> None:
        self._data = data
        self._offsets = offsets.data  # gives plain numbers, and costs nothing to make

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: Any) -> Any:
        return self._data[self._offsets[index] : self._offsets[index + 1]].decode("utf-8")


class _Gazetteer:
    """The bundled extract, searched by bisection over its sorted keys."""

    def __init__(self, path: Path) -> None:
        try:
            with np.load(path, allow_pickle=False) as arrays:
                table = {name: arrays[name] for name in arrays.files}
        except (OSError, ValueError) as error:
            raise DataError(
                f"The gazetteer {path} cannot be read ({error}). Reinstall dragoman, or rebuild it with "
                "'python -m dragoman.grounding.build_places'."
            ) from error
        self._keys = _Packed(table["keys"].tobytes(), table["key_offsets"])
        self._names = _Packed(table["names"].tobytes(), table["name_offsets"])
        self._divisions = _Packed(table["divisions"].tobytes(), table["division_offsets"])
        self._countries = table["countries"].tobytes().decode("ascii")
        self._table: Mapping[str, np.ndarray[Any, Any]] = table

    def find(self, key: str) -> list[GazetteerEntry]:
        """The entries under a key."""
        number = bisect_left(self._keys, key)
        if number == len(self._keys) or self._keys[number] != key:
            return []
        low, high = self._table["posting_offsets"][number : number + 2]
        return [self._entry(int(posting)) for posting in self._table["postings"][low:high]]

    def each(self) -> Iterator[tuple[str, GazetteerEntry]]:
        """Every key with every entry under it."""
        for number, key in enumerate(self._keys):
            low, high = self._table["posting_offsets"][number : number + 2]
            for posting in self._table["postings"][low:high]:
                yield key, self._entry(int(posting))

    def _entry(self, posting: int) -> GazetteerEntry:
        number, table = posting // 2, self._table
        country = 3 * int(table["country"][number])
        lat, lon = table["position"][number]
        place = Place(
            name=self._names[number],
            country=self._countries[country : country + 3],
            admin1=self._divisions[int(table["division"][number])],
            lat=round(float(lat), 4),
            lon=round(float(lon), 4),
            geonames_id=int(table["geonames_id"][number]),
        )
        return GazetteerEntry(
            place, PlaceKind(int(table["kind"][number])), int(table["population"][number]), bool(posting % 2)
        )


@cache
def load_gazetteer() -> _Gazetteer:
    """The bundled extract, loaded once."""
    return _Gazetteer(GAZETTEER)


@cache
def _areas() -> dict[str, list[GazetteerEntry]]:
    """Areas and further names of countries, by key."""
    content = load_plain(AREAS)
    index: dict[str, list[GazetteerEntry]] = {}
    for name, row in content["areas"].items():
        place = Place(
            name, row.get("country", ""), row.get("admin1", ""), row["lat"], row["lon"], row.get("geonames_id", 0)
        )
        entry = GazetteerEntry(place, PlaceKind.AREA, 0, True)
        for form in (name, *row.get("also", ())):
            index.setdefault(place_key(form), []).append(entry)
    for name, forms in content["countries"].items():
        for form in forms:
            index.setdefault(place_key(form), []).extend(
                entry for entry in load_gazetteer().find(place_key(name)) if entry.kind is PlaceKind.COUNTRY
            )
    return index


def each_city() -> Iterator[tuple[str, GazetteerEntry]]:
    """Every city, once for each of its names, with the name as ``place_key`` gives it."""
    for key, entry in load_gazetteer().each():
        if entry.kind is PlaceKind.CITY:
            yield key, entry


@lru_cache(maxsize=4096)
def find_places(name: str) -> tuple[GazetteerEntry, ...]:
    """All entries that bear ``name``: listed areas first, then countries, cities and divisions. Empty when unknown."""
    key = place_key(name)
    return (*_areas().get(key, ()), *load_gazetteer().find(key)) if key else ()


def resolve_place(name: str, mentioned: frozenset[str] = frozenset(), *, country: str = "") -> Place | None:
    """The place that ``name`` most likely means, or None when no entry bears it.

    ``mentioned`` holds the country codes that the document mentions; ``country`` is a code that the text itself gives
    ("Tripoli, Lebanon") and excludes the others when an entry lies there. Otherwise a listed area wins, then a country,
    then the most
    people, a mentioned country and a main name each weighing as a multiple of them.
    """
    entries = find_places(name)
    if country:
        entries = tuple(entry for entry in entries if entry.place.country == country) or entries
    if not entries:
        return None
    return max(entries, key=lambda entry: _weight(entry, mentioned)).place


def _weight(entry: GazetteerEntry, mentioned: frozenset[str]) -> tuple[int, float]:
    """Areas and countries first; among the rest a mentioned country, a main name and people. A division ranks below
    its city."""
    is_mentioned = entry.place.country in mentioned
    weight = math.log10(entry.population + 1) + _MENTIONED_WEIGHT * is_mentioned + _MAIN_NAME_WEIGHT * entry.main_name
    if entry.kind is PlaceKind.DIVISION:
        weight -= 2
    return (entry.kind is PlaceKind.AREA) * 2 + (entry.kind is PlaceKind.COUNTRY), weight
