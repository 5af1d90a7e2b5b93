"""What each side calls a thing: words of data/accounts/terms.yaml in a telling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dragoman.plain import plain_record
from dragoman.settings import Strict, load_settings

FILE = Path(__file__).parent.parent / "data" / "accounts" / "terms.yaml"

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a telling uses (``text``) where another side may use a different one.

    ``about`` is what the word is for: "entry by force", "fighters" ...
    """

    text: str
    about: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


class TermWords(Strict):
    """The whole file."""

    plain: frozenset[str]
    events: dict[str, list[str]]
    parties: dict[str, list[str]]

    @cached_property
    def base(self) -> dict[str, str]:
        """Each word and its plural, and the word."""
        words = [word for lines in (self.events, self.parties) for line in lines.values() for word in line]
        return {form: word for word in reversed(words) for form in (*_plurals(word), word)}

    def differ(self, one: str, other: str) -> bool:
        """Whether two words for a thing are another choice: not forms of one word, and one of them says more."""
        bases = {self.base[one], self.base[other]}
        return len(bases) == 2 and not bases <= self.plain

    @cached_property
    def about(self) -> dict[str, tuple[str, ...]]:
        """What each word, and its plural, is for."""
        found: dict[str, tuple[str, ...]] = {}
        for lines in (self.events, self.parties):
            for name, words in lines.items():
                for word in words:
                    for form in (word, *_plurals(word)):
                        found[form] = (*found.get(form, ()), name)
        return found


def _plurals(word: str) -> tuple[str, ...]:
    return (word + "s", word + "es") if not word.endswith("y") else (word + "s", word[:-1] + "ies")


@cache
def term_words() -> TermWords:
    """The words. Raises LexiconError when the file does not validate."""
    return load_settings(TermWords, FILE)


def terms(sentence: str) -> list[Term]:
    """One Term for each thing that the sentence has a word for, the first such word."""
    known = term_words().about
    found: dict[str, Term] = {}
    words = _WORD.findall(sentence.casefold())
    for word in () if known.keys().isdisjoint(words) else words:
        if word in known:
            for about in known[word]:
                found.setdefault(about, Term(word, about))
    return list(found.values())
