"""The Document: one article, as it will be coded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.plain import plain_record

Genre = Literal["news", "opinion", "interview", "other"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Every span in a Reading counts characters of ``text``.

    ``text`` is the running text as coded: furniture removed, paragraphs separated by a blank line. ``published`` is an
    ISO date ``YYYY-MM-DD`` or ``""`` when unknown; ``language`` an ISO 639-1 code. ``copy_of`` is the id of an earlier
    document of which this one is a near-duplicate, or ``""``. ``source`` says where it was read from (a path, a path
    with a record number, ``-``). ``warnings`` are sentences about what could not be used as given, such as a
    publication date that is no date.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    genre: Genre = "news"
    language: str = "en"
    copy_of: str = ""
    source: str = ""
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that was not coded, and why.

    ``reason`` is a short stable code (``empty``, ``binary``, ``not-english``, ``too-large`` ...); ``message`` names the
    value, the problem and the next step.
    """

    source: str
    reason: str
    message: str
    details: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)
