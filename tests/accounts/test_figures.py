from __future__ import annotations

import pytest

from dragoman.accounts.figures import figures
from dragoman.accounts.terms import Term, terms
from dragoman.span import Span


def _found(text: str) -> list[tuple[str, str, float]]:
    return [(one.span.text, one.counts, one.low) for one in figures(Span(0, len(text), text))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 12 people were killed and 30 wounded.", [("At least 12", "killed", 12), ("30", "wounded", 30)]),
        ("The toll rose to 1,300.", [("1,300", "killed", 1300)]),
        ("Killing 12, it wounded two dozen.", [("12", "killed", 12), ("two dozen", "wounded", 24)]),
        ("It killed 15 people, including three children.", [("15", "killed", 15), ("three", "children", 3)]),
        ("The bank lent $3 billion, or 2.5 per cent.", [("$3 billion", "USD", 3e9), ("2.5 per cent", "%", 2.5)]),
        ("It pledged €40m and half a million tonnes.", [("€40m", "EUR", 4e7), ("half a million", "tonnes", 500_000)]),
        ("It carried out about 480 strikes.", [("about 480", "strikes", 480)]),
        ("One hundred and sixty-five nurses were sent.", [("One hundred and sixty-five", "nurses", 165)]),
        ("Two hundred and ten people were killed.", [("Two hundred and ten", "killed", 210)]),
        ("Dozens were hurt.", [("Dozens", "wounded", 24)]),
        ("Police arrested 140 protesters.", [("140", "detained", 140)]),
        ("Three soldiers died.", [("Three", "killed", 3)]),
    ],
)
def test_figures_and_what_they_count(sentence: str, expected: list[tuple[str, str, float]]) -> None:
    assert _found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The war began on 8 December 2024.",
        "It lasted 48 hours, 30 kilometres away.",
        "UN Resolution 2254 names the F-16 and the 27-nation bloc at 9:40.",
        "One of them left.",
        "The minister left.",
    ],
)
def test_dates_times_distances_and_names_are_no_figures(sentence: str) -> None:
    assert _found(sentence) == []


def test_a_figure_stands_at_its_characters_of_the_document() -> None:
    (figure,) = figures(Span(100, 130, "They freed 20 prisoners today."))
    assert (figure.span.start, figure.span.end, figure.span.text) == (111, 113, "20")
    assert figure.to_dict()["span"] == {"start": 111, "end": 113, "text": "20"}


def test_a_vague_word_agrees_with_what_it_covers() -> None:
    dozens, many, few = (figures(Span(0, 40, f"It killed {number} people."))[0] for number in ("dozens of", "36", "5"))
    assert dozens.agrees(many)
    assert not dozens.agrees(few)
    assert not many.agrees(few)


def test_terms_are_the_words_where_sides_choose_differently() -> None:
    assert terms("The militants called the invasion an operation.") == [
        Term("militants", "fighters"),
        Term("invasion", "entry by force"),
    ]
