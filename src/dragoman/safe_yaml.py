"""YAML that ships with the package, read by the safe loader written in C where PyYAML has it (ten times as fast)."""

from __future__ import annotations

from functools import cache
from typing import Any


def parse_yaml(text: str) -> Any:
    """The plain value of a YAML text. Raises yaml.YAMLError when it does not parse."""
    import yaml  # 20 ms, and a compiled text needs none of it

    return yaml.load(text, Loader=_loader())  # noqa: S506 - safe in both forms


@cache
def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
