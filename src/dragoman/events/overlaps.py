"""Frames that say the same twice: two that could be one, and triggers that another frame has already.

They code nothing wrong, but whoever corrects one of the two has corrected half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.events.schema import FrameFile, FrameSpec

_OWN = frozenset({"name", "examples", "verbs", "nouns", "adjectives"})
"""Fields in which two frames may differ and be one all the same."""
_IN_ORDER = frozenset({"actor", "recipient"})
_EQUAL = ("type", "mode", "voice", "reciprocal", "thing", "keep_type", "content", "confidence", "constraints")
_ASKED = ("object", "subject", "words", "near")
_BARRED = ("not_object", "not_words")


def twins(files: Iterable[FrameFile]) -> list[str]:
    """Frames that differ in nothing but their triggers, one line for each group."""
    found: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for file in files:
        for frame in file.frames:
            found[file.type, *_pattern(frame)].append(f"{file.type}/{frame.name}")
    return [
        f"{', '.join(names)}: the same but for the triggers; write one frame with the triggers and examples of all"
        for names in found.values()
        if len(names) > 1
    ]


def _pattern(frame: FrameSpec) -> Iterator[Any]:
    for name in FrameSpec.model_fields:
        if name not in _OWN:
            value = getattr(frame, name)
            if not isinstance(value, list):
                yield value
            else:
                yield tuple(value if name in _IN_ORDER else sorted(value))


def covered_triggers(frames: Iterable[Mapping[str, Any]], word_sets: Sequence[Sequence[str]]) -> list[str]:
    """Triggers with which one frame fits wherever another one does, asks as much and says the same; of compiled
    tables."""
    rows = [frozenset(row) for row in word_sets]
    by_trigger: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for frame in frames:
        for pos, entries in frame["triggers"].items():
            for lemma, particle, modifiers in entries:
                by_trigger[pos, lemma, particle, tuple(modifiers)].append(frame)
    return [
        f"{narrow['id']}: {' '.join((*trigger[3], *filter(None, trigger[1:3])))!r} is in {wide['id']} too, which fits "
        "wherever this one does; leave it out of one of them"
        for trigger, rivals in by_trigger.items()
        for narrow in rivals
        for wide in rivals
        if wide is not narrow and _covers(wide, narrow, trigger[0], rows)
    ]


def _covers(wide: Mapping[str, Any], narrow: Mapping[str, Any], pos: str, rows: Sequence[frozenset[str]]) -> bool:
    """Whether ``wide`` fits wherever ``narrow`` does and codes the same."""
    if any(wide[name] != narrow[name] for name in _EQUAL) or set(wide["needs"]) != set(narrow["needs"]):
        return False
    if any(wide[name][pos] != narrow[name][pos] for name in ("actor", "recipient")):
        return False
    asked = all(
        bool(rows[wide[name]]) == bool(rows[narrow[name]]) and rows[narrow[name]] <= rows[wide[name]] for name in _ASKED
    )
    barred = all(rows[wide[name]] <= rows[narrow[name]] for name in _BARRED)
    return asked and barred and set(wide["without"]) <= set(narrow["without"])
