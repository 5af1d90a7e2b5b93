"""From the scores of windows to sentences, trees and tags; several windows at once, as numpy is slow to call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from dragoman.language.entities import decode_entities
from dragoman.language.model import Model, WindowScores
from dragoman.language.trees import IMPOSSIBLE, decode_tree, is_tree

CANDIDATES = 4
"""Heads of a word whose labels are scored before the tree is chosen."""
_UNLIKELY = np.float32(-50.0)
"""Log probability of a head that is not among the candidates: taken only when no tree exists without it."""


@dataclass(frozen=True, slots=True)
class ReadWindows:
    """The decoded values of windows that follow each other, one entry per word; heads count from 1 at the first word of
    the first window, 0 = root.

    ``events`` is (words, labels): the chance of each event label.
    """

    upos: Any
    xpos: Any
    heads: Any
    labels: Any
    starts: Any
    ner: Any
    attribution: Any
    events: Any


@dataclass(frozen=True, slots=True)
class _Places:
    """Where words stand. ``edges``: bounds of the sentences; by word: ``window`` its window's first word, ``rows`` the
    place of its window's root among the head projections, ``last`` the words of its window."""

    edges: list[int]
    window: Any
    rows: Any
    last: Any


def read_windows(
    model: Model, windows: Sequence[WindowScores], known_starts: Sequence[Sequence[int]], *, predict_starts: bool = True
) -> ReadWindows:
    """Decode windows that follow each other: sentence starts, then a tree for each sentence with its labels.

    ``known_starts``: for each window the positions known to begin a sentence; its first word always does.
    """
    sizes = np.array([len(scores.upos) for scores in windows])
    firsts = np.cumsum(sizes) - sizes
    sentence = _joined(windows, "sentence")
    starts = sentence.argmax(1).astype(bool) if predict_starts else np.zeros(len(sentence), dtype=bool)
    starts[[first + place for first, known in zip(firsts, known_starts, strict=True) for place in known]] = True
    starts[firsts[sizes > 0]] = True
    edges = [*np.flatnonzero(starts).tolist(), len(starts)]
    numbers = np.arange(len(sizes))
    places = _Places(edges, *(np.repeat(one, sizes) for one in (firsts, firsts + numbers, sizes)))
    heads, label_scores = _trees(model, windows, places)
    return ReadWindows(
        _joined(windows, "upos").argmax(1),
        _joined(windows, "xpos").argmax(1),
        heads,
        consistent_labels(label_scores, heads, model.vocabulary["labels"]),
        starts,
        decode_entities(_joined(windows, "ner"), model.vocabulary["ner"], breaks=firsts[sizes > 0]),
        _joined(windows, "attribution").reshape(-1, 3, 3).argmax(2),
        np.exp(_log_softmax(_joined(windows, "events"))),
    )


def _joined(windows: Sequence[WindowScores], name: str) -> Any:
    return np.concatenate([getattr(scores, name) for scores in windows])


def _trees(model: Model, windows: Sequence[WindowScores], places: _Places) -> tuple[Any, Any]:
    """Heads of every word, the likeliest trees of head and label together, and the scores of its labels under them.

    A head whose best label is unlikely is a worse head: LAS 89.50 -> 89.66 on UD EWT test, 88.88 -> 88.97 on GUM test
    against heads chosen by arcs alone. A label takes nothing but likelihood away, so the labels of all candidates are
    asked only for words whose second head could still win, and where the likeliest heads are no tree: one word in ten.
    """
    scorer = _LabelScorer(model, windows, places)
    arcs = _arcs(windows, places)
    words = np.arange(len(arcs))
    first = arcs.argmax(1)
    own = scorer.scores(words, first[:, None])[:, 0]
    certain = arcs[words, first] + scorer.best(own[:, None], first[:, None])[:, 0]
    rivals = arcs.copy()
    rivals[words, first] = IMPOSSIBLE
    heads = first.copy()
    unsure = np.flatnonzero(rivals.max(1) >= certain)
    if len(unsure):
        heads[unsure] = scorer.joint(arcs, unsure).argmax(1)
    found = _decoded(heads, places, lambda start, end: scorer.joint(arcs, np.arange(start, end)))
    in_window = np.where(found > 0, found - places.window, 0)
    changed = np.flatnonzero(in_window != first)
    if len(changed):
        own[changed] = scorer.scores(changed, in_window[changed, None])[:, 0]
    own[:, scorer.root] = np.where(found == 0, np.inf, -np.inf)
    return found, own


class _LabelScorer:
    """The labels of words under heads, both asked for by number; heads count from 1 in their windows, 0 = root."""

    def __init__(self, model: Model, windows: Sequence[WindowScores], places: _Places) -> None:
        self._model, self._places = model, places
        self._dependents, self._projected = _joined(windows, "label_dependents"), _joined(windows, "label_heads")
        self.root = model.vocabulary["labels"].index("root")

    def scores(self, words: Any, heads: Any) -> Any:
        """(words, heads of each, labels) for ``heads``, (words, heads of each)."""
        rows = self._places.rows[words, None] + np.minimum(heads, self._places.last[words, None])
        dependents = np.repeat(self._dependents[words], heads.shape[1], axis=0)
        found = self._model.label_scores(dependents, self._projected[rows.ravel()])
        return found.reshape(*heads.shape, -1)

    def best(self, scores: Any, heads: Any) -> Any:
        """Log probability of the best label under each head, (words, heads); only ``root`` stands under the root."""
        top = scores.max(2)
        total = top + np.log(np.exp(scores - top[:, :, None]).sum(2))
        under_root = scores[:, :, self.root].copy()
        scores[:, :, self.root] = IMPOSSIBLE
        return np.where(heads == 0, under_root, scores.max(2)) - total

    def joint(self, arcs: Any, words: Any) -> Any:
        """Log probabilities of head and best label together, (words, 1 + words of the longest window)."""
        own = arcs[words]
        likeliest = np.argpartition(own, -min(CANDIDATES, own.shape[1]), axis=1)[:, -CANDIDATES:]
        joint = np.where(own > IMPOSSIBLE / 2, _UNLIKELY, IMPOSSIBLE)
        best = self.best(self.scores(words, likeliest), likeliest)
        np.put_along_axis(joint, likeliest, np.take_along_axis(own, likeliest, axis=1) + best, axis=1)
        return joint


def _arcs(windows: Sequence[WindowScores], places: _Places) -> Any:
    """Log probabilities of heads inside the same sentence, (words, 1 + words of the longest window)."""
    edges = places.edges
    sentence = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    arcs = np.full((edges[-1], max((len(scores.upos) for scores in windows), default=0) + 1), IMPOSSIBLE)
    first = 0
    for scores in windows:
        last = first + len(scores.upos)
        own = sentence[first:last]
        arcs[first:last, 0] = scores.arcs[:, 0]
        inner = arcs[first:last, 1 : last - first + 1]
        np.copyto(inner, scores.arcs[:, 1:], where=own[:, None] == own[None, :])
        np.fill_diagonal(inner, IMPOSSIBLE)
        first = last
    return _log_softmax(arcs)


def _decoded(likeliest: Any, places: _Places, joint: Callable[[int, int], Any]) -> Any:
    """Heads of every word: the likeliest of each where they are a tree, else the best tree of the sentence.

    ``joint(start, end)``: the scores of all heads of these words.
    """
    edges = places.edges
    begin = np.repeat(edges[:-1], np.diff(edges))
    found = np.where(likeliest > 0, likeliest + places.window - begin, 0).tolist()
    for start, end in pairwise(edges):
        if not is_tree(found[start:end]):
            first, last = start - int(places.window[start]) + 1, end - int(places.window[start]) + 1
            scores = joint(start, end)
            found[start:end] = decode_tree(np.concatenate([scores[:, :1], scores[:, first:last]], 1))
    heads = np.array(found, dtype=np.int64)
    return np.where(heads > 0, heads + begin, 0)


def _log_softmax(scores: Any) -> Any:
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def consistent_labels(scores: Any, heads: Any, names: Sequence[str]) -> Any:
    """The best label of every word, but no second subject behind a verb that has one before it: that is an object.

    Labels are scored one by one; this rule of UD holds between words. ``heads`` count from 1, 0 = root.
    """
    labels = scores.argmax(1)
    subject = names.index("nsubj")
    subjects = np.flatnonzero(labels == subject).tolist()
    under = heads.tolist()
    before = {under[word] for word in subjects if word + 1 < under[word]}
    second = [word for word in subjects if word + 1 > under[word] and under[word] in before]
    if second:
        scores[second, subject] = -np.inf
        labels[second] = scores[second].argmax(1)
    return labels
