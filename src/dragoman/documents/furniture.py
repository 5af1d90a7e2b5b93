"""Page furniture: credits, prompts, share bars, lists of other articles. A sentence of the article stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.documents.knowledge import Furniture, load

_LONGEST = 400
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_SENTENCE_WORDS = 5
_REPEATED_WORDS = 8
_LIST_ITEM_WORDS = 22


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: str
    needs: str
    longest: int
    unless_sentence: bool


def is_sentence(paragraph: str) -> bool:
    """Whether ``paragraph`` reads as running text: some words, a small letter, punctuation that ends a sentence."""
    return (
        bool(_SENTENCE_END.search(paragraph))
        and paragraph.count(" ") + 1 >= _SENTENCE_WORDS
        and any(character.islower() for character in paragraph)
    )


def furniture(paragraph: str) -> str:
    """The kind of page furniture that ``paragraph`` is (a name in ``furniture.yaml``), or ``""`` for text."""
    if len(paragraph) > _LONGEST:
        return ""
    words = paragraph.count(" ") + 1
    for rule in _rules():
        if words > rule.longest or not _compiled(rule.pattern).fullmatch(paragraph):
            continue
        if rule.needs and not _compiled(rule.needs).search(paragraph):
            continue
        if not (rule.unless_sentence and is_sentence(paragraph)):
            return rule.name
    return ""


def remove_furniture(paragraphs: list[str]) -> list[str]:
    """``paragraphs`` without furniture, lists of other articles, and later copies of a block that occurs twice."""
    kept: list[str] = []
    seen: set[str] = set()
    pending: list[str] | None = None  # headlines below "Trending now", dropped when they turn out to be a list
    for paragraph in paragraphs:
        kind = furniture(paragraph)
        if kind:
            kept.extend(_no_list(pending))
            pending = [] if kind in _headings() else None
            continue
        key = paragraph.casefold()
        if key in seen and _repeats(paragraph):
            continue
        seen.add(key)
        if pending is not None and _list_item(paragraph):
            pending.append(paragraph)
            continue
        kept.extend(_no_list(pending))
        pending = None
        kept.append(paragraph)
    return kept


def _no_list(pending: list[str] | None) -> list[str]:
    """A single line below "Trending now" and before text is the article's own subheading; more lines are a list."""
    return pending if pending is not None and len(pending) == 1 else []


def _list_item(paragraph: str) -> bool:
    return not _SENTENCE_END.search(paragraph) and paragraph.count(" ") < _LIST_ITEM_WORDS


def _repeats(paragraph: str) -> bool:
    """Whether a second copy tells nothing: a pull quote or a slogan, not a short answer such as "Yes." """
    words = paragraph.count(" ") + 1
    return words >= _REPEATED_WORDS or (words >= 2 and not _SENTENCE_END.search(paragraph))


@cache
def _headings() -> frozenset[str]:
    return frozenset(load("furniture.yaml", Furniture).list_headings)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            name=entry.name,
            pattern=entry.pattern,
            needs=entry.needs,
            longest=entry.longest,
            unless_sentence=entry.unless_sentence,
        )
        for entry in load("furniture.yaml", Furniture).furniture
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
