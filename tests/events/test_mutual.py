"""What several do with or to each other, and what they merely do together."""

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "event_type", "mutual"),
    [
        ("The presidents of Peru and Chile met in Lima.", "CONSULT", True),
        ("Armenia and Azerbaijan exchanged prisoners on Friday.", "COOPERATE", True),
        ("Peru and Chile condemned the coup.", "ACCUSE", False),
        ("Japan and Australia voiced alarm.", "ACCUSE", False),
        ("Germany and France welcomed the truce.", "SUPPORT", False),
        ("Peru criticised Chile.", "ACCUSE", False),
        ("Police arrested the mayor.", "COERCE", False),
    ],
)
def test_two_that_act_together_are_not_always_a_pair(text, event_type, mutual):
    found = [event for event in dragoman.read(text).events if event.event_type == event_type]
    assert [event.mutual for event in found] == [mutual], [(e.event_type, e.mutual) for e in dragoman.read(text).events]
