"""What the archive already holds, in eight bytes a document.

Each batch keeps the 64-bit BLAKE2b keys of its document ids and rejections in ``known.u64`` (little-endian, sorted).
All of them together, sorted in memory, answer "is it there?" by bisection: 80 MB for 10,000,000 documents. Two
different ids share a key with a probability of 2**-64: of 10,000,000 documents appended to 10,000,000 others, 0.000005
are expected to be taken for known.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]

KNOWN_FILE = "known.u64"
_MERGE_AT = 100_000


def document_key(document_id: str) -> int:
    """The key of a document."""
    return _key("d", document_id)


def rejected_key(source: str, reason: str, message: str) -> int:
    """The key of a rejection."""
    return _key("r", source, reason, message)


def _key(*parts: str) -> int:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "little")


class KnownKeys:
    """A growing set of 64-bit keys: a sorted array, and a small set of the newest."""

    def __init__(self, files: Iterable[Path]) -> None:
        import numpy as np

        self._np = np
        parts = [np.fromfile(file, dtype="<u8") for file in files]
        self._sorted: Keys = np.concatenate(parts) if parts else np.empty(0, dtype=np.uint64)
        self._sorted.sort()
        self._new: set[int] = set()

    def __contains__(self, key: int) -> bool:
        if key in self._new:
            return True
        at = int(self._sorted.searchsorted(self._np.uint64(key)))
        return at < len(self._sorted) and int(self._sorted[at]) == key

    def __len__(self) -> int:
        return len(self._sorted) + len(self._new)

    def update(self, keys: Iterable[int]) -> None:
        """Add ``keys``, none of which is known yet."""
        self._new.update(keys)
        if len(self._new) >= _MERGE_AT:
            new = self._np.fromiter(self._new, dtype=self._np.uint64, count=len(self._new))
            self._sorted = self._np.concatenate([self._sorted, new])
            self._sorted.sort()
            self._new.clear()


def write_keys(file: Path, keys: Iterable[int]) -> None:
    """Write ``keys``, sorted, to ``file``."""
    import numpy as np

    array = np.fromiter(keys, dtype="<u8")
    array.sort()
    array.tofile(file)


def read_keys(file: Path) -> list[int]:
    """The keys in ``file``."""
    import numpy as np

    return [int(key) for key in np.fromfile(file, dtype="<u8")]


def holds(file: Path, key: int) -> bool:
    """Whether ``key`` is in ``file``, by bisection on disk."""
    import numpy as np

    if not file.stat().st_size:
        return False
    keys = np.memmap(file, dtype="<u8", mode="r")
    at = int(keys.searchsorted(np.uint64(key)))
    return at < len(keys) and int(keys[at]) == key
