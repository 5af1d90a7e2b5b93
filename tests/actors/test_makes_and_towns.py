"""What kind of machine it is says nothing of who has it; a town may bear the name of a state."""

from __future__ import annotations

import pytest

import dragoman


def _reading(text: str) -> dragoman.Reading:
    return dragoman.read(text, published="2014-02-10")


@pytest.mark.parametrize(
    "phrase",
    [
        "three Hercules aircraft",
        "two Boeing aircraft",
        "militants in a Toyota",
        "two Samad drones",
        "an Iskander missile",
        "a Shahed drone",
        "a Merkava tank",
    ],
)
def test_a_make_is_no_owner(phrase: str) -> None:
    actor = dragoman.resolve(phrase)
    assert actor is None or not actor.country


@pytest.mark.parametrize(
    ("phrase", "country"),
    [("Chinese drones", "CHN"), ("a B-52", "USA"), ("Boeing", "USA"), ("a Boeing spokesman", "USA"), ("Toyota", "JPN")],
)
def test_an_owner_is_told_by_an_adjective_or_a_firms_own_name(phrase: str, country: str) -> None:
    actor = dragoman.resolve(phrase)
    assert actor is not None
    assert actor.country == country


def test_a_town_of_the_name_of_a_state_in_a_text_that_names_its_country() -> None:
    text = "Bolivia is fighting floods. Argentina sent tents to Trinidad on Monday."
    assert {one.country for one in _reading(text).actors} == {"BOL", "ARG"}


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia and Trinidad signed a trade agreement on Monday.",
        "Argentina sent tents to Trinidad on Monday.",
        "Bolivia sent tents to Trinidad on Monday. Trinidadian officials thanked it.",
        "The Philippines sent nurses to Mexico on Monday.",
    ],
)
def test_a_state_stays_one_where_nothing_tells_otherwise(text: str) -> None:
    assert {one.country for one in _reading(text).actors} & {"TTO", "MEX"}
