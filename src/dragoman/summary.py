"""The summary of a job, as a person reads it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.job import JobSummary

SHOWN = 10


def as_dict(summary: JobSummary) -> dict[str, Any]:
    """Plain JSON types."""
    return {
        "documents": summary.documents,
        "copies": summary.copies,
        "already_in_archive": summary.known,
        "words": summary.words,
        "events": dict(summary.events.most_common()),
        "claims": summary.claims,
        "dyads": [
            {"actor": actor, "recipient": recipient, "events": count}
            for (actor, recipient), count in summary.dyads.most_common(SHOWN)
        ],
        "rejected": summary.rejected_in_all,
        "rejections": [item.to_dict() for item in summary.rejected],
    }


def as_text(summary: JobSummary, archive: Path) -> str:
    """A few lines: documents, events by type, busiest dyads, what was rejected and why."""
    events = sum(summary.events.values())
    copies = counted(summary.copies, "copy", "copies")
    read = f"{counted(summary.documents, 'document')} read ({summary.words:,} words, {copies} of an earlier one)"
    known = f"; {summary.known:,} already in the archive" if summary.known else ""
    lines = [read + known, f"{counted(events, 'event')}, {counted(summary.claims, 'claim')}"]
    if summary.events:
        lines += ["", "Events by type", *(f"  {kind:<10}{count:>8,}" for kind, count in summary.events.most_common())]
    if summary.dyads:
        lines += [
            "",
            "Busiest dyads",
            *(f"  {a} → {b}{count:>10,}" for (a, b), count in summary.dyads.most_common(SHOWN)),
        ]
    if summary.rejected_in_all:
        lines += ["", *_rejections(summary)]
    lines += ["", f"Archive: {archive}    Next:  dragoman report {archive} -o dossier.html"]
    return "\n".join(lines)


def _rejections(summary: JobSummary) -> list[str]:
    reasons = Counter(item.reason for item in summary.rejected).most_common()
    listed = ", ".join(f"{reason}: {count}" for reason, count in reasons)
    lines = [f"{counted(summary.rejected_in_all, 'input')} rejected ({listed})"]
    lines += [f"  {item.source}: {item.message}" for item in summary.rejected[:SHOWN]]
    if summary.rejected_in_all > SHOWN:
        lines.append(f"  … and {summary.rejected_in_all - SHOWN:,} more, in the archive's table of rejected inputs")
    return lines


def counted(number: int, one: str, many: str = "") -> str:
    """``1 input``, ``2,000 inputs``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress_line(*, enabled: bool) -> Iterator[Callable[[JobSummary], None]]:
    """A live line on standard error: documents, documents a second, events, rejected."""
    if not enabled:
        yield lambda summary: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("Reading", total=None)

        def show(summary: JobSummary) -> None:
            rate = summary.documents / max(progress.tasks[0].elapsed or 0.0, 0.001)
            events = sum(summary.events.values())
            refused = f"{summary.rejected_in_all:,} rejected"
            text = f"{summary.documents:,} documents ({rate:.1f}/s), {events:,} events, {refused}"
            progress.update(task, description=text)

        yield show
