"""One writer at a time, and no batch removed under a reader: locks that the system drops when a process dies."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.errors import ArchiveError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class WriterLock:
    """Held by the one process that writes to an archive."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._descriptor = -1

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor >= 0

    def acquire(self) -> None:
        """Take the lock. Raises ArchiveError naming the process that has it."""
        if self.held:
            return
        if fcntl is None:
            raise ArchiveError("Writing to an archive needs the file locks of Linux or macOS. On Windows, use WSL.")
        file = self._archive / "writer.lock"
        try:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ArchiveError(
                f"Cannot write to the archive {str(self._archive)!r}: {error.strerror}. Check its permissions."
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(descriptor)
            raise ArchiveError(
                f"The archive {str(self._archive)!r} is being written to by process {holder}. "
                "Wait until it ends, or stop it; nothing it has appended is lost."
            ) from error
        except OSError as error:
            os.close(descriptor)
            raise ArchiveError(
                f"The file system of {str(self._archive)!r} gives no locks ({error.strerror}). Use a local disk."
            ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next writer in."""
        if self.held:
            os.close(self._descriptor)
            self._descriptor = -1


class ReaderLock:
    """Shared by all who have an archive open; a writer removes replaced batches only while nobody else shares it."""

    def __init__(self, archive: Path) -> None:
        self._descriptor = -1
        if fcntl is None:
            return
        try:
            self._descriptor = os.open(archive / "readers.lock", os.O_RDONLY | os.O_CLOEXEC)
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
        except OSError:  # no lock file or no locks here: reading works all the same
            self.release()

    def try_alone(self) -> bool:
        """Whether nobody else has the archive open; when so, newcomers wait until ``share``."""
        if fcntl is None or self._descriptor < 0:
            return False
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # the shared lock may be lost in the attempt (flock(2))
            self.share()
            return False
        return True

    def share(self) -> None:
        """Back to sharing after ``try_alone``."""
        if fcntl is not None and self._descriptor >= 0:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def release(self) -> None:
        """No longer reading."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
