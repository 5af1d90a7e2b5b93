"""The registry of actors: YAML that people edit, compiled once to an index of JSON lines that loads in 0.05 s.

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
from typing import Any, overload

from dragoman.errors import LexiconError

DATA = Path(__file__).resolve().parent.parent / "data" / "actors"
FORMAT = "4"
SHIPPED = DATA / "index.jsonl"
"""All tables but the entities on the first line, then a line for each entity, parsed when it is asked for."""

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


class Entities(Sequence[Entity]):
    """The entities by number, each made from its line of JSON when first asked for: few are in any one text."""

    def __init__(self, lines: Sequence[str | bytes]) -> None:
        self._lines = lines
        self._made: dict[int, Entity] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Entity: ...
    @overload
    def __getitem__(self, number: slice) -> list[Entity]: ...
    def __getitem__(self, number: int | slice) -> Entity | list[Entity]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        entity = self._made.get(number)
        if entity is None:
            entity = self._made[number] = _entity(self._lines[number])
        return entity


def _entity(line: str | bytes) -> Entity:
    try:
        i, f, n, c, s, k, t, p, g = json.loads(line)
        tenures = tuple((r, o, a, b, tuple(x), y) for r, o, a, b, x, y in t)
    except ValueError as error:
        raise _damaged(error) from error
    return Entity(i, f, n, c, tuple(s), k, tenures, p, g)


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

    ``terms``: folded name -> terms, packed (``unpacked`` gives flavour, number, flags); flavours S state, A adjective,
    P people, C capital, T territory, O organisation, H person point into ``entities``; R role into ``roles``; M
    modifier into ``modifiers``. Flag 1: only as written in capitals. Flag 2: only with a capital. Flag 4: as 2, and no
    further name beside it.
    ``longest``: first word -> the most words a term starting so has. ``cities``: folded name of a city or province ->
    country codes of those that bear it, the largest first; ``namesakes`` the same for places that are terms.
    ``endings``: end of a word -> role, singular and plural.
    ``surnames``: folded surname -> persons, packed (``numbers``). ``offices``: country -> office -> (from, to, person).
    """

    entities: Sequence[Entity]
    roles: list[Role]
    modifiers: list[tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]]
    terms: Mapping[str, str]
    longest: Mapping[str, int]
    cities: dict[str, str]
    namesakes: dict[str, str]
    surnames: dict[str, str]
    offices: dict[str, dict[str, list[tuple[str, str, int]]]]
    genders: dict[str, str]
    honorifics: dict[str, str]
    not_actors: frozenset[str]
    things: frozenset[str]
    thing_endings: tuple[str, ...]
    plain_words: frozenset[str]
    endings: dict[str, int]
    ends: tuple[str, ...]
    by_id: Mapping[str, int]


@lru_cache(maxsize=65536)
def unpacked(terms: str) -> tuple[Term, ...]:
    """``"H12.2 O5.0"`` as (flavour, number, flags)."""
    found = []
    for one in terms.split(" "):
        number, _, flags = one[1:].partition(".")
        found.append((one[0], int(number), int(flags)))
    return tuple(found)


@lru_cache(maxsize=65536)
def numbers(packed: str) -> tuple[int, ...]:
    """``"12 5"`` as numbers."""
    return tuple(map(int, packed.split(" ")))


@lru_cache(maxsize=1)
def load_index() -> Index:
    """The index of the registry in the package; compiled first when the YAML changed."""
    mark = fingerprint(DATA)
    for path in (SHIPPED, _cached(mark)):
        raw = _stored(path, mark)
        if raw is not None:
            return _index(raw)
    from dragoman.actors.compile import compile_index

    raw = {"fingerprint": mark, **compile_index(DATA)}
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
    return Path(root) / "dragoman" / f"actors-{mark}.jsonl"


def _stored(path: Path, mark: str) -> dict[str, Any] | None:
    """The stored index, or None when it is absent, of other YAML, or damaged (it is then compiled anew)."""
    try:
        with path.open("rb") as file:
            if mark.encode() not in file.read(100):  # it stands first; a stale index is not worth reading
                return None
            file.seek(0)
            tables, *entities, end = file.read().split(b"\n")
        raw = json.loads(tables)
    except (OSError, ValueError):
        return None
    whole = isinstance(raw, dict) and raw.get("fingerprint") == mark and raw.get("size") == len(entities) and not end
    return {**raw, "entities": entities} if whole else None


def as_lines(raw: dict[str, Any]) -> str:
    """The compiled registry as it is stored."""
    entities = raw["entities"]
    tables = {"fingerprint": raw["fingerprint"], "size": len(entities), **raw}
    del tables["entities"]
    return "\n".join([json.dumps(tables, separators=(",", ":")), *entities, ""])


def _store(path: Path, raw: dict[str, Any]) -> None:
    """Writes the index whole or not at all. A folder that cannot be written to only costs the next start its speed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as out:
            out.write(as_lines(raw))
        os.replace(out.name, path)
    except OSError:
        return
    for old in sorted(path.parent.glob("actors-*.json*"), key=lambda p: p.stat().st_mtime)[:-4]:
        old.unlink(missing_ok=True)


def _index(raw: dict[str, Any]) -> Index:
    try:
        roles = [Role(n, tuple(s), o, p, w, pl, g, c) for n, s, o, p, w, pl, g, c in raw["roles"]]
        modifiers = [tuple((tuple(a), tuple(b), tuple(c)) for a, b, c in group) for group in raw["modifiers"]]
        return Index(
            entities=Entities(raw["entities"]),
            roles=roles,
            modifiers=modifiers,
            terms=_columns(raw["terms"]),
            longest={word: int(most) for most, of in raw["longest"].items() for word in of.split("\n")},
            cities={name: codes for codes, of in raw["cities"].items() for name in of.split("\n")},
            namesakes=raw["namesakes"],
            surnames=_columns(raw["surnames"]),
            offices=raw["offices"],
            genders=raw["genders"],
            honorifics=raw["honorifics"],
            not_actors=frozenset(raw["not_actors"]),
            things=frozenset(raw["things"]),
            thing_endings=tuple(raw["thing_endings"]),
            plain_words=frozenset(raw["plain_words"]),
            endings=raw["endings"],
            ends=tuple(raw["endings"]),
            by_id={ident: number for number, ident in enumerate(raw["ids"].split("\n"))},
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(error) from error


def _columns(table: list[str]) -> dict[str, str]:
    """Keys and values kept as two texts of as many lines: a third of the time that JSON takes over an object."""
    keys, values = table
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True))


def _damaged(error: Exception) -> LexiconError:
    return LexiconError(f"the compiled actor index is damaged ({error!r}). Delete {SHIPPED} and start again")
