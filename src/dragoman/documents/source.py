"""One input as a stream of bytes: a file, a pipe or standard input, unpacked as it is read."""

from __future__ import annotations

import bz2
import io
import lzma
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from dragoman.errors import DocumentError

_CHUNK = 1 << 18
_HEAD = 1 << 16
_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_BOMB_RATIO, _BOMB_FLOOR = 250, 64 << 20
"""Text shrinks 3 to 20 times, a table of repeated values about 100 times; only zeros and blanks reach 1,000."""


class Source:
    """An input that is open. ``name`` is how messages call it; ``head`` its first 64 KB, unpacked."""

    def __init__(self, name: str, stream: BinaryIO, path: Path | None = None) -> None:
        self.name = name
        self.path = path
        raw = cast(
            io.BufferedReader, stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
        )
        self.packed = _packing(raw.peek(8)[:8])
        self.stream = raw if not self.packed else _buffered(_Unpacked(raw, self.packed))
        self.head = self._read_head()

    def read(self, limit: int) -> bytes:
        """All bytes. Raises DocumentError (``too-large``) when there are more than ``limit``."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise DocumentError(
                f"has more than {limit:,} bytes, too many to read whole. Split it, or raise max_bytes.",
                reason="too-large",
            )
        return data

    def seekable(self) -> BinaryIO:
        """The bytes as a file that can be read from anywhere: the file itself, or a copy on disk of a pipe or packed
        file.
        """
        if self.path is not None and not self.packed and self.path.is_file():
            return self.path.open("rb")
        copy = tempfile.SpooledTemporaryFile(max_size=8 << 20)  # noqa: SIM115 (closed by the caller)
        while chunk := self.stream.read(_CHUNK):
            copy.write(chunk)
        copy.seek(0)
        return cast(BinaryIO, copy)

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Line numbers from 1 and lines with line ends; None for a line over ``limit`` bytes, which is
        skipped.
        """
        number = 0
        while line := self.stream.readline(limit + 1):
            number += 1
            if len(line) > limit:
                while not line.endswith(b"\n") and (line := self.stream.readline(_CHUNK)):
                    pass
                yield number, None
            else:
                yield number, line

    def _read_head(self) -> bytes:
        head = self.stream.peek(_HEAD)[:_HEAD]
        if len(head) >= _HEAD:
            return head
        head = b""  # a pipe gives what has arrived; wait for more, then put it back
        while len(head) < _HEAD and (chunk := self.stream.read(_HEAD - len(head))):
            head += chunk
        self.stream = _buffered(_Rejoined(head, self.stream))
        return head


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return cast(io.BufferedReader, io.BufferedReader(raw, _CHUNK))


class _Rejoined(io.RawIOBase):
    """Bytes already read, then the rest of a stream."""

    def __init__(self, head: bytes, rest: io.BufferedReader) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._head:
            data: bytes | memoryview = self._rest.read1(len(buffer))
        else:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a compressed stream. Raises DocumentError for a damaged, truncated or exploding one."""

    def __init__(self, packed: io.BufferedReader, kind: str) -> None:
        self._chunks = _UNPACKERS[kind](_Counted(packed))
        self._left = memoryview(b"")
        self._kind = kind
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._left:
            try:
                chunk = next(self._chunks, None)
            except EOFError as error:
                raise DocumentError(
                    f"is truncated: its {self._kind} data end too early. Copy it again.", reason="truncated"
                ) from error
            except (zlib.error, OSError, lzma.LZMAError, ValueError) as error:
                reason = "truncated" if "truncated" in str(error).lower() else "damaged"
                raise DocumentError(
                    f"is damaged: its {self._kind} data cannot be unpacked ({error}).", reason=reason
                ) from error
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


class _Counted:
    """Counts what goes in, so that an unpacker can tell what comes out of proportion."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)
        self.count += len(data)
        return data


class _Decompressor(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def _members(new: Callable[[], _Decompressor], packed: _Counted) -> Iterator[bytes]:
    """The unpacked chunks of all members of a stream, each at most ``_CHUNK`` long. Raises EOFError if cut off."""
    data = packed.read(_CHUNK)
    out = 0
    while data:
        member = new()
        while not member.eof:
            chunk = member.decompress(data, _CHUNK)
            data = getattr(member, "unconsumed_tail", b"")
            if chunk:
                out += len(chunk)
                _check_ratio(out, packed.count)
                yield chunk
            elif not member.eof and not data and not (data := packed.read(_CHUNK)):
                raise EOFError
        rest = member.unused_data or packed.read(_CHUNK)
        data = rest.lstrip(b"\x00") or packed.read(_CHUNK)  # members may be padded with zeros


def _check_ratio(out: int, packed: int) -> None:
    if out > _BOMB_FLOOR and out > packed * _BOMB_RATIO:
        raise DocumentError(
            f"grows more than {_BOMB_RATIO} times when unpacked, as no text does. If it is meant, unpack it first.",
            reason="decompression-bomb",
        )


def _zstd(packed: _Counted) -> Iterator[bytes]:
    import pyarrow as pa

    stream = pa.CompressedInputStream(pa.PythonFile(_Readable(packed), mode="r"), "zstd")
    out = 0
    while chunk := stream.read(_CHUNK):
        out += len(chunk)
        _check_ratio(out, packed.count)
        yield chunk


class _Readable:
    """What pyarrow asks of a Python file."""

    closed = False

    def __init__(self, packed: _Counted) -> None:
        self._packed = packed

    def read(self, size: int = -1) -> bytes:
        return self._packed.read(size)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True


_UNPACKERS: dict[str, Callable[[_Counted], Iterator[bytes]]] = {
    "gzip": lambda packed: _members(lambda: cast(_Decompressor, zlib.decompressobj(wbits=31)), packed),
    "bzip2": lambda packed: _members(lambda: cast(_Decompressor, bz2.BZ2Decompressor()), packed),
    "xz": lambda packed: _members(lambda: cast(_Decompressor, lzma.LZMADecompressor()), packed),
    "zstd": _zstd,
}


def _packing(magic: bytes) -> str:
    return next((name for start, name in _MAGIC if magic.startswith(start)), "")
