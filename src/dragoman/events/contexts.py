"""The contexts of a sentence, by the cue words of ``data/ontology/contexts.yaml``."""

from __future__ import annotations

from dragoman.events.lexicon import load_tables
from dragoman.events.syntax import lower
from dragoman.language.view import Phrase


def contexts_of(sentence: Phrase) -> list[str]:
    """Every context for which the sentence holds a cue, in alphabetical order."""
    cues: dict[str, list[list[str]]] = load_tables()["contexts"]
    words = [lower(token) for token in sentence]
    found: set[str] = set()
    for index, word in enumerate(words):
        for context, *rest in cues.get(word, ()):
            if words[index + 1 : index + 1 + len(rest)] == rest:
                found.add(context)
    return sorted(found)
