"""Score what is coded of an event beside its type: mode, contexts, the countries of actors and recipients.

Reads ``modes/*.txt`` of this repository's ``corpora``. A line holds a text of one or more sentences with its events
marked ``{word|TYPE|mode}``, then contexts, actor countries and recipient countries, parted by tabs; codes are joined by
``+``, ``-`` stands for none. Events that were not found with their type count as missed only in the "of all" columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DocumentError
from dragoman.evaluation.auxiliary import code_texts, corpus_files, default_folder
from dragoman.evaluation.table import Table
from dragoman.events.event import Event
from dragoman.events.ontology import load_ontology

_MARK = re.compile(r"\{([^{}|]+)\|([A-Z]+)\|([a-z-]*)\}")
NONE = "-"


@dataclass(frozen=True, slots=True)
class MarkedDeed:
    """One event as marked by hand; ``where`` is file:line, ``start`` and ``end`` are those of its trigger."""

    where: str
    text: str
    start: int
    end: int
    event_type: str
    mode: str
    contexts: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class JudgedDeed:
    """A marked event and the event coded for it: same type, trigger overlapping; None where there is none."""

    marked: MarkedDeed
    coded: Event | None


@dataclass(frozen=True, slots=True)
class ModesScores:
    """One file's scores; ``mode``, ``actors`` and ``recipients`` are shares of the events found with their type.

    ``precision`` and ``recall`` are of single contexts, ``exact`` is the share with all contexts right.
    """

    name: str
    marked: int
    found: int
    with_mode: int
    mode: float
    actors: float
    recipients: float
    precision: float
    recall: float
    exact: float
    judged: list[JudgedDeed]

    @property
    def f1(self) -> float:
        """F1 of single contexts."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def read_modes(path: Path) -> list[MarkedDeed]:
    """The marked events of a file. Raises DocumentError, with file and line, for what cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        deed
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
        for deed in parse_modes(line, f"{path.name}:{number}")
    ]


def parse_modes(line: str, where: str) -> list[MarkedDeed]:
    """One line of four fields; several marked events share its contexts and countries."""
    fields = line.split("\t")
    if len(fields) != 4:
        raise DocumentError(
            f"{where}: {len(fields)} fields. Write text, contexts, actor countries, recipient countries, tabs between."
        )
    text, end, marks = "", 0, []
    for match in _MARK.finditer(fields[0]):
        text += fields[0][end : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        end = match.end()
    text += fields[0][end:]
    if not marks or "{" in text or "}" in text:
        raise DocumentError(f"{where}: no event, or a brace left over. Write {{word|TYPE|mode}}, mode empty or named.")
    contexts, actors, recipients = (_codes(field) for field in fields[1:])
    _check(marks, contexts, where)
    return [
        MarkedDeed(where, text, start, end, kind, mode, contexts, actors, recipients)
        for start, end, kind, mode in marks
    ]


def _codes(field: str) -> frozenset[str]:
    return frozenset() if field.strip() == NONE else frozenset(field.strip().split("+"))


def _check(marks: Sequence[tuple[int, int, str, str]], contexts: frozenset[str], where: str) -> None:
    ontology = load_ontology()
    unknown = sorted(contexts - set(ontology.contexts))
    if unknown:
        raise DocumentError(f"{where}: {unknown[0]!r} is no context. There are: {', '.join(ontology.contexts)}.")
    for _, _, kind, mode in marks:
        if kind not in ontology.types:
            raise DocumentError(f"{where}: {kind!r} is no event type. There are: {', '.join(ontology.types)}.")
        modes = ontology.types[kind].modes
        if mode and mode not in modes:
            raise DocumentError(f"{where}: {mode!r} is no mode of {kind}. There are: {', '.join(modes) or 'none'}.")


def judge_deed(marked: MarkedDeed, coded: Sequence[Event]) -> JudgedDeed:
    """The coded event of the marked type whose trigger overlaps; where several do, the one with the marked mode."""
    fitting = [
        event
        for event in coded
        if event.event_type == marked.event_type
        and event.trigger.start < marked.end
        and marked.start < event.trigger.end
    ]
    return JudgedDeed(marked, min(fitting, key=lambda event: event.mode != marked.mode, default=None))


def countries(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The country codes of the actors and of the recipients."""
    actors, recipients = ({p.country for p in side if p.country} for side in (event.actors, event.recipients))
    return frozenset(actors), frozenset(recipients)


def summarise_modes(name: str, judged: Sequence[JudgedDeed]) -> ModesScores:
    """The scores of one file."""
    pairs = [(one.marked, one.coded) for one in judged if one.coded is not None]
    hits = sum(len(marked.contexts & set(coded.contexts)) for marked, coded in pairs)

    def share(right: Callable[[MarkedDeed, Event], bool]) -> float:
        return sum(right(marked, coded) for marked, coded in pairs) / max(len(pairs), 1)

    return ModesScores(
        name=name,
        marked=len(judged),
        found=len(pairs),
        with_mode=sum(bool(one.marked.mode) for one in judged),
        mode=share(lambda marked, coded: coded.mode == marked.mode),
        actors=share(lambda marked, coded: countries(coded)[0] == marked.actors),
        recipients=share(lambda marked, coded: countries(coded)[1] == marked.recipients),
        precision=hits / max(sum(len(coded.contexts) for _, coded in pairs), 1),
        recall=hits / max(sum(len(marked.contexts) for marked, _ in pairs), 1),
        exact=share(lambda marked, coded: set(coded.contexts) == marked.contexts),
        judged=list(judged),
    )


def evaluate_modes(folder: str | Path) -> list[ModesScores]:
    """Code the texts of ``folder/modes/*.txt``, a score for each file."""
    scores = []
    for path in corpus_files(Path(folder), "modes"):
        marked = read_modes(path)
        coded = code_texts([(deed.text, "") for deed in marked])
        judged = [judge_deed(deed, events) for deed, events in zip(marked, coded, strict=True)]
        scores.append(summarise_modes(path.stem, judged))
    return scores


def modes_table(scores: Sequence[ModesScores]) -> Table:
    """A row for each file."""
    columns = ["file", "events", "found with type", "mode right", "actor countries", "recipient countries"]
    contexts = ["contexts precision", "recall", "F1", "all right"]
    rows = [
        [
            *(one.name, str(one.marked), f"{one.found / max(one.marked, 1):.3f}"),
            *(f"{n:.3f}" for n in (one.mode, one.actors, one.recipients, one.precision, one.recall, one.f1, one.exact)),
        ]
        for one in scores
    ]
    return Table([*columns, *contexts], rows)


def modes_misses(scores: Sequence[ModesScores]) -> list[str]:
    """Every marked event that was not found or differs in something, in words."""
    return [line for one in scores for deed in one.judged if (line := _describe(deed))]


def _describe(one: JudgedDeed) -> str:
    marked, coded = one.marked, one.coded
    where = f"[{marked.where}] {marked.text}"
    if coded is None:
        return f"{where}\n    {marked.event_type} not found"
    actors, recipients = countries(coded)
    compared = [
        ("mode", {marked.mode} - {""}, {coded.mode} - {""}),
        ("contexts", marked.contexts, set(coded.contexts)),
        ("actors", marked.actors, actors),
        ("recipients", marked.recipients, recipients),
    ]
    wrong = [f"{name} {_joined(mine)}, known {_joined(known)}" for name, known, mine in compared if known != mine]
    return f"{where}\n    {'; '.join(wrong)} ({coded.reason})" if wrong else ""


def _joined(codes: Set[str]) -> str:
    return "+".join(sorted(codes)) or NONE


def report(folder: str | Path | None = None, *, misses: int = 0) -> str:
    """The table as text and up to ``misses`` misses. ``folder``: the repository's corpora when None."""
    scores = evaluate_modes(Path(folder) if folder is not None else default_folder())
    return "\n".join([str(modes_table(scores)), *modes_misses(scores)[:misses]])
