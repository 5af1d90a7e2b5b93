"""What each side calls a thing: words of data/accounts/terms.yaml in a telling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from dragoman.plain import plain_record
from dragoman.settings import Strict, load_settings

FILE = Path(__file__).parent.parent / "data" / "accounts" / "terms.yaml"


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

    events: dict[str, list[str]]
    parties: dict[str, list[str]]

    @cached_property
    def of_events(self) -> _Lines:
        """The lines for events, ready to search."""
        return _Lines.of(self.events)

    @cached_property
    def of_parties(self) -> _Lines:
        """The lines for parties, ready to search."""
        return _Lines.of(self.parties)


@dataclass(frozen=True, slots=True)
class _Lines:
    pattern: re.Pattern[str]
    about: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, lines: dict[str, list[str]]) -> _Lines:
        about: dict[str, tuple[str, ...]] = {}
        for name, words in lines.items():
            for word in words:
                about[word] = (*about.get(word, ()), name)
        any_of = "|".join(re.escape(word) for word in sorted(about, key=len, reverse=True))
        return cls(re.compile(rf"\b({any_of})(?:e?s)?\b", re.IGNORECASE), about)

    def find(self, text: str) -> list[Term]:
        """One Term for each line with a word in ``text``, the first word of each."""
        found: dict[str, Term] = {}
        for match in self.pattern.finditer(text):
            for about in self.about[match[1].casefold()]:
                found.setdefault(about, Term(match[1].casefold(), about))
        return list(found.values())


@cache
def term_words() -> TermWords:
    """The words. Raises LexiconError when the file does not validate."""
    return load_settings(TermWords, FILE)


def event_terms(sentence: str) -> list[Term]:
    """What the sentence calls the event."""
    return term_words().of_events.find(sentence)


def party_terms(phrases: Sequence[str]) -> list[Term]:
    """What the phrases that name the parties call them."""
    return term_words().of_parties.find(" | ".join(phrases))
