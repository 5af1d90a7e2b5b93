"""The Network: who dealt with whom at a time, who belongs together, who stands between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.plain import plain, plain_record

By = Literal["country", "actor"]


@dataclass(frozen=True, slots=True)
class Node:
    """One party: ``id`` is an actor id (``state:RUS``, ``org:nato``, ``person:...``).

    ``events`` and ``documents`` count those of its edges. ``community`` is an index into ``Network.communities``, None
    for a node without cooperative ties. ``betweenness`` is the share of shortest paths over cooperative ties between
    two others that lead through it, 0 to 1.
    """

    id: str
    name: str
    country: str
    kind: str
    events: int
    documents: int
    community: int | None
    betweenness: float

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Tie:
    """The cooperative (quads 1 and 2) or the conflictual (3 and 4) part of an edge; ``mean`` is None without events."""

    events: int
    documents: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Edge:
    """What passed between two nodes (ids ``a`` < ``b``), both directions together.

    ``counts`` holds the number of events by quad, 1 to 4; ``mean`` and ``total`` are of their scores, -10 to +10.
    ``a_to_b`` and ``b_to_a`` count events by direction; a mutual event counts in both. ``state`` is the relation in
    words (data/relations/relations.yaml), or that there is too little evidence.
    """

    a: str
    b: str
    events: int
    documents: int
    counts: dict[int, int]
    mean: float
    total: float
    a_to_b: int
    b_to_a: int
    cooperative: Tie
    conflictual: Tie
    state: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; the quads become texts."""
        return {**plain_record(self), "counts": {str(quad): n for quad, n in self.counts.items()}}


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes that cooperate more with each other than with the rest; ``members`` are ids, the most active first."""

    members: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Mediation:
    """Told events in which a broker brings two nodes (ids) together; ``event_ids`` are at most five of them."""

    between: tuple[str, str]
    events: int
    documents: int
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broker:
    """A node that stands between others: by ``mediations`` told in the articles, or by ``betweenness`` alone."""

    id: str
    betweenness: float
    mediations: tuple[Mediation, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)


@dataclass(frozen=True, slots=True)
class Network:
    """The dealings of all parties from ``since`` to ``until`` (ISO dates, "" when open).

    ``by`` says what a node is: a ``country`` (those who act in its name; organisations stand for themselves) or an
    ``actor``. Nodes and edges come with most documents first, communities largest first, brokers with most mediations
    first. ``left_out`` counts nodes beyond the limit that was asked for.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    communities: tuple[Community, ...]
    brokers: tuple[Broker, ...]
    by: By
    since: str = ""
    until: str = ""
    left_out: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        lists = {
            name: [one.to_dict() for one in getattr(self, name)]
            for name in ("nodes", "edges", "communities", "brokers")
        }
        rest = {name: plain(getattr(self, name)) for name in ("by", "since", "until", "left_out")}
        return {**lists, **rest}
