"""Kills a process that appends to an archive, again and again, and checks that no document is lost or doubled.

python -m tests.ledger.kill --kills 100          at random moments
python -m tests.ledger.kill --steps              at every file operation of appends and compactions, one after the other
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb  # noqa: F401 - imported before forking, so that no child pays for it
import numpy as np  # noqa: F401
import pyarrow.parquet  # noqa: F401

from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading  # noqa: F401
from tests.ledger.synthetic import readings

_STEPS = ("fsync", "rename", "replace", "mkdir", "rmdir", "unlink")


def append_forever(archive: Path, acknowledge: Callable[[int], None], *, batch: int = 2) -> None:
    """Append readings, going on from what is there, and acknowledge the number of each document that is."""
    with Ledger.open(archive) as ledger:
        first = 0
        while ledger.has(f"doc-{first:08d}"):
            first += 1
        numbered = readings(1_000_000, 2, first=first)
        for summary in ledger.stream(numbered, batch_documents=batch):
            first += summary.documents
            acknowledge(first)


def check(archive: Path, acknowledged: int, *, thoroughly: bool) -> None:
    """Exit with a message when a document that was acknowledged is missing, or any is doubled or incomplete."""
    with Ledger.open(archive) as ledger:
        ids = list(ledger.document_ids())
        expected = [f"doc-{number:08d}" for number in range(len(ids))]
        if ids != expected:
            sys.exit(f"documents are {ids}")
        if len(ids) < acknowledged:
            sys.exit(f"{acknowledged} documents were acknowledged, {len(ids)} are there")
        if not thoroughly:
            return
        if list(ledger.readings()) != list(readings(len(ids), 2)):
            sys.exit("a reading differs from the one appended")
        if len(ledger.events()) != 2 * len(ids) or not all(ledger.has(document_id) for document_id in ids):
            sys.exit("SQL or the index of ids disagrees with the readings")


def in_child(work: Callable[[], None]) -> int:
    """Do ``work`` in a child process; gives the child's number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except SystemExit as stop:
        print(stop.code, file=sys.stderr)  # noqa: T201
        os._exit(1)
    except BaseException:  # noqa: BLE001 - the child must not return into the parent's stack
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def last_number(pipe: int) -> int:
    """The last number in a pipe that nobody writes to any more."""
    with os.fdopen(pipe) as stream:
        lines = stream.read().splitlines()
    return int(lines[-1]) if lines else 0


def killed_at_random(archive: Path, rng: random.Random) -> tuple[int, int]:
    """Kill an appending child after a while; gives the last document it acknowledged and how it ended."""
    reader, writer = os.pipe()
    child = in_child(lambda: append_forever(archive, lambda n: os.write(writer, f"{n}\n".encode())))
    os.close(writer)
    time.sleep(rng.uniform(0.0, 0.2))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return last_number(reader), status


def killed_at_step(archive: Path, step: int) -> tuple[int, int]:
    """Kill a child at its file operation number ``step``; gives the last document acknowledged and how it ended."""
    reader, writer = os.pipe()

    def work() -> None:
        left = [step]
        for name in _STEPS:
            _kill_on_call(name, left)
        with Ledger.open(archive) as ledger:
            first = len(list(ledger.document_ids()))
            for summary in ledger.stream(readings(9, 2, first=first), batch_documents=1):
                first += summary.documents
                os.write(writer, f"{first}\n".encode())

    child = in_child(work)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    return last_number(reader), status


def _kill_on_call(name: str, left: list[int]) -> None:
    real = getattr(os, name)

    def counted(*args: object, **kwargs: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    setattr(os, name, counted)


def checked(archive: Path, acknowledged: int, *, thoroughly: bool = False) -> None:
    """Check in a child, so that this process stays free of threads and can go on forking."""
    _, status = os.waitpid(in_child(lambda: check(archive, acknowledged, thoroughly=thoroughly)), 0)
    if status:
        sys.exit("check failed")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="kill at every n-th step only")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", help="where to work; a folder in memory is faster, and a kill is a kill")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    acknowledged = 0
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        archive = Path(folder) / "archive"
        for _ in range(options.kills):
            last, status = killed_at_random(archive, rng)
            if status != signal.SIGKILL:
                sys.exit(f"the writer ended by itself, status {status}")
            acknowledged = max(acknowledged, last)
            checked(archive, acknowledged)
        step, done = 1, not options.steps
        while not done:
            last, status = killed_at_step(archive, step)
            done, step = status == 0, step + options.every
            acknowledged = max(acknowledged, last)
            checked(archive, acknowledged)
        checked(archive, acknowledged, thoroughly=True)
        left = [entry.name for entry in (archive / "batches").iterdir() if entry.name.startswith(".")]
        print(f"{acknowledged} documents acknowledged and there; {step - 1} steps; left over: {left}")  # noqa: T201


if __name__ == "__main__":
    main()
