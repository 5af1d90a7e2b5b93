"""Strings to actors: people on a date, places, organisations, roles by composition, and what is no actor."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.actors.resolver import resolve
from dragoman.errors import DateError

# text, date, country, first sector ("" for none)
PEOPLE = [
    ("Vladimir Putin", "2022-03-01", "RUS", "GOV"),
    ("Vladimir Putin", "2010-05-01", "RUS", "GOV"),
    ("Vladimir Vladimirovich Putin", "2022-03-01", "RUS", "GOV"),
    ("Barack Obama", "2012-01-01", "USA", "GOV"),
    ("Barack Obama", "2020-01-01", "USA", "ELI"),
    ("Barack Obama", "2006-01-01", "USA", "LEG"),
    ("Angela Merkel", "2015-09-01", "DEU", "GOV"),
    ("Angela Merkel", "2023-01-01", "DEU", "ELI"),
    ("Bashar al-Assad", "2015-01-01", "SYR", "GOV"),
    ("Bashar al-Assad", "2024-12-30", "SYR", "ELI"),
    ("Bashar Al Assad", "2015-01-01", "SYR", "GOV"),
    ("bashar assad", "2015-01-01", "SYR", "GOV"),
    ("Nicolas Sarkozy", "2008-06-01", "FRA", "GOV"),
    ("Tony Blair", "2003-03-20", "GBR", "GOV"),
    ("Tony Blair", "2018-03-20", "GBR", "ELI"),
    ("Recep Tayyip Erdoğan", "2016-07-16", "TUR", "GOV"),
    ("Recep Tayyip Erdogan", "2016-07-16", "TUR", "GOV"),
    ("ANGELA MERKEL", "2015-09-01", "DEU", "GOV"),
    ("President Vladimir Putin", "2022-03-01", "RUS", "GOV"),
    ("Russian President Vladimir Putin", "2022-03-01", "RUS", "GOV"),
    ("Russian Foreign Minister Sergei Lavrov", "2020-01-01", "RUS", "GOV"),
    ("former Ukrainian President Viktor Yanukovych", "2018-01-01", "UKR", "ELI"),
    ("President Putin", "2022-03-01", "RUS", "GOV"),
    ("Mr. Putin", "2022-03-01", "RUS", "GOV"),
    ("Merkel", "2015-09-01", "DEU", "GOV"),
    ("Donald J. Trump", "2018-01-01", "USA", "GOV"),
    ("Margaret Thatcher", "1990-01-01", "GBR", "GOV"),
    ("Nelson Mandela", "1996-01-01", "ZAF", "GOV"),
    ("Emmanuel Macron's", "2022-01-01", "FRA", "GOV"),
]
PLACES = [
    ("France", None, "FRA", ""),
    ("the United States", None, "USA", ""),
    ("US", None, "USA", ""),
    ("U.S.", None, "USA", ""),
    ("United States of America", None, "USA", ""),
    ("Türkiye", None, "TUR", ""),
    ("Turkey", None, "TUR", ""),
    ("Côte d’Ivoire", None, "CIV", ""),
    ("Ivory Coast", None, "CIV", ""),
    ("Republic of Korea", None, "KOR", ""),
    ("North Korea", None, "PRK", ""),
    ("the DRC", None, "COD", ""),
    ("Congo-Brazzaville", None, "COG", ""),
    ("Guinea-Bissau", None, "GNB", ""),
    ("Equatorial Guinea", None, "GNQ", ""),
    ("Papua New Guinea", None, "PNG", ""),
    ("Soviet Union", None, "SUN", ""),
    ("Moscow", None, "RUS", "GOV"),
    ("WASHINGTON", None, "USA", "GOV"),
    ("Pyongyang", None, "PRK", "GOV"),
    ("Aleppo", None, "SYR", ""),
    ("Johannesburg", None, "ZAF", ""),
    ("Santa Marta", None, "COL", ""),
    ("Abkhazia", None, "GEO", "PRE"),
    ("South Ossetia", None, "GEO", "PRE"),
    ("Somaliland", None, "SOM", "PRE"),
    ("the Donetsk People's Republic", None, "UKR", "PRE"),
    ("Northern Cyprus", None, "CYP", "PRE"),
    ("Greenland", None, "DNK", ""),
    ("Puerto Rico", None, "USA", ""),
    ("Crimea", None, "UKR", ""),
    ("Chechnya", None, "RUS", ""),
    ("Tibet", None, "CHN", ""),
    ("Xinjiang", None, "CHN", ""),
    ("Darfur", None, "SDN", ""),
    ("Tigray", None, "ETH", ""),
    ("Catalonia", None, "ESP", ""),
    ("Scotland", None, "GBR", ""),
    ("Gujarat", None, "IND", ""),
    ("the West", None, "", ""),
    ("the international community", None, "", ""),
    ("Brazilians", None, "BRA", ""),
    ("Two Swedes", None, "SWE", ""),
    ("ordinary Iranians", None, "IRN", "CVL"),
    ("Afghan", None, "AFG", ""),
]
ORGANISATIONS = [
    ("the United Nations", None, "UNO", ""),
    ("UN Security Council", None, "UNO", ""),
    ("UNHCR", None, "UNO", ""),
    ("International Criminal Court", None, "IGO", "JUD"),
    ("the European Union", None, "EUR", ""),
    ("the European Parliament", None, "EUR", "LEG"),
    ("NATO", None, "IGO", "MIL"),
    ("the African Union", None, "IGO", ""),
    ("the IMF", None, "IGO", ""),
    ("the Kremlin", None, "RUS", "GOV"),
    ("Pentagon", None, "USA", "MIL"),
    ("CIA", None, "USA", "SPY"),
    ("FBI", None, "USA", "COP"),
    ("the White House", None, "USA", "GOV"),
    ("Downing Street", None, "GBR", "GOV"),
    ("the State Duma", None, "RUS", "LEG"),
    ("Knesset", None, "ISR", "LEG"),
    ("the Bundestag", None, "DEU", "LEG"),
    ("Israel Defense Forces", None, "ISR", "MIL"),
    ("the Revolutionary Guards", None, "IRN", "MIL"),
    ("Mossad", None, "ISR", "SPY"),
    ("FSB", None, "RUS", "SPY"),
    ("Taliban", "2010-01-01", "AFG", "REB"),
    ("Taliban", "2022-01-01", "AFG", "GOV"),
    ("Taliban", "1998-01-01", "AFG", "GOV"),
    ("Boko Haram", None, "NGA", "REB"),
    ("Hezbollah", None, "LBN", "REB"),
    ("the Houthis", None, "YEM", "REB"),
    ("Islamic State", None, "ISM", "REB"),
    ("ISIS", None, "ISM", "REB"),
    ("FARC", "2000-01-01", "COL", "REB"),
    ("FARC", "2019-01-01", "COL", "PTY"),
    ("Hayat Tahrir al-Sham", "2020-01-01", "SYR", "REB"),
    ("Sinaloa Cartel", None, "MEX", "CRM"),
    ("Labour Party", "2000-01-01", "GBR", "GOV"),
    ("Labour Party", "2015-01-01", "GBR", "PTY"),
    ("Reuters", None, "GBR", "JRN"),
    ("TASS", None, "RUS", "JRN"),
    ("Amnesty International", None, "NGO", "SOC"),
    ("Gazprom", None, "RUS", "BUS"),
    ("Boeing", None, "USA", "BUS"),
    ("Palestinian Authority", None, "PSE", "GOV"),
]
COMPOSED = [
    ("Taiwan's deputy foreign minister", None, "TWN", "GOV"),
    ("the Kano State government", None, "NGA", "GOV"),
    ("American warplanes", None, "USA", "MIL"),
    ("European Union legislators", None, "EUR", "LEG"),
    ("a former CIA official", None, "USA", "ELI"),
    ("Santa Marta Self Defense Forces", None, "COL", "PRM"),
    ("Several of the largest trade unions in Denmark", None, "DNK", "LAB"),
    ("Ukrainian soldiers", None, "UKR", "MIL"),
    ("Turkish police", None, "TUR", "COP"),
    ("a Spanish judge", None, "ESP", "JUD"),
    ("the Supreme Court of India", None, "IND", "JUD"),
    ("a U.S. Supreme Court decision", None, "USA", "JUD"),
    ("Japanese lawmakers", None, "JPN", "LEG"),
    ("members of parliament in Kenya", None, "KEN", "LEG"),
    ("Sudan's army", None, "SDN", "MIL"),
    ("the Nigerian military", None, "NGA", "MIL"),
    ("rebels", None, "", "REB"),
    ("Syrian rebels", None, "SYR", "REB"),
    ("rebel fighters in eastern Congo", None, "COD", "REB"),
    ("separatist forces in Ukraine", None, "UKR", "REB"),
    ("pro-government militias in Sudan", None, "SDN", "PRM"),
    ("Colombian paramilitaries", None, "COL", "PRM"),
    ("a Mexican drug cartel", None, "MEX", "CRM"),
    ("Somali pirates", None, "SOM", "CRM"),
    ("unidentified gunmen", None, "", "UAF"),
    ("Egyptian villagers", None, "EGY", "CVL"),
    ("eleven hostages", None, "", "CVL"),
    ("1,200 detainees", None, "", "CVL"),
    ("dozens of French farmers", None, "FRA", "AGR"),
    ("Chilean students", None, "CHL", "EDU"),
    ("a professor at the University of Oslo", None, "NOR", "EDU"),
    ("a hospital in Gaza City", None, "PSE", "MED"),
    ("doctors in Sudan", None, "SDN", "MED"),
    ("Afghan journalists", None, "AFG", "JRN"),
    ("a BBC reporter", None, "GBR", "JRN"),
    ("Polish bishops", None, "POL", "REL"),
    ("a mosque in Lahore", None, "PAK", "REL"),
    ("Syrian refugees", None, "SYR", "REF"),
    ("Burundi's displaced", None, "BDI", "REF"),
    ("Argentine truckers", None, "ARG", "LAB"),
    ("a Swedish company", None, "SWE", "BUS"),
    ("Norway's central bank", None, "NOR", "GOV"),
    ("the Lebanese president's office", None, "LBN", "GOV"),
    ("the ousted Syrian president", None, "SYR", "ELI"),
    ("a retired general", None, "", "ELI"),
    ("an ex-minister", None, "", "ELI"),
    ("Venezuela's opposition leader", None, "VEN", "OPP"),
    ("Belarusian opposition activists", None, "BLR", "SOC"),
    ("protesters in Georgia", None, "GEO", "OPP"),
    ("UN peacekeepers", None, "UNO", "MIL"),
    ("a Hamas commander", None, "PSE", "REB"),
    ("Taliban fighters", "2010-01-01", "AFG", "REB"),
    ("a White House spokesman", None, "USA", "GOV"),
    ("the Kremlin's spokesman", None, "RUS", "GOV"),
    ("the Russian Foreign Ministry", None, "RUS", "GOV"),
    ("the Iraqi interior ministry", None, "IRQ", "GOV"),
    ("the U.S. ambassador to Russia", None, "USA", "GOV"),
    ("Brazil's finance minister", None, "BRA", "GOV"),
    ("a group of tourists", None, "", "CVL"),
    ("people in the UK", None, "GBR", "CVL"),
    ("a spokesman for the Taliban", "2010-01-01", "AFG", "REB"),
    ("Abkhaz troops", None, "GEO", "PRE"),
    ("Iranian-backed militia", None, "", "PRM"),
    ("the Obama administration", "2012-01-01", "USA", "GOV"),
    ("Harry Tseng, Taiwan's deputy foreign minister", None, "TWN", "GOV"),
    ("Ines Almeyda, a spokeswoman for the Peruvian police", None, "PER", "COP"),
    ("syrian rebels", None, "SYR", "REB"),
    ("RUSSIAN SOLDIERS", None, "RUS", "MIL"),
]


@pytest.mark.parametrize(("text", "date", "country", "sector"), PEOPLE + PLACES + ORGANISATIONS + COMPOSED)
def test_string_resolves_to_country_and_sector(text: str, date: str | None, country: str, sector: str) -> None:
    actor = resolve(text, date=date)
    assert actor is not None
    assert (actor.country, actor.sectors[0] if actor.sectors else "") == (country, sector), actor.reason
    assert actor.reason


PHRASES = Path(__file__).with_name("phrases.tsv")


def phrases() -> list[tuple[str, ...]]:
    """Descriptions as agency news writes them: text, date, country to assume, country and first sector expected."""
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "date", "hint", "country", "sector"), phrases())
def test_description_resolves_by_composition(text: str, date: str, hint: str, country: str, sector: str) -> None:
    actor = resolve(text, date=date or None, country=hint or None)
    found = (actor.country or "-", actor.sectors[0] if actor.sectors else "-") if actor else ("none", "none")
    assert found == (country, sector), actor.reason if actor else "no actor"


def test_phrases_are_many() -> None:
    assert len(phrases()) > 750


NOBODY = """yesterday|Second round|20 men|it|they|the time|Monday|last week|two years|who||...|the|42|several|100 million|three days
|in March|everything|a dozen|the moment|this|an attack on Syria|12:30"""


@pytest.mark.parametrize("text", NOBODY.split("|"))
def test_what_names_nobody_is_no_actor(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("the French president", "2022-06-01", "Emmanuel Macron"),
        ("the French president", "2009-06-01", "Nicolas Sarkozy"),
        ("French President", "1994-06-01", "François Mitterrand"),
        ("the Russian president", "2010-06-01", "Dmitry Medvedev"),
        ("the British prime minister", "1992-06-01", "John Major"),
        ("Germany's chancellor", "2000-06-01", "Gerhard Schröder"),
        ("the German chancellor", "2022-06-01", "Olaf Scholz"),
        ("the US secretary of state", "2014-06-01", "John Kerry"),
        ("Russia's foreign minister", "2014-06-01", "Sergei Lavrov"),
    ],
)
def test_office_and_date_give_the_holder(text: str, date: str, name: str) -> None:
    actor = resolve(text, date=date)
    assert actor is not None
    assert actor.name == name


def test_office_without_date_names_no_person() -> None:
    actor = resolve("the French president")
    assert actor is not None
    assert (actor.country, actor.sectors, actor.role) == ("FRA", ("GOV",), "president")
    assert not actor.id.startswith("person:")


@pytest.mark.parametrize("text", ["the deputy French president", "the former French president", "French presidents"])
def test_modified_office_is_not_the_holder(text: str) -> None:
    actor = resolve(text, date="2022-06-01")
    assert actor is None or actor.name != "Emmanuel Macron"


@pytest.mark.parametrize(
    ("text", "date", "ident"),
    [
        ("Bolivia's acting president", "2020-03-01", "person:jeanine-anez"),
        ("the caretaker prime minister of the Netherlands", "2023-09-01", "person:mark-rutte"),
        ("the leader of Libya", "1995-03-01", "person:muammar-gaddafi"),
        ("the then French president", "2022-06-01", ""),
        ("the incoming French president", "2022-06-01", ""),
        ("the acting French president", "2022-06-01", ""),
        ("France's president-elect", "2022-06-01", ""),
    ],
)
def test_acting_holder_is_named_and_another_times_is_not(text: str, date: str, ident: str) -> None:
    actor = resolve(text, date=date)
    assert actor is not None
    assert actor.sectors == ("GOV",)
    assert (actor.id if actor.id.startswith("person:") else "") == ident


def test_country_is_assumed_only_when_the_text_gives_none() -> None:
    assert _country("the foreign minister", "PER") == "PER"
    assert _country("Chile's foreign minister", "PER") == "CHL"


def _country(text: str, country: str) -> str:
    actor = resolve(text, country=country)
    assert actor is not None
    return actor.country


def test_namesakes_are_told_apart_by_country_around() -> None:
    assert resolve("Bush", date="1990-06-01", context="the United States") is not None
    father, son = resolve("President Bush", date="1990-06-01"), resolve("President Bush", date="2005-06-01")
    assert father is not None
    assert son is not None
    assert father.id != son.id


def test_lower_case_pronoun_is_no_state() -> None:
    assert resolve("us") is None
    assert resolve("who") is None


def test_country_in_anti_and_backed_compounds_is_not_the_actors() -> None:
    for text in ("anti-American protesters", "US-backed rebels", "pro-Russian separatists"):
        actor = resolve(text)
        assert actor is not None
        assert actor.country == ""


def test_unreadable_date_is_an_error() -> None:
    with pytest.raises(DateError, match="Write YYYY-MM-DD"):
        resolve("France", date="the other day")


def test_very_long_string_is_bounded() -> None:
    assert resolve("x " * 100_000) is None


@pytest.mark.parametrize(
    ("text", "national"),
    [
        ("Abkhazia's foreign minister", "Georgia's foreign minister"),
        ("the Chechen president", "the Russian president"),
        ("the Crimean prime minister", "the Ukrainian prime minister"),
        ("the president of Northern Cyprus", "the president of Cyprus"),
    ],
)
def test_an_office_of_a_part_is_not_the_one_of_the_state(text: str, national: str) -> None:
    part, whole = resolve(text, date="2013-01-10"), resolve(national, date="2013-01-10")
    assert part is not None
    assert whole is not None
    assert part.country == whole.country
    assert part.id != whole.id
    assert whole.kind == "person"


def test_a_surname_before_a_body_elsewhere_is_part_of_its_name() -> None:
    post, person = resolve("the Fino police post in Mandera"), resolve("Putin in Minsk")
    assert post is not None
    assert post.country == "KEN"
    assert person is not None
    assert person.id == "person:vladimir-putin"


@pytest.mark.parametrize(
    ("text", "date", "ident"),
    [
        ("Assad", "2024-12-01", "person:bashar-al-assad"),
        ("Assad", "2024-12-23", "person:bashar-al-assad"),
        ("Yanukovych", "2015-01-01", "person:viktor-yanukovych"),
        ("Novak", "2025-10-16", "person:alexander-novak"),
        ("Clinton", "2010-01-01", "person:hillary-clinton"),
    ],
)
def test_a_surname_is_who_leads_then_who_is_in_office_then_who_led_lately(text: str, date: str, ident: str) -> None:
    actor = resolve(text, date=date)
    assert actor is not None
    assert actor.id == ident


@pytest.mark.parametrize(
    ("text", "date", "country"),
    [
        ("Bedouin tribes", "2024-01-01", ""),
        ("Syrian president in the Kremlin", "2024-01-01", "SYR"),
        ("the Russian ambassador to NATO", "2024-01-01", "RUS"),
        ("the government of interim President Ahmed al-Sharaa", "2025-07-16", "SYR"),
    ],
)
def test_whose_it_is(text: str, date: str, country: str) -> None:
    actor = resolve(text, date=date)
    assert actor is not None
    assert actor.country == country


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Mayor Obama", "role:any-mayor"),
        ("President Obama", "person:barack-obama"),
        ("Obama", "person:barack-obama"),
        ("Foreign Minister Lavrov", "person:sergei-lavrov"),
    ],
)
def test_a_title_nobody_of_that_surname_held_is_somebody_else(text: str, ident: str) -> None:
    actor = resolve(text, date="2018-06-05")
    assert actor is not None
    assert actor.id == ident
