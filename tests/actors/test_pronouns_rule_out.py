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


@pytest.mark.parametrize(
    ("text", "pronoun", "country"),
    [
        ("Peru called on Chile to leave the islands that it occupied in May.", " it ", "CHL"),
        ("Peru demanded that the Chilean navy end what it calls a blockade.", " it ", "PER"),
        ("Peru backed Chile in its fight against smugglers.", " its ", "CHL"),
        (
            "Peru asked the port to stay open. A statement appeared on Monday. It called the new rulers rebels.",
            "It ",
            "",
        ),
        ('"It was al-Shabaab," an officer said in Kenya.', "It ", ""),
    ],
)
def test_the_construction_says_who_is_meant(text: str, pronoun: str, country: str) -> None:
    reading = dragoman.read(text, published="2024-05-06")
    place = text.rindex(pronoun) + len(pronoun) - len(pronoun.lstrip())
    found = {actor.country for actor in reading.actors for mention in actor.mentions if mention.start == place}
    assert found == ({country} if country else set())


def test_nobody_means_hours() -> None:
    reading = dragoman.read(
        "The envoys of Peru met Chile's envoys. It took five hours. They agreed.", published="2024-05-06"
    )
    assert any(mention.text == "They" for actor in reading.actors for mention in actor.mentions)


def test_who_stands_two_sentences_back_is_hardly_meant() -> None:
    text = (
        "Alexander Novak, the Russian deputy prime minister, offered grain. "
        "A court in Damascus issued a warrant for Bashar al-Assad. He is accused of murder."
    )
    reading = dragoman.read(text, published="2025-10-16")
    place = text.index("He is")
    assert {actor.name for actor in reading.actors for one in actor.mentions if one.start == place} == {
        "Bashar al-Assad"
    }
