"""write_report: a ledger, or a part of it, as one HTML file to read, print and forward."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import OptionError
from dragoman.garbage import rare_collections
from dragoman.report.dossier import Limits, gather
from dragoman.report.scope import find_scope

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


def write_report(
    ledger: Ledger,
    out: str | os.PathLike[str],
    *,
    between: tuple[str, str] | None = None,
    actor: str | None = None,
    start: str | None = None,
    end: str | None = None,
    title: str | None = None,
    limits: Limits | None = None,
) -> Path:
    """Write the dossier of ``ledger`` to the file ``out`` and give its path.

    ``between`` and ``actor`` select by country code (``SYR``), actor id or name, as ``ledger.relation`` does. ``start``
    and ``end`` are ISO days, both included. The file holds everything it needs, loads nothing and is written whole or
    not at all. Raises OptionError for a value that cannot be used.
    """
    # jinja2 is loaded only when a report is wanted
    from dragoman.report.page import render

    if not Path(out).parent.is_dir():
        raise OptionError(f"The folder {str(Path(out).parent)!r} does not exist. Make it, or name another file.")
    path = Path(out)
    with rare_collections():
        dossier = gather(ledger, find_scope(ledger, between, actor, start, end), title=title, limits=limits)
        _write(path, render(dossier))
    return path


def _write(path: Path, page: str) -> None:
    """Replace ``path`` in one step, so that a reader never sees half a page."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
