"""The Relation: how two parties dealt with each other over time."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from dragoman.claims.claim import Claim
from dragoman.events.event import Event
from dragoman.plain import plain_record
from dragoman.relations.bootstrap import HIGHEST
from dragoman.standings.standing import Standing

Step = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a relation: a country, standing for those who act in its name, or the actors with given ids.

    ``former``: those who once acted in its name count, too.
    """

    name: str
    country: str = ""
    actor_ids: tuple[str, ...] = ()
    former: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Period:
    """One step of a series: days ``start`` to ``end``, both included.

    ``counts`` holds the number of events by quad, 1 to 4. ``mean`` and ``total`` are of their scores; ``mean`` is None
    without events. ``low`` and ``high`` bound the mean, by resampling documents; None with fewer than two documents.
    """

    start: str
    end: str
    events: int
    documents: int
    counts: dict[int, int]
    mean: float | None
    total: float
    low: float | None
    high: float | None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; the quads become texts."""
        return {**asdict(self), "counts": {str(quad): n for quad, n in self.counts.items()}}


@dataclass(frozen=True, slots=True)
class State:
    """A stretch of time in which the relation was of one kind (data/relations/relations.yaml names them)."""

    name: str
    start: str
    end: str
    mean: float
    events: int
    documents: int
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A lasting change of the mean score. ``date`` is the first day of the first period after it.

    ``events`` are those of that stretch's beginning that pull furthest in the direction of the change.
    """

    date: str
    before: float
    after: float
    events: list[Event]
    reason: str

    @property
    def change(self) -> float:
        """Score points, positive towards cooperation."""
        return self.after - self.before

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "date": self.date,
            "before": self.before,
            "after": self.after,
            "change": self.change,
            "events": [event.to_dict() for event in self.events],
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """What one party (``side``: ``a`` or ``b``) says about an event in which the other takes part."""

    side: Literal["a", "b"]
    claim: Claim
    outlet: str
    published: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "side": self.side,
            "claim": self.claim.to_dict(),
            "outlet": self.outlet,
            "published": self.published,
        }


@dataclass(frozen=True, slots=True)
class ToldStanding:
    """How an article says that one party stands to the other ("its ally"); ``standing.a`` is either of them."""

    standing: Standing
    outlet: str
    published: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {"standing": self.standing.to_dict(), "outlet": self.outlet, "published": self.published}


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """A change that articles tell ("turned its back on its ally"), which need not show in the series.

    ``date`` is the first day of the period of publication, "" when unknown. ``worsening``: whether for the worse.
    ``told`` are the standings that tell it, ``before`` those that the same articles tell of what it was until then,
    ``events`` those that the words of ``told`` are coded to.
    """

    date: str
    worsening: bool
    told: list[ToldStanding]
    before: list[ToldStanding]
    events: list[Event]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "date": self.date,
            "worsening": self.worsening,
            **{name: [one.to_dict() for one in getattr(self, name)] for name in ("told", "before", "events")},
        }


@dataclass(frozen=True, slots=True)
class Direction:
    """The events from one party to the other, mutual ones left out; ``mean`` is None without events."""

    events: int
    documents: int
    counts: dict[int, int]
    mean: float | None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; the quads become texts."""
        return {**asdict(self), "counts": {str(quad): n for quad, n in self.counts.items()}}


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """How a deals with b against how b deals with a.

    ``difference`` is the mean score from a to b less that from b to a: above 0, a is the friendlier one; None when one
    of them does nothing. ``low`` and ``high`` bound it, by resampling documents; None where either direction has fewer
    than two documents.
    """

    a_to_b: Direction
    b_to_a: Direction
    difference: float | None
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the difference leaves out 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)

    @property
    def is_open(self) -> bool:
        """Whether the interval is wider than the scale of scores, so that it says nothing."""
        return self.low is not None and self.high is not None and self.high - self.low > 2 * HIGHEST

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "a_to_b": self.a_to_b.to_dict(),
            "b_to_a": self.b_to_a.to_dict(),
            "difference": self.difference,
            "low": self.low,
            "high": self.high,
            "is_clear": self.is_clear,
        }


@dataclass(frozen=True, slots=True)
class Relation:
    """What passed between ``a`` and ``b``.

    ``series`` counts events in either direction; ``outgoing`` those from a to b, ``incoming`` those from b to a; a
    mutual event (a meeting) is in all three. ``undated`` counts events that no series has, since their date is unknown
    or vaguer than one period. ``standings`` are what articles say outright ("its ally"), by date of publication;
    ``turning_points`` are measured on the series, ``told_turns`` are those that articles tell of.
    """

    a: Party
    b: Party
    by: Step
    series: list[Period]
    outgoing: list[Period]
    incoming: list[Period]
    states: list[State]
    turning_points: list[TurningPoint]
    statements: list[Statement]
    asymmetry: Asymmetry
    standings: list[ToldStanding]
    told_turns: list[ToldTurn]
    undated: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "a": self.a.to_dict(),
            "b": self.b.to_dict(),
            "by": self.by,
            **{
                name: [one.to_dict() for one in getattr(self, name)]
                for name in (
                    "series",
                    "outgoing",
                    "incoming",
                    "states",
                    "turning_points",
                    "statements",
                    "standings",
                    "told_turns",
                )
            },
            "asymmetry": self.asymmetry.to_dict(),
            "undated": self.undated,
        }
