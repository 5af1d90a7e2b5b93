"""The Figure: a number that a telling gives, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.plain import plain_record
from dragoman.span import Span

Bound = Literal["", "at least", "at most", "about", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence: ``span`` holds its words ("at least 12"), in ``document.text``.

    ``counts`` says what it counts: an outcome ("killed"), a currency ("USD"), "%", or a noun ("militants"). ``low`` and
    ``high`` are equal except for a ``vague`` word ("dozens": 24 to 99). ``bound`` is what stands before the number: "at
    least 12" has the value 12 and the bound "at least".
    """

    span: Span
    counts: str
    low: float
    high: float
    bound: Bound = ""

    def agrees(self, other: Figure) -> bool:
        """Whether both may stand for one number: equal values, or a vague word that covers the other's."""
        return self.counts == other.counts and self.low <= other.high and other.low <= self.high

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)
