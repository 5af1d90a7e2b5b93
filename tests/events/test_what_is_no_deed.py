"""Wordings that look like a deed and tell none, or another, or of somebody else."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2024-03-08").events


def _told(text: str) -> set[tuple[str, str]]:
    return {(one.event_type, one.trigger.text) for one in _events(text)}


def _countries(people: list[dragoman.Participant]) -> set[str]:
    return {one.country for one in people if one.country}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Estonian officials have warned that Russia is merely looking for a pretext to attack.",
            ("THREATEN", "warned"),
        ),
        ("A Bolivian border patrol found the camp on Monday.", ("MOBILIZE", "patrol")),
        ("The Ghanaian president is seeking a second term in office.", ("REQUEST", "seeking")),
        ("Chad moved a ship to further support its operations in Libya.", ("ASSAULT", "operations")),
        ("The raid prompted the Malian army to send more vessels.", ("REQUEST", "prompted")),
        ("Chilean soldiers have strictly observed agreements with Peru.", ("AGREE", "observed")),
        ("Chilean soldiers are working to safeguard the peace of the border.", ("AID", "working")),
        ("The quarrel was poisoning the talks between Mali and Niger.", ("ASSAULT", "poisoning")),
        ("An exchange of prisoners between Mali and Niger will take place in May.", ("ASSAULT", "take")),
        ("The Kenyan embassy received a list of diplomats on Monday.", ("CONSULT", "received")),
        ("The ambush left two Kenyan soldiers dead near the border.", ("RETREAT", "left")),
        ("Agents of the Kenyan opposition were kicked out of polling stations.", ("ASSAULT", "kicked")),
        ("A Sudanese military plane crashed on Sunday, killing fifteen people.", ("ASSAULT", "killing")),
        ("A Sudanese military plane crashed on Sunday outside Khartoum.", ("ASSAULT", "crashed")),
        ("Thai protesters had set Sunday as the day of their victory.", ("PROTEST", "set")),
        ("A Sudanese court sentenced Omar al-Bashir to two years' house arrest.", ("COERCE", "arrest")),
        ("A suspected Ethiopian drone hit the village.", ("ACCUSE", "suspected")),
        ("Kenya does not allow its territory to be used to attack Somalia.", ("REJECT", "allow")),
        ("Kenyan riot police blocked the streets around the university.", ("PROTEST", "blocked")),
        ("The Kenyan minister did not confirm the names of the two Ethiopians.", ("SUPPORT", "confirm")),
    ],
)
def test_no_such_deed(text: str, told: tuple[str, str]) -> None:
    assert told not in _told(text)


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "actors", "recipients"),
    [
        ("Chadian saboteurs breached the Sudanese border on Monday.", "MOBILIZE", "troops", "TCD", "SDN"),
        ("Greek jets violated Turkish airspace on Monday.", "MOBILIZE", "troops", "GRC", "TUR"),
        ("Peru dismissed the Chilean account as false information.", "REJECT", "", "PER", "CHL"),
        ("Kenya's president has threatened to send troops into Uganda.", "THREATEN", "violence", "KEN", "UGA"),
        ("Kenya warned that it would retaliate against Uganda.", "THREATEN", "relations", "KEN", "UGA"),
        ("The Security Council established a sanctions regime on Mali.", "SANCTION", "discontinue", "UNO", "MLI"),
        ("A Chadian convoy hit a mine near the lake.", "ASSAULT", "explosives", "", "TCD"),
        ("Samoa seeks Australian engineers to mend its dam.", "REQUEST", "assist", "WSM", "AUS"),
        ("Kenya will issue a note of protest to Uganda.", "ACCUSE", "disapprove", "KEN", "UGA"),
        ("Seven Malian soldiers killed near the border", "ASSAULT", "targeted", "", "MLI"),
        ("Zimbabwean opposition leader arrested and released", "COERCE", "arrest", "", "ZWE"),
        ("Zimbabwean opposition leader arrested and released", "RETREAT", "release", "", "ZWE"),
    ],
)
def test_what_it_is_instead(text: str, event_type: str, mode: str, actors: str, recipients: str) -> None:
    (event,) = [one for one in _events(text) if one.event_type == event_type]
    assert event.mode == mode
    assert _countries(event.actors) == ({actors} if actors else set())
    assert _countries(event.recipients) == ({recipients} if recipients else set())


@pytest.mark.parametrize(
    ("text", "event_type", "auxiliary"),
    [
        ("The Malian general alleged without evidence that Niger had ordered him to attack.", "REQUEST", set()),
        ("The Malian general alleged without providing evidence that Niger had attacked Chad.", "ASSAULT", set()),
        ("The Malian president vetoed a bill legalising the Tuareg party.", "CONCEDE", {"hypothetical"}),
        ("Attacks on Kenyan peacekeepers may constitute war crimes.", "ASSAULT", {"hypothetical"}),
        ("Attacks targeting Kenyan peacekeepers may constitute war crimes.", "ASSAULT", {"hypothetical"}),
        ("The three attacks on Kenyan peacekeepers may have been crimes.", "ASSAULT", set()),
        ("The Thai protests are aimed at toppling the government.", "COERCE", {"hypothetical"}),
        ("Serbia does not recognise Kosovo.", "REJECT", set()),
        ("Hungary will not accept migrants from Serbia.", "REJECT", set()),
        ("Peru denied that it does not recognise Kosovo.", "REJECT", {"negation"}),
    ],
)
def test_how_real_it_is(text: str, event_type: str, auxiliary: set[str]) -> None:
    (event,) = [one for one in _events(text) if one.event_type == event_type]
    assert event.auxiliary == auxiliary


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Bekele stepped down as a deputy speaker of the Ethiopian parliament.", "RETREAT"),
        ("Chad asked for too much, including a port, from which Libya had fled.", "REQUEST"),
        ("The Kenyan senate rejected it because the Ugandan budget was at risk.", "REJECT"),
    ],
)
def test_nobody_is_taken_for_the_recipient(text: str, event_type: str) -> None:
    assert all(not one.recipients for one in _events(text) if one.event_type == event_type)


def test_a_raid_in_a_district_is_not_by_the_district() -> None:
    text = "Soldiers were killed in a raid on a hideout in the area of Bamako."
    assert all("Bamako" not in one.text for event in _events(text) for one in event.actors)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A Somali commander was killed by a missile near Kismayo.", set()),
        ("A Somali commander was killed by a Kenyan missile near Kismayo.", {"KEN"}),
    ],
)
def test_a_weapon_that_nobody_owns_has_done_nothing(text: str, actors: set[str]) -> None:
    (event,) = [one for one in _events(text) if one.event_type == "ASSAULT"]
    assert _countries(event.actors) == actors
    assert all("missile" not in one.text for one in event.actors) or actors


def test_who_was_arrested_has_not_arrested() -> None:
    text = "Kenyan police arrested Raila Odinga this morning. Odinga's arrest came after a raid on his home."
    arrests = [one for one in _events(text) if one.mode == "arrest"]
    assert len(arrests) == 2
    assert all(any("police" in who.text for who in one.actors) for one in arrests)


def test_an_ambush_is_told_by_its_place_alone() -> None:
    text = "Colombia suspended the talks after an ambush in the department of Guaviare."
    (ambush,) = [one for one in _events(text) if one.event_type == "ASSAULT"]
    assert not ambush.actors
    assert _countries(ambush.recipients) == {"COL"}


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Fishermen who stray across the line are commonly detained by Vietnamese guards.", []),
        ("Chile often expels Bolivian smugglers.", []),
        ("Chile has often expelled Bolivian smugglers.", ["expelled"]),
        ("Chile expelled 40 Bolivian smugglers, who often cross at night.", ["expelled"]),
    ],
)
def test_what_is_done_again_and_again_is_no_deed_of_a_day(text: str, triggers: list[str]) -> None:
    assert [event.trigger.text for event in dragoman.read(text, published="2021-03-04").events] == triggers
