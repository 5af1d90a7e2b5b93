"""The words of standing: data/relations/standing.yaml, validated and ready for look-up by lemma."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from dragoman.settings import Strict, load_settings
from dragoman.standings.standing import Sign

FILE = Path(__file__).parent.parent / "data" / "relations" / "standing.yaml"


class Entry(Strict):
    """Words that say the same of a relation."""

    kind: str = Field(min_length=1)
    sign: Sign
    words: list[str] = Field(min_length=1)


class NounEntry(Entry):
    """ "X is Y's ally"."""

    mutual: bool = False
    prepositions: list[str]


class AdjectiveEntry(Entry):
    """ "X is hostile to Y"."""

    prepositions: list[str]


class PhraseEntry(AdjectiveEntry):
    """ "X is at war with Y"."""

    case: str
    adjectives: tuple[str, ...] = ()


class BackedEntry(Entry):
    """ "Y-backed X"."""

    hyphen_only: bool = False


class VerbEntry(Entry):
    """ "X depends on Y"."""

    prepositions: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()


class Ties(Strict):
    """ "close ties", "relations soured"."""

    words: list[str]
    adjectives: list[Entry]
    verbs: list[Entry]
    having: list[str]


class File(Strict):
    """The whole file."""

    nouns: list[NounEntry]
    bonds: list[Entry]
    ties: Ties
    adjectives: list[AdjectiveEntry]
    phrases: list[PhraseEntry]
    under: list[Entry]
    backed: list[BackedEntry]
    verbs: list[VerbEntry]
    past: list[str]
    ending: list[str]
    viewing: list[str]
    being: list[str]


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Words:
    """Entries by dictionary form; of words of several parts, by the last part, longest first, with what stands before.

    ``lemmas``: every form that can begin a standing; a token with another one needs no further look.
    """

    nouns: dict[str, list[tuple[tuple[str, ...], NounEntry]]]
    bonds: dict[str, list[tuple[tuple[str, ...], Entry]]]
    under: dict[str, list[tuple[tuple[str, ...], Entry]]]
    adjectives: dict[str, AdjectiveEntry]
    phrases: dict[str, list[PhraseEntry]]
    backed: dict[str, BackedEntry]
    verbs: dict[str, list[VerbEntry]]
    ties: frozenset[str]
    tie_adjectives: dict[str, Entry]
    tie_verbs: dict[str, Entry]
    having: frozenset[str]
    past: frozenset[str]
    ending: frozenset[str]
    viewing: frozenset[str]
    being: frozenset[str]
    lemmas: frozenset[str]


@cache
def load_words() -> Words:
    """The words. Raises LexiconError when the file does not validate."""
    file = load_settings(File, FILE)
    nouns, bonds, under = _by_last(file.nouns), _by_last(file.bonds), _by_last(file.under)
    adjectives, backed = _by_word(file.adjectives), _by_word(file.backed)
    phrases, verbs = _listed(file.phrases), _listed(file.verbs)
    ties = frozenset(file.ties.words)
    return Words(
        nouns=nouns,
        bonds=bonds,
        under=under,
        adjectives=adjectives,
        phrases=phrases,
        backed=backed,
        verbs=verbs,
        ties=ties,
        tie_adjectives=_by_word(file.ties.adjectives),
        tie_verbs=_by_word(file.ties.verbs),
        having=frozenset(file.ties.having),
        past=frozenset(file.past),
        ending=frozenset(file.ending),
        viewing=frozenset(file.viewing),
        being=frozenset(file.being),
        lemmas=frozenset().union(nouns, bonds, under, adjectives, phrases, backed, verbs, ties),
    )


def _by_word(entries: Iterable[E]) -> dict[str, E]:
    return {word: entry for entry in entries for word in entry.words}


def _listed(entries: Iterable[E]) -> dict[str, list[E]]:
    found: dict[str, list[E]] = {}
    for entry in entries:
        for word in entry.words:
            found.setdefault(word, []).append(entry)
    return found


def _by_last(entries: Iterable[E]) -> dict[str, list[tuple[tuple[str, ...], E]]]:
    found: dict[str, list[tuple[tuple[str, ...], E]]] = {}
    for entry in entries:
        for word in entry.words:
            *before, last = word.replace("-", " - ").split()
            found.setdefault(last, []).append((tuple(before), entry))
    for listed in found.values():
        listed.sort(key=lambda one: -len(one[0]))
    return found
