"""Whose "the government" is, when the phrase itself does not say."""

from __future__ import annotations

import pytest

import dragoman

ONE_COUNTRY = [
    ("Police in Nairobi fired tear gas at young demonstrators.", "demonstrators", "KEN"),
    ("The Nigerian senate opened an inquiry into the army.", "army", "NGA"),
    ("The Slovak president took the government to task.", "government", "SVK"),
    ("Guatemala's congress voted down the president's budget.", "president", "GTM"),
    ("Soldiers dispersed mourners in Dakar.", "Soldiers", "SEN"),
    ("Protesters toppled a statue in the Syrian city of Hama.", "Protesters", "SYR"),
    ("Teachers in Zimbabwe rebuffed the government's pay offer.", "government", "ZWE"),
]
NOBODYS = [
    ("Britain urged the government to release the protesters.", "government"),
    ("The United States accused the army of a massacre.", "army"),
    ("Kenya and Uganda asked the rebels to lay down their arms.", "rebels"),
    ("The French foreign minister asked the government to free the protesters.", "government"),
    ("The opposition accused the government of fraud.", "government"),
]
ARTICLE = """Thousands marched through Lusaka on Friday against the price of maize.

The march in Lusaka was the largest for years. Shops in Zambia's capital stayed shut.

Police in Kitwe held eleven students. The opposition accused the government of panic.

Botswana sent the government a note."""


def _countries(text: str, phrase: str) -> set[str]:
    reading = dragoman.read(text, published="2024-05-01")
    found = [one for one in reading.actors if any(phrase in mention.text for mention in one.mentions)]
    assert found, [one.name for one in reading.actors]
    return {one.country for one in found}


@pytest.mark.parametrize(("text", "phrase", "country"), ONE_COUNTRY)
def test_a_role_belongs_to_the_only_country_that_the_text_is_about(text: str, phrase: str, country: str) -> None:
    assert _countries(text, phrase) == {country}


@pytest.mark.parametrize(("text", "phrase"), NOBODYS)
def test_in_doubt_a_role_has_no_country(text: str, phrase: str) -> None:
    assert _countries(text, phrase) == {""}


def test_an_article_has_a_home_though_a_neighbour_acts_in_it() -> None:
    assert _countries(ARTICLE, "opposition") == {"ZMB"}
    assert _countries(ARTICLE, "students") == {"ZMB"}
    assert _countries(ARTICLE, "government") == {"ZMB"}


FILED = """LIMA (Newswire) - Peru's Congress voted on Wednesday to oust the president.

Police detained him on his way to the Mexican embassy. Mexico said the government had asked for him.

The United States urged lawmakers to keep calm. Schools in Peru stayed shut. Congress went home."""


def test_a_text_is_about_where_it_was_filed_unless_it_names_another_country_more_often() -> None:
    assert _countries(FILED, "Police") == {"PER"}
    assert _countries(FILED, "lawmakers") == {""}, "the United States are named before"
    assert _countries(FILED.replace("LIMA", "MEXICO CITY"), "Police") == {""}, "Peru is named first"
    assert _countries(FILED.replace("LIMA", "MADRID"), "Police") == {""}
    assert _countries(FILED.replace("Newswire", "Reuters"), "Police") == {"PER"}, "where the agency is of tells nothing"


def test_the_congress_of_another_state_is_not_that_of_the_united_states() -> None:
    assert _countries(FILED, "Congress") == {"PER"}
    assert _countries("Congress passed the bill.", "Congress") == {"USA"}
    assert _countries("Protesters in Lima blocked the Pan-American Highway.", "Highway") == {""}
    assert _countries(f"Peru's Congress votes to remove president\n\n{FILED}", "Congress") == {"PER"}


def test_the_reason_says_why() -> None:
    reading = dragoman.read("Police in Nairobi fired at demonstrators.", published="2024-05-01")
    (one,) = (actor for actor in reading.actors if actor.name == "demonstrators")
    assert one.reason.endswith("country KEN: what the text is about")


COMMON_NAMES = [
    (
        "OTTAWA, 4 May 2026 - Canada's Senate passed the bill on Monday. The House of Representatives did not vote.",
        "House of Representatives",
        "CAN",
    ),
    ("NEW DELHI (Newswire) - India delayed the census. Congress spokesman Arun Seth called it a farce.", "Seth", "IND"),
    ("Congress passed a bill on the war in Yemen on Monday.", "Congress", "USA"),
    ("OTTAWA (Newswire) - Canada asked America to wait. Congress passed the bill on Monday.", "Congress", "USA"),
]


@pytest.mark.parametrize(("text", "phrase", "country"), COMMON_NAMES)
def test_a_body_that_many_states_have_is_of_the_country_that_the_text_is_about(
    text: str, phrase: str, country: str
) -> None:
    assert _countries(text, phrase) == {country}


SEATS = [
    ("The European Union warned Hungary on Monday. Brussels froze the funds.", "Brussels", "EUR"),
    ("Belgium warned the European Union on Monday. Brussels froze the funds.", "Brussels", "BEL"),
    ("Brussels froze the funds of Hungary.", "Brussels", "BEL"),
]


@pytest.mark.parametrize(("text", "phrase", "country"), SEATS)
def test_brussels_is_the_union_where_the_text_speaks_of_it(text: str, phrase: str, country: str) -> None:
    assert _countries(text, phrase) == {country}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Guatemala moved marines to the town of Livingston on Friday.", "GTM"),
        ("Council tax is going up in Livingston.", "GBR"),
    ],
)
def test_a_town_of_a_common_name_lies_in_a_country_that_the_text_names(text: str, country: str) -> None:
    assert _countries(text, "Livingston") == {country}


UNION = """The Highland Tea Workers' Union asked for a third more. The growers offered eight per cent.

The county commissioner asked both sides to sit down. Peter Rono, 27, was hurt at the gate. Its secretary asked for the officer to be charged."""


def test_a_town_that_begins_a_longer_name_makes_no_country() -> None:
    assert _countries(UNION, "Highland") == {""}


def test_two_sides_are_two_states_only_where_states_are_named() -> None:
    reading = dragoman.read(UNION, published="2024-05-01")
    assert not [one for one in reading.actors if one.kind == "state"]


def test_an_officer_is_not_whoever_was_named_without_an_office() -> None:
    (victim,) = [one for one in dragoman.read(UNION, published="2024-05-01").actors if one.name == "Peter Rono"]
    assert [mention.text for mention in victim.mentions] == ["Peter Rono"]


CRISIS = """BEIRUT (Newswire) - Syrian rebels entered the city of Hama on Friday after an attack on Syrian soldiers.

Russian planes bombed the suburbs of Hama, residents of the city said. Moscow did not comment. Russia has a base in Syria.

Hundreds of civilians were killed in the days after. In Moscow, the Foreign Ministry demanded an end of the fighting.

Rebels seized a barracks in the northwest of the country. Russian guards fired on villagers. A Newswire reporter saw
the smoke. Nobody in Syria or in Damascus could say how many had fled."""


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("civilians", "SYR"),
        ("the Foreign Ministry", "RUS"),
        ("Rebels", "SYR"),
        ("villagers", ""),
        ("A Newswire reporter", ""),
        ("Newswire", ""),
    ],
)
def test_what_takes_place_in_one_country_befalls_its_people(phrase: str, country: str) -> None:
    reading = dragoman.read(CRISIS, published="2024-12-01", outlet="Newswire")
    found = {one.country for one in reading.actors if any(phrase == mention.text for mention in one.mentions)}
    assert found == {country}, [(one.name, one.country, one.reason) for one in reading.actors]
