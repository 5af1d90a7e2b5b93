"""Wordings of running news: what each tells, by whom, and what it must not be taken for."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event
from dragoman.events.fields import Leaning, leaning_within, tells_nothing


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2024-03-08").events


def _countries(event: Event) -> tuple[set[str], set[str]]:
    return {one.country for one in event.actors if one.country}, {
        one.country for one in event.recipients if one.country
    }


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "actors", "recipients"),
    [
        ("Benin has summoned its ambassador in Togo for consultations.", "SANCTION", "withdraw", "BEN", "TGO"),
        ("Benin summoned the Togolese ambassador over the remarks.", "ACCUSE", "disapprove", "BEN", "TGO"),
        ("A Guyanese boat came under fire from a Venezuelan patrol.", "ASSAULT", "firearms", "VEN", "GUY"),
        ("Chilean carabineros took six Peruvians prisoner.", "COERCE", "arrest", "CHL", "PER"),
        ("Angolan soldiers took six Zambians prisoner.", "ASSAULT", "abduct", "AGO", "ZMB"),
        ("Lisbon answered with the expulsion of four Moldovans.", "SANCTION", "expel", "PRT", "MDA"),
        ("The expulsion of four hundred Burundian workers by Tanzania went on.", "COERCE", "deport", "TZA", "BDI"),
        ("Malawi has barred maize from being exported to Zambia.", "SANCTION", "discontinue", "MWI", "ZMB"),
        ("Malawi called the Zambian decision unjust.", "ACCUSE", "disapprove", "MWI", "ZMB"),
        ("Two Zambian envoys must leave Malawi within a week.", "SANCTION", "expel", "MWI", "ZMB"),
        ("A blockade of the Peruvian road by Bolivian hauliers went on.", "PROTEST", "obstruct", "BOL", "PER"),
    ],
)
def test_what_a_wording_tells(text: str, event_type: str, mode: str, actors: str, recipients: str) -> None:
    (event,) = [one for one in _events(text) if one.event_type == event_type]
    assert (event.mode, *_countries(event)) == (mode, {actors}, {recipients})
    assert event.auxiliary == frozenset()


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The Hungarian government came under fire from the European Parliament for its budget.", "ASSAULT"),
        ("Sixty crates were unloaded from a Kenyan military plane at the airport of Juba.", "RETREAT"),
        ("Yemeni forces carried out the operation with ten unmanned aircraft.", "COOPERATE"),
        ("The Malian marchers were fired on from the roofs.", "SANCTION"),
        ("The French minister speaks fluent Arabic and English.", "CONSULT"),
    ],
)
def test_what_a_wording_does_not_tell(text: str, event_type: str) -> None:
    assert event_type not in {one.event_type for one in _events(text)}


def test_a_deed_is_found_through_the_saying_between_it_and_its_doer() -> None:
    text = "Burundi closed the border after an attack that it says was carried out by Rwandan soldiers."
    (attack,) = [one for one in _events(text) if one.event_type == "ASSAULT"]
    assert _countries(attack)[0] == {"RWA"}


@pytest.mark.parametrize(
    "wording", ["attributed the attack to Somali militants", "blamed Somali militants for the raid"]
)
def test_a_deed_laid_at_somebodys_door_needs_nothing_else(wording: str) -> None:
    (attack,) = [one for one in _events(f"The Kenyan police {wording}.") if one.event_type == "ASSAULT"]
    assert _countries(attack)[0] == {"SOM"}


def test_people_counted_without_a_noun_march() -> None:
    (march,) = [
        one for one in _events("Some 240,000 marched against the Serbian government.") if one.event_type == "PROTEST"
    ]
    assert "240,000" in march.actors[0].text


@pytest.mark.parametrize(
    ("lean", "elsewhere", "nothing", "within"),
    [
        (Leaning(0, ""), True, False, 1),
        (Leaning(0, ""), False, False, 0),
        (Leaning(1, "business"), True, True, 1),
        (Leaning(-2, ""), True, False, -2),
    ],
)
def test_a_sentence_without_a_word_of_any_field_leans_as_its_text(
    lean: Leaning, elsewhere: bool, nothing: bool, within: int
) -> None:
    assert tells_nothing(lean, elsewhere=elsewhere) is nothing
    assert leaning_within(lean, elsewhere=elsewhere).by == within


@pytest.mark.parametrize(
    ("text", "event_type", "countries"),
    [
        ("Fighting erupted on Monday between Ethiopia and Eritrea.", "ASSAULT", {"ETH", "ERI"}),
        ("Talks got under way on Friday between Armenia and Turkey.", "CONSULT", {"ARM", "TUR"}),
    ],
)
def test_who_is_named_behind_a_verb_of_happening_takes_part_in_its_subject(
    text: str, event_type: str, countries: set[str]
) -> None:
    (event,) = [one for one in _events(text) if one.event_type == event_type]
    assert set().union(*_countries(event)) == countries


@pytest.mark.parametrize(
    ("text", "unheard"),
    [
        ("The Armenian Church rallied to the defence of the jailed archbishop.", "COERCE"),
        ("Hungary criticised the ousted president of Niger.", "SANCTION"),
        ("Tajikistan blocked the website of an exiled opposition party.", "exiled"),
    ],
)
def test_a_participle_before_its_noun_tells_no_deed_of_its_own(text: str, unheard: str) -> None:
    events = _events(text)
    assert events
    assert unheard not in {told for one in events for told in (one.event_type, one.trigger.text)}


def test_a_participle_that_names_its_doer_tells_a_deed() -> None:
    (event,) = [
        one for one in _events("Yemen condemned the Iran-backed rebels.") if one.event_type in {"AID", "SUPPORT"}
    ]
    assert _countries(event)[0] == {"IRN"}


def test_parties_counted_after_a_conjunct_are_all_who_talk() -> None:
    text = "Peru and Chile have one border. The two countries held drills in May and are in talks on a pact."
    assert "CONSULT" in {one.event_type for one in _events(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Belarusian editors have sat in a dark prison for years.", True),
        ("Belarusian editors have sat in parliament since the prison was closed.", False),
    ],
)
def test_near_asks_for_words_of_the_same_clause(text: str, told: bool) -> None:
    assert ("COERCE" in {one.event_type for one in _events(text) if one.trigger.text == "sat"}) == told


def test_what_is_welcomed_is_a_deed_of_its_own() -> None:
    events = _events("Germany welcomed the release of the Gabonese journalists by Turkey.")
    assert {one.event_type for one in events} == {"SUPPORT", "RETREAT"}
    (release,) = [one for one in events if one.event_type == "RETREAT"]
    assert _countries(release) == ({"TUR"}, {"GAB"})
