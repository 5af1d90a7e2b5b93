"""Cutting a text into windows that the encoder reads in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TARGET_WORDS = 96
"""Whole paragraphs are packed up to this many words: several sentences of context at little cost in attention."""
LONGEST_WORDS = 120
_FINAL = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({'"', "'", "”", "’", ")", "]", "»", "''"})


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` of a text; ``starts`` are the positions inside the window known to begin a
    sentence."""

    start: int
    end: int
    starts: tuple[int, ...]


def cut_windows(
    words: Sequence[str], paragraphs: Sequence[int], sizes: Sequence[int], most_subwords: int
) -> list[Window]:
    """Windows over ``words``; ``paragraphs`` are the indices that begin one, ``sizes`` the subwords of each word."""
    windows: list[Window] = []
    starts: list[int] = []
    start = weight = 0
    edges = [*[edge for edge in paragraphs if edge > 0], len(words)]
    begin = 0
    for edge in edges:
        for piece_start, piece_end in _pieces(words, sizes, begin, edge, most_subwords):
            size = sum(sizes[piece_start:piece_end])
            if piece_start > start and (piece_end - start > TARGET_WORDS or weight + size > most_subwords):
                windows.append(Window(start, piece_start, tuple(starts)))
                start, starts, weight = piece_start, [], 0
            starts.append(piece_start - start)
            weight += size
        begin = edge
    if start < len(words):
        windows.append(Window(start, len(words), tuple(starts)))
    return windows


def _pieces(
    words: Sequence[str], sizes: Sequence[int], start: int, end: int, most_subwords: int
) -> list[tuple[int, int]]:
    """A paragraph in pieces that fit, cut where a sentence most likely ends."""
    if end - start <= LONGEST_WORDS and sum(sizes[start:end]) <= most_subwords:
        return [(start, end)] if start < end else []
    pieces = []
    while start < end:
        stop, total, boundary = start, 0, 0
        while stop < end and stop - start < LONGEST_WORDS and total + min(sizes[stop], most_subwords) <= most_subwords:
            total += sizes[stop]
            stop += 1
            if _ends_sentence(words, stop, end):
                boundary = stop
        if stop < end and boundary > start:
            stop = boundary
        stop = max(stop, start + 1)
        pieces.append((start, stop))
        start = stop
    return pieces


def _ends_sentence(words: Sequence[str], stop: int, end: int) -> bool:
    """Whether a sentence most likely ends before word ``stop``."""
    if stop >= end or words[stop] in _CLOSING or words[stop][:1].islower():
        return False
    last = stop - 1
    while last > 0 and words[last] in _CLOSING:
        last -= 1
    return words[last] in _FINAL
