"""The archive as a folder: its version file, its batches, and what a killed writer leaves behind.

::

    archive/
    ├── archive.json                     schema version, the Dragoman and the model that made it
    ├── writer.lock  readers.lock        advisory locks, empty of meaning when nobody holds them
    ├── actors.sqlite                    imported actors, if any (dragoman actors import)
    └── batches/
        ├── 00000001-00000001/           one batch: everything one append wrote
        │   ├── batch.json               rows by table, versions, size
        │   ├── known.u64                64-bit keys of its documents and rejections
        │   └── documents.parquet events.parquet participants.parquet claims.parquet actors.parquet ...
        ├── 00000002-00000040/           thirty-nine batches merged by compaction
        └── .tmp-…                       a batch being written, or left by a killed writer: never read

A batch appears by one rename of its finished, synced folder; nothing in it changes afterwards. Its name says which
appends it covers; a batch whose appends another one covers too has been merged into it, and is ignored from then on. So
no moment shows a document twice or not at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import ArchiveError
from dragoman.ledger.schema import SCHEMA_VERSION

VERSION_FILE = "archive.json"
BATCHES = "batches"
BATCH_FILE = "batch.json"
FORMAT = "dragoman-archive"
_BATCH_NAME = re.compile(r"\d{8,}-\d{8,}")
UNFINISHED = ".tmp-"
DISCARDED = ".old-"


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch on disk: its folder, the appends it covers, its rows by table and its bytes."""

    path: Path
    first: int
    last: int
    rows: dict[str, int]
    size: int

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.path.name

    def file(self, table: str) -> Path | None:
        """The Parquet file of ``table``, None when the batch has no row of it."""
        return self.path / f"{table}.parquet" if self.rows.get(table) else None


def batch_name(first: int, last: int) -> str:
    """The name of the batch covering appends ``first`` to ``last``; names sort in order of appending."""
    return f"{first:08d}-{last:08d}"


def span_of(name: str) -> tuple[int, int]:
    """The first and the last append that the batch called ``name`` covers. Raises ValueError."""
    first, last = (int(part) for part in name.split("-"))
    return first, last


def create(path: Path, about: dict[str, Any]) -> list[Path]:
    """Make an empty archive of the folder ``path``, which may be missing or empty.

    Gives the folders that were not there before, the innermost first.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        if path.exists() and not path.is_dir():
            raise ArchiveError(f"{str(path)!r} is a file, and an archive is a folder. Give another path.")
        path.mkdir(parents=True, exist_ok=True)
        strangers = sorted(entry.name for entry in path.iterdir() if not _own(entry.name))
        if strangers:
            raise ArchiveError(
                f"{str(path)!r} is not an archive and holds other files ({strangers[0]!r} ...). "
                "Give an empty or a new folder."
            )
        (path / BATCHES).mkdir(exist_ok=True)
        (path / "readers.lock").touch()
        write_json(path / VERSION_FILE, {"format": FORMAT, "schema": SCHEMA_VERSION, **about})
    except OSError as error:
        raise ArchiveError(
            f"Cannot create an archive at {str(path)!r}: {error.strerror}. Give a folder that you may write to."
        ) from error
    return missing


def remove_empty(path: Path, made: Iterable[Path]) -> None:
    """Undo ``create``, which gave ``made``, on an archive without batches. What others have put beside it stays."""
    for name in (VERSION_FILE, "readers.lock", "writer.lock"):
        (path / name).unlink(missing_ok=True)
    (path / BATCHES).rmdir()
    for folder in made:
        if any(folder.iterdir()):
            return
        folder.rmdir()


def check_version(path: Path) -> dict[str, Any]:
    """What the version file of the archive at ``path`` says. Raises ArchiveError when this Dragoman cannot read it."""
    file = path / VERSION_FILE
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
        schema = about["schema"] if about["format"] == FORMAT else None
    except OSError as error:
        raise ArchiveError(f"Cannot read {str(file)!r}: {error.strerror}. Check its permissions.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"{str(file)!r} is damaged. Restore it from a copy of the archive.") from error
    if not isinstance(schema, int):
        raise ArchiveError(f"{str(path)!r} is not a Dragoman archive. Give the folder of one.")
    if schema > SCHEMA_VERSION:
        maker = about.get("dragoman", "a newer version")
        raise ArchiveError(
            f"The archive {str(path)!r} has schema {schema}, made by Dragoman {maker}; this one reads up to "
            f"{SCHEMA_VERSION}. Upgrade with:  pip install --upgrade dragoman"
        )
    if schema < SCHEMA_VERSION:
        raise ArchiveError(
            f"The archive {str(path)!r} has schema {schema}, of an earlier Dragoman; this one reads {SCHEMA_VERSION}. "
            "Read the articles again into a new archive:  dragoman read PATHS -o NEW"
        )
    return dict(about)


def is_archive(path: Path) -> bool:
    """Whether the folder ``path`` has a version file."""
    return (path / VERSION_FILE).is_file()


def names(path: Path) -> list[str]:
    """Names of the finished batches of the archive, merged ones included; files of other names are not batches."""
    try:
        return sorted(name for name in os.listdir(path / BATCHES) if _BATCH_NAME.fullmatch(name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ArchiveError(f"Cannot list {str(path / BATCHES)!r}: {error.strerror}. Check its permissions.") from error


def live(listed: Iterable[str]) -> list[str]:
    """Those of the batches ``listed`` that no other one covers, in order of appending."""
    found: list[str] = []
    covered = 0
    for name in sorted(listed, key=lambda name: (span_of(name)[0], -span_of(name)[1])):
        last = span_of(name)[1]
        if last > covered:
            found.append(name)
            covered = last
    return found


def load(path: Path, name: str) -> Batch:
    """The batch called ``name``. Raises FileNotFoundError when it is gone, ArchiveError when it is damaged."""
    folder = path / BATCHES / name
    try:
        first, last = span_of(name)
        about = json.loads((folder / BATCH_FILE).read_text(encoding="utf-8"))
        rows = {str(table): int(n) for table, n in about["rows"].items()}
        return Batch(folder, first, last, rows, int(about["bytes"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(
            f"{str(folder)!r} is not a batch of an archive, or is damaged. Move it out of the archive, or restore it."
        ) from error


def unfinished(path: Path) -> list[Path]:
    """Folders that a killed writer left behind."""
    folder = path / BATCHES
    return sorted(entry for entry in folder.iterdir() if entry.name.startswith((UNFINISHED, DISCARDED)))


def discard(folder: Path) -> None:
    """Remove a batch: renamed first, so that a kill in between never leaves half a batch under a batch's name."""
    if not folder.name.startswith("."):
        hidden = folder.with_name(DISCARDED + folder.name)
        os.rename(folder, hidden)
        folder = hidden
    shutil.rmtree(folder)


def write_json(file: Path, value: dict[str, Any]) -> None:
    """Write ``value`` to ``file`` so that a kill leaves the old file or the new one."""
    temporary = file.with_name(f"{UNFINISHED}{file.name}-{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(value, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, file)
    sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Have the disk hold what ``file`` holds."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


sync_folder = sync_file
"""Have the disk hold the folder's list of names."""


def _own(name: str) -> bool:
    return name.startswith(UNFINISHED) or name in {BATCHES, "readers.lock", "writer.lock", "actors.sqlite"}
