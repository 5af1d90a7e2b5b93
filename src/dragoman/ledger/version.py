"""Which Dragoman writes the rows."""

from __future__ import annotations

from functools import cache
from importlib import metadata


@cache
def code_version() -> str:
    """The version of the installed package, or ``source`` when it runs from a checkout that is not installed."""
    try:
        return metadata.version("dragoman")
    except metadata.PackageNotFoundError:
        return "source"
