"""Rivers, seas, mountains and islands are no parties, whatever state or town bears the name as well."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.registry import load_index
from dragoman.actors.scan import scan


@pytest.mark.parametrize(
    "name",
    [
        "the Parana",
        "the Jordan",
        "the river Niger",
        "the Niger river",
        "Lake Chad",
        "Mount Kenya",
        "the Strait of Malacca",
        "the Gulf of Oman",
        "the Bay of Biscay",
        "the Caspian Sea",
        "the island of Samos",
        "the Magdalena",
    ],
)
def test_a_name_of_land_or_water_is_nobodys(name: str) -> None:
    actor = dragoman.resolve(name)
    assert actor is None or not actor.country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Niger", "NER"),
        ("the Jordanian army", "JOR"),
        ("the Parana government", "BRA"),
        ("the Gambia", "GMB"),
        ("the Solomon Islands", "SLB"),
        ("the Falkland Islands", "GBR"),
        ("The Hague", "NLD"),
    ],
)
def test_a_state_or_its_government_keeps_its_name(name: str, country: str) -> None:
    actor = dragoman.resolve(name)
    assert actor is not None
    assert actor.country == country


def test_a_surname_is_no_lake() -> None:
    (segment,) = scan("Veronica Lake", load_index())
    assert segment.flavour != "x"


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian barges blocked the Parana on Monday.",
        "Peru sent troops to Lake Chad on Monday.",
        "Peru threatened to bomb the Orinoco.",
        "Peru's navy blockaded the Black Sea on Monday.",
        "Peruvian soldiers attacked the Congo river on Monday.",
    ],
)
def test_water_takes_no_part_in_an_event(text: str) -> None:
    (event, *_) = dragoman.read(text, published="2019-05-21").events
    assert not any(one.actor_id for one in event.recipients)
    assert not {one.country for one in (*event.actors, *event.recipients)} & {"BRA", "TCD", "COD"}
