"""Small classes of words by which days and places are found: data/grounding/words.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from dragoman.settings import Strict, WordSet, load_settings

FILE = Path(__file__).parent.parent / "data" / "grounding" / "words.yaml"


class GroundingWords(Strict):
    """The file, which explains each list."""

    ahead: WordSet
    scheduled: WordSet
    inviting: WordSet
    calling: WordSet
    called: WordSet
    occasions: WordSet
    giving_time: WordSet
    parts_of_time: WordSet
    texts: WordSet
    making_texts: WordSet
    comparing: WordSet
    causing: WordSet
    from_somebody: WordSet
    places: WordSet
    parts_of_names: WordSet

    @cached_property
    def of_places(self) -> frozenset[str]:
        """What may stand in a name around the name of a place."""
        return self.places | self.parts_of_names


@cache
def lists() -> GroundingWords:
    """The classes. Raises LexiconError when the file does not validate."""
    return load_settings(GroundingWords, FILE)
