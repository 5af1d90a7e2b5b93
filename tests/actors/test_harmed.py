"""Whose "its elections" are, when somebody meddles in them."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "owned", "country"),
    [
        (
            "Uruguay accused Paraguay of interfering in mayoral polls in its northern towns.",
            "its northern towns",
            "URY",
        ),
        ("Oman moved a frigate on Friday, a day after Yemen accused its sailors of theft.", "its sailors", "OMN"),
        ("Uruguay accused Paraguay of breaking its promises.", "its promises", "PRY"),
        ("Uruguay withdrew its ambassador.", "its ambassador", "URY"),
    ],
)
def test_nobody_harms_what_is_his_own(text: str, owned: str, country: str) -> None:
    reading = dragoman.read(text, published="2024-05-06")
    start = text.index(owned)
    found = {
        actor.country for actor in reading.actors for mention in actor.mentions if start <= mention.start < start + 4
    }
    assert found == {country}
