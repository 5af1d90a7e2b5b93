"""Verbs, pronouns and figures tell a deed again without a noun for it."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event

RAID = "Ugandan rebels attacked a Kenyan army post near Busia on Tuesday and killed two soldiers."
MARCH = "Thousands of Chilean students marched through Santiago on Tuesday against higher fees."


def _again(text: str) -> list[Event]:
    events = dragoman.read(text, published="2024-03-08").events
    return [event for event in events if event.reason.startswith("told again")]


@pytest.mark.parametrize(
    ("told", "after", "event_type"),
    [
        (RAID, "It happened before dawn.", "ASSAULT"),
        (RAID, "It lasted two hours.", "ASSAULT"),
        (MARCH, "It took place in the rain.", "PROTEST"),
        (MARCH, "Some 9,000 took part, according to the union.", "PROTEST"),
        (MARCH, "The organisers put the number at 8,000, police at 2,500.", "PROTEST"),
        (MARCH, "The education ministry spoke of 2,000.", "PROTEST"),
    ],
)
def test_the_deed_before_is_told_again(told: str, after: str, event_type: str) -> None:
    (again,) = _again(f"{told} {after}")
    assert again.event_type == event_type
    assert again.sentence.text.strip() == after
    assert again.date is not None
    assert again.date.start == "2024-03-05"


@pytest.mark.parametrize(
    ("after", "doers"),
    [
        ("Kenya holds Somalia responsible for it.", "SOM"),
        ("Kenya blamed Somalia instead.", "SOM"),
        ("The raiders belong to a group from Somalia.", "SOM"),
        ("The assailants were Somalis.", "SOM"),
        ("Somalia had ordered it, the minister said.", "SOM"),
    ],
)
def test_others_are_said_to_have_done_it(after: str, doers: str) -> None:
    (again,) = _again(f"{RAID} {after}")
    assert again.event_type == "ASSAULT"
    assert {one.country for one in again.actors} == {doers}
    assert "KEN" in {one.country for one in again.recipients}


@pytest.mark.parametrize(
    "after",
    [
        "It rained for two hours.",
        "It might happen again.",
        "The rain that lasted all night was warm.",
        "Kenya blamed Somalia for the floods.",
        "The army counted its lorries.",
        "The ministry put the price at 500 shillings.",
        "Kenya ordered it to close.",
        "It happened to be a holiday.",
        "The soldiers were taken to hospital.",
        "The rebels had done it before.",
        "The doctor said that he did it for his brother.",
    ],
)
def test_other_words_tell_no_deed_again(after: str) -> None:
    assert _again(f"{RAID} {after}") == []


def test_the_sentence_between_bars_the_way() -> None:
    assert _again(f"{RAID} The weather was fine. It lasted two hours.") == []


@pytest.mark.parametrize(
    ("told", "after", "event_type", "mode"),
    [
        ("Chile deported 300 Bolivians on Tuesday.", "They were driven to the border in buses.", "COERCE", "deport"),
        (
            "Chile arrested six Bolivian officers on Tuesday.",
            "The six were caught with two lorries.",
            "COERCE",
            "arrest",
        ),
        ("Norway sent 300 soldiers to Finland on Tuesday.", "They were flown to Ivalo.", "MOBILIZE", "troops"),
    ],
)
def test_whom_it_befell_tells_the_deed_again(told: str, after: str, event_type: str, mode: str) -> None:
    (again,) = _again(f"{told} {after}")
    assert (again.event_type, again.mode) == (event_type, mode)
    assert again.sentence.text.strip() == after


@pytest.mark.parametrize("after", ["They were driven off.", "They were driven to the border by hunger.", "They slept."])
def test_who_names_the_doer_or_gets_away_tells_nothing_again(after: str) -> None:
    assert _again(f"Chile deported 300 Bolivians on Tuesday. {after}") == []


@pytest.mark.parametrize(
    ("told", "after", "event_type", "day"),
    [
        (
            "Tanzania lifted its ban on Kenyan milk on Tuesday.",
            "The embargo had been imposed on February 18.",
            "SANCTION",
            "2024-02-18",
        ),
        (
            "Thailand reopened its border with Cambodia on Tuesday.",
            "The crossing had been closed on February 20.",
            "SANCTION",
            "2024-02-20",
        ),
    ],
)
def test_what_is_undone_has_been_done(told: str, after: str, event_type: str, day: str) -> None:
    undoing, done = dragoman.read(f"{told} {after}", published="2024-03-08").events
    assert done.event_type == event_type
    assert done.reason == f"undone by: {undoing.trigger.text!r} at {undoing.trigger.start}"
    assert [one.country for one in done.actors] == [one.country for one in undoing.actors]
    assert done.date is not None
    assert done.date.start == day


@pytest.mark.parametrize("after", ["The embargo was imposed for no reason.", "The embargo cost millions."])
def test_what_was_undone_needs_its_own_day(after: str) -> None:
    events = dragoman.read(f"Tanzania lifted its ban on Kenyan milk on Tuesday. {after}").events
    assert [event.event_type for event in events] == ["CONCEDE"]
