"""The two states that "the two sides" are."""

import pytest

import dragoman
from dragoman import resolve


@pytest.mark.parametrize(
    ("text", "phrase", "countries"),
    [
        ("Kenya and Uganda signed a treaty. The two sides met again on Friday.", "two sides", {"KEN", "UGA"}),
        ("Peru accused Chile of spying. Chile denied it. Both countries recalled envoys.", "Both", {"PER", "CHL"}),
        (
            "Kenya blamed Sudan. Sudan denied it. Kenya closed the border with Sudan. Uganda urged the two neighbours to "
            "talk.",
            "two neighbours",
            {"KEN", "SDN"},
        ),
        (
            "Peru accused Chile of ramming a boat. Chile said Peru lied. Peru showed a film. Chile called it false. "
            "Japan and Kenya voiced concern. Vietnam urged both countries to talk.",
            "both countries",
            {"PER", "CHL"},
        ),
        ("Kenya, Uganda and Sudan signed a treaty. The two sides met.", "two sides", set()),
        ("Kenya and Uganda signed a treaty. The two sides of the coin were shown.", "two sides", set()),
        ("Kenya signed a treaty. The two sides met.", "two sides", set()),
    ],
)
def test_the_two_are_those_named_side_by_side_or_most(text, phrase, countries):
    reading = dragoman.read(text)
    found = {one.country for one in reading.actors if any(phrase in mention.text for mention in one.mentions)}
    assert found == countries


@pytest.mark.parametrize(
    "text",
    [
        *("the South China Sea", "the Gulf of Mexico", "the English Channel", "the Indian Ocean", "the Bay of Bengal"),
        *("the Taiwan Strait", "Lake Victoria", "the Congo Basin", "the Sea of Japan", "the Pan-American Highway"),
    ],
)
def test_waters_are_of_no_state(text):
    assert resolve(text) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [("the Gulf Cooperation Council", "IGO"), ("Kari Lake", "USA"), ("the Chinese navy in the South China Sea", "CHN")],
)
def test_who_bears_the_name_of_a_water_is_still_known(text, country):
    assert resolve(text).country == country
