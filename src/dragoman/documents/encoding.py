"""Bytes to characters: byte order marks, UTF-8, UTF-16 without a mark, Windows code pages, and mixtures of them."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = bytes([*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_SAMPLE = 65_536
# Windows-1252 where it differs from Latin-1; the five bytes it leaves undefined stay as they are in Latin-1.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_ESCAPED = re.compile("[\udc80-\udcff]+")


def decode(data: bytes, declared: str = "") -> str:
    """The characters of ``data``. ``declared`` is an encoding that the input names itself; it is used when it fits.

    Raises DocumentError (``binary``) for what is no text in any encoding.
    """
    encoding = detect(data, declared)
    if encoding == "mixed":
        return _mixed(data)
    text = data.decode(encoding, "replace" if encoding.startswith("utf") else "strict")
    return text.removeprefix("\ufeff")


def detect(data: bytes, declared: str = "") -> str:
    """The name of a codec that decodes ``data`` (or a stream that begins so), or ``mixed``: see ``decode_line``."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide:
        return wide
    if is_binary(data):
        raise DocumentError(
            "holds binary data, no text. Give a text, HTML, PDF or other readable format.", reason="binary"
        )
    if declared and _fits(data, declared):
        return declared
    if _fits(data, "utf-8"):
        return "utf-8"
    return _detect_code_page(data)


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in twenty is a control character that texts do not hold."""
    return _control_share(data[:_SAMPLE]) > 0.05


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _NOT_TEXT))) / (len(sample) or 1)


def decode_line(line: bytes, encoding: str) -> str:
    """One line of a stream for which ``detect`` named ``encoding``; a line that does not fit is decoded on its own."""
    if encoding != "mixed":
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            pass
    return _mixed(line)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        if codecs.lookup(encoding)._is_text_encoding is False:
            return False
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return len(data) >= _SAMPLE and error.start >= len(data) - 4  # a sample may end inside a character
    except (LookupError, ValueError):
        return False
    return True


def _utf16_without_mark(sample: bytes) -> str:
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2], sample[1::2]
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.4 and low < 0.05 and _control_share(even) < 0.3:
        return "utf-16-le"
    return "utf-16-be" if low > 0.4 and high < 0.05 and _control_share(odd) < 0.3 else ""


def _detect_code_page(data: bytes) -> str:
    """A legacy encoding. English text has few bytes above 127, and those are Windows-1252 punctuation and names."""
    sample = data[:_SAMPLE]
    escaped = sample.decode("utf-8", "surrogateescape")
    wrong = sum(len(run) for run in _ESCAPED.findall(escaped))
    right = sum(1 for character in escaped if character > "\x7f") - wrong
    if right * 4 >= wrong or wrong < len(sample) * 0.1:
        return "mixed"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=3).best()
    return best.encoding if best is not None and _fits(data, best.encoding) else "mixed"


def _mixed(data: bytes) -> str:
    """UTF-8 where it is UTF-8, Windows-1252 where it is not; never fails."""

    def repair(match: re.Match[str]) -> str:
        raw = match.group().encode("utf-8", "surrogateescape")
        return raw.decode("latin-1").translate(_WINDOWS)

    return _ESCAPED.sub(repair, data.decode("utf-8", "surrogateescape")).removeprefix("\ufeff")
