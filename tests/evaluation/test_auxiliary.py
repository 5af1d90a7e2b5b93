"""The marked corpus and its scores: markup, pairing, counts, trap files, and folders that hold nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DocumentError, OptionError
from dragoman.evaluation import auxiliary as module
from dragoman.evaluation.auxiliary import (
    CORPORA,
    FalseAlarms,
    alarm_misses,
    alarm_table,
    auxiliary_misses,
    auxiliary_table,
    default_folder,
    evaluate_auxiliary,
    found_table,
    judge,
    parse_marked,
    read_marked,
    read_traps,
    summarise,
)
from dragoman.events.event import Auxiliary, Event
from dragoman.events.ontology import load_ontology
from dragoman.span import Span


def event(kind: str, start: int, text: str, *modes: Auxiliary) -> Event:
    trigger = Span(start, start + len(text), text)
    return Event(
        id=f"{kind}{start}",
        event_type=kind,
        mode="",
        contexts=[],
        quad=4,
        score=-9,
        actors=[],
        recipients=[],
        trigger=trigger,
        sentence=Span(0, 40, "Iran has not attacked the tanker."),
        auxiliary=frozenset(modes),
        reason=f"{kind}/test",
    )


def test_markup_gives_text_offsets_and_date() -> None:
    sentence = parse_marked("2021-05-04\tIran {hit|ASSAULT|negation,historical} Oman and {fled|RETREAT|}.", "x:1")
    assert (sentence.text, sentence.published) == ("Iran hit Oman and fled.", "2021-05-04")
    assert [(sentence.text[e.start : e.end], e.event_type, set(e.auxiliary)) for e in sentence.events] == [
        ("hit", "ASSAULT", {"negation", "historical"}),
        ("fled", "RETREAT", set()),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Iran {hit|ASSAULT|maybe} Oman.", "'maybe' is no auxiliary mode"),
        ("Iran {hit|ASSAULT} Oman.", "a brace is left over"),
        ("yesterday\tIran {hit|ASSAULT|} Oman.", "'yesterday' before the tab is no date"),
    ],
)
def test_wrong_markup_names_file_and_line(line: str, problem: str) -> None:
    with pytest.raises(DocumentError, match=rf"first\.txt:7: {problem}"):
        parse_marked(line, "first.txt:7")


def test_scores_of_a_mode_with_and_without_events_not_found() -> None:
    marked = parse_marked(
        "{a1|ASSAULT|negation} {a2|ASSAULT|negation} {a3|ASSAULT|negation} {a4|ASSAULT|} {a5|ASSAULT|negation}", "x:1"
    )
    coded = [
        event("ASSAULT", 0, "a1", "negation"),
        event("ASSAULT", 3, "a2"),
        event("COERCE", 6, "a3", "negation"),
        event("ASSAULT", 9, "a4", "negation"),
        event("ASSAULT", 12, "a5", "negation", "future"),
    ]
    scores = summarise("first", 1, judge(marked, coded))
    assert (scores.marked, scores.found, scores.exact) == (5, 4, 1)
    negation = scores.modes["negation"]
    assert (negation.marked, negation.precision, negation.recall) == (4, 2 / 3, 2 / 3)
    assert negation.recall_of_all == 0.5
    assert negation.f1 == pytest.approx(2 / 3)
    assert negation.f1_of_all == pytest.approx(4 / 7)
    assert scores.modes["future"].precision == 0.0
    assert "first  5" not in str(auxiliary_table([scores]))
    assert found_table([scores]).to_dicts()[0]["share"] == "0.800"
    misses = "\n".join(auxiliary_misses([scores]))
    assert misses.count("[x:1]") == 4
    assert "not found" in misses
    assert "coded negation, future (ASSAULT/test)" in misses


def test_trap_files_by_line_and_by_separator(tmp_path: Path) -> None:
    lines, articles = tmp_path / "a.txt", tmp_path / "b.txt"
    lines.write_text("# sport\nGermany beat Brazil.\n\nThe striker fired wide.\n", encoding="utf-8")
    articles.write_text("# two\nOne.\nStill one.\n---\nTwo.\n", encoding="utf-8")
    assert read_traps(lines) == ["Germany beat Brazil.", "The striker fired wide."]
    assert read_traps(articles) == ["One.\nStill one.", "Two."]


def test_false_alarms_per_thousand_words() -> None:
    counts = FalseAlarms("sport", 2, 500, [("Germany beat Brazil.", event("ASSAULT", 8, "beat"))])
    assert counts.per_thousand_words == 2.0
    assert alarm_table([counts, counts]).to_dicts()[-1] == {
        "file": "all",
        "texts": "4",
        "words": "1000",
        "events": "2",
        "per 1,000 words": "2.00",
    }
    assert "ASSAULT beat (ASSAULT/test)" in alarm_misses([counts])[0]


def test_missing_corpora_are_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OptionError, match=r"holds no \.txt file"):
        evaluate_auxiliary(tmp_path)
    monkeypatch.setattr(module, "CORPORA", tmp_path / "corpora")
    with pytest.raises(OptionError, match="come with the source repository"):
        default_folder()


def test_the_shipped_corpora_can_be_read() -> None:
    types = load_ontology().types
    sentences = [sentence for path in sorted((CORPORA / "auxiliary").glob("*.txt")) for sentence in read_marked(path)]
    events = [one for sentence in sentences for one in sentence.events]
    assert len(sentences) >= 420
    assert {one.event_type for one in events} <= set(types)
    assert all(sentence.events for sentence in sentences)
    texts = [text for path in sorted((CORPORA / "traps").glob("*.txt")) for text in read_traps(path)]
    assert len(texts) >= 315
