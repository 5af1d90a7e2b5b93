"""``dragoman actors``: who is in the registry, why a phrase means whom, and larger registries beside the archive."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.summary import counted

if TYPE_CHECKING:
    from dragoman.actors.directory import Line
    from dragoman.actors.imported.importer import ImportSummary, SourceSummary

app = typer.Typer(
    name="actors",
    help="List, explain and import the actors that the registry knows.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Registry = Annotated[
    Path | None,
    typer.Option("--actors", help="Imported actors too: an actors.sqlite, or its folder.", show_default=False),
]
Phrase = Annotated[str, typer.Argument(help='An actor in words, such as "the French president".')]
Day = Annotated[
    str | None, typer.Option("--date", help="The day on which it was written, YYYY-MM-DD.", show_default=False)
]
Country = Annotated[
    str | None, typer.Option("--country", help="The country it was written about, such as FRA.", show_default=False)
]
DONE, NOTHING = 0, 1


@app.command("list")
def list_actors(
    pattern: Annotated[str, typer.Argument(help="Letters that a name or an id holds.", show_default=False)] = "",
    country: Annotated[str, typer.Option(help="Only of this country, such as SYR.", show_default=False)] = "",
    kind: Annotated[str, typer.Option(help="Only person, state, organisation or group.", show_default=False)] = "",
    sector: Annotated[str, typer.Option(help="Only with this sector on that day.", show_default=False)] = "",
    on: Annotated[str | None, typer.Option(help="The day for role and sector, YYYY-MM-DD.", show_default=False)] = None,
    as_: Annotated[str, typer.Option("--as", help="table or jsonl.")] = "table",
    actors: Registry = None,
) -> None:
    """List entries with what they were on a day."""
    from dragoman.actors.directory import entries
    from dragoman.errors import OptionError

    if as_ not in ("table", "jsonl"):
        raise OptionError(f"{as_!r} is no form of a list. Give --as table or --as jsonl")
    found = entries(pattern, country=country, kind=kind, sector=sector, on=on, registry=actors)
    count = 0
    for line in found:
        count += 1
        typer.echo(json.dumps(line.to_dict(), ensure_ascii=False) if as_ == "jsonl" else _row(line))
    if as_ == "table":
        typer.echo(counted(count, "entry", "entries"), err=True)
    raise typer.Exit(DONE if count else NOTHING)


@app.command("show")
def show_actor(
    name: Annotated[str, typer.Argument(help="An id such as person:bashar-al-assad, or a name that is one's alone.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    actors: Registry = None,
) -> None:
    """Print one entry: names, tenures, and the file and line that say so."""
    from dragoman.actors.directory import page
    from dragoman.actors.explain import tenure_lines

    found = page(name, registry=actors)
    if as_json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        return
    what = [found.kind, found.country or "no country", " ".join(found.sectors), found.party]
    typer.echo(f"{found.name} ({found.id}): {', '.join(filter(None, what))}")
    typer.echo(f"  {found.where}" + (f", imported from {found.source}" if found.source else ""))
    if found.names:
        typer.echo(f"  Also: {'; '.join(found.names)}")
    if found.tenures:
        typer.echo("  Tenures")
        typer.echo("\n".join(tenure_lines(found.tenures)))


@app.command("why")
def why_actor(
    text: Phrase,
    date: Day = None,
    country: Country = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    actors: Registry = None,
) -> None:
    """Explain what a phrase is coded to: terms, entries considered, the rule, the day, and what to edit."""
    explain_to(text, date, country, actors, as_json=as_json)


def explain_to(text: str, date: str | None, country: str | None, actors: Path | None, *, as_json: bool) -> None:
    """Print the explanation; exit 1 when there is no actor."""
    from dragoman.actors.explain import as_text, explain

    told = explain(text, date=date, country=country, registry=actors)
    typer.echo(json.dumps(told.to_dict(), ensure_ascii=False, indent=2) if as_json else as_text(told))
    raise typer.Exit(DONE if told.actor else NOTHING)


@app.command("lint")
def lint_actors() -> None:
    """Print contradictions in the built-in registry; exit 1 when one of them is an error."""
    from dragoman.actors.lint import main as lint

    raise typer.Exit(lint())


@app.command("import")
def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(help="FollowTheMoney JSON lines or Wikidata JSON dumps, packed or not.", metavar="FILE..."),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The archive, or a folder for actors.sqlite.", show_default=False)
    ],
    format: Annotated[str, typer.Option(help="ftm or wikidata, instead of finding it out.", show_default=False)] = "",
    source: Annotated[
        str, typer.Option(help="What to call the source; a later import of that name replaces it.", show_default=False)
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read a larger registry into actors.sqlite, which `dragoman read -o` of the same folder then asks."""
    from dragoman.actors.imported.importer import import_actors

    at = datetime.now(UTC).isoformat(timespec="seconds")
    done = import_actors(files, out, format=format, source=source, at=at, progress=_progress)
    if sys.stderr.isatty():
        typer.echo("\r\033[K", nl=False, err=True)
    typer.echo(json.dumps(done.to_dict(), ensure_ascii=False) if as_json else _summary(done))
    raise typer.Exit(NOTHING if any(one.malformed for one in done.sources) else DONE)


def _progress(summary: SourceSummary) -> None:
    if sys.stderr.isatty() and summary.lines % 10_000 == 0:
        typer.echo(f"\r{summary.name}: {summary.lines:,} lines", nl=False, err=True)


def _row(line: Line) -> str:
    sectors = " ".join(line.sectors) or "-"
    return f"{line.country or '-':<4}{sectors:<8} {line.id:<42} {line.name}" + (f", {line.role}" if line.role else "")


def _summary(done: ImportSummary) -> str:
    lines = []
    for one in done.sources:
        counts = one.counts
        lines.append(
            f"{one.name}: {counted(counts.entities, 'actor')}, {counted(counts.names, 'name')}, "
            f"{counted(counts.tenures, 'tenure')} from {counted(one.lines, 'line')} "
            f"({one.ignored:,} about other things)"
        )
        for number, what in (
            (counts.homeless, "left out: tenures whose office is not in the files"),
            (counts.impossible, "left out: tenures that end before they start"),
            (counts.repeated, "left out: entities that stood there already"),
        ):
            lines += [f"  {number:,} {what}"] if number else []
        if one.malformed:
            reasons = ", ".join(f"{reason}: {number:,}" for reason, number in one.reasons.most_common(5))
            lines.append(f"  {counted(one.malformed, 'malformed line')} left out ({reasons})")
            lines += [f"    {file}:{line}: {reason}" for file, line, reason in one.problems]
        lines.append(f"  Licence: {one.licence}")
    return "\n".join([*lines, "", f"Wrote {done.path}"])
