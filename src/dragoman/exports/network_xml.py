"""The network of an archive as GraphML or GEXF, for Gephi, igraph, Cytoscape and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from dragoman.exports.cells import clean
from dragoman.exports.options import Selection
from dragoman.relations.network import Edge, Network, Node

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(selection: Selection, stream: BinaryIO) -> int:
    """Write GraphML; gives the number of edges."""
    import networkx as nx

    graph = _asked(selection)
    nx.write_graphml_xml(graph, stream)
    return int(graph.number_of_edges())


def write_gexf(selection: Selection, stream: BinaryIO) -> int:
    """Write GEXF 1.2; gives the number of edges."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = _asked(selection)
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # networkx puts today's date; an export is the same every day
    writer.write(stream)
    return int(graph.number_of_edges())


def _asked(selection: Selection) -> nx.Graph:
    options = selection.options
    network = selection.ledger.network(
        by=options.by or "country", since=options.since, until=options.until, auxiliary=bool(options.auxiliary)
    )
    selection.count_left_out()
    if network.left_out:
        selection.left_out["nodes"] += network.left_out
    return graph_of(network)


def graph_of(network: Network) -> nx.Graph:
    """An undirected graph with everything that nodes and edges know; what is None or unknown has no attribute."""
    import networkx as nx

    graph = nx.Graph(by=network.by, since=network.since, until=network.until)
    for node in network.nodes:
        graph.add_node(clean(node.id), **_node(node))
    for edge in network.edges:
        graph.add_edge(clean(edge.a), clean(edge.b), **_edge(edge))
    return graph


def _node(node: Node) -> dict[str, Any]:
    return _known(
        label=clean(node.name) or clean(node.id),
        country=node.country,
        kind=node.kind,
        events=node.events,
        documents=node.documents,
        community=node.community,
        betweenness=float(node.betweenness),
    )


def _edge(edge: Edge) -> dict[str, Any]:
    return _known(
        weight=edge.events,
        documents=edge.documents,
        verbal_coop=edge.counts.get(1, 0),
        material_coop=edge.counts.get(2, 0),
        verbal_conf=edge.counts.get(3, 0),
        material_conf=edge.counts.get(4, 0),
        score_mean=float(edge.mean),
        score_sum=float(edge.total),
        # The ids in the order of their direction: readers of undirected graphs may turn an edge round.
        first=clean(edge.a),
        second=clean(edge.b),
        first_to_second=edge.a_to_b,
        second_to_first=edge.b_to_a,
        coop_events=edge.cooperative.events,
        coop_documents=edge.cooperative.documents,
        coop_mean=edge.cooperative.mean,
        conf_events=edge.conflictual.events,
        conf_documents=edge.conflictual.documents,
        conf_mean=edge.conflictual.mean,
        state=edge.state,
    )


def _known(**attributes: Any) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None}
