"""The corpus of modes, contexts and countries: markup, pairing, counts, files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.corpora import CORPORA
from dragoman.errors import DocumentError, OptionError
from dragoman.evaluation.modes import (
    evaluate_modes,
    judge_deed,
    modes_misses,
    modes_table,
    parse_modes,
    read_modes,
    summarise_modes,
)
from dragoman.events.event import Event
from dragoman.events.ontology import load_ontology
from dragoman.span import Span

LINE = "Oman {arrested|COERCE|arrest} two pirates.\tlegal+crime\tOMN\t-"


def event(mode: str, contexts: list[str], trigger: Span) -> Event:
    return Event(
        id=mode,
        event_type="COERCE",
        mode=mode,
        contexts=contexts,
        quad=4,
        score=-7.0,
        actors=[],
        recipients=[],
        trigger=trigger,
        sentence=Span(0, 27, "Oman arrested two pirates."),
        reason="COERCE/test",
    )


def test_markup_gives_text_mode_contexts_and_countries() -> None:
    (deed,) = parse_modes(LINE, "x:1")
    assert (deed.text, deed.text[deed.start : deed.end]) == ("Oman arrested two pirates.", "arrested")
    assert (deed.event_type, deed.mode, deed.contexts) == ("COERCE", "arrest", {"legal", "crime"})
    assert (deed.actors, deed.recipients) == ({"OMN"}, frozenset())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Oman {arrested|COERCE|arrest} two men.", "1 fields"),
        ("Oman arrested two men.\t-\tOMN\t-", "no event"),
        (LINE.replace("legal", "law"), "'law' is no context"),
        (LINE.replace("|arrest", "|detain"), "'detain' is no mode of COERCE"),
        (LINE.replace("COERCE", "COERCION"), "'COERCION' is no event type"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, problem: str) -> None:
    with pytest.raises(DocumentError, match=f"x:1.*{problem}"):
        parse_modes(line, "x:1")


def test_scores_count_modes_and_single_contexts() -> None:
    (deed,) = parse_modes(LINE, "x:1")
    trigger = Span(deed.start, deed.end, "arrested")
    other = event("seize", ["crime", "military"], trigger)
    scores = summarise_modes("x", [judge_deed(deed, [other]), judge_deed(deed, [])])
    assert (scores.marked, scores.found, scores.mode, scores.actors, scores.recipients) == (2, 1, 0.0, 0.0, 1.0)
    assert (scores.precision, scores.recall, scores.f1, scores.exact) == (0.5, 0.5, 0.5, 0.0)
    both = judge_deed(deed, [other, event("arrest", ["crime", "legal"], trigger)])
    assert both.coded is not None
    assert both.coded.mode == "arrest"
    assert "mode seize, known arrest" in modes_misses([scores])[0]
    assert "not found" in modes_misses([scores])[1]
    assert modes_table([scores]).rows[0][:3] == ["x", "2", "0.500"]


def test_the_first_corpus_covers_every_mode_and_context() -> None:
    deeds = read_modes(CORPORA / "modes" / "first.txt")
    ontology = load_ontology()
    modes = [(deed.event_type, deed.mode) for deed in deeds]
    contexts = [context for deed in deeds for context in deed.contexts]
    rare = [
        (kind, mode) for kind, entry in ontology.types.items() for mode in entry.modes if modes.count((kind, mode)) < 3
    ]
    assert rare == []
    assert [context for context in ontology.contexts if contexts.count(context) < 3] == []


def test_a_folder_without_corpora_says_so(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"holds no \.txt file"):
        evaluate_modes(tmp_path)


def test_a_file_is_coded_and_scored(tmp_path: Path) -> None:
    (tmp_path / "modes").mkdir()
    text = "Kenyan police {arrested|COERCE|arrest} a Ugandan judge.\tlegal\tKEN\tUGA\n"
    (tmp_path / "modes" / "one.txt").write_text("# a comment\n" + text, encoding="utf-8")
    (scores,) = evaluate_modes(tmp_path)
    assert (scores.name, scores.found, scores.mode, scores.actors, scores.recipients) == ("one", 1, 1.0, 1.0, 1.0)
