"""Characters and lines put in order: one form of every character, paragraphs instead of wrapped lines."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from itertools import pairwise

from dragoman.documents.record import Layout

_DROPPED = [
    *range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0),  # control characters
    0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
    *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF,
]  # fmt: skip
_SPACES = [0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED, None),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys([0x0B, 0x0D, 0x85, 0x2028], "\n"),
    **dict.fromkeys([0x0C, 0x2029], "\n\n"),
    **dict.fromkeys([0x2010, 0x2011], "-"),
    **{0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"},
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[^\n -~]")
_CHANGED = re.compile(f"[{re.escape(''.join(map(chr, _CHARACTERS)))}]")
_MOJIBAKE = re.compile("[\u00c2\u00c3\u00d0\u00d1][\u0080-\u00bf\u2018-\u203a\u20ac\u2122]|\u00e2[\u20ac\u0080-\u0099]")
_ENTITY = re.compile(
    r"&(?:amp|quot|lt|gt|nbsp|apos|[lr][sd]quo|[mn]dash|hellip|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE
)
_TIGHT_DASH = re.compile(r"([A-Z]{2} \((?:Reuters|AFP|AP|UPI|EFE|Xinhua)\)) ?([-–—])(?=[\"“']?[A-Z])")
""" "BISHKEK (Reuters) -Kyrgyzstan", as Reuters prints it: the dash belongs to the dateline."""
_RUNS = re.compile(" {2,}")
_BLANK = re.compile(r"\n[ \n]*\n")
_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_NEW_ITEM = re.compile(r"^(?:[-*•·▪–—]\s|\d{1,2}[.)]\s|By [A-Z]|[A-Z]{3,}[A-Z ,.]* \(\w+\))")
_HYPHENATED = re.compile(r"(\w+)-$")
_WIDTH = (45, 160)
"""Hard-wrapped lines are between these lengths; measured on e-mail (72), wire copy (69–80) and PDF columns (45–110)."""


def clean_characters(text: str) -> str:
    """NFC, no control or zero-width characters, ``\\n`` line ends, single spaces, entities and mojibake resolved."""
    if _ODD.search(text):
        text = _SURROGATES.sub("", text.replace("\r\n", "\n"))
        if _MOJIBAKE.search(text):
            text = _undo_mojibake(text)
        if _CHANGED.search(text):  # translate is slow where text has any character above 255
            text = text.translate(_CHARACTERS)
        text = unicodedata.normalize("NFC", text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text).translate(_CHARACTERS)
    text = _TIGHT_DASH.sub(r"\1 \2 ", text)
    return _RUNS.sub(" ", text)


def one_line(text: str) -> str:
    """``text`` cleaned, on one line, without space at its ends."""
    return " ".join(clean_characters(text).split())


def paragraphs(text: str, layout: Layout) -> list[str]:
    """The paragraphs of cleaned ``text``, each on one line."""
    if layout == "blocks":
        lines = (line.strip() for line in text.split("\n"))
        return [line for line in lines if line]
    blocks = [[line.strip() for line in block.split("\n")] for block in _BLANK.split(text)]
    blocks = [[line for line in block if line] for block in blocks]
    width = _wrap_width(blocks)
    words = _words(text) if layout == "pages" else Counter[str]()
    found: list[str] = []
    for block in blocks:
        found.extend(_unwrap(block, width, layout, words))
    return found


def _undo_mojibake(text: str) -> str:
    import ftfy

    return ftfy.fix_encoding(text)


def _wrap_width(blocks: list[list[str]]) -> int:
    """The length at which lines of the text were broken, or 0 when its lines are not wrapped."""
    pairs = [pair for block in blocks for pair in pairwise(block) if len(pair[0]) >= _WIDTH[0]]
    if not pairs:
        return 0
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(len(lengths) * 0.98)]  # a table row or a URL may stick out
    if width > _WIDTH[1]:
        return 0
    broken = [pair for pair in pairs if _overflows(*pair, width)]
    running = sum(1 for line, following in broken if following[:1].islower() and not _ENDS.search(line))
    return width if len(broken) >= len(pairs) * 0.5 and running >= len(broken) * 0.4 else 0


def _overflows(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line had no room on this one: the line was broken for its length."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 3


def _unwrap(lines: list[str], width: int, layout: Layout, words: Counter[str]) -> list[str]:
    if not width:
        return lines
    joined: list[str] = []
    for position, line in enumerate(lines):
        previous = lines[position - 1] if position else ""
        if position and _continues(previous, line, width, layout):
            joined[-1] = _join(joined[-1], line, layout, words)
        else:
            joined.append(line)
    return joined


def _continues(previous: str, line: str, width: int, layout: Layout) -> bool:
    if _NEW_ITEM.match(line):
        return False
    if _overflows(previous, line, width):
        return True
    if layout == "pages":  # ragged columns: a short line ends a paragraph only where a sentence ends
        return not _ENDS.search(previous) and (line[:1].islower() or len(previous) > width * 0.6)
    return line[:1].islower() and not _ENDS.search(previous)


def _join(left: str, right: str, layout: Layout, words: Counter[str]) -> str:
    cut = _HYPHENATED.search(left)
    if not cut or not right[:1].isalpha():
        return f"{left} {right}"
    if layout != "pages" or right[:1].isupper():
        return left + right
    tail = re.match(r"\w+", right)
    whole, parted = f"{cut[1]}{tail[0] if tail else ''}".lower(), f"{cut[1]}-{tail[0] if tail else ''}".lower()
    return left + right if words[parted] > words[whole] else left[:-1] + right


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+(?:-\w+)*", text.lower()))
