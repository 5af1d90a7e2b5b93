"""The registry as a person leafs through it: lists of entries on a day, and one entry with everything it says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.actors.fold import fold
from dragoman.actors.imported.extended import Extended, extended
from dragoman.actors.registry import Entity, Index, load_index, unpacked
from dragoman.actors.tenure import iso_date, standing
from dragoman.actors.where import origin_of, shown
from dragoman.errors import OptionError
from dragoman.plain import plain_record

KINDS = ("person", "state", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry on a day. ``source``: the imported registry it is from, ``""`` for the built-in one."""

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    role: str
    source: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure as the registry says it. ``where``: file and line, ``""`` when they are the entry's.

    ``until``: ``""`` still so, ``-`` ended on an unknown day.
    """

    role: str
    since: str
    until: str
    sectors: tuple[str, ...]
    country: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the registry says of one entry."""

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    party: str
    names: tuple[str, ...]
    tenures: tuple[Held, ...]
    where: str
    source: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


def entries(
    pattern: str = "",
    *,
    country: str = "",
    kind: str = "",
    sector: str = "",
    on: str | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Iterator[Line]:
    """Entries that meet all conditions, built-in ones first, each in the order of its registry.

    ``pattern``: letters that a name or the id holds, accents and case aside. ``on``: the day for role and sectors, the
    registry's present when None. ``sector``: one that the entry has on that day.
    """
    if kind and kind not in KINDS:
        raise OptionError(f"{kind!r} is no kind of actor. Give one of {', '.join(KINDS)}")
    date = iso_date(on)
    for entity in _candidates(pattern.strip(), registry):
        held = standing(entity, date)
        if kind and entity.kind != kind:
            continue
        if country and country.upper() not in {entity.country, held.country}:
            continue
        if sector and sector.upper() not in held.sectors:
            continue
        role, where = held.role or "", held.country or entity.country
        yield Line(entity.id, entity.name, entity.kind, where, held.sectors, role, entity.source)


def page(ident: str, *, registry: str | os.PathLike[str] | None = None) -> Page:
    """One entry by id, or by a name that only one entry bears. Raises OptionError, naming what comes near."""
    index = extended(registry).index if registry is not None else load_index()
    if ident not in index.by_id:
        ident = _only(ident, index, registry)
    entity = index.entities[index.by_id[ident]]
    return _imported_page(entity, registry) if entity.source and registry is not None else _built_in_page(entity, index)


def _candidates(pattern: str, registry: str | os.PathLike[str] | None) -> Iterator[Entity]:
    index, wanted, part = load_index(), fold(pattern), pattern.lower()
    named = {n for key, terms in index.terms.items() if wanted in key for f, n, _ in unpacked(terms) if f not in "RM"}
    for number, entity in enumerate(index.entities):
        if number in named or part in entity.id.lower():
            yield entity
    if registry is not None:
        store = extended(registry).store
        for number in store.numbers(wanted, part):
            yield store.entity(number)


def _only(name: str, index: Index, registry: str | os.PathLike[str] | None) -> str:
    packed = index.terms.get(fold(name))
    terms = unpacked(packed) if packed else ()
    found = list(dict.fromkeys(index.entities[n].id for f, n, _ in terms if f not in "RM"))
    if len(found) == 1:
        return found[0]
    if found:
        raise OptionError(f"{name!r} is the name of {len(found)} entries: {', '.join(found)}. Give one of these ids")
    near = [
        line.id for _, line in zip(range(5), entries(name.partition(":")[2] or name, registry=registry), strict=False)
    ]
    hint = f"There are {', '.join(near)}" if near else "List the entries with:  dragoman actors list"
    raise OptionError(f"The registry has no entry {name!r}. {hint}")


def _built_in_page(entity: Entity, index: Index) -> Page:
    origin = origin_of(entity.id, entity.name)
    entry = origin.entry() if origin is not None else {}
    names = [str(entry.get("official") or "")]
    if entry.get("id") == entity.id:
        for field in ("aliases", "adjectives", "people", "cities"):
            names += [str(name) for name in entry.get(field, [])]
        names.append(str(entry.get("capital") or ""))
    tenures = []
    for role, _, since, until, sectors, country in entity.tenures:
        where = ""
        if origin is not None:
            line = origin.line_of(role.partition(" of ")[0], _written(since, entry))
            where = f"{shown(origin.path)}:{line}"
        tenures.append(Held(role, since, until, sectors, country or entity.country, where))
    kept = tuple(dict.fromkeys(name for name in names if name and name != entity.name))
    place = str(origin) if origin is not None else ""
    return Page(
        *(entity.id, entity.name, entity.kind, entity.country, entity.sectors, entity.party, kept, tuple(tenures)),
        *(place, ""),
    )


def _written(day: str, entry: dict[str, Any]) -> str:
    """A first day as the YAML writes it: ``2012-01-01`` may stand there as ``2012``."""
    written = [str(role.get("from", "")) for role in entry.get("roles", []) if isinstance(role, dict)]
    return next((text for text in sorted(written, key=len, reverse=True) if text and day.startswith(text)), day)


def _imported_page(entity: Entity, registry: str | os.PathLike[str]) -> Page:
    both: Extended = extended(registry)
    number = both.index.by_id[entity.id] - len(both.index.entities)
    where = f"{both.store.origin(number)} in {shown(both.store.path)}"
    names = tuple(name for name in both.store.names(number) if name != entity.name)
    tenures = tuple(Held(r, a, b, s, c or entity.country, "") for r, _, a, b, s, c in entity.tenures)
    head = (entity.id, entity.name, entity.kind, entity.country, entity.sectors, entity.party)
    return Page(*head, names, tenures, where, entity.source)
