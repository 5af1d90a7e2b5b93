"""Words by which the parser's slips are seen and mended: data/language/words.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from dragoman.calendar_words import MONTHS, WEEKDAYS
from dragoman.settings import Strict, WordSet, load_settings

FILE = Path(__file__).parent.parent / "data" / "language" / "words.yaml"


class ParseWords(Strict):
    """The file, which explains each list."""

    charging: WordSet
    charges: WordSet
    suspected: WordSet
    times: WordSet
    saying: WordSet

    @cached_property
    def adverbials(self) -> frozenset[str]:
        """``times`` with the months and the days of the week."""
        return self.times.union(MONTHS, WEEKDAYS)


@cache
def parse_words() -> ParseWords:
    """The words. Raises LexiconError when the file does not validate."""
    return load_settings(ParseWords, FILE)
