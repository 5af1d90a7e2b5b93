"""What is sold, sent or promised to somebody is nobody; who gets it is."""

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "actor", "recipients"),
    [
        ("Washington has agreed to sell Taiwan weapons.", "USA", ["TWN"]),
        ("Britain will give Kenya helicopters.", "GBR", ["KEN"]),
        ("Washington sold Taiwan weapons.", "USA", ["TWN"]),
        ("Britain sent Kenya helicopters.", "GBR", ["KEN"]),
        ("France is sending Ukraine missiles.", "FRA", ["UKR"]),
        ("Chile offers Peru vaccines.", "CHL", ["PER"]),
        ("France has agreed to sell radars and air defence systems.", "FRA", []),
    ],
)
def test_wares_are_no_recipients(text, actor, recipients):
    (event,) = dragoman.read(text).events
    assert [one.country for one in event.actors] == [actor]
    assert [one.country for one in event.recipients] == recipients
