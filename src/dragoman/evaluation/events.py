"""Score event coding on sentences with a known type, source and target (the PLV benchmark's columns).

The sentence alone is given. Of the events coded, the one counts whose participants share most words with the known pair
(Halterman et al. 2024 give their model the pair; here it only chooses). CONCEDE and RETREAT count as YIELD where the
file knows YIELD, as in the codebook that the benchmark was coded by. The lines of ``corpora/events-lines`` are scored
by the same rules, with the countries of the pair as well.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.actors.actor import Participant
from dragoman.errors import DocumentError
from dragoman.events.event import Event

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_BENCHMARK_COLUMNS = frozenset({"id", "event_type", "sentence", "source", "target"})
_LINES_COLUMNS = frozenset({"sentence", "type", "source", "target", "actor country", "recipient country"})
NONE = "(none)"
UNNAMED = frozenset({"", "a recipient", "a source", "an actor"})
_IGNORED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "at",
        "by",
        "with",
        "from",
        "its",
        "his",
        "her",
        "their",
        "'s",
        "'",
        ",",
        ".",
        "-lrb-",
        "-rrb-",
        "(",
        ")",
        "who",
        "that",
        "which",
        "is",
        "was",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the benchmark: ``source`` and ``target`` as text, ``""`` when the line names none.

    The countries are codes as in ``Participant.country``; ``""`` when the line asks for none.
    """

    number: str
    event_type: str
    text: str
    source: str
    target: str
    source_country: str = ""
    target_country: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was coded for one sentence; ``chosen`` is None when no event was coded.

    ``countries_right`` is None where the line asks for no country. ``merged``: CONCEDE and RETREAT count as YIELD.
    """

    sentence: Sentence
    chosen: Event | None
    events: int
    source_right: bool
    target_right: bool
    countries_right: bool | None = None
    merged: bool = True

    @property
    def coded(self) -> str:
        """The type coded, with CONCEDE and RETREAT merged where the file does so."""
        if self.chosen is None:
            return NONE
        kind = self.chosen.event_type
        return MERGED.get(kind, kind) if self.merged else kind

    @property
    def type_right(self) -> bool:
        """Whether the type is the known one."""
        return self.coded == self.sentence.event_type


@dataclass(frozen=True, slots=True)
class EventScores:
    """``by_type``: precision, recall, F1 per type. Rates are shares of all sentences unless said otherwise.

    ``countries_right``: of the lines with the right type that name a country; None where no line does.
    """

    sentences: int
    macro_f1: float
    accuracy: float
    both_right: float
    both_right_given_type: float
    no_event: float
    events_per_sentence: float
    calibration_error: float
    by_type: dict[str, tuple[float, float, float]]
    countries_right: float | None = None
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Outcome] = field(default_factory=list)


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a tab-separated file: the benchmark's columns, or those of ``corpora/events-lines``."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    columns = set(rows[0]) if rows else set()
    if columns >= _LINES_COLUMNS:
        return [_line(str(number), row) for number, row in enumerate(rows, start=1)]
    if not columns >= _BENCHMARK_COLUMNS:
        raise DocumentError(
            f"{path} has no rows with the columns {', '.join(sorted(_BENCHMARK_COLUMNS))}, nor with "
            f"{', '.join(sorted(_LINES_COLUMNS))}. Give a tab-separated file with either."
        )
    return [
        Sentence(row["id"], row["event_type"], row["sentence"], _name(row["source"]), _name(row["target"]))
        for row in rows
    ]


def _line(number: str, row: dict[str, str]) -> Sentence:
    countries = (row["actor country"].strip(), row["recipient country"].strip())
    return Sentence(number, row["type"], row["sentence"], _name(row["source"]), _name(row["target"]), *countries)


def _name(value: str) -> str:
    return "" if value.strip().lower() in UNNAMED else value.strip()


def words_of(text: str) -> frozenset[str]:
    """Content words, for comparing noun phrases that were cut differently."""
    cleaned = "".join(c if c.isalnum() else " " for c in text.replace("'s", " ").lower())
    return frozenset(word for word in cleaned.split() if word not in _IGNORED)


def _shared(name: str, people: list[Participant]) -> float:
    """The largest share of a phrase's words that some participant has in common with it."""
    wanted = words_of(name)
    best = 0.0
    for one in people:
        have = words_of(one.text) | words_of(one.name)
        if wanted & have:
            best = max(best, len(wanted & have) / min(len(wanted), len(have)))
    return best


def _overlap(sentence: Sentence, event: Event) -> tuple[float, float]:
    together = [*event.actors, *event.recipients]
    reciprocal = len(event.actors) > 1 and not event.recipients
    source = _shared(sentence.source, event.actors) if sentence.source else 1.0
    target = _shared(sentence.target, together if reciprocal else event.recipients) if sentence.target else 1.0
    return source, target


def score_sentence(sentence: Sentence, events: list[Event], *, merged: bool = True) -> Outcome:
    """Choose the event that fits the known pair best (then the most confident, then the first) and judge it."""
    if not events:
        return Outcome(sentence, None, 0, False, False, merged=merged)
    ranked = sorted(
        events, key=lambda event: (-sum(_overlap(sentence, event)), -event.confidence, event.trigger.start, event.id)
    )
    source, target = _overlap(sentence, ranked[0])
    countries = _countries_right(sentence, ranked[0])
    return Outcome(sentence, ranked[0], len(events), source > 0, target > 0, countries, merged)


def _countries_right(sentence: Sentence, event: Event) -> bool | None:
    if not (sentence.source_country or sentence.target_country):
        return None
    together = [*event.actors, *event.recipients]
    sides = (
        (sentence.source_country, event.actors),
        (sentence.target_country, event.recipients if event.recipients else together),
    )
    return all(not country or country in {one.country for one in people} for country, people in sides)


def summarise(outcomes: list[Outcome]) -> EventScores:
    """The scores of many outcomes."""
    types = sorted({outcome.sentence.event_type for outcome in outcomes})
    by_type = {name: _precision_recall(outcomes, name) for name in types}
    right = [outcome for outcome in outcomes if outcome.type_right]
    placed = [outcome.countries_right for outcome in right if outcome.countries_right is not None]
    both = [outcome for outcome in outcomes if outcome.source_right and outcome.target_right]
    total = len(outcomes)
    return EventScores(
        sentences=total,
        macro_f1=sum(f1 for _, _, f1 in by_type.values()) / len(types),
        accuracy=len(right) / total,
        both_right=len(both) / total,
        both_right_given_type=sum(o.source_right and o.target_right for o in right) / max(len(right), 1),
        no_event=sum(outcome.chosen is None for outcome in outcomes) / total,
        events_per_sentence=sum(outcome.events for outcome in outcomes) / total,
        calibration_error=_calibration_error(outcomes),
        by_type=by_type,
        countries_right=sum(placed) / len(placed) if placed else None,
        confusion=Counter((outcome.sentence.event_type, outcome.coded) for outcome in outcomes),
        misses=[o for o in outcomes if not (o.type_right and o.source_right and o.target_right)],
    )


def _precision_recall(outcomes: list[Outcome], name: str) -> tuple[float, float, float]:
    hits = sum(outcome.type_right and outcome.coded == name for outcome in outcomes)
    coded = sum(outcome.coded == name for outcome in outcomes)
    known = sum(outcome.sentence.event_type == name for outcome in outcomes)
    precision, recall = hits / max(coded, 1), hits / max(known, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _calibration_error(outcomes: list[Outcome]) -> float:
    """Expected calibration error in ten bins: how far confidence is from the share of right types."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for outcome in outcomes:
        if outcome.chosen is not None:
            confidence = outcome.chosen.confidence
            bins.setdefault(min(int(confidence * 10), 9), []).append((confidence, outcome.type_right))
    total = sum(len(rows) for rows in bins.values())
    return sum(abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) for rows in bins.values()) / max(total, 1)


def evaluate_events(path: str | Path) -> EventScores:
    """Code every sentence of the benchmark at ``path`` and score it."""
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_events
    from dragoman.language import load

    sentences = read_sentences(Path(path))
    merged = any(sentence.event_type == "YIELD" for sentence in sentences)
    outcomes = []
    for sentence, doc in zip(sentences, load().pipe([s.text for s in sentences], batch_size=64), strict=True):
        document = Document(id=f"sentence-{sentence.number}", text=doc.text)
        events = code_events(doc, document, link_actors(doc, document))
        outcomes.append(score_sentence(sentence, events, merged=merged))
    return summarise(outcomes)


def report(scores: EventScores, *, misses: int = 0) -> str:
    """The scores as text: totals, a row per type, the confusion table, and up to ``misses`` misses."""
    lines = [
        f"sentences                {scores.sentences}",
        f"type macro-F1            {scores.macro_f1:.3f}   (accuracy {scores.accuracy:.3f})",
        f"both participants right  {scores.both_right_given_type:.3f} given the right type; "
        f"{scores.both_right:.3f} of all",
        *_countries_line(scores),
        f"no event                 {scores.no_event:.3f}",
        f"events per sentence      {scores.events_per_sentence:.2f}",
        f"calibration error        {scores.calibration_error:.3f}",
        "",
        "type        precision  recall  F1",
    ]
    lines += [f"{name:<11} {p:9.3f} {r:7.3f} {f1:6.3f}" for name, (p, r, f1) in scores.by_type.items()]
    lines += ["", "known type: coded as"]
    for name in scores.by_type:
        row = sorted(((n, c) for (known, c), n in scores.confusion.items() if known == name), reverse=True)
        lines.append(f"{name:<11} " + ", ".join(f"{coded} {count}" for count, coded in row))
    if misses:
        lines += ["", "misses"]
        lines += [_describe(outcome) for outcome in scores.misses[:misses]]
    return "\n".join(lines)


def _countries_line(scores: EventScores) -> list[str]:
    if scores.countries_right is None:
        return []
    return [f"countries right          {scores.countries_right:.3f} given the right type"]


def _describe(outcome: Outcome) -> str:
    sentence, event = outcome.sentence, outcome.chosen
    known = f"{sentence.event_type}: {sentence.source} -> {sentence.target}"
    if event is None:
        return f"[{sentence.number}] {sentence.text}\n    known {known}\n    coded {NONE}"
    actors = "; ".join(one.text for one in event.actors)
    recipients = "; ".join(one.text for one in event.recipients)
    coded = f"{event.event_type}: {actors} -> {recipients} ({event.trigger.text}; {event.confidence}; {event.reason})"
    return f"[{sentence.number}] {sentence.text}\n    known {known}\n    coded {coded}"
