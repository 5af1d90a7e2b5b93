"""Small classes of words by which a sentence is read around a deed: data/events/words.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from dragoman.events.inflection import verb_forms
from dragoman.settings import Strict, WordSet, load_settings

FILE = Path(__file__).parent.parent / "data" / "events" / "words.yaml"


class Words(Strict):
    """The file, which explains each list."""

    spans: WordSet
    wholes: WordSet
    texts: WordSet
    owned: WordSet
    counted_parties: WordSet
    counted_states: WordSet
    counting_states: WordSet
    people: WordSet
    incidents: WordSet
    weapons: WordSet
    scenes: WordSet
    forces: WordSet
    manners: WordSet
    measures: WordSet
    never_passive: WordSet
    done_to: WordSet
    captors: WordSet
    harmed: WordSet
    harming: WordSet
    calling: WordSet
    giving: WordSet
    pledging: WordSet
    launching: WordSet
    moving: WordSet
    happening: WordSet
    breaking_out: WordSet
    rocking: WordSet
    home_places: WordSet
    mishaps: WordSet
    accidents: WordSet
    announcing: WordSet
    answering: WordSet
    leaving: WordSet
    left: WordSet
    warning: WordSet
    suffering: WordSet

    @cached_property
    def transparent(self) -> frozenset[str]:
        """Nouns that count or span what a phrase is about: "a series of attacks", "two days of talks"."""
        return self.spans | self.wholes

    @cached_property
    def only_happens(self) -> frozenset[str]:
        """Every form of ``happening``."""
        return frozenset(form for verb in self.happening for form in verb_forms(verb))


@cache
def lists() -> Words:
    """The lists. Raises LexiconError when the file does not validate."""
    return load_settings(Words, FILE)
