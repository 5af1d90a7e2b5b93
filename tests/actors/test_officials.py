"""For which state an official speaks whom the text names with a title alone."""

from __future__ import annotations

import pytest

import dragoman

SPOKEN_FOR = [
    (
        "MONTEVIDEO (Newswire) - Uruguay accused Paraguay on Friday of flooding its market with sugar. Agriculture "
        "Minister Ana Burgueño said that Paraguayan mills were subsidised.",
        "Ana Burgueño",
        "URY",
    ),
    (
        "Police in Maseru held six students on Monday. Interior Minister Teboho Ralitapole said they would be charged.",
        "Teboho Ralitapole",
        "LSO",
    ),
    (
        "Laos and Cambodia traded accusations over a dam. Foreign Minister Sisavath Keo said in Vientiane that talks "
        "would go on.",
        "Sisavath Keo",
        "LAO",
    ),
]
SPOKEN_FOR += [
    (
        "Oman lodged a protest with Yemen on Tuesday, the foreign ministry in Muscat said. The ships spent two hours in "
        "waters that Yemen claims, too, ministry spokesman Hilal Busaidi told a briefing.",
        "Hilal Busaidi",
        "OMN",
    ),
]
NOBODYS = [
    (
        "WASHINGTON (Newswire) - Honduras accused the United States on Friday of meddling. Foreign Minister Rosa Paz "
        "Lagos said the note was harsh.",
        "Rosa Paz Lagos",
    ),
    (
        "Estonia protested to Latvia. Latvia rejected the note. Interior Minister Karl Tamme called it a formality.",
        "Karl Tamme",
    ),
    ("Canada froze the accounts of General Ilunga Kabwe on Friday.", "Ilunga Kabwe"),
    ("Oman expelled two diplomats. Sergeant Nils Braun had been hurt in the affair.", "Nils Braun"),
    ("Japan called on South Korea to send back its envoy. Ambassador Bae Chul-ho left last week.", "Bae Chul-ho"),
]


def _country(text: str, name: str) -> str:
    reading = dragoman.read(text, published="2024-05-06")
    return next(actor.country for actor in reading.actors if actor.name == name)


@pytest.mark.parametrize(("text", "name", "country"), SPOKEN_FOR)
def test_an_official_speaks_for_the_state_that_the_text_points_to(text: str, name: str, country: str) -> None:
    assert _country(text, name) == country


@pytest.mark.parametrize(("text", "name"), NOBODYS)
def test_in_doubt_he_speaks_for_none(text: str, name: str) -> None:
    assert _country(text, name) == ""
