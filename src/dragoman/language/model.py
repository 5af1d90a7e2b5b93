"""The shipped model: subwords in, scores for every task out (ONNX, int8)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

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
MOST_FORMS = 100_000
"""Words whose subwords are remembered, about 20 MB, before beginning anew."""
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


class Form(NamedTuple):
    """What the network sees of a word: its subword ids and its shape."""

    subwords: list[int]
    shape: int


class Model:
    """Loaded once per process; thread-safe for ``run``."""

    def __init__(self, folder: Path, *, verify: bool = True, encoder: str = "encoder.onnx") -> None:
        manifest = _manifest(folder)
        if verify:
            _verify(folder, manifest["files"])
        self.vocabulary: dict[str, list[str]] = manifest["vocabulary"]
        self.checksum: str = manifest["files"]["encoder.onnx"]
        self.tokenizer = _tokenizer(folder)
        self.session = _session(folder / encoder)
        self.labels = _session(folder / "labels.onnx")
        self._begin, self._end, self._unknown = (
            self.tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]", "[UNK]")
        )
        self._forms: dict[str, Form] = {}

    def forms(self, words: Sequence[str]) -> list[Form]:
        """Subword ids and shape of every word; a word has the same ones wherever it stands, so they are remembered."""
        if len(self._forms) > MOST_FORMS:
            self._forms = {}
        known = self._forms
        missing = list({word for word in words if word not in known})
        if missing:
            cut = [[word[:MAX_CHARACTERS]] for word in missing]
            encodings = self.tokenizer.encode_batch(cut, is_pretokenized=True, add_special_tokens=False)
            for word, encoding in zip(missing, encodings, strict=True):
                known[word] = Form(encoding.ids or [self._unknown], shape_id(word))
        return [known[word] for word in words]

    def run(self, windows: Sequence[Sequence[str]]) -> list[WindowScores]:
        """Scores for each window, in the order given; windows are batched by length."""
        encoded = [self.forms(window) for window in windows]
        sizes = [sum(len(form.subwords) for form in window) + 2 for window in encoded]
        results: dict[int, WindowScores] = {}
        batch: list[int] = []
        for index in sorted(range(len(windows)), key=lambda index: sizes[index]):
            if batch and (len(batch) + 1) * sizes[index] > BATCH_SUBWORDS:
                self._run_batch(batch, encoded, results)
                batch = []
            batch.append(index)
        if batch:
            self._run_batch(batch, encoded, results)
        return [results[index] for index in range(len(windows))]

    def label_scores(self, dependents: Array, heads: Array) -> Array:
        """(pairs, labels) from projections of dependents and of their heads, both (pairs, size)."""
        scores: Array = self.labels.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores

    def _run_batch(self, batch: list[int], encoded: list[list[Form]], results: dict[int, WindowScores]) -> None:
        outputs = self.session.run(None, self._arrays([encoded[index] for index in batch]))
        for row, index in enumerate(batch):
            count = len(encoded[index])
            cut = [output[row, :count] for output in outputs]
            cut[5] = outputs[5][row, :count, : count + 1]
            cut[7] = outputs[7][row, : count + 1]
            results[index] = WindowScores(*cut)

    def _arrays(self, windows: list[list[Form]]) -> dict[str, Array]:
        """Input arrays: subwords, mask, shapes (windows, subwords); first, last (windows, words)."""
        lengths = [np.fromiter((len(form.subwords) for form in window), np.int64, len(window)) for window in windows]
        width = min(max(int(length.sum()) for length in lengths), MAX_SUBWORDS) + 2
        count = max(len(window) for window in windows)
        subwords, mask, shapes = (np.zeros((len(windows), width), dtype=np.int64) for _ in range(3))
        first, last = (np.zeros((len(windows), count), dtype=np.int64) for _ in range(2))
        for row, (window, length) in enumerate(zip(windows, lengths, strict=True)):
            ids = [self._begin, *chain.from_iterable(form.subwords for form in window)][: width - 1]
            subwords[row, : len(ids)] = ids
            subwords[row, len(ids)] = self._end
            mask[row, : len(ids) + 1] = 1
            own = np.repeat(np.fromiter((form.shape for form in window), np.int64, len(window)), length)[: width - 2]
            shapes[row, 1 : len(own) + 1] = own
            ends = np.cumsum(length)
            last[row, : len(window)] = np.minimum(ends, width - 2)
            first[row, : len(window)] = np.minimum(ends - length + 1, width - 2)
        return {"subwords": subwords, "mask": mask, "shapes": shapes, "first": first, "last": last}


def model_folder() -> Path:
    """The folder of the model that ships with the package."""
    with as_file(files("dragoman") / "data" / "model") as folder:
        return folder


_LOADING = Lock()


def default_model() -> Model:
    """The shipped model, loaded once; a second caller waits for the first."""
    with _LOADING:
        return _shipped_model()


@cache
def _shipped_model() -> Model:
    return Model(model_folder())


def prefetch() -> None:
    """Begin to load the shipped model in the background: it needs no Python while spaCy, which does, is imported.

    A failure is raised by the ``default_model`` that follows.
    """
    Thread(target=_load_quietly, name="model", daemon=True).start()


def _load_quietly() -> None:
    with suppress(ModelError):
        default_model()


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


def _session(path: Path) -> InferenceSession:
    """One thread a call: documents are read side by side, which wastes less than sharing out one document's
    products."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
