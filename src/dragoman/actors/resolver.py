"""Strings to actors: a name, a role or a description in, a country and sectors out, with the reason.

``resolve`` reads the string from left to right into terms of the registry (``scan``), finds the phrase that heads it,
and composes place, modifier and role ("Taiwan's deputy foreign minister"). It knows no sentence; ``linker`` does.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from functools import lru_cache

from dragoman.actors.actor import Actor
from dragoman.actors.chunk import Query, chunk_of, placed
from dragoman.actors.compose import compose
from dragoman.actors.fold import word_set
from dragoman.actors.registry import Index, load_index
from dragoman.actors.scan import Segment, scan
from dragoman.actors.tenure import iso_date

_LONGEST = 400
_PREPOSITIONS = word_set(
    "of in from at across inside within near around to for with against by on over under between among during after "
    "before about into outside through throughout including along amid behind via toward towards upon"
)
_PEAKS = word_set("lake mount")
_WATERS_BEFORE = word_set("gulf bay sea strait straits lake mount horn")
_WATERS_AFTER = word_set("sea ocean strait straits gulf channel peninsula basin shield")
_CLAUSE = word_set("who which that whose whom where when while because as")


def resolve(
    text: str,
    *,
    date: datetime.date | str | None = None,
    country: str | None = None,
    context: str | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Actor | None:
    """The actor that ``text`` names on ``date``, or None when it names none that can be known.

    ``date``: ISO, a ``datetime.date``, or None for the registry's present. ``country``: the code to assume when the
    text gives none and it heads a role ("the foreign minister"). ``context``: words around it, to tell namesakes apart.
    ``registry``: an imported one, asked for names that the built-in one does not know: its file, or the archive beside
    which it lies. Raises DateError when ``date`` cannot be read, DataError when there is no such registry.
    """
    return _resolved(text, iso_date(date), index_with(registry), country or "", context or "", strict=True)


def index_with(registry: str | os.PathLike[str] | None) -> Index:
    """The built-in registry, and behind it the imported one at ``registry`` if any."""
    if registry is None:
        return load_index()
    from dragoman.actors.imported.extended import extended

    return extended(registry).index


def resolve_on(text: str, date: str, *, lower: bool, index: Index | None = None) -> Actor | None:
    """``resolve`` for a date already in ISO form (``""``: the present) and a registry at hand, without further checks.

    A phrase for what somebody does ("Russian efforts", "the police investigation") gives who does it; there, None.

    The same phrase on the same date gives the same record again: its ``mentions`` are never filled in place.
    """
    return _remembered(text, date, index or load_index(), lower)


@lru_cache(maxsize=4096)  # half of an article's phrases have stood in it before
def _remembered(text: str, date: str, index: Index, lower: bool) -> Actor | None:
    return _resolved(text, date, index, lower=lower)


def _resolved(
    text: str,
    date: str,
    index: Index,
    country: str = "",
    context: str = "",
    *,
    lower: bool | None = None,
    strict: bool = False,
) -> Actor | None:
    segments = scan(text[:_LONGEST], index, lower=lower)
    if not segments or _is_no_actor(segments, index):
        return None
    around = _countries(context, index) if context else frozenset()
    if country:
        around |= {country}
    chunks = [chunk_of(lead, chunk) for lead, chunk in _split(placed(segments, index, around)) if chunk]
    actor = compose(chunks, Query(text, date, index, around, strict)) if chunks else None
    if actor is None:
        return None
    if not actor.country and country and actor.sectors and actor.id not in index.by_id:
        return replace(actor, country=country, reason=f"{actor.reason}; country {country} assumed")
    return actor


def _countries(context: str, index: Index) -> frozenset[str]:
    """Codes of the places that ``context`` names."""
    found = {s.entity.country for s in scan(context[:_LONGEST], index) if s.flavour in "SAPCTO" and s.entity}
    return frozenset(found - {""})


def _is_no_actor(segments: list[Segment], index: Index) -> bool:
    """Pronouns, times and measures: every word, or the head, is one of the listed non-actors."""
    content = [s for s in segments if s.flavour not in "DN,"]
    if not content:
        return True
    if all(s.flavour in "x-" and s.key in index.not_actors for s in content):
        return True
    head = content[0]
    if len(content) == 1 and head.flavour in "HGX" and head.key in index.not_actors:
        return True  # "Ramadan"
    if _is_water(content):
        return True
    for segment in content:
        if segment.flavour in "-,":
            break
        head = segment
    return head.flavour == "x" and head.key in index.not_actors and not any(s.flavour in "HOSACPR" for s in content)


def _is_water(content: list[Segment]) -> bool:
    """ "The South China Sea" is not China, "the Gulf of Guinea" not Guinea, "Lake Victoria" nobody."""
    if len(content) < 2:
        return False
    first, last = content[0].key.removeprefix("the "), content[-1].key
    if first in _WATERS_BEFORE:
        return content[1].key == "of" or (first in _PEAKS and content[1].flavour != "-")
    named = any(segment.flavour in "SAPCTLG" for segment in content[:-1])
    return named and last in _WATERS_AFTER and all(s.flavour in "SAPCTLGMXx" for s in content)


def _split(segments: list[Segment]) -> list[tuple[str, list[Segment]]]:
    """Chunks with what leads into each: ``""`` the head, ``,`` an apposition, a preposition, ``who`` a clause."""
    chunks: list[tuple[str, list[Segment]]] = [("", [])]
    for segment in segments:
        if segment.flavour == ",":
            chunks.append((",", []))
        elif segment.flavour in "x-" and segment.key in _PREPOSITIONS:
            chunks.append((segment.key, []))
        elif segment.flavour in "x-" and segment.key in _CLAUSE:
            chunks.append(("who", []))
        else:
            chunks[-1][1].append(segment)
    return chunks
