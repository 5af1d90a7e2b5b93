"""What an accident or a force of nature does nobody has done; what fighting does somebody has."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    "text",
    [
        "A bus crash killed 12 people.",
        "A train crash in Spain killed 12 people.",
        "Avalanches killed nine soldiers in Kashmir.",
        "An earthquake destroyed the town of Bam.",
        "A lightning strike killed two people.",
        "A plane crash killed the defence minister of Ghana.",
    ],
)
def test_no_event(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("An attack killed 12 people.", ["12 people"]),
        ("Five days of fighting killed at least 48 people.", ["at least 48 people"]),
        ("A wave of attacks has killed 50 villagers.", ["50 villagers"]),
    ],
)
def test_harm_without_a_doer(text: str, recipients: list[str]) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.actors) == ("ASSAULT", [])
    assert [one.text for one in event.recipients] == recipients


def test_seizing_power_is_no_echo_of_jailing() -> None:
    found = dragoman.read("The generals seized power in 2018 and jailed their opponents.", published="2019-03-04")
    assert [event.trigger.text for event in found.events] == ["seized", "jailed"]


@pytest.mark.parametrize("text", ["In all, 181 people were arrested.", "Fourteen suspects were rounded up."])
def test_force_told_by_whom_it_was_used_on(text: str) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.mode, event.actors) == ("COERCE", "arrest", [])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Protests resumed in Beirut on Monday.", "LBN"),
        ("Demonstrations were held in Tbilisi on Sunday.", "GEO"),
    ],
)
def test_the_people_of_a_town_protest_where_nobody_is_named(text: str, country: str) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert event.event_type == "PROTEST"
    assert [(one.country, one.sectors) for one in event.actors] == [(country, ("CVL",))]


@pytest.mark.parametrize("text", ["The protests continued in Beirut.", "Protests were a habit of the region."])
def test_protests_told_before_or_of_nowhere_are_not_told_anew(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []
