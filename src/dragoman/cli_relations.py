"""``dragoman relation`` and ``dragoman network``: how two parties dealt with each other, and who dealt with whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli_shared import Archive, From, To, one_line

if TYPE_CHECKING:
    from dragoman.relations.network import Network
    from dragoman.relations.relation import Asymmetry, Period, Relation

Marked = Annotated[
    bool, typer.Option("--all", help="Count events marked historical, future, hypothetical or negation, too.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]
SHOWN = 20
"""Lines of a list in the terminal; --json has them all."""


def relation(
    archive: Archive,
    a: Annotated[str, typer.Argument(help="A country code, a name or an actor id.", show_default=False)],
    b: Annotated[str, typer.Argument(help="The other one.", show_default=False)],
    by: Annotated[str, typer.Option(help="day, week, month, quarter or year.")] = "month",
    start: From = None,
    end: To = None,
    all_: Marked = False,
    former: Annotated[bool, typer.Option("--former", help="Count those who left office for their state, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show how two actors dealt with each other over time: counts, scores, states, turning points, who says what."""
    from dragoman.ledger.ledger import Ledger

    with Ledger.open(archive, create=False) as ledger:
        found = ledger.relation(a, b, by=by, since=start, until=end, auxiliary=all_, former=former)
    typer.echo(json.dumps(found.to_dict(), ensure_ascii=False) if as_json else "\n".join(relation_lines(found)))


def network(
    archive: Archive,
    by: Annotated[str, typer.Option(help="country or actor: what a node is.")] = "country",
    start: From = None,
    end: To = None,
    all_: Marked = False,
    documents: Annotated[int, typer.Option(min=1, help="Leave out ties in fewer documents.")] = 1,
    nodes: Annotated[
        int | None, typer.Option(min=1, help="Keep this many nodes, those in most documents.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show who dealt with whom: the strongest ties, communities by cooperation, and who stands between."""
    from dragoman.ledger.ledger import Ledger

    with Ledger.open(archive, create=False) as ledger:
        found = ledger.network(by=by, since=start, until=end, auxiliary=all_, documents=documents, nodes=nodes)
    typer.echo(json.dumps(found.to_dict(), ensure_ascii=False) if as_json else "\n".join(network_lines(found)))


def relation_lines(found: Relation) -> Iterator[str]:
    """The relation as a person reads it."""
    a, b = one_line(found.a.name), one_line(found.b.name)
    told = [period for period in found.series if period.events]
    yield f"{a} and {b}, by {found.by}"
    if not told:
        yield "No event between them has a date."
    else:
        yield ""
        yield from _table(("from", "events", "docs", "q1", "q2", "q3", "q4", "mean", "interval"), map(_period, told))
    if found.undated:
        yield f"\n{found.undated:,} more without a date, or with one vaguer than a {found.by}"
    if found.states:
        yield "\nStates"
        yield from (f"  {one.start} to {one.end}  {one.name} ({one.reason})" for one in found.states)
    if found.turning_points:
        yield "\nTurning points"
    for point in found.turning_points:
        yield f"  {point.date}  {point.before:+.1f} → {point.after:+.1f} ({point.reason})"
        yield from (f"    {_line(event.event_type, event.sentence.text)}" for event in point.events)
    for turn in found.told_turns[:SHOWN]:
        yield f"\nTold in {turn.date or 'an undated article'}: {'worse' if turn.worsening else 'better'}"
        yield from (f"  {_line(one.standing.kind, one.standing.sentence.text)}" for one in turn.told)
    if found.standings:
        yield "\nSaid to be"
    for one in found.standings[:SHOWN]:
        standing = one.standing
        other = one_line(standing.b.name) if standing.b else ""
        mark = "" if standing.status == "current" else f" ({standing.status})"
        day, sides = one.published or "undated", f"{one_line(standing.a.name)} → {other}"
        yield f"  {day}  {sides}: {standing.kind}{mark}, “{one_line(standing.span.text)}”"
    if found.asymmetry.difference is not None:
        yield f"\n{_asymmetry(found.asymmetry, a, b)}"


def network_lines(found: Network) -> Iterator[str]:
    """The network as a person reads it."""
    names = {node.id: one_line(node.name) for node in found.nodes}
    yield f"{len(found.nodes):,} nodes, {len(found.edges):,} ties" + (
        f"; {found.left_out:,} smaller nodes left out" if found.left_out else ""
    )
    if not found.edges:
        return
    yield ""
    rows = (
        (names[e.a], names[e.b], *map(str, (e.events, e.documents, *e.counts.values())), f"{e.mean:+.1f}", e.state)
        for e in found.edges[:SHOWN]
    )
    yield from _table(("between", "and", "events", "docs", "q1", "q2", "q3", "q4", "mean", "state"), rows)
    for number, group in enumerate(found.communities, start=1):
        members = ", ".join(names[ident] for ident in group.members[:SHOWN])
        more = len(group.members) - SHOWN
        yield f"\nCommunity {number}: {members}" + (f" and {more} more" if more > 0 else "")
    if found.brokers:
        yield "\nBetween others"
    for broker in found.brokers:
        pairs = "; ".join(
            f"{' and '.join(names.get(ident) or one_line(ident) for ident in one.between)} ({one.documents})"
            for one in broker.mediations[:5]
        )
        told = f", mediates between {pairs}" if pairs else ""
        yield f"  {names.get(broker.id) or one_line(broker.id)}: {broker.betweenness:.0%} of shortest paths{told}"


def _period(period: Period) -> tuple[str, ...]:
    interval = f"{period.low:+.1f} to {period.high:+.1f}" if period.low is not None else "one document"
    counts = (period.events, period.documents, *period.counts.values())
    return (period.start, *map(str, counts), f"{period.mean or 0.0:+.1f}", interval)


def _asymmetry(found: Asymmetry, a: str, b: str) -> str:
    sides = f"{a} towards {b} {found.a_to_b.mean or 0.0:+.1f}, {b} towards {a} {found.b_to_a.mean or 0.0:+.1f}"
    if found.low is None:
        return f"{sides}: too few documents to compare"
    difference = round(found.difference or 0.0, 1) + 0.0  # no "-0.0"
    return f"{sides}: a difference of {difference:+.1f} ({found.low:+.1f} to {found.high:+.1f})"


def _line(kind: str, sentence: str) -> str:
    text = one_line(sentence)
    return f"{kind}: {text if len(text) <= 160 else text[:157] + '...'}"


def _table(columns: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Names to the left, numbers to the right."""
    lines = [tuple(columns), *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    texts = {at for at in range(len(columns)) if not lines[1][at].lstrip("+-").replace(".", "").isdigit()}
    for line in lines:
        cells = (
            cell.ljust(width) if at in texts else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
