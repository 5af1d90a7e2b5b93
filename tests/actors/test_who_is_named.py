"""Names and descriptions that a wire writes in its own way: acronyms as words, two offices, a name that owns a noun."""

from __future__ import annotations

import pytest

import dragoman
from dragoman import resolve


def _read(text: str) -> dragoman.Reading:
    return dragoman.read(text, published="2024-03-08")


def _actor(text: str, phrase: str) -> dragoman.Actor:
    """The one actor with a mention of just these words."""
    (found,) = [one for one in _read(text).actors if any(mention.text == phrase for mention in one.mentions)]
    return found


@pytest.mark.parametrize(
    ("name", "ident"),
    [("Sadc", "org:sadc"), ("Farc", "org:farc"), ("Nato", "org:nato"), ("Unesco", "org:unesco")],
)
def test_an_acronym_may_be_written_as_a_word(name: str, ident: str) -> None:
    actor = resolve(name)
    assert actor is not None
    assert actor.id == ident


@pytest.mark.parametrize("text", ["Slovak lawmaker Jana Novak", "Slovak lawmaker Dina Novak"])
def test_a_first_name_is_no_acronym(text: str) -> None:
    actor = resolve(text)
    assert actor is not None
    assert (actor.country, actor.sectors) == ("SVK", ("LEG",))


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        (
            "The Democratic Republic of Congo's army says rebels backed by neighbours shelled a town on Monday.",
            "The Democratic Republic of Congo's army",
            "COD",
            "MIL",
        ),
        (
            "The Republic of Moldova's government condemned the raid.",
            "The Republic of Moldova's government",
            "MDA",
            "GOV",
        ),
        (
            "Monitors accused Chad's military of atrocities against the minority during its operations.",
            "Chad's military",
            "TCD",
            "MIL",
        ),
        (
            "The leader of rebellious forces in Tigray said that Ethiopian government forces had come. Ethiopian forces "
            "would not bombard towns, a spokeswoman said.",
            "Ethiopian forces",
            "ETH",
            "MIL",
        ),
        (
            "The leader of rebellious forces in Tigray said that Ethiopian government forces had come. Ethiopian forces "
            "would not bombard towns, a spokeswoman said.",
            "rebellious forces in Tigray",
            "ETH",
            "REB",
        ),
        (
            "In Brussels, EU foreign ministers set a travel ban. The ministers said that it was for fraud.",
            "The ministers",
            "EUR",
            "GOV",
        ),
        (
            "The government of Peru broke off relations with the government of Chile. Later, the Bolivian foreign "
            "ministry said the government would expel the envoy.",
            "the government",
            "BOL",
            "GOV",
        ),
        ("Israel, a longtime foe that says Iran is a threat, struck Isfahan.", "a longtime foe", "ISR", ""),
        ("Peru and its rival Chile agreed to meet.", "its rival Chile", "CHL", ""),
    ],
)
def test_whom_the_phrase_means(text: str, phrase: str, country: str, sector: str) -> None:
    actor = _actor(text, phrase)
    assert (actor.country, (*actor.sectors, "")[0]) == (country, sector)


@pytest.mark.parametrize(
    ("text", "name", "people"),
    [
        ("Greek Deputy Premier and Foreign Minister Evangelos Kostas met Peru's president.", "Evangelos Kostas", 1),
        (
            "Mali's president and Greek Deputy Vice President and Foreign Minister Evangelos Kostas have met.",
            "Evangelos Kostas",
            1,
        ),
        ("The premier and Foreign Minister Ana Ruiz met in Lima.", "Ana Ruiz", 2),
        ("Chile's President and Peru's Foreign Minister Ana Ruiz met in Lima.", "Ana Ruiz", 2),
    ],
)
def test_two_offices_before_one_name(text: str, name: str, people: int) -> None:
    (meeting,) = [event for event in _read(text).events if event.event_type == "CONSULT"]
    of_them = [one for one in meeting.actors if one.country != "MLI" and "'s president" not in one.text]
    assert name in {one.name for one in meeting.actors}
    assert len(of_them) == people


def test_a_town_is_nobody_of_that_surname() -> None:
    text = "Mozambican troops retook the northern city of Palma on Sunday. Rebels had attacked Palma in March."
    (attack,) = [event for event in _read(text).events if event.event_type == "ASSAULT"]
    assert [(one.text, one.country, one.sectors) for one in attack.recipients] == [("Palma", "", ())]
    assert [one.country for one in attack.actors] == ["MOZ"]
    seized = resolve("the northern city of Palma")
    assert seized is None or seized.country == ""


def test_others_of_a_people_are_others() -> None:
    reading = _read("Israeli troops killed two Palestinians. Three other Palestinians were wounded by soldiers.")
    first, second = [event.recipients[0] for event in reading.events]
    assert (first.country, second.country) == ("PSE", "PSE")
    assert first.actor_id != second.actor_id
    assert second.name == "Three other Palestinians"


def test_a_people_is_not_its_region() -> None:
    reading = _read("The Rohingya accused Myanmar's army of arson. The army denied killing any Rohingya.")
    assert [one.name for one in reading.events[0].actors] == ["The Rohingya"]
    assert resolve("Rohingya refugees").sectors == ("REF",)  # type: ignore[union-attr]


def test_a_third_country_named_beside_both_is_neither() -> None:
    text = (
        "The raid angered Ecuadorian President Juan Salas and his ally, Bolivian President Luis Roa. Roa called Peru's "
        "President Ana Soto a liar. Both countries have mobilized troops on their borders with Peru."
    )
    moved = next(event for event in _read(text).events if event.event_type == "MOBILIZE")
    assert {one.country for one in moved.actors} == {"ECU", "BOL"}
    assert {one.country for one in moved.recipients} == {"PER"}


@pytest.mark.parametrize("text", ["Chilean police arrested Ortega rivals.", "Chilean police jailed Ortega foes."])
def test_rivals_are_not_whom_they_oppose(text: str) -> None:
    (arrest,) = _read(text).events
    assert all(one.name != "Daniel Ortega" for one in arrest.recipients)


def test_half_a_quotation_is_no_name() -> None:
    reading = _read("Algeria Cuts Ties With Morocco, Accusing Neighbor of 'Hostile Actions'\n\nAlgeria said so.")
    assert not [one.name for one in reading.actors if "'" in one.name or "Hostile" in one.name]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "Saudi Crown Prince Mohammed bin Salman embraced Qatar's emir.",
            "Saudi Crown Prince Mohammed bin Salman",
            "Mohammed bin Salman",
        ),
        (
            "Makoni left the ruling Zimbabwe African National Union-Patriotic Front on Friday.",
            "Zimbabwe African National Union-Patriotic Front",
            "ZANU-PF",
        ),
        (
            "The UN Security Council met on Ivory Coast. The 15-nation council demanded a truce.",
            "The 15-nation council",
            "United Nations Security Council",
        ),
        ("Egypt and Mali cut ties with Qatar, accusing it of arming rebels.", "it", "Qatar"),
        (
            "Kuwait said Washington sought peace. Egypt cut diplomatic ties with Qatar, accusing it of arming rebels.",
            "it",
            "Qatar",
        ),
        (
            "ZANU-PF was calm. A Zimbabwean monitoring group, Kopje Election Network, met its leaders. It said they lied.",
            "It",
            "Kopje Election Network",
        ),
    ],
)
def test_who_it_is_by_name(text: str, phrase: str, name: str) -> None:
    assert _actor(text, phrase).name == name


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("A delegation led by Peru's foreign minister held talks in Lima with Chile.", "A delegation", "PER"),
        ("The Foreign Office said that Pakistan and Kabul would talk.", "The Foreign Office", ""),
        ("The Foreign Office said that British envoys and Kabul would talk.", "The Foreign Office", "GBR"),
        ("Zimbabwe's police held a former ally of President Mugabe.", "a former ally of President Mugabe", ""),
    ],
)
def test_of_which_country_a_body_is(text: str, phrase: str, country: str) -> None:
    assert _actor(text, phrase).country == country


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Peru and Chile had clashed. The foreign ministers of the two countries met in Lima.", {"PER", "CHL"}),
        ("Peru and Chile had clashed. The two countries' security chiefs met on Friday.", {"PER", "CHL"}),
        ("Peru and Chile had clashed. The foreign ministers met in Lima.", set()),
    ],
)
def test_those_of_each_of_two_countries(text: str, countries: set[str]) -> None:
    (meeting,) = [event for event in _read(text).events if event.trigger.text == "met"]
    assert {one.country for one in meeting.actors} - {""} == countries


def test_an_office_that_a_state_has_but_one_of_is_its_holders() -> None:
    text = "Kyrgyzstan and Tajikistan had clashed. The presidents of the two countries spoke by phone on Friday."
    (talk,) = [event for event in _read(text).events if event.event_type == "CONSULT"]
    assert {one.name for one in talk.actors} == {"Sadyr Japarov", "Emomali Rahmon"}


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        (
            "India and China were alarmed. Maldives has been in turmoil since the Supreme Court freed the mayor. China "
            "said that the Maldives was safe. The police fled, India said.",
            "the Supreme Court",
            "MDV",
        ),
        ("India and China were alarmed. The Supreme Court of neither met. The police fled.", "The police", ""),
        (
            "Spain's government met envoys. Cuba maintained that they worked to overthrow the government.",
            "the government",
            "CUB",
        ),
        ("The Commonwealth suspended Fiji on Friday.", "The Commonwealth", "IGO"),
        ("The Commonwealth of Independent States met.", "The Commonwealth of Independent States", "IGO"),
    ],
)
def test_whose_court_police_or_government(text: str, phrase: str, country: str) -> None:
    assert _actor(text, phrase).country == country


def test_where_a_report_was_written_says_nothing_in_it() -> None:
    text = "NEW DELHI: Hours after a vote in the Maldives, President Juan Salas ordered the army to seal parliament."
    (order,) = [event for event in _read(text).events if event.event_type == "REQUEST"]
    assert order.attribution == []
    assert [claim.cue.text for claim in _read(text).claims] == ["ordered"]


@pytest.mark.parametrize(
    ("text", "ident", "country", "sectors"),
    [
        ("the rights group Open Border", "name:open-border", "", ("SOC",)),
        ("the aid group Harbour Aid", "name:harbour-aid", "", ("SOC",)),
        ("the Kenyan daily The Lantern", "name:the-lantern", "KEN", ("JRN",)),
        ("the rights group Amnesty International", "org:amnesty", "NGO", ("SOC",)),
        ("the rights group", "role:any-rights-group", "", ("SOC",)),
    ],
)
def test_a_body_is_named_by_what_follows_its_kind(
    text: str, ident: str, country: str, sectors: tuple[str, ...]
) -> None:
    actor = resolve(text)
    assert actor is not None
    assert (actor.id, actor.country, actor.sectors) == (ident, country, sectors)


def test_a_body_named_with_its_kind_and_alone_is_one() -> None:
    text = "The rights group Open Border said that rebels had burned a clinic. Open Border is based in Oslo."
    found = [one for one in dragoman.read(text).actors if one.name == "Open Border"]
    assert [(one.id, one.sectors) for one in found] == [("doc:open-border", ("SOC",))]


def test_a_named_body_is_no_body_named_before() -> None:
    text = "The rights group Open Border said so. The aid group Delta Relief said that rebels had burned a clinic."
    assert dragoman.read(text).claims[-1].speaker.name == "Delta Relief"  # type: ignore[union-attr]
