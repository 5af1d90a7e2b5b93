"""``python -m dragoman.training.calibration``: how sure an event's confidence may be, fitted on sentences kept aside.

The eighth of ``corpora/events`` that the event head was not taught, rare words mostly, and ``corpora/auxiliary`` and
``corpora/modes``, common ones, are coded as any text; whether an event's type is the marked one is regressed on what
frame and model said. Prints the weights for ``calibration`` in ``data/frames/_model.yaml``, and precision and recall by type.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from dragoman.events.event import Event
from dragoman.events.learned import Evidence, logit
from dragoman.training.events import CORPUS, OUTSIDE, held_out, read_events
from dragoman.training.treebank import Sentence

Coded = tuple[str, str, Evidence]
"""The type marked at an event's trigger (``O`` for none), the type coded, the evidence."""
_FEATURES = ("constant", "frame", "model", "unseen", "doubts")
_SHRINK = 0.1


def code_sentences(sentences: Iterable[Sentence]) -> tuple[list[Coded], Counter[str], Counter[str]]:
    """Every event coded in the sentences; triggers marked by type; marked triggers that were coded with their type."""
    from dragoman.language import load

    nlp = load()
    coded: list[Coded] = []
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for sentence in sentences:
        doc = nlp(Doc(nlp.vocab, words=sentence.words))
        at = {
            token.idx: (label or OUTSIDE).partition(".")[0]
            for token, label in zip(doc, sentence.events or [], strict=True)
        }
        marked.update(kind for kind in at.values() if kind != OUTSIDE)
        for event, evidence in _coded(doc, ""):
            kind = at[event.trigger.start]
            coded.append((kind, event.event_type, evidence))
            found[kind] += kind == event.event_type
    return coded, marked, found


def code_auxiliary(folder: Path) -> list[Coded]:
    """Every event coded in the sentences of ``corpora/auxiliary``."""
    from dragoman.evaluation.auxiliary import read_marked

    return [
        one
        for path in sorted(folder.glob("*.txt"))
        for sentence in read_marked(path)
        for one in _code_marked(sentence.text, sentence.published, sentence.events)
    ]


def code_modes(folder: Path) -> list[Coded]:
    """Every event coded in the sentences of ``corpora/modes``."""
    from dragoman.evaluation.modes import read_modes

    found: list[Coded] = []
    for path in sorted(folder.glob("*.txt")):
        for text, deeds in groupby(read_modes(path), key=lambda deed: deed.text):
            found += _code_marked(text, "", list(deeds))
    return found


class _Marked(Protocol):
    """A trigger's characters and its type."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def event_type(self) -> str: ...


def _code_marked(text: str, published: str, events: Sequence[_Marked]) -> list[Coded]:
    from dragoman.language import load

    coded: list[Coded] = []
    for event, evidence in _coded(load()(text), published):
        overlapping = (m for m in events if m.start < event.trigger.end and event.trigger.start < m.end)
        coded.append((next((m.event_type for m in overlapping), OUTSIDE), event.event_type, evidence))
    return coded


def _coded(doc: Doc, published: str) -> list[tuple[Event, Evidence]]:
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_with_evidence

    document = Document(id="sentence", text=doc.text, published=published)
    return code_with_evidence(doc, document, link_actors(doc, document))


def fit(coded: Sequence[Coded]) -> dict[str, float]:
    """Weights of the regression, by Newton's method with a small pull towards zero."""
    rows = np.array([_row(evidence) for _, _, evidence in coded])
    right = np.array([marked == event_type for marked, event_type, _ in coded], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (right - chances) - _SHRINK * weights
        curvature = (rows * (chances * (1 - chances))[:, None]).T @ rows + _SHRINK * np.eye(rows.shape[1])
        step: npt.NDArray[np.float64] = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(_FEATURES, (round(float(weight), 3) for weight in weights), strict=True))


def _row(evidence: Evidence) -> list[float]:
    return [
        1.0,
        0.0 if evidence.unseen else logit(evidence.frame),
        logit(evidence.chance or 0.0),
        1.0 if evidence.unseen else 0.0,
        evidence.doubts,
    ]


def main(folder: Path = CORPUS) -> None:
    """Prints weights and scores."""
    ordinary = [*code_auxiliary(folder.parent / "auxiliary"), *code_modes(folder.parent / "modes")]
    coded, marked, found = code_sentences(sentence for sentence in read_events(folder) if held_out(sentence))
    answered = Counter(event_type for _, event_type, _ in coded)
    sys.stdout.write("type         marked  coded  precision  recall\n")
    for kind in sorted(marked):
        precision, recall = found[kind] / max(answered[kind], 1), found[kind] / marked[kind]
        sys.stdout.write(f"{kind:<12} {marked[kind]:>6} {answered[kind]:>6} {precision:>10.2f} {recall:>7.2f}\n")
    sys.stdout.write(f"calibration: {fit([*coded, *ordinary])}\n")


if __name__ == "__main__":
    main()
