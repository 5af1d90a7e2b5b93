"""An article's text cut into paragraphs, linked passages and marked segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` that play ``role``: actor, recipient, trigger, speaker, cue or claim."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Text whose characters all play the same ``roles``."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a paragraph. With an ``anchor`` it is a passage that something links to, and ``back`` names what does."""

    segments: list[Segment]
    anchor: str = ""
    back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``skipped`` counts paragraphs left out before it."""

    blocks: list[Block]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that ``ref`` links to."""

    span: Span
    ref: str


@dataclass(frozen=True, slots=True)
class Laid:
    """An article laid out: its paragraphs, the anchor of each passage's ref, and paragraphs left out at the end."""

    paragraphs: list[Paragraph]
    anchors: dict[str, str]
    skipped: int


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """``text[start:end]`` cut wherever a mark begins or ends. Marks may nest, overlap and reach beyond."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end]
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    edges = sorted(cuts)
    found: list[Segment] = []
    for left, right in pairwise(edges):
        roles = tuple(sorted({mark.role for mark in inside if mark.start <= left and right <= mark.end}))
        if found and found[-1].roles == roles:
            found[-1] = Segment(found[-1].text + text[left:right], roles)
        else:
            found.append(Segment(text[left:right], roles))
    return found


def lay_out(text: str, prefix: str, passages: Sequence[Passage], marks: Sequence[Mark], limit: int) -> Laid:
    """The article with its passages anchored as ``prefix-1``, ``prefix-2`` ...

    Passages that overlap become one; one that crosses a paragraph's end is anchored where it begins. Of a text longer
    than ``limit`` characters only the opening paragraph and those that hold a passage are kept.
    """
    paragraphs: list[Paragraph] = []
    anchors: dict[str, str] = {}
    skipped = 0
    for number, (start, end) in enumerate(_paragraphs(text)):
        here = [passage for passage in passages if passage.span.start < end and start < passage.span.end]
        if len(text) > limit and not here and number:
            skipped += 1
            continue
        blocks: list[Block] = []
        at = start
        for left, right, refs in _merged(here, start, end):
            if at < left:
                blocks.append(Block(segments(text, at, left, marks)))
            anchor = f"{prefix}-{len(set(anchors.values())) + 1}"
            fresh = tuple(ref for ref in refs if ref not in anchors)
            anchors |= dict.fromkeys(fresh, anchor)
            blocks.append(Block(segments(text, left, right, marks), anchor if fresh else "", fresh))
            at = right
        if at < end:
            blocks.append(Block(segments(text, at, end, marks)))
        paragraphs.append(Paragraph(blocks, skipped))
        skipped = 0
    return Laid(paragraphs, anchors, skipped)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()


def _merged(passages: Sequence[Passage], start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    left, right, refs = start, start, list[str]()
    for passage in sorted(passages, key=lambda one: (one.span.start, -one.span.end)):
        begins, ends = max(start, passage.span.start), min(end, passage.span.end)
        if begins >= ends:
            continue
        if refs and begins < right:
            right = max(right, ends)
            refs.append(passage.ref)
            continue
        if refs:
            yield left, right, refs
        left, right, refs = begins, ends, [passage.ref]
    if refs:
        yield left, right, refs
