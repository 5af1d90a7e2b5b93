"""The command line: thin commands over Python functions of the same name."""

from __future__ import annotations

import atexit
import gc
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dragoman.cli_accounts import accounts, outlets
from dragoman.cli_actors import Country, Day, Phrase, Registry, explain_to
from dragoman.cli_actors import app as actors_app
from dragoman.cli_frames import frames
from dragoman.cli_relations import network, relation
from dragoman.cli_shared import Archive, From, To
from dragoman.errors import DragomanError, OptionError

if TYPE_CHECKING:
    from dragoman.documents import ReadOptions
    from dragoman.job import JobSummary

app = typer.Typer(
    name="dragoman",
    help="Read political news into a ledger of who did what to whom, when, where, and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

DONE, SOME_REJECTED, USAGE, STOPPED = 0, 1, 2, 130
MOST_EXPLAINED = 20_000
"""Characters that `explain` takes: it draws every word."""
YOUNG_OBJECTS = 50_000
"""Objects made before Python looks for cycles among them: at its 700, loading the lexicons looked for 0.25 s."""
app.command()(relation)
app.command()(network)
app.add_typer(actors_app)
app.add_typer(frames)
app.command()(accounts)
app.command()(outlets)


def main() -> NoReturn:
    """Run the command line and end the process; what Dragoman raises on purpose becomes one clear line."""
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none; looking for them reads every package
    leave_out_spacys_command_line()
    status = DONE
    try:
        app()
    except SystemExit as end:
        if end.code is not None and not isinstance(end.code, int):
            raise  # a message, which Python prints
        status = end.code or DONE
    except DragomanError as error:
        typer.echo(f"Error: {error}", err=True)
        status = USAGE
    except BrokenPipeError:
        pass
    leave(status)


def leave(status: int) -> NoReturn:
    """End the process at once.

    Archives are closed by now and the system takes memory back whole; Python would take models, lexicons and modules
    apart object by object, 0.35 s.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(status)


def leave_out_spacys_command_line() -> None:
    """Importing spaCy imports its command line too (httpx, requests, weasel): 0.45 s of 0.95 s, and nothing here calls
    it.

    Only this process does without; the library leaves spaCy as it is.
    """
    for name in ("spacy.cli", "spacy.cli.info"):
        module = ModuleType(name)
        module.info = None  # type: ignore[attr-defined]
        sys.modules.setdefault(name, module)


def version_wanted(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from dragoman import __version__

        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=version_wanted, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Read political news into a ledger of who did what to whom, when, where, and according to whom."""


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The archive to append to; made when missing.", show_default=False)
    ],
    map: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=COLUMN, such as text=article_body; may be repeated.", metavar="FIELD=COLUMN"),
    ] = None,
    format: Annotated[
        str, typer.Option(help="Read every input as this format instead of finding it out.", show_default=False)
    ] = "",
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Code what is not English too, instead of setting it aside.")
    ] = False,
    max_characters: Annotated[int, typer.Option(min=1, help="A longer document is rejected as too large.")] = 1_000_000,
    language_model: Annotated[str, typer.Option(help="`dragoman`, or any installed spaCy pipeline.")] = "dragoman",
    threads: Annotated[int, typer.Option(min=1, help="Documents read side by side.")] = 2,
    actors: Annotated[
        Path | None,
        typer.Option("--actors", help="Imported actors; those beside the archive when left out.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; only errors.")] = False,
) -> None:
    """Code everything readable under PATH... and append it to an archive.

    Run it again after an interruption, or when there is more to read: what the archive holds is not coded twice.
    """
    from dragoman.documents import ReadOptions

    chosen = ReadOptions(
        format=format, map=_mapping(map or []), any_language=any_language, max_characters=max_characters
    )
    summary = _run_job(paths, out, chosen, language_model, threads, quiet, actors)
    if not quiet:
        from dragoman.summary import as_dict, as_text

        typer.echo(json.dumps(as_dict(summary), ensure_ascii=False) if as_json else as_text(summary, out))
    raise typer.Exit(SOME_REJECTED if summary.rejected_in_all else DONE)


@app.command()
def report(
    archive: Archive,
    out: Annotated[Path, typer.Option("-o", "--out", help="The HTML file to write.")] = Path("dossier.html"),
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two actors, as country codes or names: --between RUS SYR.", show_default=False),
    ] = None,
    actor: Annotated[str | None, typer.Option(help="One actor, by name or code.", show_default=False)] = None,
    start: From = None,
    end: To = None,
    title: Annotated[str | None, typer.Option(help="The dossier's title.", show_default=False)] = None,
) -> None:
    """Write one self-contained HTML dossier."""
    from dragoman.ledger.ledger import Ledger
    from dragoman.report.report import write_report

    with Ledger.open(archive, create=False) as ledger:
        write_report(ledger, out, between=between, actor=actor, start=start, end=end, title=title)
    typer.echo(f"Wrote {out}", err=True)


@app.command()
def export(
    archive: Archive,
    as_: Annotated[
        str,
        typer.Option(
            "--as",
            help="csv, jsonl, parquet, plover, polecat, icews, gdelt, panel, graphml, gexf or ftm.",
            show_default=False,
        ),
    ],
    out: Annotated[str, typer.Option("-o", "--out", help="The file to write, or - for standard output.")] = "-",
    start: From = None,
    end: To = None,
    by: Annotated[
        str | None,
        typer.Option(
            help="Step of a panel: day, week, month, quarter or year; node of a network: country or actor.",
            show_default=False,
        ),
    ] = None,
    auxiliary: Annotated[
        bool | None,
        typer.Option(
            "--auxiliary/--no-auxiliary",
            help="Keep events marked historical, future, hypothetical or negation; else only where a format shows it.",
            show_default=False,
        ),
    ] = None,
    copies: Annotated[
        bool | None,
        typer.Option(
            "--copies/--no-copies",
            help="Keep events of near-duplicate documents; else only where a format shows it.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the archive's events in a format that other tools open; say what was left out on standard error."""
    from dragoman.exports import export as write
    from dragoman.ledger.ledger import Ledger

    with Ledger.open(archive, create=False) as ledger:
        written = write(ledger, as_, out, since=start, until=end, auxiliary=auxiliary, copies=copies, by=by)
    typer.echo(f"Wrote {'standard output' if out == '-' else out}: {written}", err=True)


@app.command()
def sql(
    archive: Archive,
    query: Annotated[
        str, typer.Argument(help="A SELECT over documents, events, participants, claims, actors, standings ...")
    ],
) -> None:
    """Ask the archive in SQL; rows come out as JSON lines."""
    from dragoman.ledger.ledger import Ledger

    with Ledger.open(archive, create=False) as ledger:
        for row in ledger.rows(query):
            typer.echo(json.dumps(row, ensure_ascii=False, default=str))


@app.command()
def resolve(
    text: Phrase,
    date: Day = None,
    country: Country = None,
    why: Annotated[bool, typer.Option("--why", help="Explain in words, as `dragoman actors why`.")] = False,
    actors: Registry = None,
) -> None:
    """Say who an actor is: country, sector, role on that day, and why."""
    from dragoman.actors.resolver import resolve as find

    if why:
        explain_to(text, date, country, actors, as_json=False)
    actor = find(text, date=date, country=country, registry=actors)
    typer.echo(json.dumps(actor.to_dict() if actor else None, ensure_ascii=False, indent=2))
    raise typer.Exit(DONE if actor else SOME_REJECTED)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence or two; - reads them from standard input.")],
    published: Annotated[str, typer.Option("--date", help="The day it was published, YYYY-MM-DD.")] = "",
    html: Annotated[
        Path | None, typer.Option("--html", help="Write it as a page, the parse drawn.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say why a sentence is coded as it is: the parse, the frames that fit or not and why, the model, the rules."""
    from dragoman.explain import as_html, as_text
    from dragoman.explain import explain as explained

    found = explained(sys.stdin.read(MOST_EXPLAINED) if text == "-" else text[:MOST_EXPLAINED], published=published)
    if html is not None:
        html.write_text(as_html(found), encoding="utf-8")
        typer.echo(f"Wrote {html}", err=True)
    elif as_json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False))
    else:
        typer.echo(as_text(found))


@app.command()
def evaluate(
    benchmark: Annotated[
        str,
        typer.Argument(
            help="parse, entities, actors, coreference, re3d, events, attribution, claims, accounts, auxiliary, modes, "
            "relations or speed."
        ),
    ],
    data: Annotated[
        Path | None, typer.Option(help="The folder that holds the benchmark's data.", show_default=False)
    ] = None,
    misses: Annotated[int, typer.Option(min=0, help="How many misses to print.")] = 0,
    corpus: Annotated[str, typer.Option(help="Collection of stories, for accounts: its name or folder.")] = "first",
) -> None:
    """Measure accuracy or speed, and print the numbers."""
    from dragoman.evaluation import evaluate as measure

    typer.echo(measure(benchmark, data, misses=misses, corpus=corpus))


@app.command()
def demo(
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the archive and the dossier.")] = Path(
        "demo"
    ),
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the dossier in the browser.")] = True,
) -> None:
    """Read a small built-in corpus and open its dossier."""
    from dragoman.documents import ReadOptions
    from dragoman.job import demo_folder
    from dragoman.ledger.ledger import Ledger
    from dragoman.report.report import write_report
    from dragoman.summary import as_text

    summary = _run_job([str(demo_folder() / "*.jsonl")], out / "archive", ReadOptions(), "dragoman", 2, quiet=False)
    dossier = out / "dossier.html"
    with Ledger.open(out / "archive", create=False) as ledger:
        write_report(ledger, dossier, between=("RUS", "SYR"))
    typer.echo(as_text(summary, out / "archive"))
    typer.echo(f"\nDossier: {dossier.resolve()}")
    if open_ and sys.stdout.isatty():
        typer.launch(str(dossier))


def _run_job(
    paths: list[str],
    out: Path,
    chosen: ReadOptions,
    language_model: str,
    threads: int,
    quiet: bool,
    actors: Path | None = None,
) -> JobSummary:
    from dragoman.language.model import prefetch

    if language_model == "dragoman":
        prefetch()
    from dragoman.job import JobSummary, read_archive
    from dragoman.ledger.ledger import Ledger
    from dragoman.summary import progress_line

    last = JobSummary()

    def show(summary: JobSummary) -> None:
        nonlocal last
        last = summary
        line(summary)

    with progress_line(enabled=not quiet and sys.stderr.isatty()) as line, Ledger.open(out) as ledger:
        try:
            return read_archive(
                paths,
                ledger,
                options=chosen,
                language_model=language_model,
                threads=threads,
                progress=show,
                registry=actors,
            )
        except DragomanError:
            ledger.withdraw()
            raise
        except KeyboardInterrupt:
            typer.echo(
                f"\nStopped after {last.documents:,} documents; they are in {out}. Run the same command to go on.",
                err=True,
            )
            raise typer.Exit(STOPPED) from None


def _mapping(pairs: list[str]) -> dict[str, str]:
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name or not column:
            raise OptionError(f"{pair!r} is no mapping. Write FIELD=COLUMN, such as --map text=article_body")
        found[name.strip()] = column.strip()
    return found


if __name__ == "__main__":
    main()
