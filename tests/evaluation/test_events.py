"""Scoring of event coding: which event counts, what is right, and a file that is no benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors.actor import Participant
from dragoman.errors import DocumentError
from dragoman.evaluation.events import (
    NONE,
    Sentence,
    evaluate_events,
    read_sentences,
    report,
    score_sentence,
    summarise,
)
from dragoman.events.event import Event
from dragoman.span import Span


def person(text: str) -> Participant:
    return Participant(text, 0, len(text), text, "", (), f"actor:{text}")


def event(kind: str, actors: list[str], recipients: list[str], confidence: float = 0.5) -> Event:
    return Event(
        id=f"{kind}{actors}{recipients}",
        event_type=kind,
        mode="",
        contexts=[],
        quad=1,
        score=0,
        actors=[person(one) for one in actors],
        recipients=[person(one) for one in recipients],
        trigger=Span(0, 1, "x"),
        sentence=Span(0, 1, "x"),
        confidence=confidence,
    )


KNOWN = Sentence("1", "YIELD", "Peru freed the Chilean pilots.", "Peru", "the Chilean pilots")


def test_the_event_with_the_known_pair_counts() -> None:
    other = event("ACCUSE", ["Bolivia"], ["Peru"], 0.9)
    outcome = score_sentence(KNOWN, [other, event("RETREAT", ["Peru"], ["pilots"], 0.3)])
    assert outcome.coded == "YIELD"
    assert (outcome.type_right, outcome.source_right, outcome.target_right) == (True, True, True)


def test_no_event_is_a_miss() -> None:
    outcome = score_sentence(KNOWN, [])
    assert (outcome.coded, outcome.type_right, outcome.source_right) == (NONE, False, False)


def test_reciprocal_event_has_both_in_actors() -> None:
    known = Sentence("2", "CONSULT", "Peru met Chile.", "Peru", "Chile")
    outcome = score_sentence(known, [event("CONSULT", ["Peru", "Chile"], [])])
    assert outcome.source_right
    assert outcome.target_right


def test_wrong_recipient_is_wrong() -> None:
    outcome = score_sentence(KNOWN, [event("RETREAT", ["Peru"], ["Bolivia"])])
    assert outcome.type_right
    assert not outcome.target_right


def test_summary_and_report_show_misses() -> None:
    outcomes = [score_sentence(KNOWN, [event("RETREAT", ["Peru"], ["pilots"])]), score_sentence(KNOWN, [])]
    scores = summarise(outcomes)
    assert scores.accuracy == 0.5
    assert scores.no_event == 0.5
    assert scores.by_type["YIELD"][:2] == (1.0, 0.5)
    text = report(scores, misses=5)
    assert "YIELD" in text
    assert KNOWN.text in text


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="event_type"):
        read_sentences(path)


def test_whole_benchmark_run(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    rows = ["id\tevent_type\tsentence\tsource\ttarget", "1\tACCUSE\tKenya accused Somalia of spying.\tKenya\tSomalia"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    scores = evaluate_events(path)
    assert scores.sentences == 1
    assert scores.macro_f1 == pytest.approx(1.0)
    assert scores.both_right == 1.0


LINES = (
    "sentence\ttype\tsource\ttarget\tactor country\trecipient country\n"
    "Peru freed the Chilean pilots.\tRETREAT\tPeru\tthe Chilean pilots\tPER\tCHL\n"
    "Peru will free the Chilean pilots.\tCONCEDE\tPeru\tthe Chilean pilots\tPER\tBOL\n"
)


def test_lines_are_scored_with_countries_and_all_types(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(LINES, encoding="utf-8")
    scores = evaluate_events(path)
    assert set(scores.by_type) == {"CONCEDE", "RETREAT"}
    assert scores.accuracy == 1.0
    assert scores.countries_right == 0.5
    assert "countries right          0.500" in report(scores)
