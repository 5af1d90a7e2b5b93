"""When and where: the records that grounding gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.plain import plain_record

Precision = Literal["day", "week", "month", "season", "year", "decade", "published", "unknown"]


@dataclass(frozen=True, slots=True)
class EventDate:
    """An interval of days, both ends included, as ISO dates.

    ``text`` is the expression in the article, ``""`` when the article gives none and the publication date stands in
    (``precision == "published"``). Precision is otherwise the smallest unit at least as long as the interval: "since
    Monday" told on a Friday is a ``week``, "the weekend" too, "early December" a ``month``. With no
    publication date either, ``start`` and ``end`` are ``""`` and precision is ``unknown``.
    """

    start: str
    end: str
    text: str
    precision: Precision

    @property
    def is_told(self) -> bool:
        """Whether the article gives it."""
        return self.precision not in ("published", "unknown")

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ISO 3166-1 alpha-3 country, first-order division, WGS84 degrees, GeoNames id where known (else 0)."""

    name: str
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames_id: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)
