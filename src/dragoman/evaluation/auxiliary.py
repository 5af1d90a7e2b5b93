"""Score auxiliary modes (negation, future, hypothetical, historical), and count events coded where there are none.

Both read folders of this repository's ``corpora``. ``auxiliary/*.txt`` holds sentences with their events marked:
``Iran has not {attacked|ASSAULT|negation} the tanker.`` - trigger, type after the conversions between types, modes; the
date of publication may stand before a sentence, with a tab between. ``traps/*.txt`` holds text that tells no event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from dragoman.corpora import CORPORA
from dragoman.errors import DocumentError, OptionError
from dragoman.evaluation.table import Table
from dragoman.events.event import Auxiliary, Event

MODES: tuple[Auxiliary, ...] = ("negation", "future", "hypothetical", "historical")
SEPARATOR = "---"
"""A line of a trap file that ends an article; a file without one holds a text on every line."""
_MARK = re.compile(r"\{([^{}|]+)\|([A-Z]+)\|([a-z,]*)\}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event as marked by hand: offsets of its trigger, type, auxiliary modes."""

    start: int
    end: int
    event_type: str
    auxiliary: frozenset[Auxiliary]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with its marked events; ``published`` is "" where the line gives no date; ``where`` is file:line."""

    where: str
    text: str
    published: str
    events: tuple[MarkedEvent, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked event and the event coded for it: same type, trigger overlapping; None where there is none."""

    sentence: MarkedSentence
    marked: MarkedEvent
    coded: Event | None

    @property
    def right(self) -> bool:
        """Whether the event was found and carries exactly the modes marked."""
        return self.coded is not None and self.coded.auxiliary == self.marked.auxiliary


@dataclass(frozen=True, slots=True)
class ModeScore:
    """Precision and recall of one mode over the events found; ``recall_of_all`` counts those not found as missed."""

    marked: int
    precision: float
    recall: float
    recall_of_all: float

    @property
    def f1(self) -> float:
        """F1 over the events found with their type."""
        return _f1(self.precision, self.recall)

    @property
    def f1_of_all(self) -> float:
        """F1 over all marked events."""
        return _f1(self.precision, self.recall_of_all)


@dataclass(frozen=True, slots=True)
class AuxiliaryScores:
    """One file's scores. ``found`` counts marked events found with their type, ``exact`` those with all modes right."""

    name: str
    sentences: int
    marked: int
    found: int
    exact: int
    modes: dict[Auxiliary, ModeScore]
    misses: list[Judged]


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """Events coded in one file of texts that tell none. ``alarms``: each event with the text it was coded in."""

    name: str
    texts: int
    words: int
    alarms: list[tuple[str, Event]]

    @property
    def per_thousand_words(self) -> float:
        """Events per 1,000 words (runs of characters between blanks)."""
        return 1000 * len(self.alarms) / max(self.words, 1)


def default_folder() -> Path:
    """The repository's ``corpora``. Raises OptionError where the package was installed without its repository."""
    if not CORPORA.is_dir():
        raise OptionError(
            f"There are no corpora at {str(CORPORA)!r}: they come with the source repository, not with the package. "
            "Clone the repository and give its folder with --data PATH/corpora."
        )
    return CORPORA


def read_marked(path: Path) -> list[MarkedSentence]:
    """The sentences of a file. Raises DocumentError, with file and line, for markup that cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        parse_marked(line, f"{path.name}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def parse_marked(line: str, where: str) -> MarkedSentence:
    """One line: an optional date and tab, then text with its events in braces."""
    published, tab, rest = line.partition("\t")
    if not tab:
        published, rest = "", line
    elif not _DATE.fullmatch(published):
        raise DocumentError(f"{where}: {published!r} before the tab is no date. Write it as 2021-05-04.")
    text, end, events = "", 0, []
    for match in _MARK.finditer(rest):
        text += rest[end : match.start()]
        events.append(MarkedEvent(len(text), len(text) + len(match[1]), match[2], _modes(match[3], where)))
        text += match[1]
        end = match.end()
    text += rest[end:]
    if "{" in text or "}" in text:
        raise DocumentError(
            f"{where}: a brace is left over. Write {{word|TYPE|modes}}, with modes empty or comma-parted."
        )
    return MarkedSentence(where, text, published, tuple(events))


def _modes(names: str, where: str) -> frozenset[Auxiliary]:
    modes = frozenset(name for name in names.split(",") if name)
    unknown = sorted(modes - set(get_args(Auxiliary)))
    if unknown:
        raise DocumentError(f"{where}: {unknown[0]!r} is no auxiliary mode. There are: {', '.join(MODES)}.")
    return cast("frozenset[Auxiliary]", modes)


def judge(sentence: MarkedSentence, coded: Sequence[Event]) -> list[Judged]:
    """Pair every marked event with the coded one of its type whose trigger overlaps."""
    return [Judged(sentence, marked, _counterpart(marked, coded)) for marked in sentence.events]


def _counterpart(marked: MarkedEvent, coded: Sequence[Event]) -> Event | None:
    for event in coded:
        overlaps = event.trigger.start < marked.end and marked.start < event.trigger.end
        if overlaps and event.event_type == marked.event_type:
            return event
    return None


def summarise(name: str, sentences: int, judged: Sequence[Judged]) -> AuxiliaryScores:
    """The scores of one file's judged events."""
    return AuxiliaryScores(
        name=name,
        sentences=sentences,
        marked=len(judged),
        found=sum(one.coded is not None for one in judged),
        exact=sum(one.right for one in judged),
        modes={mode: _score(mode, judged) for mode in MODES},
        misses=[one for one in judged if not one.right],
    )


def _score(mode: Auxiliary, judged: Iterable[Judged]) -> ModeScore:
    counts: Counter[tuple[bool, bool | None]] = Counter(
        (mode in one.marked.auxiliary, None if one.coded is None else mode in one.coded.auxiliary) for one in judged
    )
    hits, missed, lost = counts[True, True], counts[True, False], counts[True, None]
    return ModeScore(
        marked=hits + missed + lost,
        precision=hits / max(hits + counts[False, True], 1),
        recall=hits / max(hits + missed, 1),
        recall_of_all=hits / max(hits + missed + lost, 1),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def evaluate_auxiliary(folder: str | Path) -> list[AuxiliaryScores]:
    """Code the marked sentences of ``folder/auxiliary/*.txt``, a score for each file."""
    scores = []
    for path in corpus_files(Path(folder), "auxiliary"):
        sentences = read_marked(path)
        coded = code_texts([(sentence.text, sentence.published) for sentence in sentences])
        judged = [one for sentence, events in zip(sentences, coded, strict=True) for one in judge(sentence, events)]
        scores.append(summarise(path.stem, len(sentences), judged))
    return scores


def false_alarms(folder: str | Path) -> list[FalseAlarms]:
    """Code the texts of ``folder/traps/*.txt``, where every event is a false alarm; a count for each file."""
    counts = []
    for path in corpus_files(Path(folder), "traps"):
        texts = read_traps(path)
        coded = code_texts([(text, "") for text in texts])
        alarms = [(text, event) for text, events in zip(texts, coded, strict=True) for event in events]
        counts.append(FalseAlarms(path.stem, len(texts), sum(len(text.split()) for text in texts), alarms))
    return counts


def read_traps(path: Path) -> list[str]:
    """The texts of a trap file: parted by lines of ``---``, or one a line where there is no such line."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    if not any(line.strip() == SEPARATOR for line in lines):
        return [line.strip() for line in lines if line.strip()]
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == SEPARATOR:
            parts.append([])
        else:
            parts[-1].append(line)
    texts = ["\n".join(part).strip() for part in parts]
    return [text for text in texts if text]


def corpus_files(folder: Path, kind: str) -> list[Path]:
    """The text files of one corpus in the folder. Raises OptionError when there is none."""
    files = sorted((folder / kind).glob("*.txt"))
    if not files:
        raise OptionError(
            f"The folder {str(folder / kind)!r} holds no .txt file. Give the repository's corpora with --data PATH."
        )
    return files


def code_texts(texts: Sequence[tuple[str, str]]) -> list[list[Event]]:
    """The events of each text, given with its date of publication ("" when unknown)."""
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_events
    from dragoman.language import load

    coded = []
    docs = load().pipe([text for text, _ in texts], batch_size=64)
    for number, ((_, published), doc) in enumerate(zip(texts, docs, strict=True)):
        document = Document(id=f"text-{number}", text=doc.text, published=published)
        coded.append(code_events(doc, document, link_actors(doc, document)))
    return coded


def auxiliary_table(scores: Sequence[AuxiliaryScores]) -> Table:
    """A row for each file and mode; "of all" counts events that were not found as missed."""
    columns = ["file", "mode", "marked", "precision", "recall", "F1", "recall of all", "F1 of all"]
    rows = [
        [
            one.name,
            mode,
            str(score.marked),
            *(f"{n:.3f}" for n in (score.precision, score.recall, score.f1, score.recall_of_all, score.f1_of_all)),
        ]
        for one in scores
        for mode, score in one.modes.items()
    ]
    return Table(columns, rows)


def found_table(scores: Sequence[AuxiliaryScores]) -> Table:
    """A row for each file: how many marked events were found with their type, how many with all modes right."""
    columns = ["file", "sentences", "events marked", "found with type", "share", "all modes right"]
    rows = [
        [
            *(one.name, str(one.sentences), str(one.marked), str(one.found)),
            *(_share(one.found, one.marked), _share(one.exact, one.found)),
        ]
        for one in scores
    ]
    return Table(columns, rows)


def alarm_table(counts: Sequence[FalseAlarms]) -> Table:
    """A row for each trap file, and their sum."""
    columns = ["file", "texts", "words", "events", "per 1,000 words"]
    words, alarms = sum(one.words for one in counts), sum(len(one.alarms) for one in counts)
    rows = [
        [one.name, str(one.texts), str(one.words), str(len(one.alarms)), f"{one.per_thousand_words:.2f}"]
        for one in counts
    ]
    total = ["all", str(sum(one.texts for one in counts)), str(words), str(alarms)]
    return Table(columns, [*rows, [*total, f"{1000 * alarms / max(words, 1):.2f}"]])


def _share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):.3f}"


def auxiliary_misses(scores: Sequence[AuxiliaryScores]) -> list[str]:
    """Every marked event that was not found, or has other modes, in words."""
    return [_describe(one) for score in scores for one in score.misses]


def _describe(one: Judged) -> str:
    known = f"{one.marked.event_type} {_names(one.marked.auxiliary)}"
    where = f"[{one.sentence.where}] {one.sentence.text}\n    known {known}"
    if one.coded is None:
        return f"{where}\n    not found"
    return f"{where}\n    coded {_names(one.coded.auxiliary)} ({one.coded.reason})"


def _names(modes: frozenset[Auxiliary]) -> str:
    return ", ".join(mode for mode in MODES if mode in modes) or "(plain)"


def alarm_misses(counts: Sequence[FalseAlarms]) -> list[str]:
    """Every false alarm: type, trigger, reason, sentence."""
    return [
        f"[{one.name}] {event.sentence.text.strip()}\n    {event.event_type} {event.trigger.text} ({event.reason})"
        for one in counts
        for _, event in one.alarms
    ]


def report(folder: str | Path | None = None, *, misses: int = 0) -> str:
    """All tables as text, and up to ``misses`` misses of each kind. ``folder``: the repository's corpora when None."""
    home = Path(folder) if folder is not None else default_folder()
    scores, counts = evaluate_auxiliary(home), false_alarms(home)
    lines = [str(found_table(scores)), "", str(auxiliary_table(scores)), "", str(alarm_table(counts))]
    return "\n".join([*lines, *auxiliary_misses(scores)[:misses], *alarm_misses(counts)[:misses]])
