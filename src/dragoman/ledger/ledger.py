"""The Ledger: everything that was read, kept in a folder of Parquet files and asked through SQL."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dragoman.actors.actor import Actor
from dragoman.claims.claim import Claim
from dragoman.documents.document import Document, Rejected
from dragoman.errors import ArchiveError, InputError
from dragoman.events.event import Event
from dragoman.ledger import compaction, layout, scan
from dragoman.ledger.batch import BatchWriter, storable
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.known import KNOWN_FILE, KnownKeys, document_key, holds, rejected_key
from dragoman.ledger.layout import Batch
from dragoman.ledger.lock import ReaderLock, WriterLock
from dragoman.ledger.query import Database, Parameters, select, stream
from dragoman.ledger.records import Records
from dragoman.ledger.rows import actor_of, claim_of, document_of, event_of, rejected_of
from dragoman.ledger.version import code_version, model_checksum

if TYPE_CHECKING:
    import duckdb

    from dragoman.accounts.account import Account
    from dragoman.accounts.outlet import Outlet
    from dragoman.reading import Reading
    from dragoman.relations.network import Network
    from dragoman.relations.relation import Relation

BATCH_DOCUMENTS = 200
BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class AppendSummary:
    """What one append added.

    ``skipped`` counts documents that the archive held already; ``batch`` is ``""`` when there was nothing to add.
    """

    batch: str = ""
    documents: int = 0
    events: int = 0
    claims: int = 0
    actors: int = 0
    rejected: int = 0
    skipped: int = 0

    def __add__(self, other: AppendSummary) -> AppendSummary:
        return AppendSummary(
            other.batch or self.batch,
            self.documents + other.documents,
            self.events + other.events,
            self.claims + other.claims,
            self.actors + other.actors,
            self.rejected + other.rejected,
            self.skipped + other.skipped,
        )


class Ledger:
    """An archive of readings. Make one with ``Ledger.open``; close it, or use it in a ``with`` block.

    Any number of processes may read; one at a time may write. What an ``append`` added is visible all at once, on disk
    when ``append`` returns, and unharmed by whatever stops the process at any moment.
    """

    def __init__(self, path: Path, about: dict[str, Any], *, memory_limit: str, threads: int) -> None:
        self.path = path
        self.about = about
        self._writer = WriterLock(path)
        self._reader = ReaderLock(path)
        self._database = Database(path, memory_limit=memory_limit, threads=threads)
        self._loaded: dict[str, Batch] = {}
        self._known: KnownKeys | None = None
        self._known_names: frozenset[str] = frozenset()
        self._made: list[Path] | None = None

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        memory_limit: str = "300MB",
        threads: int = 2,
    ) -> Ledger:
        """Open the archive in the folder ``path``; with ``create``, make it when it is not there.

        ``memory_limit`` and ``threads`` bound what SQL may take. Raises ArchiveError when there is no archive, when the
        folder holds something else, or when a newer Dragoman made it.
        """
        folder = Path(path).resolve()
        made: list[Path] | None = None
        if not layout.is_archive(folder):
            if not create:
                raise ArchiveError(f"No archive at {str(path)!r}. Make one with:  dragoman read PATH -o {path}")
            made = layout.create(folder, {"dragoman": code_version(), "model": model_checksum()})
        ledger = cls(folder, layout.check_version(folder), memory_limit=memory_limit, threads=threads)
        ledger._made = made
        return ledger

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and locks. Nothing needs saving: what was appended is on disk."""
        self._database.close()
        self._writer.release()
        self._reader.release()

    def withdraw(self) -> bool:
        """Close the ledger and remove its archive, where ``open`` made it and nothing has been appended since.

        For work that failed before it began. False, and nothing happens, where the archive was there before, holds
        anything, or is open elsewhere.
        """
        if self._made is None or not self._writer.held or os.listdir(self.path / layout.BATCHES):
            return False
        if not self._reader.try_alone():
            return False
        self.close()
        layout.remove_empty(self.path, self._made)
        return True

    # ---- writing

    def lock(self) -> None:
        """Become the archive's writer; the first ``append`` does so by itself. Call it to fail before the work begins.

        Raises ArchiveError naming the process that writes. Removes what a killed writer left.
        """
        if self._writer.held:
            return
        self._writer.acquire()
        self._known = None
        for folder in layout.unfinished(self.path):
            layout.discard(folder)
        self._remove_replaced()

    def append(
        self,
        readings: Iterable[Reading],
        rejected: Iterable[Rejected] = (),
        *,
        signatures: Mapping[str, bytes] | None = None,
        version: str = "",
    ) -> AppendSummary:
        """Add readings and rejections, all at once or, when this raises, none.

        Documents whose id is in the archive, and rejections equal to an earlier one, are skipped. A reading that cannot
        be stored becomes a rejection with reason ``unstorable``. ``signatures`` gives near-duplicate signatures by
        document id; ``version`` is what the rows say coded them, this Dragoman when empty.
        """
        self.lock()
        known, skipped, signatures = self._keys(), 0, signatures or {}
        name = self._next_name()
        with BatchWriter(self.path, name, version=version or code_version()) as writer:
            for reading in readings:
                key = document_key(reading.document.id)
                if key in known or key in writer.keys:
                    skipped += 1
                    continue
                writer.add(reading, signature=signatures.get(reading.document.id))
            writer.flush()
            for one in map(storable, chain(rejected, writer.refused)):
                key = rejected_key(one.source, one.reason, one.message)
                if key not in known and key not in writer.keys:
                    writer.reject(one)
            if not writer.keys:
                return AppendSummary(skipped=skipped)
            writer.commit()
        known.update(writer.keys)
        self._known_names |= {name}
        self._tidy()
        counts = {table: writer.rows[table] for table in ("documents", "events", "claims", "actors", "rejected")}
        return AppendSummary(batch=name, skipped=skipped, **counts)

    def stream(
        self,
        items: Iterable[Reading | Rejected],
        *,
        batch_documents: int = BATCH_DOCUMENTS,
        batch_characters: int = BATCH_CHARACTERS,
    ) -> Iterator[AppendSummary]:
        """Append any number of readings and rejections in batches, giving a summary after each; memory is bounded.

        Nothing happens unless the summaries are consumed: ``for summary in ledger.stream(items): ...``. When ``items``
        raises, KeyboardInterrupt included, what it gave before is appended, and the error goes on.
        """
        self.lock()
        readings: list[Reading] = []
        rejected: list[Rejected] = []
        characters = 0
        try:
            for item in items:
                if isinstance(item, Rejected):
                    rejected.append(item)
                else:
                    readings.append(item)
                    characters += len(item.document.text)
                if len(readings) + len(rejected) >= batch_documents or characters >= batch_characters:
                    full = readings, rejected
                    readings, rejected, characters = [], [], 0
                    yield self.append(*full)
        except BaseException:
            if readings or rejected:
                self.append(readings, rejected)
            raise
        if readings or rejected:
            yield self.append(readings, rejected)

    def compact(self) -> int:
        """Merge small batches into larger ones; gives the number of batches merged away. Readers never notice.

        ``append`` does part of it by itself, each time eight batches of about one size have gathered.
        """
        self.lock()
        merged = 0
        for run in list(compaction.runs(self.batches())):
            compaction.merge(self.path, run, version=code_version())
            merged += len(run) - 1
        self._remove_replaced()
        return merged

    # ---- asking

    def has(self, document_id: str) -> bool:
        """Whether the document is in the archive. Takes microseconds, and 8 bytes of memory per document (known.py)."""
        return document_key(document_id) in self._keys()

    def document_ids(self) -> Iterator[str]:
        """The ids of all documents, streamed in order of appending. To ask for one, ``has`` is cheaper than a set."""
        yield from scan.column(self.batches(), "documents", "id")

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Document ids with their near-duplicate signatures, streamed; documents without one are left out."""
        for batch in scan.tables(self.batches(), "documents", ["id", "signature"]):
            for row in batch:
                if row["signature"] is not None:
                    yield row["id"], row["signature"]

    def sql(self, query: str, params: Parameters = None) -> duckdb.DuckDBPyRelation:
        """One SELECT over the tables of docs/reference/archive.md: ``.df()``, ``.arrow()``, ``.fetchall()``.

        ``params`` fills ``?`` (a list) or ``$name`` (a dict). Raises OptionError on anything but one reading statement;
        files outside the archive cannot be read.
        """
        return select(self._database.cursor(self.batches()), query, params)

    def rows(self, query: str, params: Parameters = None) -> Iterator[dict[str, Any]]:
        """As ``sql``, but one dict a row, streamed: any number of rows takes the same memory."""
        return stream(self._database.cursor(self.batches()), query, params)

    def documents(self) -> Records[Document]:
        """All documents, in order of appending."""
        return Records(self, "SELECT * FROM documents", document_of)

    def events(self, **filters: Any) -> Records[Event]:
        """The events that meet all ``filters`` (see EventFilter), by document id; all events in order of appending."""
        where, params = EventFilter.of(filters).where()
        order = "ORDER BY document_id, position" if filters else ""
        return Records(self, f"SELECT * FROM events WHERE {where} {order}", event_of, params)  # noqa: S608

    def claims(self) -> Records[Claim]:
        """All claims, in order of appending."""
        return Records(self, "SELECT * FROM claims", claim_of)

    def actors(self) -> Records[Actor]:
        """The actors of all documents, one per id, those in most documents first.

        Name, country, sectors, kind and role are the most frequent ones. ``mentions`` is empty, since offsets mean
        nothing without a document; ask the table ``mentions``.
        """
        return Records(self, _ACTORS, lambda row: actor_of(row, []))

    def rejected(self) -> Records[Rejected]:
        """All inputs that were not coded."""
        return Records(self, "SELECT * FROM rejected", rejected_of)

    def reading(self, document_id: str) -> Reading:
        """The reading of one document, equal to the one appended. Raises InputError when there is none."""
        key = document_key(document_id)
        for batch in self.batches():
            if holds(batch.path / KNOWN_FILE, key):
                cursor = self._database.cursor(self.batches())
                found = scan.one(cursor, batch, document_id)
                if found is not None:
                    return found
        raise InputError(f"The archive holds no document {document_id!r}. List them with ledger.document_ids().")

    def readings(self) -> Iterator[Reading]:
        """All readings, streamed in order of appending."""
        yield from scan.readings(self.batches())

    def relation(
        self,
        a: str,
        b: str,
        *,
        by: str = "month",
        since: str | None = None,
        until: str | None = None,
        auxiliary: bool = False,
        copies: bool = False,
        former: bool = False,
    ) -> Relation:
        """How ``a`` and ``b`` dealt with each other over time: see ``dragoman.relations.relate.relate``."""
        from dragoman.relations.relate import relate

        return relate(self, a, b, by=by, since=since, until=until, auxiliary=auxiliary, copies=copies, former=former)

    def network(
        self,
        *,
        by: str = "country",
        since: str | None = None,
        until: str | None = None,
        auxiliary: bool = False,
        documents: int = 1,
        nodes: int | None = None,
    ) -> Network:
        """Who dealt with whom at a time: see ``dragoman.relations.connect.connect``."""
        from dragoman.relations.connect import connect

        return connect(self, by=by, since=since, until=until, auxiliary=auxiliary, documents=documents, nodes=nodes)

    def accounts(self, **options: Any) -> list[Account]:
        """The events with all their tellings: see ``dragoman.accounts.gather.gather``."""
        from dragoman.accounts.gather import gather

        return gather(self, **options)

    def outlets(self, **options: Any) -> list[Outlet]:
        """What each outlet tells and leaves out: see ``dragoman.accounts.outlets.compare_outlets``."""
        from dragoman.accounts.outlets import compare_outlets

        return compare_outlets(self, **options)

    def batches(self) -> list[Batch]:
        """The batches on disk that count, in order of appending."""
        for _attempt in range(5):
            names = layout.live(layout.names(self.path))
            try:
                self._loaded = {name: self._loaded.get(name) or layout.load(self.path, name) for name in names}
            except FileNotFoundError:  # a writer removed a merged batch since it was listed: list again
                continue
            return list(self._loaded.values())
        raise ArchiveError(f"A batch of {str(self.path)!r} lacks its batch.json. Restore it, or move the batch away.")

    # ---- inside

    def _keys(self) -> KnownKeys:
        if self._known is None or not self._writer.held:  # another process may have appended
            names = frozenset(layout.names(self.path))
            if self._known is None or names != self._known_names:
                self._known = KnownKeys(batch.path / KNOWN_FILE for batch in self.batches())
                self._known_names = names
        return self._known

    def _next_name(self) -> str:
        last = max((batch.last for batch in self.batches()), default=0)
        return layout.batch_name(last + 1, last + 1)

    def _tidy(self) -> None:
        while run := compaction.due(self.batches()):
            compaction.merge(self.path, run, version=code_version())
            self._remove_replaced()

    def _remove_replaced(self) -> None:
        live = {batch.name for batch in self.batches()}
        replaced = [name for name in layout.names(self.path) if name not in live]
        if not replaced:
            return
        alone = self._reader.try_alone()
        try:
            if alone:
                for name in replaced:
                    layout.discard(self.path / layout.BATCHES / name)
        finally:
            if alone:
                self._reader.share()


_ACTORS = """
WITH per AS (
    SELECT id, name, country, sectors, kind, role, reason, count(*) AS n FROM actors GROUP BY ALL
), totals AS (
    SELECT id, count(DISTINCT document_id) AS documents FROM actors GROUP BY id
)
SELECT id,
    arg_max(name, (n, name)) AS name,
    arg_max(country, (n, country)) AS country,
    arg_max(sectors, (n, sectors)) AS sectors,
    arg_max(kind, (n, kind)) AS kind,
    arg_max(role, (n, role)) AS role,
    arg_max(reason, (n, reason)) AS reason,
    any_value(documents) AS documents
FROM per JOIN totals USING (id)
GROUP BY id
ORDER BY documents DESC, id
"""
