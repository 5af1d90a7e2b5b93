"""Look for frames that cannot fire or that contradict each other; used by the tests and by whoever edits a frame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.events.compile import compile_tables, load_frame_files, load_grammar
from dragoman.events.overlaps import covered_triggers, twins
from dragoman.events.schema import FrameFile

# A need that is no preposition must be one of these; a slip would otherwise be taken for a preposition and never match.
KNOWN_NEEDS = frozenset(
    [
        "to-verb",
        "that",
        "if",
        "ing",
        "object",
        "actor-object",
        "indirect",
        "light",
        "copula",
        "passive",
        "possessor",
        "modifier",
        "recipient",
        "actor-subject",
        "parties",
        "doer",
        "subjunctive",
        "person-object",
        "person-subject",
        "own-deed",
        "own-threat",
        "deed",
        "hostile-content",
        "friendly-content",
        "retreat-content",
        "negated",
        "must-clause",
        "will-clause",
        "compelled",
        "is-behind",
        "before",
        "by-state",
        "laid-at",
        "said-on",
        "behind-at",
        "no-longer",
        "on-strike",
        "scene",
        "answered",
        "answered-aside",
        "breaks-out",
        "there",
        "passive-ahead",
        "to-leave",
        "is-to",
    ]
)
PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "beside",
        "between",
        "by",
        "for",
        "from",
        "imposed",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "through",
        "round",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "with",
        "within",
    ]
)
ROLES = frozenset(
    [
        "subject",
        "object",
        "indirect",
        "possessor",
        "modifier",
        "owner",
        "complement",
        "complement-subject",
        "head",
        "self",
        "before",
        "deed",
        "deed-target",
        "speaker",
        "around-it",
        "there",
        "answerer",
    ]
)
_SHAPE = (
    "object",
    "not_object",
    "subject",
    "words",
    "not_words",
    "near",
    "needs",
    "without",
    "voice",
)


def lint() -> list[str]:
    """What is wrong with the frames, one line each; [] when nothing is."""
    tables = compile_tables()
    problems: list[str] = []
    for frame in tables["frames"]:
        problems += _unknown_words(frame)
    problems += _duplicate_names(tables["frames"])
    problems += _shadowed(tables["frames"])
    problems += covered_triggers(tables["frames"], tables["word_sets"])
    files = load_frame_files()
    problems += twins(files)
    problems += too_long_words(files, load_grammar().classes)
    return problems


def too_long_words(files: Iterable[FrameFile], classes: Mapping[str, Sequence[str]]) -> list[str]:
    """Entries of ``words`` and ``not_words`` of three words or more: a sentence is asked for words and for pairs of
    neighbours, so that such an entry never matches. A hyphen parts words, and so does the "'s" of a genitive."""
    problems = []
    for frame, field, entry in _asked_words(files, classes):
        parts = entry.replace("-", " ").replace("'s", " 's").split()
        if len(parts) > 2:
            problems.append(
                f"{frame}: {field} names {entry!r}, which is {len(parts)} words, and only single words and pairs of "
                f"neighbours are looked up; write the pair that tells it, such as {' '.join(parts[-2:])!r}"
            )
    return problems


def _asked_words(files: Iterable[FrameFile], classes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """The id of a frame, ``words`` or ``not_words``, and an entry there; of a class, each of its words."""
    for file in files:
        for frame in file.frames:
            for field, entries in (("words", frame.words), ("not_words", frame.not_words)):
                for named in entries:
                    for entry in classes.get(named, [named]):
                        yield f"{file.type}/{frame.name}", field, entry


def _unknown_words(frame: dict[str, Any]) -> list[str]:
    problems = []
    for field in ("needs", "without"):
        for entry in frame[field]:
            for need in entry.split("|"):
                if need not in KNOWN_NEEDS | PREPOSITIONS:
                    problems.append(f"{frame['id']}: {field} names {need!r}, which is no preposition and no known need")
    for field in ("actor", "recipient"):
        for path in {path for paths in frame[field].values() for path in paths}:
            if path not in ROLES | PREPOSITIONS:
                problems.append(f"{frame['id']}: {field} looks at {path!r}, which is no preposition and no known role")
    return problems


def _duplicate_names(frames: list[dict[str, Any]]) -> list[str]:
    seen: set[str] = set()
    problems = []
    for frame in frames:
        if frame["id"] in seen:
            problems.append(f"{frame['id']}: the name is used twice in this file")
        seen.add(frame["id"])
    return problems


def _shadowed(frames: list[dict[str, Any]]) -> list[str]:
    """Two frames with the same trigger and the same constraints: the later one can never be chosen."""
    by_trigger: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for frame in frames:
        shape = tuple(str(frame[name]) for name in _SHAPE)
        for pos, entries in frame["triggers"].items():
            for lemma, particle, modifiers in entries:
                by_trigger[(pos, lemma, particle, tuple(modifiers), shape)].append(frame["id"])
    return [
        f"{', '.join(names)}: {key[1]!r} ({key[0]}) has the same constraints in each; only the first can fire"
        for key, names in sorted(by_trigger.items(), key=lambda item: item[1])
        if len(names) > 1
    ]
