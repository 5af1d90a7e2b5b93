"""What was done to people of whom only the number is told."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "event_type", "victims"),
    [
        ("In all, more than 200 were arrested.", "COERCE", "200"),
        ("Forty people were charged with treason in the case.", "ACCUSE", "Forty people"),
        ("Nine people were killed in riots over bread.", "ASSAULT", "Nine people"),
        ("The deportation of 300 men began on Monday.", "COERCE", "300 men"),
        ("The killing of nine people shocked the town.", "ASSAULT", "nine people"),
        ("More than 600 people have been killed in the conflict.", "ASSAULT", "600 people"),
    ],
)
def test_a_deed_without_a_doer(text: str, event_type: str, victims: str) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.actors) == (event_type, [])
    assert [one.text for one in event.recipients] == [victims]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in a bus crash.",
        "Guests were charged 200 euros a night.",
        "More than 200 were built in the shipyard.",
        "Nine people were killed in floods.",
        "The killing of nine people in a bus crash was mourned.",
    ],
)
def test_no_deed_of_anybody(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []
