"""Groups by a capitalised plural of their own, and what stays unplaced or is given."""

from __future__ import annotations

import pytest

import dragoman


def _reading(text: str) -> dragoman.Reading:
    return dragoman.read(text, published="2016-06-08")


@pytest.mark.parametrize(
    "text",
    [
        "Shell accused the Delta Redeemers of the attack on its pipeline in Nigeria.",
        "Nigeria said that the Delta Redeemers had attacked the terminal.",
        "Soldiers killed four Delta Redeemers on Monday.",
    ],
)
def test_a_capitalised_plural_is_a_group_with_a_name(text: str) -> None:
    named = {one.name: one for one in _reading(text).actors}
    assert named["Delta Redeemers"].country != "CAN"
    assert "Delta" not in named


def test_its_last_word_speaks_for_it() -> None:
    text = "Soldiers attacked the Creek Redeemers on Monday. The Redeemers said they had lost nine men."
    assert [claim.speaker.name for claim in _reading(text).claims if claim.speaker] == ["Creek Redeemers"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mali feeds the poor on Mondays and Fridays.", "Fridays"),
        ("Many Sri Lankans accused Norway of lying.", "Lankans"),
        ("Mali sent troops in the Dolomites on Monday.", "Dolomites"),
        ("Togo Troops Kill Four Redeemers Near Lome Market", "Redeemers"),
    ],
)
def test_days_peoples_mountains_and_headlines_name_no_group(text: str, word: str) -> None:
    assert not any(word in one.name and one.kind == "organisation" for one in _reading(text).actors)


def test_terrorists_of_a_text_stay_unplaced_by_their_id() -> None:
    text = "LAGOS - Nigeria sent troops to Borno on Monday. Islamist militants attacked a school in Borno, Nigeria."
    found = [one for event in _reading(text).events for one in event.actors if "militants" in one.text]
    assert found
    assert all(one.actor_id.startswith("role:any-") for one in found)


def test_homes_that_are_given_receive_nothing() -> None:
    text = "Italy sent container homes to the people of Durres on Monday."
    given = [one for event in _reading(text).events for one in event.recipients]
    assert not any(one.actor_id and "homes" in one.text for one in given)


def test_the_people_of_a_town_are_a_party() -> None:
    actor = dragoman.resolve("the people of Durres")
    assert actor is not None
    assert (actor.country, actor.sectors) == ("ALB", ("CVL",))


def test_a_car_park_is_none() -> None:
    actor = dragoman.resolve("the car park of the stadium")
    assert actor is None


def test_a_plain_noun_that_the_recogniser_took_for_a_name_is_none() -> None:
    text = "Argentina's coast guard seized nine barges on Tuesday."
    (event, *_) = _reading(text).events
    assert [one.country for one in event.actors] == ["ARG"]
