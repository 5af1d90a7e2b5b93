"""Files of FollowTheMoney or Wikidata to ``actors.sqlite``, in one pass and in bounded memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.actors.imported import ftm, wikidata
from dragoman.actors.imported.record import Malformed, Record
from dragoman.actors.imported.store import FILE
from dragoman.actors.imported.writer import Counts, Writer
from dragoman.actors.registry import DATA, fingerprint
from dragoman.documents.source import Source
from dragoman.errors import DocumentError, InputError, OptionError
from dragoman.plain import plain

LONGEST_LINE = 64 << 20
"""Bytes; the largest item of Wikidata has about 4 MB."""
SHOWN = 20
READING = "1"
"""Changes when the same lines would be read to something else."""
_SEARCHED = 1_000
"""Lines in which a first readable entity is sought."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing a registry: how to know it, how to read it, under which terms it usually comes."""

    name: str
    source: str
    licence: str
    knows: Callable[[dict[str, Any]], bool]
    records: Callable[[dict[str, Any]], list[Record]]


FORMATS = {
    "ftm": Format("ftm", "opensanctions", ftm.LICENCE, ftm.is_ftm, ftm.ftm_records),
    "wikidata": Format("wikidata", "wikidata", wikidata.LICENCE, wikidata.is_wikidata, wikidata.wikidata_records),
}


@dataclass(slots=True)
class SourceSummary:
    """What was read of one source. ``problems``: the first malformed lines as (file, line, reason)."""

    name: str
    format: str
    licence: str
    files: list[str]
    lines: int = 0
    ignored: int = 0
    malformed: int = 0
    problems: list[tuple[str, int, str]] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    counts: Counts = field(default_factory=Counts)


@dataclass(slots=True)
class ImportSummary:
    """What one import did; ``path`` is the file it wrote."""

    path: Path
    sources: list[SourceSummary] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {"path": str(self.path), "sources": plain(self.sources)}


Progress = Callable[[SourceSummary], object]


def import_actors(
    files: Sequence[str | Path],
    out: str | Path,
    *,
    format: str = "",
    source: str = "",
    at: str = "",
    progress: Progress = lambda summary: None,
) -> ImportSummary:
    """Read ``files`` into ``actors.sqlite`` in the folder ``out`` (an archive, or any folder; made when missing).

    What the file held of the same source is replaced, other sources stay; all of it appears at once, or nothing.
    ``format``: ``ftm`` or ``wikidata``, found out when empty. ``source``: what to call it, the format's usual origin
    when empty. ``at``: the time to note. Raises OptionError for a file that is missing, empty or of no known format.
    """
    if format and format not in FORMATS:
        raise OptionError(f"{format!r} is no format that can be imported. Give --format ftm or --format wikidata")
    paths = [Path(file) for file in files]
    found = [FORMATS[format or find_format(path)] for path in paths]
    formats = list(dict.fromkeys(one.name for one in found))
    if source and len(formats) > 1:
        raise OptionError(f"--source {source!r} can name one format, and the files have two. Import them one by one")
    summary = ImportSummary(_target(Path(out)))
    with Writer(summary.path) as writer:
        names = {name: source or FORMATS[name].source for name in formats}
        writer.keep(set(names.values()))
        for name, called in names.items():
            mine = [path for path, one in zip(paths, found, strict=True) if one.name == name]
            one = SourceSummary(called, name, FORMATS[name].licence, [path.name for path in mine])
            _read_source(writer, FORMATS[name], mine, one, at, progress)
            summary.sources.append(one)
        writer.commit()
    return summary


def find_format(path: Path) -> str:
    """The format of a file, from its first readable line. Raises OptionError, saying what to do."""
    seen = False
    for _, line in islice(_lines(path), _SEARCHED):
        seen = seen or bool(line.strip())
        value = _object(line)
        if value is None:
            continue
        for format in FORMATS.values():
            if format.knows(value):
                return format.name
        fields = ", ".join(list(value)[:4]) or "none"
        raise OptionError(
            f"{str(path)!r} is in no known format (its first entity has the fields {fields}). Give FollowTheMoney JSON "
            "lines (id, schema, properties) or a Wikidata JSON dump (id, type, labels, claims)"
        )
    if not seen:
        raise OptionError(f"{str(path)!r} is empty. Download it again, or leave it out")
    raise OptionError(
        f"{str(path)!r} has no line that is a JSON object. Give FollowTheMoney JSON lines or a Wikidata JSON dump with "
        "one entity a line"
    )


def _target(out: Path) -> Path:
    path = out if out.name == FILE else out / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OptionError(f"Cannot write to {str(path.parent)!r}: {error.strerror}. Give another folder") from error
    return path


def _read_source(
    writer: Writer, format: Format, paths: list[Path], summary: SourceSummary, at: str, progress: Progress
) -> None:
    from dragoman import __version__

    registry = fingerprint(DATA)
    digest = blake2b(f"{READING}|{format.name}|{registry}".encode(), digest_size=16)
    writer.start(summary.name)
    for path in paths:
        for number, line in _lines(path):
            digest.update(line)
            summary.lines += 1
            _read_line(writer, format, line, path.name, number, summary)
            if summary.lines % 1_000 == 0:
                progress(summary)
    run = ("\n".join(summary.files), at, __version__, registry, summary.lines, summary.ignored, summary.malformed)
    summary.counts = writer.finish((format.name, format.licence, digest.hexdigest()), run)
    progress(summary)


def _read_line(writer: Writer, format: Format, line: bytes, file: str, number: int, summary: SourceSummary) -> None:
    if line.strip() in (b"", b"[", b"]", b","):
        return
    try:
        value = _object(line)
        if value is None:
            raise Malformed("line too long" if len(line) >= LONGEST_LINE else _why(line))
        records = format.records(value)
    except Malformed as error:
        summary.malformed += 1
        summary.reasons[str(error).split(":")[0]] += 1
        if len(summary.problems) < SHOWN:
            summary.problems.append((file, number, str(error)))
        return
    summary.ignored += not records
    for record in records:
        writer.add(record, file, number)


def _object(line: bytes) -> dict[str, Any] | None:
    """The JSON object of a line, without the comma and bracket that an array puts around it; None for no object."""
    text = line.strip().lstrip(b"\xef\xbb\xbf").removeprefix(b"[").removesuffix(b"]").strip().removesuffix(b",")
    if not text.startswith(b"{"):
        return None
    try:
        value = json.loads(text)
        if b"\\ud" in text.lower():
            json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text: ValueError
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _why(line: bytes) -> str:
    text = line.strip().removeprefix(b"[").removesuffix(b",")
    if not text.startswith(b"{"):
        return "no JSON object"
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except RecursionError:
        return "JSON nested too deep"
    except UnicodeError as error:
        return f"no Unicode text: {error.reason if isinstance(error, UnicodeDecodeError) else 'half a character'}"
    except ValueError as error:
        return f"broken JSON: {error}"
    return "no JSON object"


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, unpacked (.gz, .bz2, .xz, .zst). A line that is too long comes as that many blanks."""
    try:
        with path.open("rb") as stream:
            for number, line in Source(path.name, stream, path).lines(LONGEST_LINE):
                yield number, b"\0" * LONGEST_LINE if line is None else line
    except FileNotFoundError as error:
        raise OptionError(f"{str(path)!r} does not exist. Check the path") from error
    except IsADirectoryError as error:
        raise OptionError(f"{str(path)!r} is a folder. Give the files in it") from error
    except DocumentError as error:
        raise InputError(f"{str(path)!r} {error} Nothing was imported.") from error
    except OSError as error:
        raise OptionError(f"Cannot read {str(path)!r}: {error.strerror}. Check the path and its permissions") from error
