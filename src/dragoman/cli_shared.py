"""What several commands share: their commonest options, and texts of strangers made fit for a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Archive = Annotated[Path, typer.Argument(help="The archive: a folder that `dragoman read` made.", show_default=False)]
From = Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.", show_default=False)]
To = Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.", show_default=False)]


def one_line(text: str) -> str:
    """One line without control characters, which could write over the terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
