"""Whose a body is, which country a description means, and who goes on speaking."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.reading import Reading

BUJUMBURA = (
    "Lusaka - Zambia's armed forces chief announced on Friday that the plot against the president by his deputies in "
    "the army and the police had failed."
)
BEIJING = """BEIJING - The Ministry of National Defense denied that Chinese troops had crossed into India.

Chinese and Indian troops are talking, the ministry said."""


def _read(text: str) -> Reading:
    return dragoman.read(text, published="2024-05-01")


def _countries(text: str) -> dict[str, str]:
    """Mention → country."""
    return {mention.text: actor.country for actor in _read(text).actors for mention in actor.mentions}


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the central African nation", None),
        ("the Central African country", None),
        ("the Central African Republic", "CAF"),
        ("Central African rebels", "CAF"),
        ("other former Soviet countries", None),
        ("the ex-Soviet state", None),
        ("the former Soviet republic of Georgia", "GEO"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("the Soviet state", "SUN"),
        ("Turkish-Americans", "USA"),
        ("the Sahel region", ""),
        ("the Franco-German brigade", "DEU"),
    ],
)
def test_a_region_is_no_country(phrase: str, country: str | None) -> None:
    actor = dragoman.resolve(phrase, date="2024-05-01")
    assert (actor.country if actor else None) == country


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        (
            "Burundi's army held the radio. The central African nation's leader fled.",
            "The central African nation",
            "BDI",
        ),
        ("Bolivia shut its border. The landlocked country imports fuel.", "The landlocked country", "BOL"),
        ('The military denied it in Moscow. "A lie," Ukraine\'s military said.', "Ukraine's military", "UKR"),
        ("The presidency in Bujumbura was calm. The Tanzanian government said so.", "The Tanzanian government", "TZA"),
        ("Peru said that its spies and armed forces were behind no attacks in Chile.", "armed forces", "PER"),
        (
            "Chile closed its foreign office. The foreign ministry in Lima said why.",
            "The foreign ministry in Lima",
            "PER",
        ),
        ("The Turkish foreign office was shut. The foreign ministry said why.", "The foreign ministry", "TUR"),
        (BUJUMBURA, "Zambia's armed forces chief", "ZMB"),
        (BEIJING, "The Ministry of National Defense", "CHN"),
        ("Peru's congress met in Lima. Opposition coalition spokesman Juan Salas spoke.", "Juan Salas", "PER"),
        ("Bolivia's president met Salas. Salas, who leads the Harbour Party, left La Paz.", "Salas", "BOL"),
        (
            "Army spokesman Texas Mutale told reporters in Lusaka about a firefight.",
            "Army spokesman Texas Mutale",
            "ZMB",
        ),
    ],
)
def test_whose_it_is(text: str, phrase: str, country: str) -> None:
    told = _countries(text)
    assert {code for mention, code in told.items() if phrase in mention} == {country}, told


def test_another_country_named_by_contrast_is_not_taken_up() -> None:
    assert "The neighbouring country" not in _countries("Bolivia shut its border. The neighbouring country complained.")


def test_a_bare_body_and_its_owned_name_are_one_where_one_country_is_told_of() -> None:
    (army,) = [
        a for a in _read("The army said it was calm. Chad's army said it had not fired.").actors if "MIL" in a.sectors
    ]
    assert (army.id, army.country) == ("role:TCD-army", "TCD")
    assert {mention.text for mention in army.mentions} >= {"The army", "Chad's army"}


def test_where_the_reporter_writes_is_not_where_the_story_plays() -> None:
    text = "Abidjan - A prominent opposition figure in Niger on Friday rubbished the claim that he had planned a coup."
    told = _countries(text)
    assert told["A prominent opposition figure in Niger"] == "NER"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Russia denied the report. It said that a coast guard boat had seen a smuggler who breached the border, "
            "prompting it to fire. A clash ensued, it said.",
            "Russia",
        ),
        (
            "Moscow denies it has plans to attack but wants guarantees that NATO will not let Ukraine join. "
            "It has also demanded that the alliance withdraw.",
            "Russia",
        ),
        ("Rami Abdel Salim met envoys. Abdel Salim said the truce held.", "Rami Abdel Salim"),
        (
            "Peru could join sanctions on Chile - deputy minister\n\nPeru might join sanctions on Chile, Chilean Deputy "
            "Foreign Minister Pablo Roa said. The deputy minister said that he was calm.",
            "Pablo Roa",
        ),
    ],
)
def test_who_spoke_last_goes_on(text: str, speaker: str) -> None:
    last = _read(text).claims[-1].speaker
    assert last is not None
    assert last.name == speaker
