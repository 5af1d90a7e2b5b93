"""``python -m dragoman.training.calibration``: how sure an event's confidence may be, fitted on sentences kept aside.

Four populations are coded as any text: the items of ordinary news and the single sentences of ``corpora/calibration``,
the lines of ``corpora/events-lines``, and the eighth of ``corpora/events`` that the event head was not taught, rare
words mostly. Whether a word of the sentence is marked with the event's type is regressed on what frame, model and
sentence said. Prints the weights for ``calibration`` in ``data/frames/_model.yaml``; for every population, over ten
folds, how far stated confidence is from the share that is right; and precision and recall by type.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from dragoman.events.learned import Evidence
from dragoman.training.events import CORPUS, OUTSIDE, held_out, read_events, read_items
from dragoman.training.treebank import Sentence

Array = npt.NDArray[np.float64]
SHARES = {"news": 0.4, "short": 0.2, "lines": 0.2, "rare": 0.2}
"""What each population weighs in the fit, however many events it tells."""
FOLDS = 10
BINS = 10
_SHRINK = 1.0
_BOUNDS = (0.05, 0.97)
"""What stated confidence is clipped to (events/coder.py)."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An event coded in a text: the evidence, and whether its type is right.

    It is when the sentence has a word marked with it: which of several words tells an event is a matter of taste
    ("reached an agreement", "were killed in the raid").
    """

    population: str
    text: int
    event_type: str
    evidence: Evidence
    right: bool


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How a population's confidence, fitted without it, compares with the share that is right."""

    events: int
    right: float
    stated: float
    error: float


def code_texts(texts: Iterable[Sequence[Sentence]], population: str) -> tuple[list[Coded], Counter[str], Counter[str]]:
    """Every event coded in the texts; triggers marked, by type; marked triggers that were coded with their type."""
    coded: list[Coded] = []
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number, sentences in enumerate(texts):
        doc, at = _joined(sentences)
        marked.update(kind for kind in at.values() if kind != OUTSIDE)
        for event_type, start, evidence in _coded(doc):
            sentence = next(sentence for sentence in doc.sents if start < sentence.end_char)
            right = event_type in {at[token.idx] for token in sentence}
            coded.append(Coded(population, number, event_type, evidence, right=right))
            found[event_type] += at[start] == event_type
    return coded, marked, found


def code_lines(folder: Path) -> list[Coded]:
    """Every event coded in the lines of ``corpora/events-lines``, each of which tells one event of a given type."""
    from dragoman.evaluation.events import read_sentences
    from dragoman.language import load

    lines = [line for path in sorted(folder.glob("*.tsv")) for line in read_sentences(path)]
    return [
        Coded("lines", number, event_type, evidence, right=event_type == line.event_type)
        for number, line in enumerate(lines)
        for event_type, _, evidence in _coded(load()(line.text))
    ]


def _joined(sentences: Sequence[Sentence]) -> tuple[Doc, dict[int, str]]:
    """The annotated text of consecutive sentences, and what is marked at the characters where its words begin."""
    from dragoman.language import load

    nlp = load()
    words = [word for sentence in sentences for word in sentence.words]
    spaces = [space for sentence in sentences for space in sentence.space_after]
    labels = [label or OUTSIDE for sentence in sentences for label in sentence.events or []]
    doc = nlp(Doc(nlp.vocab, words=words, spaces=spaces))
    return doc, {token.idx: label.partition(".")[0] for token, label in zip(doc, labels, strict=True)}


def _coded(doc: Doc) -> list[tuple[str, int, Evidence]]:
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_with_evidence

    document = Document(id="text", text=doc.text)
    coded = code_with_evidence(doc, document, link_actors(doc, document))
    return [(event.event_type, event.trigger.start, evidence) for event, evidence in coded]


def fit(coded: Sequence[Coded]) -> dict[str, float]:
    """Weights of the regression by Newton's method, each population with its share; all but the constant are pulled
    towards zero."""
    rows = np.array([list(one.evidence.features().values()) for one in coded])
    right = np.array([one.right for one in coded], dtype=float)
    weights = np.zeros(rows.shape[1])
    importance, pull = _importance(coded), np.full(len(weights), _SHRINK)
    names = list(coded[0].evidence.features())
    pull[names.index("constant")] = 1e-6
    for _ in range(50):
        chances = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (importance * (right - chances)) - pull * weights
        curvature = (rows * (importance * chances * (1 - chances))[:, None]).T @ rows + np.diag(pull)
        step: Array = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, (round(float(weight), 3) for weight in weights), strict=True))


def _importance(coded: Sequence[Coded]) -> Array:
    """One weight an event, so that populations have their shares and all weights sum to the number of events."""
    counts = Counter(one.population for one in coded)
    share = sum(SHARES[name] for name in counts)
    return np.array([SHARES[one.population] / share * len(coded) / counts[one.population] for one in coded])


def stated(coded: Sequence[Coded], weights: Mapping[str, float]) -> Array:
    """The confidence that these weights give each event, as the coder states it."""
    rows = np.array([list(one.evidence.features().values()) for one in coded])
    chances: Array = 1 / (1 + np.exp(-rows @ np.array(list(weights.values()))))
    return np.clip(chances, *_BOUNDS)


def cross_validate(coded: Sequence[Coded]) -> dict[str, Calibrated]:
    """For every population, confidence from fits without the text in question."""
    rows: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        held = [one for one in coded if one.text % FOLDS == fold]
        weights = fit([one for one in coded if one.text % FOLDS != fold])
        for one, confidence in zip(held, stated(held, weights), strict=True):
            rows[one.population].append((float(confidence), one.right))
    return {name: _summary(found) for name, found in rows.items()}


def _summary(found: Sequence[tuple[float, bool]]) -> Calibrated:
    """Calibration error in bins of as many events each."""
    pairs = np.array(sorted(found))
    error = sum(abs(part[:, 0].sum() - part[:, 1].sum()) for part in np.array_split(pairs, BINS)) / len(pairs)
    return Calibrated(len(pairs), float(pairs[:, 1].mean()), float(pairs[:, 0].mean()), float(error))


def main(folder: Path = CORPUS) -> None:
    """Prints weights and scores."""
    lines = folder.parent / "calibration"
    texts = {
        "news": read_items(lines / "news.txt"),
        "short": [[sentence] for sentence in read_events(lines, "short.txt")],
        "rare": [[sentence] for sentence in read_events(folder) if held_out(sentence)],
    }
    coded: list[Coded] = []
    for name, parts in texts.items():
        events, marked, found = code_texts(parts, name)
        coded += events
        answered = Counter(one.event_type for one in events)
        sys.stdout.write(f"{name:<12} marked  coded  precision  recall\n")
        for kind in sorted(marked):
            precision, recall = found[kind] / max(answered[kind], 1), found[kind] / marked[kind]
            sys.stdout.write(f"{kind:<12} {marked[kind]:>6} {answered[kind]:>6} {precision:>10.2f} {recall:>7.2f}\n")
    coded += code_lines(folder.parent / "events-lines")
    sys.stdout.write("population    events  right  stated  error\n")
    for name, result in cross_validate(coded).items():
        sys.stdout.write(
            f"{name:<12} {result.events:>7} {result.right:>6.3f} {result.stated:>7.3f} {result.error:>6.3f}\n"
        )
    sys.stdout.write(f"calibration: {fit(coded)}\n")


if __name__ == "__main__":
    main()
