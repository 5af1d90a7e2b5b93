"""What an accident or a force of nature does nobody has done; what fighting does somebody has."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    "text",
    [
        "A bus crash killed 12 people.",
        "A train crash in Spain killed 12 people.",
        "Avalanches killed nine soldiers in Kashmir.",
        "An earthquake destroyed the town of Bam.",
        "A lightning strike killed two people.",
        "A plane crash killed the defence minister of Ghana.",
    ],
)
def test_no_event(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("An attack killed 12 people.", ["12 people"]),
        ("Five days of fighting killed at least 48 people.", ["at least 48 people"]),
        ("A wave of attacks has killed 50 villagers.", ["50 villagers"]),
    ],
)
def test_harm_without_a_doer(text: str, recipients: list[str]) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.actors) == ("ASSAULT", [])
    assert [one.text for one in event.recipients] == recipients


def test_seizing_power_is_no_echo_of_jailing() -> None:
    found = dragoman.read("The generals seized power in 2018 and jailed their opponents.", published="2019-03-04")
    assert [event.trigger.text for event in found.events] == ["seized", "jailed"]


@pytest.mark.parametrize("text", ["In all, 181 people were arrested.", "Fourteen suspects were rounded up."])
def test_force_told_by_whom_it_was_used_on(text: str) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.mode, event.actors) == ("COERCE", "arrest", [])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Protests resumed in Beirut on Monday.", "LBN"),
        ("Demonstrations were held in Tbilisi on Sunday.", "GEO"),
    ],
)
def test_the_people_of_a_town_protest_where_nobody_is_named(text: str, country: str) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert event.event_type == "PROTEST"
    assert [(one.country, one.sectors) for one in event.actors] == [(country, ("CVL",))]


@pytest.mark.parametrize("text", ["The protests continued in Beirut.", "Protests were a habit of the region."])
def test_protests_told_before_or_of_nowhere_are_not_told_anew(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []


@pytest.mark.parametrize(
    ("text", "noun", "country"),
    [
        ("Clashes broke out in Tripoli on Friday.", "Clashes", "LBY"),
        ("Heavy gunfire was heard near the port of Beirut.", "gunfire", "LBN"),
        ("Shelling resumed in Kharkiv overnight.", "Shelling", "UKR"),
        ("Fighting rocked Goma for a third day.", "Fighting", "COD"),
        ("Fighting went on in the west of Sweida on Saturday.", "Fighting", "SYR"),
        ("Two days of clashes in Aleppo left nine dead.", "clashes", "SYR"),
        ("A suicide bombing in Kabul shook the ministry.", "bombing", "AFG"),
    ],
)
def test_violence_befalls_whose_the_place_is(text: str, noun: str, country: str) -> None:
    found = [one for one in dragoman.read(text, published="2019-03-04").events if one.trigger.text == noun]
    assert [(one.event_type, one.actors, [p.country for p in one.recipients]) for one in found] == [
        ("ASSAULT", [], [country])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes of colour are in fashion in Milan.",
        "The team showed fighting spirit in Barcelona.",
        "Clashes broke out somewhere.",
        "The bombing of the film at the box office in Paris surprised critics.",
    ],
)
def test_no_violence_there(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []


def test_the_capital_is_that_of_the_country_that_the_text_is_about() -> None:
    text = "QUITO - Police in Ecuador arrested the mayor of Quito on Monday. A curfew was imposed in the capital."
    event = dragoman.read(text, published="2019-03-04").events[-1]
    assert (event.event_type, event.mode) == ("COERCE", "curfew")
    assert [(one.text, one.country) for one in event.recipients] == [("the capital", "ECU")]


def test_the_capital_of_no_country_told_is_nobodys() -> None:
    assert dragoman.read("A curfew was imposed in the capital.", published="2019-03-04").events == []


def test_riots_are_of_the_country_that_the_text_is_about() -> None:
    text = "ACCRA - Nine people died in Ghana in riots over bread. The president of Ghana spoke to the nation."
    found = [one for one in dragoman.read(text, published="2019-03-04").events if one.event_type == "PROTEST"]
    assert [(one.name, one.country, one.sectors) for event in found for one in event.actors] == [
        ("Ghana", "GHA", ("CVL",))
    ]


def test_violence_told_without_a_place_befalls_the_country_that_the_text_is_about() -> None:
    text = "BAMAKO - Schools in Mali closed on Monday. Clashes erupted at noon."
    event = dragoman.read(text, published="2019-03-04").events[-1]
    assert (event.event_type, event.trigger.text) == ("ASSAULT", "Clashes")
    assert [one.country for one in event.recipients] == ["MLI"]


@pytest.mark.parametrize("text", ["A riot of colour filled Accra.", "Riots broke out.", "Clashes erupted at noon."])
def test_what_is_told_of_no_country_is_nobodys(text: str) -> None:
    assert dragoman.read(text, published="2019-03-04").events == []
