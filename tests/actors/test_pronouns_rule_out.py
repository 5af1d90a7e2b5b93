"""What pronouns do not mean: who meddles in "its elections", whom "he said" has just spoken of."""

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
        ("Paraguay says Uruguay has thrown out its ambassador.", "its ambassador", "PRY"),
    ],
)
def test_nobody_harms_what_is_his_own(text: str, owned: str, country: str) -> None:
    reading = dragoman.read(text, published="2024-05-06")
    start = text.index(owned)
    found = {
        actor.country for actor in reading.actors for mention in actor.mentions if start <= mention.start < start + 4
    }
    assert found == {country}


def test_who_speaks_is_nobody_of_his_own_words() -> None:
    text = 'A union leader, Peter Kirui, stood at the gate. "A young man was shot by a policeman," he said.'
    reading = dragoman.read(text, published="2024-05-06")
    assert [claim.speaker.name for claim in reading.claims if claim.speaker] == ["Peter Kirui"]
