"""Page furniture goes, sentences stay."""

from __future__ import annotations

import time

import pytest

from dragoman.documents.furniture import furniture, remove_furniture
from dragoman.documents.knowledge import Furniture, load

DATA = load("furniture.yaml", Furniture)
EXAMPLES = [(entry.name, example) for entry in DATA.furniture for example in entry.examples]
ONE = "The envoys met in the harbour city on Monday."
TWO = "They agreed to meet again in the spring, the ministry said."


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_is_removed(name: str, example: str) -> None:
    assert furniture(example)
    assert remove_furniture([ONE, example, TWO]) == [ONE, TWO]


@pytest.mark.parametrize("name", [entry.name for entry in DATA.furniture])
def test_every_pattern_is_needed(name: str) -> None:
    """Each kind is the first to recognise one of its own examples."""
    assert name in {furniture(example) for kind, example in EXAMPLES if kind == name}


@pytest.mark.parametrize("sentence", DATA.keep)
def test_sentences_are_kept(sentence: str) -> None:
    assert furniture(sentence) == ""
    assert remove_furniture([ONE, sentence, TWO]) == [ONE, sentence, TWO]


@pytest.mark.parametrize("sentence", DATA.keep)
def test_sentences_are_kept_inside_capitals_and_quotes(sentence: str) -> None:
    assert remove_furniture([f"“{sentence}”"]) == [f"“{sentence}”"]


def test_lists_of_other_articles_go_with_their_heading() -> None:
    listed = ["Ten beaches to see this summer", "Cup final ends in a draw", "What the stars say"]
    assert remove_furniture([ONE, "Trending now", *listed, TWO]) == [ONE, TWO]
    assert remove_furniture([ONE, TWO, "Related articles", *listed]) == [ONE, TWO]


def test_a_subheading_below_furniture_stays() -> None:
    assert remove_furniture([ONE, "TRENDING NOW", "Not a defeat", TWO]) == [ONE, "Not a defeat", TWO]


def test_repeated_blocks_stay_once() -> None:
    slogan = "The Harbour Review: truth at sea"
    quote = "“We will not leave this harbour until the last of our people is free,” she said."
    assert remove_furniture([slogan, ONE, slogan, quote, TWO, quote]) == [slogan, ONE, quote, TWO]


def test_short_answers_may_repeat() -> None:
    answers = ["Will you sign?", "Yes.", "Will they sign?", "Yes."]
    assert remove_furniture(answers) == answers


@pytest.mark.parametrize(
    "piece", ["share ", "share this article on ", "a/b|c ", "( ", "12 ", "- ", "follow us on x ", "read more: ", "© "]
)
def test_no_pattern_runs_away(piece: str) -> None:
    started = time.perf_counter()
    for length in (30, 100, 399):
        furniture((piece * 400)[:length])
        furniture((piece * 400)[:length] + "!")
    assert time.perf_counter() - started < 60  # takes a hundredth of a second; a pattern that runs away, days
