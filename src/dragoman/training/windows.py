"""Sentences packed into windows and windows into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from dragoman.language.features import shape_id
from dragoman.training.events import event_labels
from dragoman.training.treebank import Sentence

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The values of every task, in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    labels: list[str]
    ner: list[str]
    attribution: list[str]
    events: list[str]

    @classmethod
    def of(cls, sentences: list[Sentence]) -> Vocabulary:
        """Every value that the training sentences carry."""
        upos: set[str] = set()
        xpos: set[str] = set()
        labels: set[str] = set()
        for sentence in sentences:
            upos.update(sentence.upos or ())
            xpos.update(sentence.xpos or ())
            labels.update(sentence.labels or ())
        ner = ["O"] + [f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for prefix in "BI"]
        return cls(sorted(upos), sorted(xpos), sorted(labels), ner, ["O", "B", "I"], event_labels())


@dataclass(slots=True)
class Window:
    """Consecutive sentences of one document; ``weight`` scales the entity loss of uncertain corpora."""

    sentences: list[Sentence]
    ner_weight: float = 1.0
    subwords: int = 0

    @property
    def words(self) -> list[str]:
        """All words of the window."""
        return [word for sentence in self.sentences for word in sentence.words]


def pack(sentences: list[Sentence], rng: random.Random, longest: int, ner_weight: float = 1.0) -> list[Window]:
    """Cut each document into windows of random length up to ``longest`` words, at sentence boundaries."""
    windows: list[Window] = []
    current: list[Sentence] = []
    size, limit = 0, longest
    for sentence in sentences:
        full = size + len(sentence.words) > limit or (current and current[-1].document != sentence.document)
        if current and full:
            windows.append(Window(current, ner_weight))
            current, size = [], 0
            limit = rng.choice((longest, longest, longest // 2, longest // 4))
        current.append(sentence)
        size += len(sentence.words)
    if current:
        windows.append(Window(current, ner_weight))
    return windows


def recase(words: list[str], rng: random.Random) -> list[str]:
    """Now and then a window in capitals, in lower case or in headline case; the vocabulary is uncased, so only shapes
    change."""
    draw = rng.random()
    if draw < 0.03:
        return [word.upper() for word in words]
    if draw < 0.06:
        return [word.lower() for word in words]
    if draw < 0.10:
        return [word[:1].upper() + word[1:] for word in words]
    return words


def batches(windows: list[Window], tokenizer: Tokenizer, budget: int, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of similar length, at most ``budget`` subwords with padding, in random order."""
    for window in windows:
        if not window.subwords:
            window.subwords = len(tokenizer.encode(window.words, is_pretokenized=True).ids)
    ordered = sorted(windows, key=lambda window: window.subwords + rng.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * window.subwords > budget:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    yield from groups


def encode(words: list[list[str]], tokenizer: Tokenizer, limit: int = 512) -> dict[str, np.ndarray]:
    """Input arrays for windows of words: subwords, mask, shapes (batch, subwords); first, last (batch, words)."""
    encodings = tokenizer.encode_batch(words, is_pretokenized=True)
    width = min(max(len(encoding.ids) for encoding in encodings), limit)
    count = max(len(window) for window in words)
    arrays = {name: np.zeros((len(words), width), dtype=np.int64) for name in ("subwords", "mask", "shapes")}
    arrays |= {name: np.zeros((len(words), count), dtype=np.int64) for name in ("first", "last")}
    for row, (window, encoding) in enumerate(zip(words, encodings, strict=True)):
        ids = encoding.ids[:width]
        arrays["subwords"][row, : len(ids)] = ids
        arrays["mask"][row, : len(ids)] = 1
        seen = -1
        for position, word in enumerate(encoding.word_ids[:width]):
            if word is not None:
                arrays["shapes"][row, position] = shape_id(window[word])
                if word != seen:
                    arrays["first"][row, word], seen = position, word
                arrays["last"][row, word] = position
    return arrays


def tensors(
    group: list[Window], tokenizer: Tokenizer, vocabulary: Vocabulary, rng: random.Random | None
) -> dict[str, torch.Tensor]:
    """Inputs and targets of a batch; targets that a corpus lacks are ``IGNORED``."""
    words = [recase(window.words, rng) if rng else window.words for window in group]
    arrays = encode(words, tokenizer)
    count = max(len(window) for window in words)
    for name in ("upos", "xpos", "heads", "labels", "sentence", "ner", "events"):
        arrays[name] = np.full((len(group), count), IGNORED, dtype=np.int64)
    arrays["attribution"] = np.full((len(group), count, 3), IGNORED, dtype=np.int64)
    arrays["span"] = np.full((len(group), count), -1, dtype=np.int64)
    index = {
        name: {value: i for i, value in enumerate(getattr(vocabulary, name))}
        for name in ("upos", "xpos", "labels", "ner", "attribution", "events")
    }
    for row, window in enumerate(group):
        _fill(arrays, row, window, index)
    weights = np.array([window.ner_weight for window in group], dtype=np.float32)
    return {name: torch.from_numpy(array) for name, array in arrays.items()} | {
        "ner_weight": torch.from_numpy(weights),
        "event_types": torch.tensor(event_types(vocabulary.events)),
    }


def event_types(labels: list[str]) -> list[int]:
    """The number of each event label's type."""
    types = list(dict.fromkeys(label.partition(".")[0] for label in labels))
    return [types.index(label.partition(".")[0]) for label in labels]


def _fill(arrays: dict[str, np.ndarray], row: int, window: Window, index: dict[str, dict[str, int]]) -> None:
    start = 0
    for number, sentence in enumerate(window.sentences):
        stop = start + len(sentence.words)
        arrays["span"][row, start:stop] = number
        if sentence.upos is not None:
            for name, values in (("upos", sentence.upos), ("xpos", sentence.xpos), ("labels", sentence.labels)):
                arrays[name][row, start:stop] = [index[name].get(value, IGNORED) for value in values or ()]
            arrays["heads"][row, start:stop] = [head + start if head else 0 for head in sentence.heads or ()]
        if sentence.upos is not None:
            arrays["sentence"][row, start:stop] = 0
            arrays["sentence"][row, start] = 1
        if sentence.ner is not None:
            arrays["ner"][row, start:stop] = [IGNORED if tag is None else index["ner"][tag] for tag in sentence.ner]
        if sentence.events is not None:
            arrays["events"][row, start:stop] = [
                IGNORED if label is None else index["events"][label] for label in sentence.events
            ]
        if sentence.attribution is not None:
            for layer, tags in enumerate(sentence.attribution):
                arrays["attribution"][row, start:stop, layer] = [index["attribution"][tag] for tag in tags]
        start = stop
