"""The words by which a deed is told again, and what they can mean: data/events/reference.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from dragoman.settings import Strict, WordSet, load_settings

FILE = Path(__file__).parent.parent / "data" / "events" / "reference.yaml"


class Undone(Strict):
    """A deed that another one undoes: a ban that is lifted has been imposed."""

    by: str
    frames: list[str] = Field(default_factory=list)
    modes: list[str] = Field(default_factory=list)
    event_type: str
    mode: str
    words: WordSet


class Reference(Strict):
    """``data/events/reference.yaml``; the file explains each field."""

    nouns: dict[str, list[str]]
    anything: dict[str, list[str]]
    only: dict[str, list[str]]
    modes: dict[str, dict[str, list[str]]]
    weapons: WordSet
    singular: WordSet
    others: WordSet
    times: WordSet
    trials: WordSet
    performing: WordSet
    venues: WordSet
    between: WordSet
    reach: int
    near: int
    surety: float
    instead: WordSet
    deeds: WordSet
    sure: float
    going_on: WordSet
    granted: WordSet
    happening: WordSet
    spoken: WordSet
    owning_up: WordSet
    blaming: WordSet
    blamed: WordSet
    taking_part: WordSet
    agents: dict[str, list[str]]
    counting: WordSet
    counts: dict[str, list[str]]
    undergone: dict[str, list[str]]
    undergoing: WordSet
    elsewhere: WordSet
    undone: list[Undone]

    @cached_property
    def types(self) -> dict[str, frozenset[str]]:
        """The types that each noun can mean."""
        found: dict[str, set[str]] = {noun: set(types) for noun, types in self.anything.items()}
        for kind, nouns in self.nouns.items():
            for noun in nouns:
                found.setdefault(noun, set()).add(kind)
        for noun in self.weapons:
            found.setdefault(noun, set()).add("ASSAULT")
        return {noun: frozenset(types) for noun, types in found.items()}


@cache
def reference() -> Reference:
    """The words. Raises LexiconError when the file does not validate."""
    return load_settings(Reference, FILE)
