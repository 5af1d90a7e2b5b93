"""The shipped model: subwords in, scores for every task out (ONNX, int8)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from dragoman.errors import ModelError
from dragoman.language.features import shape_id

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Array = npt.NDArray[Any]
MAX_SUBWORDS = 500
"""The encoder was trained on up to 512 positions; two are its own marks."""
BATCH_SUBWORDS = 1024
"""Padded subwords per call; larger batches were no faster on 2 cores and cost memory."""
MAX_CHARACTERS = 40
"""Of one word; what is longer (an address, a broken encoding) is read by its beginning."""


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Scores for the words of one window: (words, values) each; ``arcs`` is (words, 1 + words)."""

    upos: Array
    xpos: Array
    sentence: Array
    ner: Array
    attribution: Array
    arcs: Array
    label_dependents: Array
    label_heads: Array


class Model:
    """Loaded once per process; thread-safe for ``run``."""

    def __init__(self, folder: Path, *, threads: int = 2, verify: bool = True, encoder: str = "encoder.onnx") -> None:
        manifest = _manifest(folder)
        if verify:
            _verify(folder, manifest["files"])
        self.vocabulary: dict[str, list[str]] = manifest["vocabulary"]
        self.checksum: str = manifest["files"]["encoder.onnx"]
        self.tokenizer = _tokenizer(folder)
        self.session = _session(folder / encoder, threads)
        with np.load(folder / "labels.npz") as layer:
            self._label_weight, self._label_bias = layer["weight"].T.copy(), layer["bias"]

    def count_subwords(self, words: Sequence[Sequence[str]]) -> list[list[int]]:
        """Subwords of every word of every window, without the window's own two marks."""
        encodings = self.tokenizer.encode_batch([_cut(window) for window in words], is_pretokenized=True)
        counts = []
        for window, encoding in zip(words, encodings, strict=True):
            tally = [0] * len(window)
            for index in encoding.word_ids:
                if index is not None:
                    tally[index] += 1
            counts.append(tally)
        return counts

    def run(self, windows: Sequence[Sequence[str]]) -> list[WindowScores]:
        """Scores for each window, in the order given; windows are batched by length."""
        encodings = self.tokenizer.encode_batch([_cut(window) for window in windows], is_pretokenized=True)
        order = sorted(range(len(windows)), key=lambda index: len(encodings[index].ids))
        results: dict[int, WindowScores] = {}
        batch: list[int] = []
        for index in order:
            if batch and (len(batch) + 1) * len(encodings[index].ids) > BATCH_SUBWORDS:
                self._run_batch(batch, windows, encodings, results)
                batch = []
            batch.append(index)
        if batch:
            self._run_batch(batch, windows, encodings, results)
        return [results[index] for index in range(len(windows))]

    def label_scores(self, dependents: Array, heads: Array) -> Array:
        """(pairs, labels) from projections of dependents and of their heads, both (pairs, size)."""
        hidden = dependents + heads
        np.maximum(hidden, hidden * np.float32(0.1), out=hidden)
        scores: Array = hidden @ self._label_weight + self._label_bias
        return scores

    def _run_batch(
        self, batch: list[int], windows: Sequence[Sequence[str]], encodings: list[Any], results: dict[int, WindowScores]
    ) -> None:
        arrays = _arrays([windows[index] for index in batch], [encodings[index] for index in batch])
        outputs = self.session.run(None, arrays)
        for row, index in enumerate(batch):
            count = len(windows[index])
            cut = [output[row, :count] for output in outputs]
            cut[5] = outputs[5][row, :count, : count + 1]
            cut[7] = outputs[7][row, : count + 1]
            results[index] = WindowScores(*cut)


def model_folder() -> Path:
    """The folder of the model that ships with the package."""
    with as_file(files("dragoman") / "data" / "model") as folder:
        return folder


_LOADED: dict[int, Model] = {}
_LOADING = Lock()


def default_model(threads: int = 2) -> Model:
    """The shipped model, loaded once for a number of threads; a second caller waits for the first."""
    with _LOADING:
        if threads not in _LOADED:
            _LOADED[threads] = Model(model_folder(), threads=threads)
        return _LOADED[threads]


def prefetch(threads: int = 2) -> None:
    """Begin to load the shipped model in the background: it needs no Python while spaCy, which does, is imported.

    A failure is raised by the ``default_model`` that follows.
    """
    Thread(target=_load_quietly, args=(threads,), name="model", daemon=True).start()


def _load_quietly(threads: int) -> None:
    with suppress(ModelError):
        default_model(threads)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"No language model in {str(folder)!r}. Reinstall dragoman, or train one: python -m dragoman.training"
        ) from None
    except json.JSONDecodeError as error:
        raise ModelError(f"{str(path)!r} is damaged ({error}). Reinstall dragoman.") from None
    return manifest


def _verify(folder: Path, checksums: dict[str, str]) -> None:
    for name, expected in checksums.items():
        path = folder / name
        if not path.exists():
            raise ModelError(f"{str(path)!r} is missing. Reinstall dragoman.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{str(path)!r} does not match its checksum. Reinstall dragoman.")


def _tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(path: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _cut(words: Sequence[str]) -> list[str]:
    return [word if len(word) <= MAX_CHARACTERS else word[:MAX_CHARACTERS] for word in words]


def _arrays(windows: list[Sequence[str]], encodings: list[Any]) -> dict[str, Array]:
    width = min(max(len(encoding.ids) for encoding in encodings), MAX_SUBWORDS + 2)
    count = max(len(window) for window in windows)
    subwords, mask, shapes = (np.zeros((len(windows), width), dtype=np.int64) for _ in range(3))
    first, last = (np.zeros((len(windows), count), dtype=np.int64) for _ in range(2))
    for row, (window, encoding) in enumerate(zip(windows, encodings, strict=True)):
        ids = encoding.ids[:width]
        subwords[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
        owners = np.array([-1 if word is None else word for word in encoding.word_ids[:width]])
        places = np.flatnonzero(owners >= 0)
        owned = owners[places]
        word_shapes = np.fromiter((shape_id(word) for word in window), dtype=np.int64, count=len(window))
        shapes[row, places] = word_shapes[owned]
        last[row, owned] = places
        first[row, owned[::-1]] = places[::-1]
    return {"subwords": subwords, "mask": mask, "shapes": shapes, "first": first, "last": last}
