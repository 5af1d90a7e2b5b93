"""Phrases that look like a party and are none, and words that tell no deed by themselves."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2024-03-08").events


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("The Kabul bombing was condemned by Iran.", "ASSAULT", "", "AFG"),
        ("The Russian bombing of Ukraine was condemned by Kenya.", "ASSAULT", "RUS", "UKR"),
        ("The US attack on Yemen was condemned by Iran.", "ASSAULT", "USA", "YEM"),
        ("Peruvian guards were taken across the border by force, Peru said.", "ASSAULT", "", "PER"),
        ("Togo recalled its envoy from Benin in protest at the arrest of Kenyan workers.", "SANCTION", "TGO", "BEN"),
        ("The railwaymen of Malawi have gone on strike.", "PROTEST", "MWI", ""),
        ("Malawi's embargo on Armenian brandy was imposed in May.", "SANCTION", "MWI", "ARM"),
        ("Libya sent another 200 Chadians back over the border.", "COERCE", "LBY", "TCD"),
        ("Denmark has set aside 4 million euros for camps in Chad.", "AID", "DNK", "TCD"),
        ("Togolese police broke up a roadblock of the strikers.", "ASSAULT", "TGO", "TGO"),
    ],
)
def test_who_takes_part(text: str, event_type: str, actors: str, recipients: str) -> None:
    event = next(one for one in _events(text) if one.event_type == event_type)
    assert {one.country for one in event.actors} - {""} == {actors} - {""}
    assert {one.country for one in event.recipients} - {""} == {recipients} - {""}
    assert all(one.text not in {"force"} for one in event.actors)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Togo recalled its envoy from Benin in protest at the arrest of Kenyan workers.", "PROTEST"),
        ("The railwaymen of Malawi have gone on strike.", "ASSAULT"),
        ("The Danes sent two Belarusians packing.", "AID"),
        ("Libya sent another 200 Chadians back over the border.", "REJECT"),
        ("Money sent home by Filipinos abroad is worth a tenth of the Philippine economy.", "AID"),
        ("The Kenyan minister affirmed that the talks with Uganda had been long.", "SUPPORT"),
        ("The Malaysian minister has taken leave.", "CONCEDE"),
        ("Ghana expressed regret at the Togolese position.", "CONCEDE"),
        ("Egypt gave food security as the reason for the ban on Sudanese rice.", "AID"),
        ("The observations contribute to the stability of the Balkans, Serbia said.", "AID"),
        ("A Qatari mediator said that Chad was pleased.", "CONSULT"),
        ("The Ethiopian soldiers had committed abuses in Somalia.", "AGREE"),
    ],
)
def test_what_is_not_told(text: str, event_type: str) -> None:
    assert event_type not in {one.event_type for one in _events(text)}


def test_a_number_of_things_is_no_figure_of_the_marchers() -> None:
    text = "Thousands of Zambian teachers marched on parliament. The union put the number of {} at 42."
    counted = [e for e in _events(text.format("marchers")) if e.trigger.text == "put"]
    assert [one.event_type for one in counted] == ["PROTEST"]
    assert not [e for e in _events(text.format("schools")) if e.trigger.text == "put"]


def test_who_announces_a_kidnapping_has_not_done_it() -> None:
    text = "Norway announced the kidnapping of three Norwegians in Mali."
    assert not [one for e in _events(text) if e.event_type == "ASSAULT" for one in e.actors]


def test_a_killing_is_not_told_again_as_the_strike() -> None:
    text = "Police killed a Kenyan nurse on Monday. The ministry regretted the loss of a month since the strike."
    assert "strike" not in {e.trigger.text for e in _events(text) if e.event_type == "ASSAULT"}
