"""The main job: everything readable under some paths, coded and appended to an archive.

Stop it at any moment and run it again: what is in the archive is not coded twice, and nothing is lost.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.actors.imported.extended import extended
from dragoman.actors.imported.store import FILE
from dragoman.documents import ReadOptions, read_paths
from dragoman.documents.document import Document, Rejected
from dragoman.documents.duplicates import DuplicateFinder, signature
from dragoman.garbage import rare_collections
from dragoman.language import SHIPPED
from dragoman.ledger.version import code_version
from dragoman.reading import Reading, read_many

if TYPE_CHECKING:
    from dragoman.events.event import Event
    from dragoman.ledger.ledger import Ledger

GENERATION = 100_000
"""First copies remembered before the older half is let go: about 47 MB (documents/duplicates.py)."""
BATCH_DOCUMENTS = 64
"""Readings appended at once: what a kill can cost in work (never in data)."""


@dataclass(slots=True)
class JobSummary:
    """What one job did."""

    documents: int = 0
    copies: int = 0
    known: int = 0
    words: int = 0
    events: Counter[str] = field(default_factory=Counter)
    dyads: Counter[tuple[str, str]] = field(default_factory=Counter)
    claims: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    rejected_in_all: int = 0

    def count(self, reading: Reading) -> None:
        """Add one reading."""
        self.documents += 1
        self.copies += bool(reading.document.copy_of)
        self.words += len(reading.document.text.split())
        self.claims += len(reading.claims)
        for event in reading.events:
            self.events[event.event_type] += 1
            for dyad in dyads(event):
                self.dyads[dyad] += 1

    def refuse(self, rejected: Rejected) -> None:
        """Add one rejection; the archive keeps all, the summary the first hundred."""
        self.rejected_in_all += 1
        if len(self.rejected) < 100:
            self.rejected.append(rejected)


Progress = Callable[[JobSummary], object]


def read_archive(
    paths: Sequence[str],
    ledger: Ledger,
    *,
    options: ReadOptions | None = None,
    language_model: str = SHIPPED,
    threads: int = 2,
    progress: Progress = lambda summary: None,
    registry: str | os.PathLike[str] | None = None,
) -> JobSummary:
    """Code every document under ``paths`` that the ledger does not hold yet, and append it.

    ``registry``: imported actors; those beside the archive (``actors.sqlite``) when None and there are any.
    Raises OptionError for a path that does not exist, ArchiveError when another process writes to the archive.
    """
    ledger.lock()
    registry, version = _registry(ledger.path, registry)
    summary = JobSummary()
    sources = read_paths(paths, options or ReadOptions())
    signatures: dict[str, bytes] = {}
    batch: list[Reading] = []
    refused: list[Rejected] = []

    def append() -> None:
        ledger.append(batch, refused, signatures=signatures, version=version)
        for done in batch:
            signatures.pop(done.document.id, None)
        batch.clear()
        refused.clear()

    def refuse(rejected: Rejected) -> None:
        summary.refuse(rejected)
        refused.append(rejected)

    fresh = _unknown(sources, ledger, summary, refuse, signatures)
    try:
        with rare_collections():
            for reading in read_many(
                fresh, language_model=language_model, threads=threads, rejected=refuse, registry=registry
            ):
                summary.count(reading)
                batch.append(reading)
                if len(batch) + len(refused) >= BATCH_DOCUMENTS:
                    append()
                progress(summary)
    finally:
        append()
    progress(summary)
    return summary


def _registry(archive: Path, given: str | os.PathLike[str] | None) -> tuple[str | os.PathLike[str] | None, str]:
    """The imported actors to use, and the version that rows coded with them carry."""
    beside = archive / FILE
    chosen = given if given is not None else beside if beside.is_file() else None
    if chosen is None:
        return None, ""
    return chosen, f"{code_version()}+actors.{extended(chosen).mark}"


def _unknown(
    sources: Iterable[Document | Rejected],
    ledger: Ledger,
    summary: JobSummary,
    refuse: Callable[[Rejected], None],
    signatures: dict[str, bytes],
) -> Iterator[Document]:
    """Documents that are not in the ledger and not earlier in this job, each linked to the copy that came first."""
    finder = RecentCopies()
    for known, kept in ledger.signatures():
        finder.add(known, kept)
    recent: deque[str] = deque(maxlen=4 * BATCH_DOCUMENTS)
    for item in sources:
        if isinstance(item, Rejected):
            refuse(item)
        elif ledger.has(item.id) or item.id in recent:
            summary.known += 1
        else:
            recent.append(item.id)
            own = signature(item.text)
            first = finder.find(own)
            if not first:
                finder.add(item.id, own)
                signatures[item.id] = own
            yield replace(item, copy_of=first or item.copy_of)


class RecentCopies:
    """First copies among the latest documents: between one and two generations of them, so memory stays under 100 MB.

    Copies of one wire appear within days; a generation is ``GENERATION`` first copies.
    """

    def __init__(self) -> None:
        self._current, self._previous = DuplicateFinder(), DuplicateFinder()

    def find(self, own: bytes) -> str:
        """The id of the first copy, or ``""``."""
        return self._current.find(own) or self._previous.find(own)

    def add(self, document_id: str, own: bytes) -> None:
        """Remember a first copy."""
        if len(self._current) >= GENERATION:
            self._current, self._previous = DuplicateFinder(), self._current
        self._current.add(document_id, own)


def dyads(event: Event) -> list[tuple[str, str]]:
    """(actor country, recipient country) pairs; of a mutual event, pairs among the actors."""
    sources = list(dict.fromkeys(one.country for one in event.actors if one.country))
    targets = list(dict.fromkeys(one.country for one in event.recipients if one.country))
    if event.mutual:
        return [(first, second) for index, first in enumerate(sources) for second in sources[index + 1 :]]
    return [(source, target) for source in sources for target in targets if source != target]


def demo_folder() -> Path:
    """The articles of the built-in demo."""
    return Path(__file__).parent / "data" / "demo"
