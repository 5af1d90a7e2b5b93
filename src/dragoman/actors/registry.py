"""The registry of actors: YAML that people edit, compiled once to a JSON index that loads in a tenth of a second.

``load_index`` compares the fingerprint of the YAML with that of the stored index. When they differ it validates and
compiles anew, and stores the result in the package folder when it was built there, else in the user's cache folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError

DATA = Path(__file__).resolve().parent.parent / "data" / "actors"
FORMAT = "1"
SHIPPED = DATA / "index.json"

Term = tuple[str, int, int]
WHOLE = 4
"""The flag of imported names: see ``Index``."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of the registry as the resolver needs it.

    ``form`` is S state, T territory, O organisation, H person. ``tenures`` are (role, office, from, to, sectors,
    country), dates filled up to whole days, ``""`` for open.
    """

    id: str
    form: str
    name: str
    country: str
    sectors: tuple[str, ...]
    kind: str
    tenures: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...]
    party: str
    gender: str
    source: str = ""
    """Which imported registry it is from; ``""``: the built-in one."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: ``name`` canonical, ``office`` when leaders hold it, ``plural`` as this form stands."""

    name: str
    sectors: tuple[str, ...]
    office: str
    person: bool
    weak: bool
    plural: bool
    gender: str
    country: str


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The registry, ready for look-up.

    ``terms``: folded name -> (flavour, number, flags); flavours S state, A adjective, P people, C capital, T territory,
    O organisation, H person point into ``entities``; R role into ``roles``; M modifier into ``modifiers``.
    Flag 1: only as written in capitals. Flag 2: only with a capital. Flag 4: as 2, and no further name beside it.
    ``longest``: first word -> the most words a term starting so has. ``cities``: folded name -> country code.
    ``surnames``: folded surname -> persons. ``offices``: country -> office -> (from, to, person).
    """

    entities: Sequence[Entity]
    roles: list[Role]
    modifiers: list[tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]]
    terms: Mapping[str, Sequence[Term]]
    longest: Mapping[str, int]
    cities: dict[str, str]
    surnames: dict[str, list[int]]
    offices: dict[str, dict[str, list[tuple[str, str, int]]]]
    genders: dict[str, str]
    honorifics: dict[str, str]
    not_actors: frozenset[str]
    by_id: Mapping[str, int]


@lru_cache(maxsize=1)
def load_index() -> Index:
    """The index of the registry in the package; compiled first when the YAML changed."""
    mark = fingerprint(DATA)
    for path in (SHIPPED, _cached(mark)):
        raw = _stored(path, mark)
        if raw is not None:
            return _index(raw)
    from dragoman.actors.compile import compile_index

    raw = compile_index(DATA)
    raw["fingerprint"] = mark
    _store(_cached(mark), raw)
    return _index(raw)


def data_files(folder: Path = DATA) -> Iterator[Path]:
    """Every YAML file of the registry, in a fixed order."""
    yield from sorted(folder.rglob("*.yaml"))


def fingerprint(folder: Path) -> str:
    """Changes whenever a YAML file of the registry, or the form of the index, changes."""
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=12)
    digest.update(Path(__file__).with_name("compile.py").read_bytes())
    for path in data_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _cached(mark: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "dragoman" / f"actors-{mark}.json"


def _stored(path: Path, mark: str) -> dict[str, Any] | None:
    """The stored index, or None when it is absent, of other YAML, or damaged (it is then compiled anew)."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return raw if isinstance(raw, dict) and raw.get("fingerprint") == mark else None


def _store(path: Path, raw: dict[str, Any]) -> None:
    """Writes the index whole or not at all. A folder that cannot be written to only costs the next start its speed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as out:
            json.dump(raw, out, ensure_ascii=False, separators=(",", ":"))
        os.replace(out.name, path)
    except OSError:
        return
    for old in sorted(path.parent.glob("actors-*.json"), key=lambda p: p.stat().st_mtime)[:-4]:
        old.unlink(missing_ok=True)


def _index(raw: dict[str, Any]) -> Index:
    try:
        entities = [
            Entity(i, f, n, c, tuple(s), k, tuple((r, o, a, b, tuple(x), y) for r, o, a, b, x, y in t), p, g)
            for i, f, n, c, s, k, t, p, g in raw["entities"]
        ]
        roles = [Role(n, tuple(s), o, p, w, pl, g, c) for n, s, o, p, w, pl, g, c in raw["roles"]]
        modifiers = [tuple((tuple(a), tuple(b), tuple(c)) for a, b, c in group) for group in raw["modifiers"]]
        return Index(
            entities=entities,
            roles=roles,
            modifiers=modifiers,
            terms=raw["terms"],
            longest=raw["longest"],
            cities=raw["cities"],
            surnames=raw["surnames"],
            offices=raw["offices"],
            genders=raw["genders"],
            honorifics=raw["honorifics"],
            not_actors=frozenset(raw["not_actors"]),
            by_id={entity.id: number for number, entity in enumerate(entities)},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(
            f"the compiled actor index is damaged ({error!r}). Delete {SHIPPED} and start again"
        ) from error
