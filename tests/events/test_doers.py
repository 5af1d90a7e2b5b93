"""Doers that only the words above a noun name, crowds without a name, and deeds told by "do"."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event

HIT = "Somali rebels bombed a Kenyan police post on Tuesday."


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2024-03-08").events


def _one(text: str, event_type: str, trigger: str) -> Event:
    (event,) = [one for one in _events(text) if (one.event_type, one.trigger.text) == (event_type, trigger)]
    return event


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan police blamed Ugandan rebels for the explosion.",
        "Kenya attributed the explosion to Ugandan rebels.",
        "The Kenyan police held Ugandan rebels responsible for the explosion.",
        "Ugandan rebels are responsible for the explosion, Kenya says.",
    ],
)
def test_who_is_held_to_have_done_a_deed_did_it(text: str) -> None:
    assert [one.country for one in _one(text, "ASSAULT", "explosion").actors] == ["UGA"]


def test_an_explosion_that_nobody_is_held_to_have_caused_is_no_attack() -> None:
    assert not [one for one in _events("The explosion in Kenya woke the neighbours.") if one.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "event_type", "trigger", "countries"),
    [
        ("The Vietnamese premier is in Laos on a visit.", "CONSULT", "visit", {"VNM", "LAO"}),
        ("Nurses in Malawi are on the third day of a strike.", "PROTEST", "strike", {"MWI"}),
    ],
)
def test_a_deed_in_the_course_of_which_somebody_is(
    text: str, event_type: str, trigger: str, countries: set[str]
) -> None:
    event = _one(text, event_type, trigger)
    assert {one.country for one in (*event.actors, *event.recipients)} == countries


def test_a_note_of_protest_leaves_the_deed_it_is_about() -> None:
    text = "Ecuador handed the Peruvian envoy a note of protest over the seizure of three boats by the Peruvian navy."
    kinds = {one.event_type for one in _events(text)}
    assert {"ACCUSE", "COERCE"} <= kinds


def test_a_crowd_without_a_name_protests() -> None:
    event = _one("Thousands took to the streets of the capital on Monday.", "PROTEST", "took")
    assert [one.text for one in event.actors] == ["Thousands"]


def test_the_month_is_no_march() -> None:
    assert not [one for one in _events("Brazil signed the treaty in March.") if one.event_type == "PROTEST"]


@pytest.mark.parametrize(
    ("after", "countries", "auxiliary"),
    [
        ("Ugandan rebels say that they did it.", ["UGA"], frozenset()),
        ("Uganda says that it did nothing of the kind.", ["UGA"], frozenset({"negation"})),
        ("Uganda denied having done so.", ["UGA"], frozenset({"negation"})),
    ],
)
def test_do_tells_the_deed_before_again(after: str, countries: list[str], auxiliary: frozenset[str]) -> None:
    (again,) = [one for one in _events(f"{HIT} {after}") if one.trigger.text in {"did", "done"}]
    assert again.event_type == "ASSAULT"
    assert [one.country for one in again.actors] == countries
    assert "KEN" in {one.country for one in again.recipients}
    assert again.auxiliary == auxiliary
    assert again.sentence.text.strip() == after


@pytest.mark.parametrize("after", ["Uganda did nothing.", "Uganda did the sums.", "Kenya did it."])
def test_do_by_itself_tells_nothing(after: str) -> None:
    assert not [one for one in _events(f"{HIT} {after}") if one.trigger.text == "did"]


def test_whoever_reports_is_not_whom_a_deed_was_for() -> None:
    events = _events("The former Gambian minister planned to seek asylum in Senegal, local media reported.")
    assert not [one for event in events for one in event.recipients if "media" in one.text]


def test_a_settlement_is_not_the_cheering_of_it() -> None:
    events = _events("Kenyan villagers cheered the Ugandan envoy. The deal holds.")
    assert [one.trigger.text for one in events if one.event_type == "SUPPORT"] == ["cheered"]


def test_frames_whose_particle_is_missing_do_not_fit() -> None:
    events = _events("Chilean police carried a priest off. Chilean police carried a flag.")
    assert [(one.event_type, one.trigger.text) for one in events] == [("COERCE", "carried")]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A drone strike attributed to Israel hit a convoy in Syria.", {"ISR"}),
        ("The bombing blamed on Boko Haram hit Niger.", {"NGA"}),
        ("The prime minister resigned on Monday after weeks of street protests.", set()),
        ("Kenya closed the border after weeks of protests.", set()),
    ],
)
def test_who_is_named_behind_a_noun_did_it_and_who_acts_after_it_did_not(text: str, doers: set[str]) -> None:
    deeds = [e for e in dragoman.read(text, published="2020-01-30").events if e.event_type in {"ASSAULT", "PROTEST"}]

    assert {one.country for event in deeds for one in event.actors} == doers
