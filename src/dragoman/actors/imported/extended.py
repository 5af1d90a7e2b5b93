"""The built-in registry with an imported one behind it, as one index.

A name that the built-in registry knows, in whatever form its rules allow, is the built-in entry's. The others are asked
of ``actors.sqlite`` as they come; only what was found stays in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, overload

from dragoman.actors.imported.store import Found, Store, missing, registry_file
from dragoman.actors.registry import WHOLE, Entity, Index, load_index
from dragoman.actors.scan import scan

_REMEMBERED = 200_000
"""Look-ups kept; about 100 bytes each for the many that find nothing."""
_CAPITALS = 1
_WHOLE_DAY = len("1961-04-07")

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Extended:
    """``index``: both registries. ``mark``: changes whenever the imported one can change what is coded."""

    index: Index
    store: Store
    mark: str


def extended(registry: str | os.PathLike[str]) -> Extended:
    """The registry in ``registry`` (an ``actors.sqlite``, or the folder that holds it) behind the built-in one.

    Opened once, and again when the file was replaced. Raises DataError when there is none or it cannot be read.
    """
    path = registry_file(registry)
    try:
        stat = path.stat()
    except OSError as error:
        raise missing(path) from error
    return _opened(path.resolve(), stat.st_ino, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)
def _opened(path: Path, inode: int, changed: int, size: int) -> Extended:
    del inode, changed, size  # told apart by them
    base, store = load_index(), Store(path)
    both = _Both(base, store)
    index = replace(base, entities=_Entities(both), terms=_Terms(both), longest=_Longest(both), by_id=_Numbers(both))
    return Extended(index, store, store.mark)


class _Both:
    """Both registries. Entities of the imported one are numbered after those of the built-in one."""

    def __init__(self, base: Index, store: Store) -> None:
        self.base = base
        self.store = store
        self.offset = len(base.entities)

    def terms(self, key: str) -> str:
        """What the imported registry alone knows by the name ``key``, packed as in ``Index``."""
        found = self.store.bearers(key)
        if not found or self._built_in(found):
            return ""
        terms: list[str] = []
        seen: set[str] = set()
        for one in found:
            birth = f"{one.born} {one.country}" if len(one.born) == _WHOLE_DAY else one.id
            if one.id not in seen and birth not in seen:  # same name, country and birthday: one person, two sources
                seen |= {one.id, birth}
                number = self._same(one)
                flags = _CAPITALS if " " not in key and one.name.isupper() else WHOLE
                terms.append(f"{one.form}{number}.{flags}")
        return " ".join(dict.fromkeys(terms))

    def _built_in(self, found: list[Found]) -> bool:
        """Whether the built-in registry has an answer of its own: a person it knows, or terms that compose."""
        segments = [s for s in scan(found[0].name, self.base) if s.flavour not in "DN,"]
        if any(s.flavour == "H" for s in segments) and (found[0].form == "H" or len(segments) == 1):
            return True
        return not any(s.flavour in "XG" for s in segments)

    def _same(self, found: Found) -> int:
        """The number of the entity; that of the built-in entry when its main name and country are that entry's."""
        entity = self.store.entity(found.number)
        known = [s.choices for s in scan(entity.name, self.base) if s.flavour == found.form]
        if len(known) == 1:
            for one in known[0]:
                if one.country == entity.country:
                    return self.base.by_id[one.id]
        return self.offset + found.number


class _Terms(Mapping[str, str]):
    def __init__(self, both: _Both) -> None:
        self._both = both
        self._base = both.base.terms
        self._found: dict[str, str] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """Half a million times a second for the built-in names: no exception on the way."""
        known = self._base.get(key)
        if known is not None:
            return known
        found = self._found.get(key)
        if found is None:
            found = _remember(self._found, key, self._both.terms(key))
        return found or default

    def __getitem__(self, key: str) -> str:
        found: str | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._base or (isinstance(key, str) and bool(self.get(key)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


class _Longest(Mapping[str, int]):
    def __init__(self, both: _Both) -> None:
        self._base = both.base.longest
        self._store = both.store
        self._found: dict[str, int] = {}

    def get(self, word: str, default: Any = None) -> Any:
        most = self._found.get(word)
        if most is None:
            most = _remember(self._found, word, max(self._base.get(word, 0), self._store.longest(word)))
        return most or default

    def __getitem__(self, word: str) -> int:
        most: int | None = self.get(word)
        if most is None:
            raise KeyError(word)
        return most

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


class _Numbers(Mapping[str, int]):
    def __init__(self, both: _Both) -> None:
        self._both = both
        self._base = both.base.by_id
        self._found: dict[str, int] = {}

    def __getitem__(self, ident: str) -> int:
        known = self._base.get(ident)
        if known is not None:
            return known
        number = self._found.get(ident)
        if number is None:
            number = _remember(self._found, ident, self._both.store.numbered(ident))
        if not number:
            raise KeyError(ident)
        return self._both.offset + number

    def __iter__(self) -> Iterator[str]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


class _Entities(Sequence[Entity]):
    def __init__(self, both: _Both) -> None:
        self._base = both.base.entities
        self._both = both
        self._found: dict[int, Entity] = {}

    @overload
    def __getitem__(self, place: int) -> Entity: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entity]: ...
    def __getitem__(self, place: int | slice) -> Entity | Sequence[Entity]:
        """By number; slices, like iteration, give the built-in ones."""
        if isinstance(place, slice) or place < self._both.offset:
            return self._base[place]
        entity = self._found.get(place)
        if entity is None:
            entity = _remember(self._found, place, self._both.store.entity(place - self._both.offset))
        return entity

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)


def _remember(found: dict[K, V], key: K, value: V) -> V:
    if len(found) >= _REMEMBERED:
        found.clear()
    found[key] = value
    return value
