"""Records to ``actors.sqlite``: staged on disk as they come, joined when the last line has been read.

Memory does not grow with the input: what is not yet joined lies in a database that SQLite keeps on disk and removes.
The new file stands beside the old one until it is complete, and then takes its place by one rename.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from dragoman.actors.imported.keys import name_keys
from dragoman.actors.imported.posts import Meaning, meaning
from dragoman.actors.imported.record import CountryItem, Entry, Post, Record, Tenancy
from dragoman.actors.imported.store import APPLICATION, INDEXES, SCHEMA_VERSION, TABLES, Store
from dragoman.actors.schema import first_day, last_day
from dragoman.errors import OptionError

try:
    import fcntl
except ImportError:  # Windows: two imports at once are the user's to avoid
    fcntl = None  # type: ignore[assignment]

UNFINISHED = ".tmp-"
ENDED = "-"
"""The last day of a tenure that ended on an unknown day: before every date."""
_BATCH = 5_000
_STAGE = """
CREATE TABLE stage.posts (ref TEXT PRIMARY KEY, name TEXT, countries TEXT, sectors TEXT) WITHOUT ROWID;
CREATE TABLE stage.tenancies (holder TEXT, post TEXT, start TEXT, stop TEXT, ended INTEGER, titled INTEGER);
CREATE TABLE stage.countries (ref TEXT PRIMARY KEY, code TEXT) WITHOUT ROWID;
CREATE TABLE stage.names (key TEXT, entity INTEGER, name TEXT);
CREATE TABLE stage.settled (entity INTEGER PRIMARY KEY, country TEXT);
"""
_INSERTS = {
    "entities": "INSERT INTO main.entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "names": "INSERT INTO stage.names VALUES (?, ?, ?)",
    "posts": "INSERT OR IGNORE INTO stage.posts VALUES (?, ?, ?, ?)",
    "tenancies": "INSERT INTO stage.tenancies VALUES (?, ?, ?, ?, ?, ?)",
    "countries": "INSERT OR IGNORE INTO stage.countries VALUES (?, ?)",
    "tenures": "INSERT INTO main.tenures VALUES (?, ?, ?, ?, ?, ?, ?)",
    "settled": "INSERT INTO stage.settled VALUES (?, ?)",
}
_HELD = """
SELECT e.number, e.country, e.died, t.start, t.stop, t.ended, t.titled, t.post, p.name, p.countries, p.sectors
FROM main.entities e JOIN stage.tenancies t ON t.holder = e.ref LEFT JOIN stage.posts p ON p.ref = t.post
WHERE e.source = ? ORDER BY e.number, t.start, t.stop, t.post
"""
_UNSETTLED = """
SELECT number, country FROM main.entities WHERE source = ? AND number > ?
AND number NOT IN (SELECT entity FROM stage.settled) ORDER BY number LIMIT ?
"""
_FIRST_WORDS = """
INSERT INTO main.first_words
SELECT substr(key, 1, instr(key || ' ', ' ') - 1), max(length(key) - length(replace(key, ' ', '')) + 1)
FROM main.names GROUP BY 1
"""


@dataclass(slots=True)
class Counts:
    """What one source holds. ``homeless``: tenures whose office is not in the files; ``impossible``: those that end
    before they start; ``repeated``: entities that stand in the files more than once."""

    entities: int = 0
    names: int = 0
    tenures: int = 0
    homeless: int = 0
    impossible: int = 0
    repeated: int = 0


class Writer:
    """Writes one registry file. Use it in a ``with`` block; without ``commit`` the old file stays as it was."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = path.with_name(f"{UNFINISHED}{path.name}")
        self._descriptor = _alone(self._temporary)
        self._sql = sqlite3.connect(self._temporary, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000", "temp_store = FILE"):
            self._sql.execute(f"PRAGMA {pragma}")
        self._sql.execute(f"PRAGMA application_id = {APPLICATION}")
        self._sql.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._sql.executescript(TABLES + INDEXES)
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERTS}
        self._number = 0
        self._source = self._file = ""
        self._counts = Counts()
        self._committed = False

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()
        if not self._committed:
            self._temporary.unlink(missing_ok=True)
        os.close(self._descriptor)

    def keep(self, replaced: set[str]) -> None:
        """Take over what the old file has of other sources, and its list of imports. Raises DataError."""
        if not self.path.exists():
            return
        Store(self.path).close()
        self._sql.execute("ATTACH ? AS old", (str(self.path.resolve()),))
        kept = [s for (s,) in self._sql.execute("SELECT name FROM old.sources") if s not in replaced]
        self._sql.execute("BEGIN")
        self._sql.execute("INSERT INTO main.runs SELECT * FROM old.runs")
        for source in kept:
            self._sql.execute("INSERT INTO main.sources SELECT * FROM old.sources WHERE name = ?", (source,))
            self._sql.execute("INSERT INTO main.entities SELECT * FROM old.entities WHERE source = ?", (source,))
        for table in ("names", "tenures"):
            self._sql.execute(
                f"INSERT INTO main.{table} SELECT * FROM old.{table} "  # noqa: S608 - the two names above
                "WHERE entity IN (SELECT number FROM main.entities)"
            )
        self._sql.execute("COMMIT")
        self._sql.execute("DETACH old")
        self._number = self._one("SELECT coalesce(max(number), 0) FROM main.entities")

    def start(self, source: str) -> None:
        """What follows is of ``source``."""
        self._source, self._counts = source, Counts()
        self._sql.execute("ATTACH '' AS stage")
        self._sql.executescript(_STAGE)
        self._sql.execute("BEGIN")

    def add(self, record: Record, file: str, line: int) -> None:
        """Stage one record that stands in ``line`` of ``file``."""
        match record:
            case Entry():
                self._entry(record, file, line)
            case Post():
                countries, sectors = " ".join(record.countries), " ".join(record.sectors)
                self._put("posts", (record.ref, record.name, countries, sectors))
            case Tenancy():
                self._put("tenancies", (record.holder, record.post, record.start, record.end, record.ended, False))
            case CountryItem():
                self._put("countries", (record.ref, record.code))

    def finish(self, source: tuple[str, str, str], run: tuple[Any, ...]) -> Counts:
        """Join what was staged. ``source``: format, licence, mark. ``run``: files, time, version, registry, lines,
        ignored, malformed."""
        self._flush()
        self._drop_repeated()
        codes = dict(self._sql.execute("SELECT ref, code FROM stage.countries"))
        self._sql.execute("CREATE INDEX stage.by_holder ON tenancies (holder)")
        for number, rows in groupby(self._sql.execute(_HELD, (self._source,)), key=itemgetter(0)):
            self._settle(number, list(rows), codes)
        self._settle_others(codes)
        self._flush()
        self._sql.execute(
            "INSERT OR IGNORE INTO main.names SELECT n.key, n.entity, n.name FROM stage.names n "
            "JOIN main.entities e ON e.number = n.entity ORDER BY n.key, n.entity, n.name"
        )
        counts = self._counts
        counts.entities = self._one("SELECT count(*) FROM main.entities WHERE source = ?", self._source)
        mine = "WHERE entity IN (SELECT number FROM main.entities WHERE source = ?)"
        counts.names = self._one(f"SELECT count(*) FROM main.names {mine}", self._source)  # noqa: S608
        counts.tenures = self._one(f"SELECT count(*) FROM main.tenures {mine}", self._source)  # noqa: S608
        self._sql.execute("INSERT INTO main.sources VALUES (?, ?, ?, ?)", (self._source, *source))
        files, at, version, registry, lines, ignored, malformed = run
        self._sql.execute(
            "INSERT INTO main.runs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(self._source, files, at, version, registry, lines),
                *(counts.entities, counts.names, counts.tenures, ignored, malformed),
            ),
        )
        self._sql.execute("COMMIT")
        self._sql.execute("DETACH stage")
        return counts

    def commit(self) -> None:
        """Put the finished file in its place."""
        self._sql.execute(_FIRST_WORDS)
        self._sql.close()
        os.fsync(self._descriptor)
        os.replace(self._temporary, self.path)
        self._committed = True

    def _entry(self, entry: Entry, file: str, line: int) -> None:
        self._number += 1
        number = self._number
        ident = f"{'person' if entry.form == 'H' else 'org'}:{entry.same_as or entry.ref}"
        head = (number, self._source, entry.ref, ident, entry.form, entry.name, " ".join(entry.countries))
        tail = (" ".join(entry.sectors), entry.party, entry.gender, entry.born, entry.died, file, line)
        self._put("entities", (*head, *tail))
        for name in entry.names:
            for key in name_keys(name, entry.form, main=name == entry.name):
                self._put("names", (key, number, name))
        for title in entry.titles:
            self._put("tenancies", (entry.ref, title, "", "", False, True))

    def _put(self, table: str, row: tuple[Any, ...]) -> None:
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._sql.executemany(_INSERTS[table], rows)
            rows.clear()

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            self._sql.executemany(_INSERTS[table], rows)
            rows.clear()

    def _one(self, query: str, *params: str) -> int:
        return int(self._sql.execute(query, params).fetchone()[0])

    def _drop_repeated(self) -> None:
        self._counts.repeated = self._sql.execute(
            "DELETE FROM main.entities WHERE source = ? AND number > "
            "(SELECT min(o.number) FROM main.entities o WHERE o.source = entities.source AND o.ref = entities.ref)",
            (self._source,),
        ).rowcount

    def _settle(self, number: int, rows: list[tuple[Any, ...]], codes: dict[str, str]) -> None:
        """The country of one person among those it is a citizen of, and the tenures; undated titles only when there is
        nothing with a date."""
        dated = [row for row in rows if not row[6]]
        read: list[tuple[tuple[Any, ...], Meaning]] = []
        for row in dated or rows:
            label, where, sectors = (row[7], "", "") if row[6] else row[8:11]
            if label is None:
                self._counts.homeless += 1
                continue
            country = next(_known(where, codes), "")
            read.append((row, meaning(label, country, tuple(sectors.split()))))
        citizen = list(_known(rows[0][1], codes))
        served = [held.country for _, held in read if held.country]
        country = next((code for code in citizen if code in served), (citizen + served + [""])[0])
        self._put("settled", (number, country))
        tenures = []
        for row, held in read:
            span = _span(row[3], row[4], bool(row[5]), row[2])
            if span is None:
                self._counts.impossible += 1
                continue
            own = "" if held.country == country else held.country
            tenures.append((number, held.role, held.office, *span, " ".join(held.sectors), own))
        for tenure in dict.fromkeys(tenures):
            self._put("tenures", tenure)

    def _settle_others(self, codes: dict[str, str]) -> None:
        """Countries of entities without tenures; parties by name."""
        self._flush()
        last = 0
        while rows := self._sql.execute(_UNSETTLED, (self._source, last, _BATCH)).fetchall():
            self._sql.executemany(
                _INSERTS["settled"], [(number, next(_known(countries, codes), "")) for number, countries in rows]
            )
            last = rows[-1][0]
        self._sql.execute(
            "UPDATE main.entities SET country = "
            "(SELECT s.country FROM stage.settled s WHERE s.entity = entities.number) WHERE source = ?",
            (self._source,),
        )
        self._sql.execute(
            "UPDATE main.entities SET party = coalesce((SELECT o.name FROM main.entities o "
            "WHERE o.source = entities.source AND o.ref = entities.party), '') WHERE source = ? AND party <> ''",
            (self._source,),
        )


def _alone(temporary: Path) -> int:
    """The unfinished file, empty, open and locked; a killed import's is taken over. Raises OptionError."""
    try:
        descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise OptionError(
            f"Cannot write to {str(temporary.parent)!r}: {error.strerror}. Give another folder"
        ) from error
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise OptionError(
            f"Another import into {str(temporary.parent)!r} is running. Wait until it ends, or stop it"
        ) from error
    os.ftruncate(descriptor, 0)
    return descriptor


def _known(refs: str, codes: dict[str, str]) -> Iterator[str]:
    """Codes among ``refs``; items that are no known country are left out."""
    for ref in refs.split():
        code = codes.get(ref, "") if ref[0] == "Q" and ref[1:].isdigit() else ref
        if code:
            yield code


def _span(start: str, stop: str, ended: bool, died: str) -> tuple[str, str] | None:
    """First and last day of a tenure, None when it ends before it starts. Nobody holds an office when dead."""
    since = first_day(start) if start else ""
    until = last_day(stop) if stop else (last_day(start) if start else ENDED) if ended else ""
    if died and until != ENDED and (not until or until > last_day(died)):
        until = last_day(died)
    if since and until and until != ENDED and until < since:
        return None
    return since, until
