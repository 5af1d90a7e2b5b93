"""Quotations: what stands between quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "”": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’"}
_OPENING_STRAIGHT = re.compile(r"(?:^|[\s(\[—–―-])\Z")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_WORD = re.compile(r"\w")
# A quotation that no closing mark ends before this many characters was a stray mark.
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` with the marks, ``inner_start`` to ``inner_end`` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int

    def words(self, text: str) -> int:
        """How many words it holds."""
        return len(text[self.inner_start : self.inner_end].split())


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of ``text`` in order.

    Straight and curly double marks, guillemets and single curly marks count; a straight single mark only where it
    opens a word and closes one. A quotation may run on over a paragraph break when the next paragraph opens with a mark
    again.
    """
    found: list[Quotation] = []
    position = 0
    while position < len(text):
        opening = _opening(text, position)
        if opening is None:
            break
        end = _closing(text, opening)
        if end is None:
            position = opening + 1
            continue
        if _WORD.search(text, opening + 1, end):
            width = 2 if text.startswith(_TYPEWRITER, opening) else 1
            found.append(Quotation(opening, end + 1, opening + width, end + 1 - width))
        position = end + 1
    return found


_TYPEWRITER = "''"  # two single marks for a double one
_TYPEWRITER_END = re.compile(r"''|\n")
_ANY_OPENING = re.compile(r"[“”„«‹\"‘']")


def _opening(text: str, position: int) -> int | None:
    """Where the next mark stands that can open a quotation."""
    for match in _ANY_OPENING.finditer(text, position):
        mark, at = match[0], match.start()
        if mark in "\"'‘”" and not (_starts_word(text, at) and _OPENING_STRAIGHT.search(text, max(0, at - 1), at)):
            continue
        return at
    return None


def _starts_word(text: str, at: int) -> bool:
    return at + 1 < len(text) and not text[at + 1].isspace()


def _closing(text: str, opening: int) -> int | None:
    """Where the quotation that opens at ``opening`` closes."""
    if text.startswith(_TYPEWRITER, opening):
        double = _TYPEWRITER_END.search(text, opening + 2, opening + _LONGEST)
        return double.start() + 1 if double is not None and double[0] == _TYPEWRITER else None
    mark = text[opening]
    closers = _PAIRS.get(mark, mark)
    limit = min(len(text), opening + _LONGEST)
    at = opening + 1
    while at < limit:
        char = text[at]
        if char in closers and (mark not in "'‘" or _ends_word(text, at)):
            return at
        if char == "\n":
            next_at = at
            while next_at < len(text) and text[next_at].isspace():
                next_at += 1
            if next_at >= len(text) or text[next_at] != mark or mark in "'‘":
                return None
            at = next_at
        at += 1
    return None


def _ends_word(text: str, at: int) -> bool:
    """Whether a single mark closes a quotation rather than standing for a letter ("don't")."""
    return (at + 1 == len(text) or not text[at + 1].isalnum()) and not text[at - 1].isspace()
