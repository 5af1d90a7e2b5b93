"""``dragoman accounts`` and ``dragoman outlets``: who tells what, and what each outlet leaves out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli_shared import Archive, From, To, one_line

if TYPE_CHECKING:
    from dragoman.accounts.account import Account, Telling
    from dragoman.accounts.outlet import Outlet
    from dragoman.actors.actor import Participant

Json = Annotated[bool, typer.Option("--json", help="Print one JSON record a line, nothing left out.")]
_LISTED = 8
"""Speakers and accounts shown for an outlet; --json has all."""


def accounts(
    archive: Archive,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only those that somebody disputes.")] = False,
    party: Annotated[
        str | None, typer.Option(help="Only with this party: a country code, an actor id or a name.")
    ] = None,
    start: From = None,
    end: To = None,
    least: Annotated[int, typer.Option("--tellings", min=1, help="Only those told at least so many times.")] = 2,
    as_json: Json = False,
) -> None:
    """List the events that several articles tell, each with who tells it, on whose word, and what they differ on."""
    from dragoman.ledger.ledger import Ledger
    from dragoman.relations.party import find_party

    with Ledger.open(archive, create=False) as ledger:
        found = find_party(ledger, party) if party else None
        code = (found.country or found.actor_ids[0]) if found else None
        told = ledger.accounts(since=start, until=end, party=code, min_tellings=least)
        listed = [account for account in told if account.status == "disputed" or not disputed]
        if not listed:
            typer.echo(f"No account of {least} tellings or more fits; --tellings 1 looks at all.", err=True)
        for account in listed:
            if as_json:
                typer.echo(json.dumps(account.to_dict(), ensure_ascii=False))
            else:
                typer.echo("\n".join(_account_lines(account)) + "\n")


def outlets(
    archive: Archive,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two actors, as country codes or names: --between RUS SYR.", show_default=False),
    ] = None,
    start: Annotated[str | None, typer.Option("--from", help="First day published.", show_default=False)] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day published.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Compare outlets: what each tells and leaves out, whom it lets speak, and how it scores two parties."""
    from dragoman.ledger.ledger import Ledger

    with Ledger.open(archive, create=False) as ledger:
        for outlet in ledger.outlets(between=between, since=start, until=end):
            if as_json:
                typer.echo(json.dumps(outlet.to_dict(), ensure_ascii=False))
            else:
                typer.echo("\n".join(_outlet_lines(outlet)) + "\n")


def _account_lines(account: Account) -> Iterator[str]:
    kind = account.event_type + (f" ({account.mode})" if account.mode else "")
    day = account.date.start if account.date else ""
    if account.date and account.date.end != account.date.start:
        day += f" to {account.date.end}"
    head = [day, kind, _parties(account.actors), "to", _parties(account.recipients)]
    place = f", in {account.place.name}" if account.place else ""
    yield " ".join(filter(None, head)) + place
    sources = "1 source" if account.independent == 1 else f"{account.independent} sources"
    yield f"  {account.status}, {sources}" + (f"; {account.dispute}" if account.dispute else "")
    for telling in account.tellings:
        yield f"  - {_source(telling)}: {one_line(telling.sentence.text)}"
    for one in account.differences:
        versions = " / ".join(f"{one_line(version.text)} ({len(version.tellings)})" for version in one.versions)
        yield f"  {one.field}{f' ({one.about})' if one.about else ''}: {versions}"


def _source(telling: Telling) -> str:
    chain = [one_line(source.name or source.text) for source in telling.attribution]
    outlet = one_line(telling.outlet) or telling.document_id
    copied = " [copy]" if telling.copy_of else ""
    named = f" {_parties(telling.doers)}" if telling.manner == "names" else ""
    manner = "" if telling.manner == "tells" else f" [{telling.manner}{named}]"
    return " < ".join([*chain, outlet]) + copied + manner


def _outlet_lines(outlet: Outlet) -> Iterator[str]:
    yield f"{one_line(outlet.name)}: {outlet.documents} articles, {outlet.copies} of them copies"
    told = f"tells {len(outlet.tells)} accounts, {len(outlet.alone)} of them alone"
    yield f"  {told}; leaves out {len(outlet.leaves_out)} that several others tell"
    if outlet.scored and outlet.scored.mean is not None:
        yield f"  {_score_line(outlet)}"
    for voice in outlet.voices[:_LISTED]:
        stances = ", ".join(f"{name} {share:.0%}" for name, share in voice.stances.items() if share)
        yield f"  {voice.share:4.0%}  {one_line(voice.name)}: {stances}"


def _score_line(outlet: Outlet) -> str:
    scored = outlet.scored
    if scored is None or scored.mean is None or scored.others is None or scored.difference is None:
        return "no other outlet tells of the two"
    within = f" ({scored.low:+.1f} to {scored.high:+.1f})" if scored.low is not None else ", too few articles to bound"
    return f"mean score {scored.mean:+.1f}, the others {scored.others:+.1f}: {scored.difference:+.1f}{within}"


def _parties(participants: Sequence[Participant]) -> str:
    return ", ".join(dict.fromkeys(one_line(one.name or one.text) for one in participants)) or "?"
