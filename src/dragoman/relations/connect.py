"""An archive to its Network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast, get_args

from dragoman.errors import OptionError
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.relations.network import Broker, By, Community, Edge, Mediation, Network, Node, Tie
from dragoman.relations.settings import Kinds, settings
from dragoman.relations.states import state_name
from dragoman.relations.ties import Ties

if TYPE_CHECKING:
    import networkx as nx


def connect(
    archive: Queryable,
    *,
    by: str = "country",
    since: str | None = None,
    until: str | None = None,
    auxiliary: bool = False,
    documents: int = 1,
    nodes: int | None = None,
) -> Network:
    """Who dealt with whom from ``since`` to ``until`` (ISO dates, both included).

    ``by="country"``: whoever acts in a state's name is that state, organisations are themselves; ``by="actor"``: every
    person and organisation is itself. Edges in fewer than ``documents`` documents are left out, and nodes beyond the
    ``nodes`` in most documents (data/relations/relations.yaml says how many by default). Events marked historical,
    future, hypothetical or negation count only with ``auxiliary``; those of near-duplicates never do. Raises
    OptionError on a ``by`` that does not exist, DateError on a day that is none.
    """
    ties = Ties(archive, _checked(by), since=since, until=until, auxiliary=auxiliary)
    edges_told, nodes_told = ties.edges_and_nodes()
    rows = [row for row in edges_told if row["documents"] >= documents]
    joined = {ident for row in rows for ident in (row["a"], row["b"])}
    found = [row for row in nodes_told if row["id"] in joined]
    kept = found[: nodes or settings().network.nodes]
    place = {row["id"]: number for number, row in enumerate(kept)}
    edges = [_edge(row) for row in rows if row["a"] in place and row["b"] in place]
    graph = _cooperation(edges, place)
    groups, between = _communities(graph), _betweenness(graph)
    group_of = {number: index for index, group in enumerate(groups) for number in group}
    names = ties.names(list(place))
    return Network(
        nodes=tuple(_node(row, names, group_of.get(at), between.get(at, 0.0)) for at, row in enumerate(kept)),
        edges=tuple(edges),
        communities=tuple(Community(tuple(kept[number]["id"] for number in group)) for group in groups),
        brokers=_brokers(ties.mediations(), {row["id"]: between.get(at, 0.0) for at, row in enumerate(kept)}, kept),
        by=_checked(by),
        since=since or "",
        until=until or "",
        left_out=len(found) - len(kept),
    )


def _checked(by: str) -> By:
    for known in get_args(By):
        if by == known:
            return cast(By, known)
    raise OptionError(f"A network cannot go by {by!r}. Use 'country' or 'actor'.")


def _edge(row: Row) -> Edge:
    events, documents, total = row["events"], row["documents"], float(row["total"])
    kinds = Kinds(
        total / events,
        material_cooperation=row["quad_2"] / events,
        material_conflict=row["quad_4"] / events,
        violence=row["violent"] / events,
    )
    return Edge(
        a=row["a"],
        b=row["b"],
        events=events,
        documents=documents,
        counts={quad: row[f"quad_{quad}"] for quad in (1, 2, 3, 4)},
        mean=total / events,
        total=total,
        a_to_b=row["a_to_b"],
        b_to_a=row["b_to_a"],
        cooperative=_tie(row, "cooperative", row["quad_1"] + row["quad_2"]),
        conflictual=_tie(row, "conflictual", row["quad_3"] + row["quad_4"]),
        state=state_name(kinds, events=events, documents=documents),
    )


def _tie(row: Row, name: str, events: int) -> Tie:
    return Tie(events, row[f"{name}_documents"], float(row[f"{name}_total"]) / events if events else None)


def _node(row: Row, names: Mapping[str, Row], community: int | None, betweenness: float) -> Node:
    ident = row["id"]
    known = names.get(ident) or _registered(ident)
    return Node(
        id=ident,
        name=known["name"],
        country=known["country"],
        kind=known["kind"],
        events=row["events"],
        documents=row["documents"],
        community=community,
        betweenness=betweenness,
    )


def _registered(ident: str) -> Row:
    """Name, country and kind of a party that no article names as such ("the Syrian government" alone)."""
    from dragoman.actors.registry import load_index

    index = load_index()
    number = index.by_id.get(ident)
    kind = ident.partition(":")[0].replace("org", "organisation")
    if number is None:
        return {"name": ident.partition(":")[2], "country": "", "kind": kind if kind == "state" else "group"}
    entity = index.entities[number]
    return {"name": entity.name, "country": entity.country, "kind": kind}


def _cooperation(edges: Sequence[Edge], place: Mapping[str, int]) -> nx.Graph:
    """The ties on which cooperation outweighs conflict, weighed by how many more documents tell of it.

    Two states at war that also negotiate do not belong together. Nodes are numbers, in a fixed order, so that what
    networkx finds does not depend on the hashing of texts.
    """
    import networkx as nx

    graph = nx.Graph()
    ties = [
        (place[edge.a], place[edge.b], edge.cooperative.documents - edge.conflictual.documents)
        for edge in edges
        if edge.cooperative.documents > edge.conflictual.documents
    ]
    graph.add_nodes_from(sorted({number for a, b, _ in ties for number in (a, b)}))
    graph.add_edges_from((a, b, {"weight": weight, "distance": 1 / weight}) for a, b, weight in sorted(ties))
    return graph


def _communities(graph: nx.Graph) -> list[list[int]]:
    """Nodes by community, largest first (Blondel et al. 2008, "Fast unfolding of communities in large networks")."""
    import networkx as nx

    if not graph.number_of_edges():
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=0)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _betweenness(graph: nx.Graph) -> dict[int, float]:
    """By node the share of shortest paths through it; a tie is the shorter the stronger (Brandes 2001; Opsahl 2010)."""
    import networkx as nx

    pivots = settings().network.pivots
    sample = pivots if graph.number_of_nodes() > pivots else None
    found = nx.betweenness_centrality(graph, k=sample, weight="distance", seed=0)
    return {number: float(value) for number, value in found.items()}


def _brokers(told: Sequence[Row], betweenness: Mapping[str, float], nodes: Sequence[Row]) -> tuple[Broker, ...]:
    rules, needed = settings().network, settings().evidence.documents
    mediations: dict[str, tuple[Mediation, ...]] = {}
    for row in told:
        mediations[row["broker"]] = (*mediations.get(row["broker"], ()), _mediation(row))
    central = {row["id"] for row in nodes if row["documents"] >= needed and betweenness[row["id"]] >= rules.betweenness}
    found = [Broker(ident, betweenness.get(ident, 0.0), mediations.get(ident, ())) for ident in {*mediations, *central}]
    found.sort(key=lambda one: (-sum(own.documents for own in one.mediations), -one.betweenness, one.id))
    return tuple(found[: rules.brokers])


def _mediation(row: Row) -> Mediation:
    return Mediation((row["a"], row["b"]), row["events"], row["documents"], tuple(row["event_ids"]))
