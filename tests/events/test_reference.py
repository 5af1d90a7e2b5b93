"""Nouns that tell a deed again take over who did it to whom, its day and its place."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event

BOMBED = "Kenyan jets bombed a Somali army base in Kismayo on Tuesday."


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2024-03-08").events


def _of(text: str, noun: str) -> list[Event]:
    return [event for event in _events(text) if event.trigger.text.lower() == noun]


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        ("The raid lasted an hour.", "raid"),
        ("Tuesday's attack was the third this year.", "attack"),
        ("The Kenyan strike left a crater in the yard.", "strike"),
        ("Residents said that the bombing had lasted an hour.", "bombing"),
    ],
)
def test_a_definite_noun_tells_the_deed_again(after: str, noun: str) -> None:
    first = next(event for event in _events(BOMBED) if event.event_type == "ASSAULT")
    (again,) = _of(f"{BOMBED} {after}", noun)
    assert again.event_type == "ASSAULT"
    assert [one.country for one in again.actors] == [one.country for one in first.actors] == ["KEN"]
    assert again.date is not None
    assert again.date.start == "2024-03-05"
    assert again.sentence.text.strip() == after


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        ("A raid costs money.", "raid"),
        ("A second raid is feared.", "raid"),
        ("The Ugandan raid of last year was worse.", "raid"),
        ("The apology came late.", "apology"),
        ("There is no talk of the next raid.", "raid"),
        ("The ministry denied the attack.", "attack"),
    ],
)
def test_another_deed_is_not_the_one_told(after: str, noun: str) -> None:
    told = [event for event in _of(f"{BOMBED} {after}", noun) if event.reason.startswith("told again")]
    assert told == []


def test_nothing_is_told_again_before_it_is_told() -> None:
    assert _of("The raid lasted an hour. It was a long hour.", "raid") == []


def test_a_sentence_tells_a_deed_once() -> None:
    text = f"{BOMBED} Kenyan jets bombed a Somali army base in the raid."
    assert _of(text, "raid") == []


def test_ids_of_what_is_told_again_differ_and_stay() -> None:
    text = f"{BOMBED} The raid lasted an hour. The attack was over by noon."
    events = _events(text)
    assert len({event.id for event in events}) == len(events) == 3
    assert [event.id for event in events] == [event.id for event in _events(text)]


def test_the_coup_is_no_arrest() -> None:
    told = "Soldiers in Bissau staged violence against the government. Police arrested the former premier on Monday."
    assert _of(f"{told} Portugal condemned the coup attempt.", "attempt") == []
    assert len(_of("Police arrested the mayor of Lima on Monday. The arrest angered the town.", "arrest")) == 1


@pytest.mark.parametrize(
    ("told", "after", "noun", "event_type"),
    [
        (
            "Namibia extradited a banker to Angola on Tuesday.",
            "The handover took place at dawn.",
            "handover",
            "COOPERATE",
        ),
        ("Norway donated two patrol boats to Malta on Tuesday.", "The money came from a fund.", "money", "AID"),
        (
            "Russia jammed satellite signals in Norway on Tuesday.",
            "The interference lasted a day.",
            "interference",
            "COERCE",
        ),
        (
            "Ministers of Egypt and Sudan met in Doha on Tuesday.",
            "The ministers' huddle was short.",
            "huddle",
            "CONSULT",
        ),
        ("Ugandan soldiers shot at a Kenyan boat on Tuesday.", "The shots came from a launch.", "shots", "ASSAULT"),
        (
            "Ministers of Egypt and Sudan met in Doha on Tuesday.",
            "At the opening session nobody spoke.",
            "session",
            "CONSULT",
        ),
        (
            "Ministers of Egypt and Sudan met in Doha on Tuesday.",
            "The encounter in Doha was short.",
            "encounter",
            "CONSULT",
        ),
    ],
)
def test_families_of_nouns(told: str, after: str, noun: str, event_type: str) -> None:
    (again,) = [one for one in _of(f"{told} {after}", noun) if one.reason.startswith("told again")]
    assert again.event_type == event_type
    assert again.date is not None
    assert again.date.start == "2024-03-05"


def test_whoever_carried_it_out_did_it() -> None:
    (again,) = _of(f"{BOMBED} Ugandan rebels carried out the operation, the minister said.", "operation")
    assert (again.event_type, [one.country for one in again.actors]) == ("ASSAULT", ["UGA"])


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        ("He waved from the steps of the plane.", "steps"),
        ("It was a step towards peace.", "step"),
        ("The army said that its forces were on alert.", "forces"),
        ("Children played with the bomb.", "bomb"),
        ("The raid by Uganda was worse.", "raid"),
    ],
)
def test_things_and_other_doers_are_not_the_deed(after: str, noun: str) -> None:
    assert [one for one in _of(f"{BOMBED} {after}", noun) if one.reason.startswith("told again")] == []


@pytest.mark.parametrize(
    ("headline", "again"), [("Argentine teachers' strike closes schools", 1), ("Argentine teachers' anger grows", 0)]
)
def test_the_lead_tells_what_the_headline_tells(headline: str, again: int) -> None:
    text = f"{headline}\n\nThe minister kept her post in spite of a strike on Tuesday that was the longest in years."
    told = [one for one in _of(text, "strike") if one.reason.startswith("told again")]
    assert len(told) == again


def test_nouns_written_with_a_hyphen() -> None:
    text = "Hackers from Russia broke into Qatar's state news agency on Tuesday. The break-in was noticed at noon."
    (again,) = [one for one in _events(text) if one.reason.startswith("told again")]
    assert (again.event_type, again.mode) == ("COERCE", "cyber")


def test_what_is_told_again_and_again_stays_as_sure() -> None:
    events = _events(f"{BOMBED} The raid lasted an hour. The attack was over by noon. The strike was the first.")
    assert len({one.confidence for one in events if one.reason.startswith("told again")}) == 1


@pytest.mark.parametrize(
    ("told", "after", "noun"),
    [
        ("Iran and the United States met in Oman last week.", "Talks resumed in Geneva on Monday.", "talks"),
        ("The Russian army shelled Kharkiv on Sunday.", "Shelling continued on Tuesday.", "shelling"),
        ("Protesters marched through Tbilisi on Sunday.", "Protests continued on Monday.", "protests"),
    ],
)
def test_what_goes_on_has_been_told(told: str, after: str, noun: str) -> None:
    first = _events(told)[0]
    (again,) = _of(f"{told} {after}", noun)
    assert again.event_type == first.event_type
    assert [one.country for one in again.actors] == [one.country for one in first.actors]


@pytest.mark.parametrize(
    "after", ["Talks are dear to Peru.", "Work continued on Tuesday.", "A trial resumed in Geneva."]
)
def test_what_does_not_go_on_is_not_told_again(after: str) -> None:
    told = "Iran and the United States met in Oman last week."
    assert [event.trigger.text for event in _events(f"{told} {after}")] == ["met"]


@pytest.mark.parametrize(
    ("after", "noun"),
    [("Groups demanded an inquiry into the bombing.", "bombing"), ("The rebels wanted to avenge the raid.", "raid")],
)
def test_what_is_wished_of_a_raid_takes_it_for_granted(after: str, noun: str) -> None:
    (again,) = _of(f"{BOMBED} {after}", noun)
    assert (again.event_type, again.auxiliary) == ("ASSAULT", frozenset())


def test_a_release_that_is_demanded_is_one_to_come() -> None:
    told = "Kenya released nine prisoners from Chad on Monday."
    assert _of(f"{told} Chad demanded the release of all.", "release") == []


def test_who_condemns_the_raid_tells_it_again() -> None:
    (again,) = _of(f"{BOMBED} Chad condemned the attack as a breach of law.", "attack")
    assert again.event_type == "ASSAULT"
    assert [one.country for one in again.actors] == ["KEN"]


def test_a_further_attack_of_its_kind_is_the_one_told() -> None:
    (again,) = _of(f"{BOMBED} It was the third such raid since May.", "raid")
    assert [one.country for one in again.actors] == ["KEN"]
