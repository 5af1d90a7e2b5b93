"""Sentences written for this project, to train and to measure: ``corpora/`` of the repository, not in the package."""

from __future__ import annotations

from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
