"""Words made comparable: accents, case, apostrophes, particles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e", "ŋ": "n"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "′": "'"})
_WORD = re.compile(
    r"\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʼ`´][^\W_]+)*|[,;:()]|&",
    re.UNICODE,
)
_PARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az"})


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word in lower case without accents, full stops, apostrophes: ``Sana’a`` -> ``sanaa``, ``U.S.`` -> ``us``."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", word.translate(_QUOTES).lower().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("'", "")


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


class Word(NamedTuple):
    """A word of a string: ``surface`` as written, ``key`` folded, ``owner`` when it ends in a possessive."""

    surface: str
    key: str
    owner: bool
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words and commas of ``text``. Hyphens part words; a possessive ``'s`` is taken off and noted."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        surface, start = match[0], match.start()
        end = match.end()
        owner = False
        if len(surface) > 2 and surface[-1] in "sS" and surface[-2] in "'’‘ʼ`´":
            surface, end, owner = surface[:-2], end - 2, True
        elif surface[-1] in "sS" and text[end : end + 1] in ("'", "’") and not text[end + 1 : end + 2].isalpha():
            owner = text[end + 1 : end + 2] == " "
        found.append(Word(surface, fold_word(surface), owner, start, end))
    return found


@lru_cache(maxsize=8192)  # a name is looked up several times on its way to a figure, and again in the next article
def fold(text: str) -> str:
    """A name as it is looked up: folded words joined by single spaces."""
    return " ".join(word.key for word in words(text))


def without_particles(key: str) -> str:
    """``bashar al assad`` -> ``bashar assad``. The first word stays when it is all there is."""
    parts = key.split(" ")
    kept = [part for part in parts if part not in _PARTICLES]
    return " ".join(kept) if kept else key


def slug(text: str) -> str:
    """A name as part of an id: ``Red Cross`` -> ``red-cross``."""
    return fold(text).replace(" ", "-")
