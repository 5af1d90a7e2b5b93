"""Who is close to whom: the network of the scope as a drawing and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dragoman.relations.network import Broker, Edge, Network, Node
from dragoman.relations.relation import Party
from dragoman.report import words
from dragoman.report.drawing import inline_svg
from dragoman.report.layout import lay_out
from dragoman.report.scope import Scope

if TYPE_CHECKING:
    import altair

    from dragoman.ledger.ledger import Ledger

WIDTH, HEIGHT = 660, 430
FEWEST = 3
"""Two parties are a relation; a network begins with three."""


@dataclass(frozen=True, slots=True)
class TieView:
    """Two parties in words; ``pair`` are their names."""

    pair: tuple[str, str]
    edge: Edge


@dataclass(frozen=True, slots=True)
class BrokerView:
    """Who stands between others, and between whom they were told to mediate."""

    name: str
    broker: Broker
    between: list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The drawing, the groups that cooperate, who stands between, and every tie; ``left_out`` parties are not drawn."""

    svg: Markup
    groups: list[list[str]]
    brokers: list[BrokerView]
    ties: list[TieView]
    left_out: int


def network_view(ledger: Ledger, scope: Scope, nodes: int, states: Mapping[str, str]) -> NetworkView | None:
    """The network of the scope's parties and those they deal with, or of everyone; None with fewer than three."""
    network = ledger.network(since=scope.start, until=scope.end)
    chosen = _chosen(network, scope, nodes)
    if len(chosen) < FEWEST:
        return None
    names = {node.id: words.party_label(node.country, states) if node.kind == "state" else node.name for node in chosen}
    edges = [edge for edge in network.edges if edge.a in names and edge.b in names]
    groups = [[names[one] for one in group.members if one in names] for group in network.communities]
    return NetworkView(
        svg=_drawn(chosen, edges, names),
        groups=[group for group in groups if len(group) > 1],
        brokers=[_broker_view(one, network, names) for one in network.brokers if one.id in names],
        ties=[TieView((names[edge.a], names[edge.b]), edge) for edge in edges],
        left_out=len(network.nodes) + network.left_out - len(chosen),
    )


def _chosen(network: Network, scope: Scope, most: int) -> list[Node]:
    """The parties asked for and those they have most to do with, or the busiest."""
    wanted = {f"state:{party.country}" if party.country else ident for party in scope.parties for ident in _ids(party)}
    if not wanted:
        return list(network.nodes[:most])
    weight: dict[str, int] = dict.fromkeys(wanted, 1_000_000_000)
    for edge in network.edges:
        for own, other in ((edge.a, edge.b), (edge.b, edge.a)):
            if own in wanted and other not in wanted:
                weight[other] = weight.get(other, 0) + edge.documents
    found = [node for node in network.nodes if node.id in weight]
    return sorted(found, key=lambda node: -weight[node.id])[:most]


def _ids(party: Party) -> Sequence[str]:
    return party.actor_ids or ("",)


def _broker_view(broker: Broker, network: Network, names: Mapping[str, str]) -> BrokerView:
    every = {node.id: node.name for node in network.nodes} | dict(names)
    between = [
        (every.get(one.between[0], one.between[0]), every.get(one.between[1], one.between[1]), one.documents)
        for one in broker.mediations
    ]
    return BrokerView(names[broker.id], broker, between)


def _drawn(nodes: Sequence[Node], edges: Sequence[Edge], names: Mapping[str, str]) -> Markup:
    import altair

    number = {node.id: at for at, node in enumerate(nodes)}
    ties = [(number[e.a], number[e.b], 0.3 + log2(1 + e.cooperative.documents)) for e in edges]
    spots = lay_out([names[node.id] for node in nodes], ties, width=WIDTH, height=HEIGHT)
    places = {node.id: spot for node, spot in zip(nodes, spots, strict=True)}
    drawn = altair.layer(*_lines(edges, places, names), *_dots(nodes, places, names))
    chart = drawn.properties(width=WIDTH, height=HEIGHT)
    text = f"{len(nodes)} parties and {len(edges)} ties; the table below holds every tie."
    return inline_svg(chart, title="Who deals with whom", description=text)


def _lines(
    edges: Sequence[Edge], places: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> list[altair.Chart]:
    """Ties that lean to cooperation are whole, those that lean to conflict dashed; the wider, the more documents."""
    import altair

    layers = []
    for friendly in (True, False):
        values = [_line(edge, places, names) for edge in edges if (edge.mean >= 0) == friendly]
        mark = altair.Chart(altair.Data(values=values)).mark_rule(
            color="var(--coop)" if friendly else "var(--conf)", strokeDash=[1, 0] if friendly else [6, 4], opacity=0.75
        )
        width = altair.StrokeWidth("width:Q", scale=None, legend=None)
        layers.append(
            mark.encode(x=_axis("x"), y=_axis("y"), x2="x2:Q", y2="y2:Q", strokeWidth=width, description="title:N")
        )
    return layers


def _line(edge: Edge, places: Mapping[str, tuple[float, float]], names: Mapping[str, str]) -> dict[str, Any]:
    (x, y), (x2, y2) = places[edge.a], places[edge.b]
    title = f"{names[edge.a]} and {names[edge.b]}: {edge.events:,} events, mean score {words.signed(edge.mean)}"
    return {"x": x, "y": y, "x2": x2, "y2": y2, "width": 1 + log2(edge.documents), "title": title}


def _dots(
    nodes: Sequence[Node], places: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> list[altair.Chart]:
    import altair

    values = [
        {
            "x": places[node.id][0],
            "y": places[node.id][1],
            "size": 40 + 30 * log2(node.documents),
            "name": names[node.id],
        }
        for node in nodes
    ]
    data = altair.Chart(altair.Data(values=values))
    size = altair.Size("size:Q", scale=None, legend=None)
    dot = data.mark_point(fill="var(--ink)", stroke="var(--paper)", opacity=1, shape="circle", aria=False)
    halo = data.mark_text(dy=-13, stroke="var(--paper)", strokeWidth=4, fontWeight=600, aria=False)
    name = data.mark_text(dy=-13, color="var(--ink)", fontWeight=600, aria=False)
    return [
        dot.encode(x=_axis("x"), y=_axis("y"), size=size),
        *(text.encode(x=_axis("x"), y=_axis("y"), text="name:N") for text in (halo, name)),
    ]


def _axis(name: str) -> Any:
    import altair

    channel = altair.X if name == "x" else altair.Y
    domain = [0, WIDTH] if name == "x" else [HEIGHT, 0]
    return channel(f"{name}:Q", scale=altair.Scale(domain=domain, nice=False), axis=None)
