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
    events: Array


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
            self.tokenizer.token_to_id(token) or 0 for token in ("[CLS]", "[SEP]", "[UNK]")
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
        """Scores for each window.

        One window a call: padding and cache misses made batches of 1,024 subwords a quarter slower on 2 cores (161
        against 131 ms of CPU for 500 words), and int8 products scale with the largest value of a batch, so what a
        window says would depend on its neighbours.
        """
        return [self._run_window(self.forms(window)) for window in windows]

    def label_scores(self, dependents: Array, heads: Array) -> Array:
        """(pairs, labels) from projections of dependents and of their heads, both (pairs, size)."""
        scores: Array = self.labels.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores

    def _run_window(self, forms: list[Form]) -> WindowScores:
        outputs = self.session.run(None, self._arrays(forms))
        return WindowScores(*(output[0] for output in outputs))

    def _arrays(self, forms: list[Form]) -> dict[str, Array]:
        """Input arrays of one window: subwords, mask, shapes (1, subwords); first, last (1, words)."""
        ids = [self._begin, *chain.from_iterable(form.subwords for form in forms)][: MAX_SUBWORDS + 1]
        subwords = np.array([[*ids, self._end]], dtype=np.int64)
        lengths = np.fromiter((len(form.subwords) for form in forms), np.int64, len(forms))
        shapes = np.zeros_like(subwords)
        shapes[0, 1 : len(ids)] = np.repeat(np.fromiter((form.shape for form in forms), np.int64, len(forms)), lengths)[
            : len(ids) - 1
        ]
        ends = np.cumsum(lengths)
        last = np.minimum(ends, len(ids) - 1)[None]
        first = np.minimum(ends - lengths + 1, len(ids) - 1)[None]
        return {"subwords": subwords, "mask": np.ones_like(subwords), "shapes": shapes, "first": first, "last": last}


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
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
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
