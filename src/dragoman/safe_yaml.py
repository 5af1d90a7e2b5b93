"""YAML that ships with the package, read by the safe loader written in C where PyYAML has it (ten times as fast)."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """The plain value of a YAML text. Raises yaml.YAMLError when it does not parse."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - safe in both forms
