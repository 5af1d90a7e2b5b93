"""What somebody answers has been said or asked, of him: "denied the charge", "rejected calls to resign"."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _at(text: str, noun: str) -> Event:
    (event,) = [one for one in dragoman.read(text, published="2019-03-04").events if one.trigger.text == noun]
    return event


@pytest.mark.parametrize(
    ("text", "noun", "event_type", "recipient"),
    [
        ("Ghana shrugged off criticism.", "criticism", "ACCUSE", "GHA"),
        ("The president of Mali rejected calls to resign.", "calls", "REQUEST", "MLI"),
        ("Demands for a new vote were brushed aside by Togo.", "Demands", "REQUEST", "TGO"),
    ],
)
def test_who_answers_is_whom_it_was_laid_at(text: str, noun: str, event_type: str, recipient: str) -> None:
    event = _at(text, noun)
    assert (event.event_type, event.actors, event.auxiliary) == (event_type, [], frozenset())
    assert [one.country for one in event.recipients] == [recipient]


def test_who_made_it_is_told_by_the_noun() -> None:
    event = _at("Hungary brushed aside criticism from Poland.", "criticism")
    assert [one.country for one in event.actors] == ["POL"]


def test_who_made_it_has_been_told_before() -> None:
    event = _at("Kenya accused Somalia of jamming its radars, a charge that Somalia denied.", "charge")
    assert event.event_type == "ACCUSE"
    assert [one.country for one in event.actors] == ["KEN"]
    assert [one.country for one in event.recipients] == ["SOM"]


@pytest.mark.parametrize("text", ["Hungary denied the raid.", "The bank rejected the charge of two euros."])
def test_what_is_no_charge(text: str) -> None:
    assert not [one for one in dragoman.read(text, published="2019-03-04").events if one.event_type == "ACCUSE"]


def test_who_denies_a_charge_does_not_vouch_for_it() -> None:
    event = _at("Kenya accused Somalia of jamming its radars, a charge that Somalia denied.", "charge")
    assert (event.attribution, event.auxiliary) == ([], frozenset())


def test_a_denied_charge_is_a_denial_of_the_deed() -> None:
    text = "Kenya accused Somalia of jamming its radars on Monday. Somalia denied the charge."
    assert not [one for one in dragoman.read(text, published="2019-03-04").events if one.trigger.text == "charge"]
