"""Parties that a text only counts: "each side" of two that it has named, "19 countries" that nobody names."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _last(text: str) -> Event:
    return dragoman.read(text, published="2019-03-04").events[-1]


def test_each_side_is_both() -> None:
    event = _last("Chad and Sudan closed their embassies on Monday. Each side accused the other of lying.")
    assert (event.event_type, event.recipients) == ("ACCUSE", [])
    assert [one.country for one in event.actors] == ["TCD", "SDN"]


def test_each_of_two_unknown_sides_accuses() -> None:
    events = dragoman.read("Each side blamed the other for the deaths of the villagers.", published="2019-03-04").events
    assert [one.text for event in events if event.event_type == "ACCUSE" for one in event.actors] == ["Each side"]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("The motion was backed by 19 countries.", "SUPPORT", "19 countries"),
        ("Dozens of states condemned the coup in Niger.", "ACCUSE", "Dozens of states"),
    ],
)
def test_counted_states_act(text: str, event_type: str, actor: str) -> None:
    events = [one for one in dragoman.read(text, published="2019-03-04").events if one.event_type == event_type]
    assert [[one.text for one in event.actors] for event in events] == [[actor]]


def test_states_led_by_named_ones_are_those_named() -> None:
    event = _last("A group of about forty states led by Kenya demanded a cap on fees.")
    assert [one.country for one in event.actors] == ["KEN"]
