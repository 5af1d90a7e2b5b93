"""Deeds dated by the clause above theirs, or by "at the time"."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end", "historical"),
    [
        ("They fought a war in 1962, after China invaded India.", "invaded", "1962-01-01", "1962-12-31", True),
        (
            "Many have been killed since war erupted there in 2014, shortly after Moscow annexed the Crimean Peninsula.",
            "annexed",
            "2014-01-01",
            "2014-12-31",
            True,
        ),
        (
            "The president had announced a plot in a message to the nation in 2011. Ten officers were arrested at the time.",
            "arrested",
            "2011-01-01",
            "2011-12-31",
            True,
        ),
        (
            "A plot was foiled in 2011. Ten officers were arrested at the time, accused of spying for Chad.",
            "accused",
            "2011-01-01",
            "2011-12-31",
            True,
        ),
        (
            "Chad left the bloc in 2019. France recalled its envoy that year.",
            "recalled",
            "2019-01-01",
            "2019-12-31",
            True,
        ),
        (
            "Chad left the bloc in March 2019. In the same month France closed its embassy.",
            "closed",
            "2019-03-01",
            "2019-03-31",
            True,
        ),
        (
            "Kenya closed the border last year when Somalia expelled its ambassador.",
            "expelled",
            "2023-01-01",
            "2023-12-31",
            False,
        ),
        ("The army met rebels on Monday after Chad expelled them.", "expelled", "2024-05-01", "2024-05-01", False),
        ("Police arrested 12 students at the time of the vote.", "arrested", "2024-05-01", "2024-05-01", False),
        ("France recalled its envoy at the time.", "recalled", "2024-05-01", "2024-05-01", False),
    ],
)
def test_the_time_of_another_clause(text: str, trigger: str, start: str, end: str, historical: bool) -> None:
    events = [one for one in dragoman.read(text, published="2024-05-01").events if one.trigger.text == trigger]
    assert events
    for event in events:
        assert event.date is not None
        assert (event.date.start, event.date.end, "historical" in event.auxiliary) == (start, end, historical)


def test_a_participle_of_what_was_said_is_not_dated_by_the_saying() -> None:
    text = "In March, investigators had been quoted as suspecting that Chad bombed the bridge."
    events = [one for one in dragoman.read(text, published="2024-05-01").events if one.trigger.text == "bombed"]
    assert events
    assert all(one.date is not None and one.date.precision == "published" for one in events)
