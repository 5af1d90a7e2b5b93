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
        ("The attackers came from Somalia, the army said.", "SOM"),
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
    ],
)
def test_other_words_tell_no_deed_again(after: str) -> None:
    assert _again(f"{RAID} {after}") == []


def test_the_sentence_between_bars_the_way() -> None:
    assert _again(f"{RAID} The weather was fine. It lasted two hours.") == []
