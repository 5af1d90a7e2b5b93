"""``dragoman frames``: list, test and lint the lexicon of events."""

from __future__ import annotations

from typing import Annotated

import typer

frames = typer.Typer(
    name="frames",
    help="The lexicon of events: which frames a word has, whether their examples still code right, what contradicts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
DONE, WRONG = 0, 1


@frames.command("list")
def show_frames(
    word: Annotated[str, typer.Argument(help="A verb, noun or adjective, or part of a frame's name.")],
) -> None:
    """Show the frames that a word can fire, with the file and line that hold them."""
    from dragoman.events.lexicon import load_lexicon
    from dragoman.explain import frame_place

    lexicon = load_lexicon()
    found = {
        frame.id: frame
        for by_form in lexicon.frames.values()
        for form, fitting in by_form.items()
        for frame in fitting
        if form == word.lower() or word.lower() in frame.id.lower()
    }
    for name, frame in sorted(found.items()):
        kind = frame.event_type + (f" ({frame.mode})" if frame.mode else "")
        typer.echo(f"{name:<36} {kind:<28} {frame_place(frame)}")
    if not found:
        typer.echo(f"No frame has {word!r}. Add one to src/dragoman/data/frames, as its README.md shows.", err=True)
        raise typer.Exit(WRONG)


@frames.command("test")
def check_frames(
    wanted: Annotated[str, typer.Argument(help="A frame, or part of its name, such as ACCUSE/ or accuse-of.")] = "",
) -> None:
    """Code every example of the frames and say which do not come out as written.

    An edited YAML file takes effect at once.
    """
    from dragoman.events.examples import check_examples

    checked = list(check_examples(wanted))
    wrong = [one for one in checked if not one.right]
    for one in wrong:
        typer.echo(f"{one.frame}: {one.example.text}")
        for line in one.told or ("no event",):
            typer.echo(f"    {line}")
    if not checked:
        typer.echo(f"No frame is called {wanted!r}. See `dragoman frames list WORD`.", err=True)
        raise typer.Exit(WRONG)
    typer.echo(f"{len(checked) - len(wrong):,} of {len(checked):,} examples code to what they say", err=True)
    raise typer.Exit(WRONG if wrong else DONE)


@frames.command("lint")
def lint_frames() -> None:
    """Name frames that others shadow or contradict."""
    from dragoman.events.lint import lint

    problems = lint()
    for problem in problems:
        typer.echo(problem)
    if not problems:
        typer.echo("No frame shadows or contradicts another", err=True)
    raise typer.Exit(WRONG if problems else DONE)
