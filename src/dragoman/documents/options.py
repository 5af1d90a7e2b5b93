"""What a person may choose about reading."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.errors import OptionError

TARGETS = ("text", "title", "outlet", "byline", "published", "url", "id", "genre")
"""What a Document knows that a field of a table, a JSON record or a feed can be mapped to."""

FORMATS = (
    "text", "markdown", "html", "json", "jsonl", "csv", "tsv", "parquet", "feed", "warc", "pdf", "docx",
)  # fmt: skip
"""The formats that can be read, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How paths are read.

    ``format``: one of FORMATS for every input, or ``""`` to find out from the name and the content of each.
    ``map``: Document field → field of the input, e.g. ``{"text": "article_body"}``; nested fields with dots.
    ``max_characters``: a longer document is rejected as ``too-large``.
    ``max_bytes``: the largest input, after decompression, that is read whole (text, HTML, PDF ...), and the largest
    single record of a streamed one (a line, a row, a WARC record). Streamed inputs have no limit of their own.
    ``any_language``: keep what is not English instead of rejecting it.
    """

    format: str = ""
    map: Mapping[str, str] = field(default_factory=dict)
    max_characters: int = 1_000_000
    max_bytes: int = 64 * 1024 * 1024
    any_language: bool = False

    def __post_init__(self) -> None:
        if self.format and self.format not in FORMATS:
            raise OptionError(_unknown("format", self.format, FORMATS))
        for target in self.map:
            if target not in TARGETS:
                raise OptionError(_unknown("field to map to", target, TARGETS))
        for name in ("max_characters", "max_bytes"):
            value = getattr(self, name)
            if value < 1:
                raise OptionError(f"{name} is {value}; it must be at least 1.")


def _unknown(what: str, value: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(value, known, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    return f"{value!r} is no {what}.{hint} Known: {', '.join(known)}."
