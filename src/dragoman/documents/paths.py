"""From what a person names (a file, a folder, a glob, ``-``) to the files to read, in a stable order."""

from __future__ import annotations

import difflib
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.documents.document import Rejected
from dragoman.errors import OptionError

STDIN = "-"


ARCHIVE_MARK = "archive.json"
"""A folder that holds it was written by `dragoman read`; reading `.` into `./archive` must not read the archive."""


def check_paths(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """``paths`` as strings. Raises OptionError for one that is not there, before anything is read."""
    checked: list[str] = []
    for given in paths:
        path = os.fspath(given)
        if not path:
            raise OptionError("An empty path was given. Give a file, a folder, a glob or - for standard input.")
        if path == STDIN and STDIN in checked:
            raise OptionError("- (standard input) was given twice; it can be read once.")
        if path != STDIN and not os.path.lexists(path):
            _check_missing(path)
        checked.append(path)
    if not checked:
        raise OptionError("No path was given. Give a file, a folder, a glob or - for standard input.")
    return checked


def find_files(path: str) -> Iterator[Path | Rejected]:
    """The files that ``path`` stands for, sorted; hidden ones inside folders are skipped. A path that cannot be entered
    is Rejected.
    """
    if os.path.lexists(path):
        yield from _walk(Path(path), frozenset(), given=True)
        return
    for match in sorted(glob.iglob(path, recursive=True)):
        if not (os.path.isdir(match) and "**" in path):  # ** lists the files of a folder as well
            yield from _walk(Path(match), frozenset(), given=True)


def shown(path: str | os.PathLike[str]) -> str:
    """``path`` as characters that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace("\x00", "\\x00")


def _walk(path: Path, above: frozenset[tuple[int, int]], *, given: bool) -> Iterator[Path | Rejected]:
    try:
        status = path.stat()
    except OSError as error:
        yield Rejected(shown(path), *_unreachable(path, error))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield path if given or stat.S_ISREG(status.st_mode) else _special(path)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Rejected(
            shown(path), "symlink-loop", f"{shown(path)} leads back to a folder above it; it is not entered again."
        )
        return
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError as error:
        yield Rejected(shown(path), *_unreachable(path, error))
        return
    if ARCHIVE_MARK in names:
        if given:
            yield Rejected(
                shown(path), "archive", f"{shown(path)} is an archive, not articles. Name what it was read from."
            )
        return
    if not names and given:
        yield Rejected(
            shown(path), "empty", f"{shown(path)} is a folder without files. Put articles in it, or name another."
        )
    for name in names:
        yield from _walk(path / name, above | {here}, given=False)


def _unreachable(path: Path, error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "unreadable", f"{shown(path)} may not be read. Give yourself permission (chmod +r) and try again."
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return "dangling-link", f"{shown(path)} is a link to {shown(os.readlink(path))}, which is not there."
    if path.is_symlink() and "symbolic links" in str(error):
        return "symlink-loop", f"{shown(path)} is a link that leads to itself."
    return "unreadable", f"{shown(path)} cannot be read: {error.strerror or error}."


def _special(path: Path) -> Rejected:
    return Rejected(
        shown(path), "not-a-file", f"{shown(path)} is a device, pipe or socket; only files are read from folders."
    )


def _check_missing(path: str) -> None:
    if glob.has_magic(path):
        if next(glob.iglob(path, recursive=True), None) is None:
            raise OptionError(
                f"No file matches {shown(path)!r}. Check the folder and the pattern; ** goes into folders."
            )
        return
    parent = Path(path).parent
    if not parent.is_dir():
        raise OptionError(f"{shown(path)!r} is not there: the folder {shown(parent)!r} does not exist.")
    close = difflib.get_close_matches(Path(path).name, _names(parent), n=1)
    hint = f" Did you mean {shown(parent / close[0])!r}?" if close else ""
    raise OptionError(f"{shown(path)!r} is not there.{hint} Give a file, a folder, a glob or - for standard input.")


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)[:10_000]
    except OSError:
        return []
