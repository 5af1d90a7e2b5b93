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
        ("Mikko Salo, the Finnish minister, called Uruguay. Both sides were pleased.", "Both sides", {"FIN", "URY"}),
        (
            "Kenya and Chad met. Mikko Salo, the Finnish minister, called Peru. Both sides agreed.",
            "Both",
            {"FIN", "PER"},
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


MET = "Sergei Lavrov, the Russian foreign minister, met Hakan Fidan, the Turkish foreign minister, on Saturday."


@pytest.mark.parametrize(
    ("text", "phrase", "names"),
    [
        (f"{MET} The two ministers agreed to meet again.", "The two ministers", {"Sergei Lavrov", "Hakan Fidan"}),
        (f"{MET} The ministers agreed to meet again.", "The ministers", {"Sergei Lavrov", "Hakan Fidan"}),
        (f"{MET} The two discussed a treaty.", "The two", {"Sergei Lavrov", "Hakan Fidan"}),
        (f"{MET} The two generals discussed a treaty.", "The two generals", {"The two generals"}),
        (f"{MET} The ministers of Peru discussed a treaty.", "The ministers", {"The ministers of Peru"}),
    ],
)
def test_two_who_hold_an_office_are_taken_up_together(text, phrase, names):
    events = dragoman.read(text, published="2024-12-02").events
    found = {one.name for event in events for one in event.actors if one.text.startswith(phrase)}
    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Turkish minister Kemal Aydin met Greek minister Nikos Vlachos. Vlachos was pleased. Aydin said Turkey would "
            "talk. The pair also met in Peru.",
            {"Kemal Aydin", "Nikos Vlachos"},
        ),
        ("Turkish minister Kemal Aydin met Greek minister Nikos Vlachos. The pair of boots was his.", set()),
    ],
)
def test_the_pair_are_the_two_persons_named(text, names):
    reading = dragoman.read(text)
    found = {one.name for one in reading.actors if any(mention.text.startswith("The pair") for mention in one.mentions)}
    assert found == names
