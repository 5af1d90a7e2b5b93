"""The contexts of an event: by cue words, by its mode, by who takes part, and by what its document is about.

All by ``data/ontology/contexts.yaml``. A document is about a context when its first sentence or title has a cue for it
and so have a third of its sentences, three at least: every event of an article on an election is told in that context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.actors.actor import Participant
from dragoman.events.lexicon import load_tables
from dragoman.events.syntax import lower
from dragoman.language.view import Phrase

_VERBS = frozenset({"VERB", "AUX"})
FEWEST = 3
SHARE = 3
"""A context of the document has cues in at least ``FEWEST`` sentences, and in one of ``SHARE``."""


@dataclass(frozen=True, slots=True)
class ContextCues:
    """``starts``: first word of a cue → its further words, whether it is a verb, its contexts; the longest first."""

    starts: dict[str, tuple[tuple[tuple[str, ...], bool, frozenset[str]], ...]]
    of_mode: dict[str, frozenset[str]]
    of_sector: dict[str, frozenset[str]]


@cache
def load_cues() -> ContextCues:
    """The cues that ship with the package."""
    tables = load_tables()["contexts"]
    starts = {
        first: tuple((tuple(rest), verb, frozenset(contexts)) for rest, verb, contexts in rows)
        for first, rows in tables["cues"].items()
    }
    of_mode, of_sector = ({key: frozenset(names) for key, names in tables[name].items()} for name in _FIXED)
    return ContextCues(starts, of_mode, of_sector)


_FIXED = ("of_mode", "of_sector")


def contexts_of(sentence: Phrase) -> frozenset[str]:
    """Every context for which the sentence holds a cue; a longer cue hides the shorter ones inside it."""
    starts = load_cues().starts
    words = [lower(token) for token in sentence]
    found: set[str] = set()
    after = 0
    for index in [index for index, word in enumerate(words) if word in starts]:
        if index < after:
            continue
        length = 1
        for rest, verb, contexts in starts[words[index]]:
            if rest:
                if tuple(words[index + 1 : index + 1 + len(rest)]) != rest or len(rest) + 1 < length:
                    continue
            elif length > 1 or verb != (sentence[index].pos_ in _VERBS):
                continue
            found |= contexts
            length = len(rest) + 1
        after = index + length
    return frozenset(found)


def contexts_of_document(title: str, sentences: Sequence[frozenset[str]]) -> frozenset[str]:
    """What a document is about, given the contexts of each of its sentences in order."""
    if len(sentences) < FEWEST:
        return frozenset()
    counts = Counter(context for contexts in sentences for context in contexts)
    wanted = max(FEWEST, len(sentences) / SHARE)
    opening = sentences[0] | _in_title(title)
    return frozenset(context for context, count in counts.items() if count >= wanted and context in opening)


def _in_title(title: str) -> frozenset[str]:
    """Contexts of a title by its single words and phrases, without a parse: every word may be a noun."""
    starts, words = load_cues().starts, title.lower().split()
    return frozenset(
        context
        for index, word in enumerate(words)
        for rest, verb, contexts in starts.get(word, ())
        if not verb and tuple(words[index + 1 : index + 1 + len(rest)]) == rest
        for context in contexts
    )


def contexts_of_deed(event_type: str, mode: str, people: Iterable[Participant]) -> frozenset[str]:
    """The contexts that follow from type and mode and from the sectors of those who take part."""
    cues = load_cues()
    found = cues.of_mode.get(f"{event_type}/{mode}", frozenset()) | cues.of_mode.get(event_type, frozenset())
    for one in people:
        for sector in one.sectors:
            found |= cues.of_sector.get(sector, frozenset())
    return found
