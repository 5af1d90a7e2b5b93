"""What a reader finds in an input, before it becomes a Document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Layout = Literal["lines", "blocks", "pages"]
"""How line breaks are to be read.

``lines``: unknown; hard-wrapped lines are joined, other lines are paragraphs.
``blocks``: every line is a paragraph.
``pages``: lines of a printed page, joined into paragraphs, hyphenation undone.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as read. ``values`` has Document field names, or the input's own when ``named`` (to be mapped)."""

    source: str
    values: Mapping[str, Any]
    layout: Layout = "lines"
    named: bool = False
    warnings: tuple[str, ...] = ()
