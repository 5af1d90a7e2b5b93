"""``actors.sqlite``: an imported registry as one file beside the archive.

It is written once, whole, by ``writer.py``, and only read afterwards; the tables are described in
``docs/reference/actors-sqlite.md``.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dragoman.actors.registry import Entity
from dragoman.errors import DataError

FILE = "actors.sqlite"
APPLICATION = 0x44524147
"""``DRAG``, in SQLite's header: tells this file from other databases."""
SCHEMA_VERSION = 1

TABLES = """
CREATE TABLE sources (
    name TEXT PRIMARY KEY,      -- what --source called it: opensanctions, wikidata
    format TEXT NOT NULL,       -- ftm or wikidata
    licence TEXT NOT NULL,      -- the terms of the data, as printed after the import
    mark TEXT NOT NULL          -- a hash of the lines read and of the way they were read
);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, -- imports into this file, in order; the last of a source is what it holds
    source TEXT NOT NULL,
    files TEXT NOT NULL,        -- names of the files, one a line
    at TEXT NOT NULL,           -- when, UTC
    dragoman TEXT NOT NULL,     -- the version that read it
    registry TEXT NOT NULL,     -- fingerprint of the built-in registry whose words read the offices
    lines INTEGER NOT NULL, entities INTEGER NOT NULL, names INTEGER NOT NULL, tenures INTEGER NOT NULL,
    ignored INTEGER NOT NULL,   -- lines about what is no actor
    malformed INTEGER NOT NULL
);
CREATE TABLE entities (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,          -- the id in the source
    id TEXT NOT NULL,           -- the id in documents: person:Q42, org:NK-...; one Wikidata item has one in all sources
    form TEXT NOT NULL,         -- H person, O organisation
    name TEXT NOT NULL,
    country TEXT NOT NULL,      -- code, '' unknown
    sectors TEXT NOT NULL,      -- when no tenure tells; separated by blanks
    party TEXT NOT NULL,
    gender TEXT NOT NULL,       -- m, f or ''
    born TEXT NOT NULL, died TEXT NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL  -- where it was read
);
CREATE TABLE names (
    key TEXT NOT NULL,          -- folded: lower case, no accents (dragoman.actors.fold)
    entity INTEGER NOT NULL,
    name TEXT NOT NULL,         -- as the source writes it
    PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE TABLE tenures (
    entity INTEGER NOT NULL,
    role TEXT NOT NULL,         -- the office in words
    office TEXT NOT NULL,       -- its canonical name where leaders hold it ('foreign minister'), else ''
    since TEXT NOT NULL,        -- first day, '' unknown
    until TEXT NOT NULL,        -- last day, '' still so, '-' ended on an unknown day
    sectors TEXT NOT NULL,
    country TEXT NOT NULL       -- '' the holder's own
);
CREATE TABLE first_words (      -- for look-up: the most words that a name starting so has
    word TEXT PRIMARY KEY,
    longest INTEGER NOT NULL
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX tenures_entity ON tenures (entity);
CREATE INDEX entities_id ON entities (id);
CREATE INDEX entities_ref ON entities (source, ref);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that bears a name: its number, id, form, the name as the source writes it, country and birth."""

    number: int
    id: str
    form: str
    name: str
    country: str
    born: str


class Store:
    """An imported registry, open for reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _connect(path)
        weakref.finalize(self, self._connection.close)
        rows = self._connection.execute("SELECT name, mark FROM sources ORDER BY name").fetchall()
        self.mark = blake2b(repr((SCHEMA_VERSION, rows)).encode(), digest_size=6).hexdigest()
        """Changes whenever another import can change what a document is coded to."""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def bearers(self, key: str) -> list[Found]:
        """Entities that bear the folded name ``key``, by id and source."""
        rows = self._connection.execute(
            "SELECT e.number, e.id, e.form, n.name, e.country, e.born "
            "FROM names n JOIN entities e ON e.number = n.entity WHERE n.key = ? ORDER BY e.id, e.source, e.number",
            (key,),
        )
        return [Found(*row) for row in rows]

    def longest(self, word: str) -> int:
        """The most words that a name starting with ``word`` has; 0 when none starts so."""
        row = self._connection.execute("SELECT longest FROM first_words WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def numbered(self, ident: str) -> int:
        """The number of the entity with this id, 0 for none."""
        row = self._connection.execute(
            "SELECT number FROM entities WHERE id = ? ORDER BY source, number LIMIT 1", (ident,)
        ).fetchone()
        return row[0] if row else 0

    def entity(self, number: int) -> Entity:
        """The entity of that number, with its tenures. Raises IndexError when there is none."""
        row = self._connection.execute(
            "SELECT id, form, name, country, sectors, party, gender, source FROM entities WHERE number = ?", (number,)
        ).fetchone()
        if row is None:
            raise IndexError(number)
        ident, form, name, country, sectors, party, gender, source = row
        tenures = self._connection.execute(
            "SELECT role, office, since, until, sectors, country FROM tenures WHERE entity = ? "
            "ORDER BY since, until, role",
            (number,),
        )
        held = tuple((r, o, a, b, tuple(s.split()), c) for r, o, a, b, s, c in tenures)
        kind = "person" if form == "H" else "organisation"
        return Entity(ident, form, name, country, tuple(sectors.split()), kind, held, party, gender, source)

    def numbers(self, key: str, part: str) -> Iterator[int]:
        """Numbers of the entities with a folded name that holds ``key`` or an id that holds ``part``, by id."""
        for (number,) in self._connection.execute(
            "SELECT number FROM entities WHERE ? = '' OR instr(lower(id), ?) "
            "OR number IN (SELECT entity FROM names WHERE instr(key, ?)) ORDER BY id, source",
            (part, part, key),
        ):
            yield number

    def origin(self, number: int) -> str:
        """``file:line`` of the entity in the file it was read from."""
        row = self._connection.execute("SELECT file, line FROM entities WHERE number = ?", (number,)).fetchone()
        return f"{row[0]}:{row[1]}" if row else ""

    def names(self, number: int) -> list[str]:
        """Every name under which the entity is found, as the source writes it."""
        rows = self._connection.execute("SELECT DISTINCT name FROM names WHERE entity = ? ORDER BY name", (number,))
        return [name for (name,) in rows]


def registry_file(path: str | os.PathLike[str]) -> Path:
    """The file of a registry given as that file, or as the archive or folder it lies in."""
    given = Path(path)
    return given / FILE if given.is_dir() else given


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise missing(path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    try:
        check(connection, path)
    except DataError:
        connection.close()
        raise
    return connection


def missing(path: Path) -> DataError:
    """The error for a registry that is not there."""
    return DataError(
        f"No imported actors at {str(path)!r}. Make them with:  dragoman actors import FILE -o {path.parent}"
    )


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises DataError when the file is no imported registry of a version that can be read."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise DataError(f"{str(path)!r} is damaged or no registry ({error}). Delete it and import again") from error
    if application != APPLICATION:
        raise DataError(f"{str(path)!r} is a database of something else. Give an {FILE} of dragoman actors import")
    if version != SCHEMA_VERSION:
        raise DataError(
            f"{str(path)!r} has schema {version}, this Dragoman reads {SCHEMA_VERSION}. Delete it and import again"
        )
