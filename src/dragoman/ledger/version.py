"""Which Dragoman and which model write the rows."""

from __future__ import annotations

import json
from pathlib import Path

import dragoman

_MANIFEST = Path(__file__).parent.parent / "data" / "model" / "manifest.json"


def code_version() -> str:
    """The version of the package."""
    return dragoman.__version__


def model_checksum() -> str:
    """SHA-256 of the shipped language model's network, ``""`` when the package has none."""
    try:
        manifest = json.loads(_MANIFEST.read_text(encoding="utf-8"))
        return str(manifest["files"]["encoder.onnx"])
    except FileNotFoundError:
        return ""
