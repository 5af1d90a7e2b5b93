"""Whose "our embassy", "one soldier of ours" and "no unit of the Guard" are."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _events(text: str, outlet: str = "") -> list[Event]:
    return list(dragoman.read(text, published="2019-05-21", outlet=outlet or None).events)


@pytest.mark.parametrize(
    ("text", "outlet", "country"),
    [
        ("Peru expelled our ambassador on Friday.", "Kathmandu Post", "NPL"),
        ("Peru expelled our ambassador on Friday.", "The Harbour Gazette", ""),
        ("Lima's expulsion of our first secretary was a mistake.", "The Harbour Gazette", ""),
        ("The talk was of Peru expelling our embassy's man in Lima.", "The Harbour Gazette", ""),
        ("Peru expelled our Greek friends on Friday.", "Kathmandu Post", "GRC"),
        ('"Peru has expelled our ambassador," the Malian foreign minister said.', "Kathmandu Post", "MLI"),
    ],
)
def test_what_the_outlet_calls_ours_is_not_the_expellers(text: str, outlet: str, country: str) -> None:
    event = next(one for one in _events(text, outlet) if one.recipients)
    assert [one.country for one in event.actors] == ["PER"]
    assert [one.country for one in event.recipients] == [country]


def test_theirs_is_not_ours() -> None:
    text = "Peru expelled our ambassador on Friday. Our side answered on Monday by expelling one of theirs."
    assert not any(one.text == "theirs" and "ours" in one.actor_id for e in _events(text) for one in e.recipients)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ('"Not one soldier of ours attacked Togo," the Malian foreign minister said.', "MLI"),
        ("Mali said that none of its soldiers had attacked the Togolese village.", "MLI"),
        (
            "Malian National Guardsmen seized three Togolese surveyors. "
            "No unit of the Guard has detained any Togolese citizen, the defence ministry said.",
            "MLI",
        ),
    ],
)
def test_a_denied_deed_is_that_of_the_units_owner(text: str, country: str) -> None:
    event = next(one for one in _events(text) if "negation" in one.auxiliary)
    assert [one.country for one in event.actors] == [country]


def test_no_unit_is_of_the_country_of_those_it_did_not_hold() -> None:
    text = (
        "LOME - Togo demanded the release of three Togolese on Monday. Togo is in mourning. Togo has closed its schools. "
        "No army unit has detained any Togolese citizen, a spokesman said."
    )
    (event,) = [one for one in _events(text) if "negation" in one.auxiliary]
    assert [one.country for one in event.actors] == [""]
