"""Rivers, seas, mountains and islands: names that a text gives to land and water, and so to nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.actors.fold import word_set
from dragoman.actors.nouns import load_nouns

if TYPE_CHECKING:
    from dragoman.actors.registry import Index
    from dragoman.actors.scan import Segment

LANDFORM = "landform"
"""The key of the segment that such a name becomes."""
_STATES = frozenset("ST")
_NAMES = frozenset("STLCGX")


def without_landforms(row: list[Segment], index: Index) -> list[Segment]:
    """The terms of a string with each name of land or water made one word that says nothing."""
    kept: list[Segment] = []
    place = 0
    while place < len(row):
        last = _end_of_landform(row, place, index)
        if last < place:
            kept.append(row[place])
        else:
            first, end = row[place], row[last]
            kept.append(
                replace(
                    first, flavour="x", key=LANDFORM, last=end.last, end=end.end, owner=end.owner, entity=None,
                    choices=(), role=None, country="",
                )
            )  # fmt: skip
        place = max(place, last) + 1
    return kept


def _end_of_landform(row: list[Segment], place: int, index: Index) -> int:
    """The place of the last term of the landform that begins at ``place``, -1 when none does."""
    segment = row[place]
    after = row[place + 1] if place + 1 < len(row) else None
    nouns = load_nouns()
    if segment.flavour == "X" and _names_land(segment.key, index):
        return place
    noun = _noun(segment)
    if after is not None and not segment.owner:
        followed = place + 2 < len(row) and row[place + 2].flavour == "R"  # "Pacific island states"
        if segment.flavour in _NAMES and _noun(after) in nouns.waters and not followed:
            return place + 1
        if noun in nouns.heights and _is_named(after, noun):
            return place + 1
    if noun in nouns.waters and after is not None and after.key == "of":
        rest = [place + 2, place + 3] if place + 2 < len(row) and row[place + 2].flavour == "D" else [place + 2]
        if rest[-1] < len(row) and _is_named(row[rest[-1]], noun):
            return rest[-1]
    return place if _is_after_the(row, place) else -1


def _noun(segment: Segment) -> str:
    """The word, if it is one that may be a noun for land or water: "Bay" is a surname as well, "the Gulf" a region."""
    return segment.key.removeprefix("the ") if segment.flavour in "xXHTA" else ""


def _is_named(segment: Segment, noun: str) -> bool:
    """Whether the name is one that the noun may be given to: "the island of Cyprus" is a state nevertheless."""
    return segment.flavour in (_NAMES - _STATES if noun.startswith("isl") else _NAMES)


def _names_land(key: str, index: Index) -> bool:
    """ "Black Sea", "Mount Hermon", but not "Tony Lake"."""
    first, *rest = key.split(" ")
    nouns = load_nouns()
    return bool(rest) and first not in index.genders and (rest[-1] in nouns.waters or first in nouns.heights)


def _is_after_the(row: list[Segment], place: int) -> bool:
    """ "The Parana" is a river."""
    segment = row[place]
    if segment.owner or not place or row[place - 1].key != "the" or segment.flavour not in _NAMES:
        return False
    if segment.key not in load_nouns().rivers:
        return False
    if place + 1 == len(row) or row[place + 1].flavour == ",":
        return True
    after = row[place + 1].key
    return after in _LEADS and (segment.flavour != "S" or after not in {"and", "or"})  # "the Jordan and Iraq"


_LEADS = word_set("of in from at and or for with to by on near who which that")
