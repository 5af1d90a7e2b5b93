"""The frames at run time: compiled from the YAML files, indexed by surface form.

``data/frames/compiled.json`` holds the tables with a digest of the YAML they came from. When the digest does not match
(somebody edited a frame), the YAML is validated and compiled again in memory, so an edit takes effect at once;
``python -m dragoman.events.compile`` writes the tables anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import LexiconError

DATA = Path(__file__).resolve().parent.parent / "data"
COMPILED = DATA / "frames" / "compiled.json"
PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate in one sense. ``id`` is ``TYPE/name``; the YAML file of that type holds it.

    ``constraints`` counts what the sentence must show beyond the predicate itself: the more, the more specific.
    """

    id: str
    event_type: str
    mode: str
    lemma: str
    particle: str
    modifiers: tuple[str, ...]
    object: frozenset[str]
    not_object: frozenset[str]
    subject: frozenset[str]
    needs: tuple[str, ...]
    without: tuple[str, ...]
    words: frozenset[str]
    not_words: frozenset[str]
    near: frozenset[str]
    voice: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    thing: bool
    keep_type: bool
    content: str
    constraints: int
    confidence: float
    order: int


@dataclass(frozen=True, slots=True)
class Embedding:
    """How a governing word marks the deed in its complement.

    ``marks``: the complement is introduced by one of these ("kept from"); ``particles``: the word has one ("rule out").
    """

    status: str
    slots: frozenset[str]
    marks: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by (part of speech, surface form), and the grammar that all frames share."""

    frames: dict[PartOfSpeech, dict[str, tuple[Frame, ...]]]
    embedding: dict[PartOfSpeech, dict[str, tuple[Embedding, ...]]]
    groups: frozenset[str]
    light_verbs: frozenset[str]
    light_prepositions: dict[str, frozenset[str]]
    inverse_light_verbs: frozenset[str]
    inverse_light_prepositions: dict[str, frozenset[str]]
    object_control: frozenset[str]
    contact_verbs: frozenset[str]
    spoken_deeds: frozenset[str]
    traps: dict[str, frozenset[str]]

    def candidates(self, pos: PartOfSpeech, form: str) -> tuple[Frame, ...]:
        """The frames that a word of this form could trigger."""
        return self.frames[pos].get(form, ())


def source_files() -> list[Path]:
    """The YAML files that the tables are compiled from, in a fixed order."""
    return sorted([*(DATA / "frames").glob("*.yaml"), *(DATA / "ontology").glob("*.yaml")])


def source_digest() -> str:
    """A digest of every source file's name and bytes."""
    digest = hashlib.sha256()
    for path in source_files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def load_tables() -> dict[str, Any]:
    """The compiled tables: from ``compiled.json`` where fresh, else compiled from the YAML now."""
    if COMPILED.is_file():
        try:
            tables: dict[str, Any] = json.loads(COMPILED.read_bytes())
        except ValueError as error:
            raise LexiconError(
                f"{COMPILED} is not valid JSON ({error}). Write it anew with:  python -m dragoman.events.compile"
            ) from error
        if tables.get("digest") == source_digest():
            return tables
    from dragoman.events.compile import compile_tables

    return compile_tables()


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package, loaded once per process."""
    return build_lexicon(load_tables())


def build_lexicon(tables: dict[str, Any]) -> Lexicon:
    """The indexed lexicon from compiled tables."""
    word_sets = [frozenset(words) for words in tables["word_sets"]]
    by_lemma: dict[tuple[str, str], list[Frame]] = {}
    for group in tables["frames"]:
        for pos, entries in group["triggers"].items():
            for lemma, particle, modifiers in entries:
                frame = _frame(group, word_sets, pos, lemma, particle, tuple(modifiers))
                by_lemma.setdefault((pos, lemma), []).append(frame)
    frames: dict[PartOfSpeech, dict[str, tuple[Frame, ...]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for pos, forms in tables["forms"].items():
        for form, lemmas in forms.items():
            frames[pos][form] = tuple(frame for lemma in lemmas for frame in by_lemma[(pos, lemma)])
    embedding: dict[PartOfSpeech, dict[str, tuple[Embedding, ...]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for pos, entries in tables["embedding"].items():
        for form, records in entries.items():
            embedding[pos][form] = tuple(Embedding(status, *map(frozenset, rest)) for status, *rest in records)
    return Lexicon(
        frames=frames,
        embedding=embedding,
        groups=frozenset(tables["groups"]),
        light_verbs=frozenset(tables["light_verbs"]),
        light_prepositions={form: frozenset(preps) for form, preps in tables["light_prepositions"].items()},
        inverse_light_verbs=frozenset(tables["inverse_light_verbs"]),
        inverse_light_prepositions={
            form: frozenset(preps) for form, preps in tables["inverse_light_prepositions"].items()
        },
        object_control=frozenset(tables["object_control"]),
        contact_verbs=frozenset(tables["contact_verbs"]),
        spoken_deeds=frozenset(tables["spoken_deeds"]),
        traps={name: frozenset(words) for name, words in tables["traps"].items()},
    )


def _frame(
    group: dict[str, Any],
    word_sets: list[frozenset[str]],
    pos: str,
    lemma: str,
    particle: str,
    modifiers: tuple[str, ...],
) -> Frame:
    specific = 2 * bool(particle) + 2 * len(modifiers)
    return Frame(
        id=group["id"],
        event_type=group["type"],
        mode=group["mode"],
        lemma=lemma,
        particle=particle,
        modifiers=modifiers,
        object=word_sets[group["object"]],
        not_object=word_sets[group["not_object"]],
        subject=word_sets[group["subject"]],
        needs=tuple(group["needs"]),
        without=tuple(group["without"]),
        words=word_sets[group["words"]],
        not_words=word_sets[group["not_words"]],
        near=word_sets[group["near"]],
        voice=group["voice"],
        actor=tuple(group["actor"][pos]),
        recipient=tuple(group["recipient"][pos]),
        reciprocal=group["reciprocal"],
        thing=group["thing"],
        keep_type=group["keep_type"],
        content=group["content"],
        constraints=group["constraints"] + specific,
        confidence=group["confidence"] or _confidence(pos, group["constraints"] + specific),
        order=group["order"],
    )


def _confidence(pos: str, constraints: int) -> float:
    """Before anything is known of the sentence: a verb is surer than a noun, a constrained frame than a bare one."""
    base = {"verb": 0.66, "noun": 0.56, "adjective": 0.58}[pos]
    return min(base + 0.04 * constraints, 0.86)
