"""Dependency labels by number, as the repairs of a parse ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def holds_any(labels: Mapping[str, int], found: Any, names: Sequence[str]) -> bool:
    """Whether one of the named labels is among ``found``, an int array; names that the model lacks are none."""
    return any(labels[name] in found for name in names if name in labels)
