from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.accounts.account import Account
from dragoman.accounts.likeness import Likeness
from dragoman.accounts.telling import read_told
from dragoman.actors.actor import Actor, Participant
from dragoman.claims.claim import Claim, Source, Stance
from dragoman.documents.document import Document
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from ..ledger.synthetic import event, participant, reading, readings

STRIKE = "Government of ALB shelled a grain depot near the northern river crossing before dawn."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _told(sentence: str = STRIKE, day: str = "2024-03-05", end: str = "", **fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "event_type": "ASSAULT",
        "mode": "heavy-weapons",
        "quad": 4,
        "score": -9.0,
        "date": EventDate(day, end or day, "on Tuesday", "day") if day else None,
        "place": None,
        "sentence": Span(0, len(sentence), sentence),
    }
    return event(**{**defaults, **fields})


def _accounts(ledger: Ledger, *told: Event, outlets: tuple[str, ...] = (), **options: Any) -> list[Account]:
    """Each event in a document of its own, each document in an outlet of its own, published when it is over."""
    for number, one in enumerate(told):
        document = f"d{number}"
        own = Event(**{name: getattr(one, name) for name in Event.__slots__} | {"id": "e", "document_id": document})
        outlet = outlets[number] if outlets else f"Outlet {number}"
        published = max("2024-03-06", one.date.end if one.date else "")
        ledger.append([reading(document, [own], outlet=outlet, published=published)])
    return ledger.accounts(**options)


def test_an_arrest_is_hardly_a_curfew_told_otherwise(ledger: Ledger) -> None:
    coerced = {"event_type": "COERCE", "actors": [participant("ALB")], "recipients": [participant("BRA")]}
    modes = ("arrest", "arrest", "curfew")
    _accounts(
        ledger,
        *(_told(f"Guards did it {word}.", mode=mode, **coerced) for word, mode in zip("xyz", modes, strict=True)),
    )
    told = read_told(ledger, EventFilter())
    likeness, (one, other, curfew) = Likeness(told), sorted(range(3), key=told.modes.__getitem__)
    assert likeness.points(one, other) > likeness.points(one, curfew) + 1


@pytest.mark.parametrize(("words", "accounts"), [("A depot of grain was praised.", 1), ("A school was praised.", 2)])
def test_some_month_needs_words_in_common(ledger: Ledger, words: str, accounts: int) -> None:
    said: dict[str, Any] = {"event_type": "SUPPORT", "mode": "", "actors": [participant("ALB")], "recipients": []}
    month = EventDate("2024-03-01", "2024-03-31", "March", "month")
    told = _told("ALB spoke well of a depot of grain.", **said), _told(words, date=month, **said)
    assert len(_accounts(ledger, *told)) == accounts


def test_the_same_event_in_two_outlets_is_corroborated(ledger: Ledger) -> None:
    other = (
        "Before dawn a grain depot by the northern river was shelled by Government of ALB, officials in the city said."
    )
    (account,) = _accounts(ledger, _told(), _told(other, "2024-03-06"))
    assert (account.status, account.independent, len(account.tellings)) == ("corroborated", 2, 2)
    assert account.differs_on == ["date"]
    assert [telling.outlet for telling in account.tellings] == ["Outlet 0", "Outlet 1"]
    assert account.reason == "same mode, same words"


def test_an_event_told_once_is_single_source(ledger: Ledger) -> None:
    (account,) = _accounts(ledger, _told())
    assert (account.status, account.independent, account.differs_on) == ("single-source", 1, [])
    assert account.tellings[0].sentence.text == STRIKE
    assert _accounts(ledger, min_tellings=2) == []


@pytest.mark.parametrize(
    "other",
    [
        _told(day="2024-03-09"),
        _told(recipients=[participant("CHL")]),
        _told(actors=[participant("ALB", sectors=("REB",))]),
        _told("Warplanes hit fishing boats off southern islands.", day="2024-03-06"),
        _told("Warplanes hit fishing boats off southern islands.", place=Place("Santiago", "CHL")),
        _told(quad=3, event_type="THREATEN"),
        _told(day="2024-01-01", end="2024-12-31"),
        _told("Gunmen robbed travellers.", day="", mode="firearms"),
        _told("Gunmen robbed travellers.", actors=[], recipients=[], mode="firearms"),
    ],
)
def test_what_differs_in_what_matters_is_another_event(ledger: Ledger, other: Event) -> None:
    assert len(_accounts(ledger, _told(place=Place("Tirana", "ALB")), other)) == 2


@pytest.mark.parametrize(
    "other",
    [
        _told(day="2024-03-07"),
        _told(day="2024-03-01", end="2024-03-06"),
        _told(actors=[participant("ALB", "Albanian army", sectors=("MIL",))]),
        _told("Guns hit boats.", mode="heavy-weapons"),
        _told(event_type="COERCE", mode="seize"),
        _told(day=""),
        _told(actors=[]),
        _told(recipients=[]),
    ],
)
def test_tellings_of_one_event_may_differ(ledger: Ledger, other: Event) -> None:
    assert len(_accounts(ledger, _told(), other)) == 1


def test_who_met_whom_is_a_matter_of_telling(ledger: Ledger) -> None:
    alb, bra = participant("ALB"), participant("BRA")
    meeting = {"event_type": "CONSULT", "mode": "visit", "quad": 1, "score": 4.0}
    sides = ([alb, bra], []), ([alb], [bra]), ([bra], [alb])
    told = [_told(actors=list(by), recipients=list(to), **meeting) for by, to in sides]
    assert len(_accounts(ledger, *told)) == 1


def test_meetings_of_others_are_not_joined_by_one_that_names_nobody(ledger: Ledger) -> None:
    """Half of the pairs between the two meetings and the unnamed officers would do."""
    meeting: dict[str, Any] = {"event_type": "CONSULT", "mode": "", "quad": 1, "recipients": [], "day": ""}
    nobody = participant("", "officers", sectors=("MIL",), actor_id="role:any-officers")
    sides = [participant("ALB"), participant("BRA")], [nobody], [participant("CHL"), participant("DNK")]
    told = [_told("Officers met at the northern river.", actors=side, **meeting) for side in sides for _ in range(2)]
    parties = [
        {party.country for one in account.tellings for party in account.actors} for account in _accounts(ledger, *told)
    ]
    assert not any({"ALB", "CHL"} <= countries for countries in parties)
    assert len(parties) > 1


def test_what_one_does_is_hardly_what_it_agrees_with_another(ledger: Ledger) -> None:
    alb, bra = participant("ALB"), participant("BRA")
    spoken: dict[str, Any] = {"mode": "", "quad": 1, "recipients": [], "day": ""}
    accord = _told("ALB and BRA concluded a tariff accord.", event_type="AGREE", actors=[alb, bra], **spoken)
    alone = _told("ALB went over the river.", event_type="CONSULT", actors=[alb], trigger=Span(4, 8, "went"), **spoken)
    assert len(_accounts(ledger, accord, alone)) == 2


def test_a_chain_of_days_does_not_join_a_week_of_strikes(ledger: Ledger) -> None:
    accounts = _accounts(ledger, *(_told(day=f"2024-03-0{day}") for day in range(1, 10)))
    assert len(accounts) == 5


def test_a_date_after_the_article_is_not_the_day_of_what_it_tells(ledger: Ledger) -> None:
    threat: dict[str, Any] = {"event_type": "THREATEN", "mode": "relations", "quad": 3}
    sentence = "Government of ALB threatened duties on timber from Government of BRA from May."
    ahead = EventDate("2024-05-01", "2024-05-31", "from May", "month")
    ledger.append([reading("d1", [_told(sentence, **threat)], outlet="Radio Quay")])
    ledger.append([reading("d2", [replace(_told(sentence, **threat), document_id="d2", date=ahead)])])
    assert len(ledger.accounts()) == 1


def test_troops_sent_to_protect_the_host_are_one_event_with_their_march(ledger: Ledger) -> None:
    sentence = "Government of ALB sent 300 soldiers over the northern river to guard villages of Government of BRA."
    help_, march = {"event_type": "AID", "quad": 2, "mode": ""}, {"event_type": "MOBILIZE", "mode": "troops"}
    assert len(_accounts(ledger, _told(sentence, **help_), _told(sentence, **march))) == 1


def test_copies_count_once(ledger: Ledger) -> None:
    ledger.append([reading("d1", [_told()], outlet="Northern Wire")])
    ledger.append([reading("d2", [_told(document_id="d2")], outlet="Radio Quay", copy_of="d1")])
    ledger.append([reading("d3", [_told(document_id="d3")], outlet="The Harbour Post", copy_of="d2")])
    (account,) = ledger.accounts()
    assert (account.status, account.independent) == ("single-source", 1)
    assert [telling.copy_of for telling in account.tellings] == ["", "d1", "d1"]


def _source(name: str, kind: str = "speaker") -> Source:
    return Source(name, name, "speaker" if kind == "speaker" else "channel" if kind == "channel" else "unnamed")


@pytest.mark.parametrize(
    ("chains", "outlets", "independent"),
    [
        ([[_source("Ana Keller")], [_source("ana keller"), _source("Northern Wire", "channel")]], ("A", "B"), 1),
        ([[_source("Ana Keller")], [_source("Jon Falk")]], ("A", "B"), 2),
        ([[], [_source("Northern Wire", "channel")]], ("Northern Wire", "B"), 1),
        ([[], []], ("The Harbour Post", "Harbour Post"), 1),
        ([[_source("officials", "unnamed")], []], ("A", "B"), 2),
        ([[], []], ("", ""), 2),
    ],
)
def test_one_voice_through_many_outlets_counts_once(
    ledger: Ledger, chains: list[list[Source]], outlets: tuple[str, ...], independent: int
) -> None:
    wordings = STRIKE, "Shells of Government of ALB struck a depot of grain by the northern river at dawn."
    told = (_told(words, attribution=chain) for words, chain in zip(wordings, chains, strict=True))
    (account,) = _accounts(ledger, *told, outlets=outlets)
    assert account.independent == independent
    assert account.status == ("corroborated" if independent > 1 else "single-source")


def test_the_mouths_of_one_state_are_one_source(ledger: Ledger) -> None:
    wordings = STRIKE, "Shells of Government of ALB struck a depot of grain by the northern river at dawn."
    for number, (words, name) in enumerate(zip(wordings, ("Ministry", "Spokesman"), strict=True)):
        document, who = f"d{number}", participant("CHL", actor_id=f"role:{name}")
        told = _told(words, document_id=document, attribution=[Source(name, name, "speaker", who.actor_id)])
        claim = Claim(f"c{number}", who, Span(0, 3, "cue"), told.sentence, "indirect", None, [], [told.id], document)
        ledger.append([Reading(Document(document, words, outlet=document), [told], [claim], [])])
    (account,) = ledger.accounts()
    assert (account.status, account.independent, len(account.tellings)) == ("single-source", 1, 2)


def test_a_headline_rests_on_what_its_article_rests_on(ledger: Ledger) -> None:
    title = "Government of ALB shells grain depot near northern river crossing"
    text = f"{title}\n\n{STRIKE}"
    body = Span.of(text, len(title) + 2, len(text))
    headline = _told(title, event_id="e1")
    inside = [participant(start=body.start)]
    told = replace(_told(event_id="e2", actors=inside, attribution=[_source("Ana Keller")]), sentence=body)
    ledger.append([Reading(Document("d1", text, outlet="A"), [headline, told], [], [])])
    (account,) = ledger.accounts()
    assert (account.status, account.independent, len(account.tellings)) == ("single-source", 1, 2)


def test_victims_whose_killer_is_left_unsaid_belong_to_the_only_attack_of_the_article(ledger: Ledger) -> None:
    text = f"{STRIKE} Two guards were killed, doctors said."
    guards = Participant("Two guards", len(STRIKE) + 1, len(STRIKE) + 11, "", "", ("MIL",), "")
    victims = replace(
        _told(event_id="e2", mode="targeted", actors=[], recipients=[guards], trigger=Span(0, 6, "killed")),
        sentence=Span.of(text, len(STRIKE) + 1, len(text)),
        date=EventDate("2024-03-06", "2024-03-06", "", "published"),
    )
    ledger.append(
        [Reading(Document("d1", text, outlet="A", published="2024-03-06"), [_told(event_id="e1"), victims], [], [])]
    )
    (account,) = ledger.accounts()
    assert len(account.tellings) == 2


def test_an_event_that_one_telling_negates_is_disputed(ledger: Ledger) -> None:
    denial = _told(auxiliary=frozenset({"negation"}), attribution=[_source("Jon Falk")])
    (account,) = _accounts(ledger, _told(), denial)
    assert (account.status, account.differs_on) == ("disputed", ["negation"])
    assert [telling.denies for telling in account.tellings] == [False, True]


@pytest.mark.parametrize(("stance", "status"), [("denying", "disputed"), ("neutral", "corroborated")])
def test_a_claim_that_denies_disputes_what_it_tells(ledger: Ledger, stance: Stance, status: str) -> None:
    told = _told(document_id="d2", attribution=[_source("Jon Falk")])
    cue = Span(0, 6, "denied" if stance == "denying" else "said")
    claim = Claim("c", None, cue, told.sentence, "indirect", None, [], [told.id], "d2", stance)
    ledger.append([reading("d1", [_told()], outlet="A"), Reading(Document("d2", "x", outlet="B"), [told], [claim], [])])
    (account,) = ledger.accounts()
    assert account.status == status


def test_what_nobody_says_happened_is_no_account(ledger: Ledger) -> None:
    marks = [frozenset({"future"}), frozenset({"hypothetical"})]
    assert _accounts(ledger, *(_told(auxiliary=mark) for mark in marks)) == []


def test_accounts_are_filtered_repeatable_and_plain_json(ledger: Ledger) -> None:
    import json

    accounts = _accounts(ledger, _told(), _told(day="2024-05-05", actors=[participant("CHL")]))
    assert ledger.accounts() == accounts
    assert [one.actors[0].country for one in ledger.accounts(since="2024-04-01")] == ["CHL"]
    assert [one.actors[0].country for one in ledger.accounts(party="ALB")] == ["ALB"]
    plain = json.loads(json.dumps([one.to_dict() for one in accounts]))
    assert [one["status"] for one in plain] == ["single-source"] * 2
    assert plain[0]["tellings"][0]["sentence"]["text"] == STRIKE


def test_two_actors_named_for_one_event_dispute_it(ledger: Ledger) -> None:
    place = Place("Tirana", "ALB")
    told = [_told(actors=[participant(code)], place=place, recipients=[participant("DNK")]) for code in ("ALB", "CHL")]
    (account,) = _accounts(ledger, *told)
    assert (account.status, account.differs_on) == ("disputed", ["actors"])
    assert account.dispute == "different actors are named: Government of ALB / Government of CHL"
    (difference,) = account.differences
    assert [(version.text, version.tellings) for version in difference.versions] == [
        ("Government of ALB", [0]),
        ("Government of CHL", [1]),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The raid was over.", "The strike was over."),
        ("One operation went on.", "Operations went on."),
        ("Militants were hit; the terrorists fled.", "Militants were hit."),
        ("The talks went on.", "The negotiations went on."),
    ],
)
def test_words_that_any_side_uses_are_no_difference(ledger: Ledger, one: str, other: str) -> None:
    (account,) = _accounts(ledger, _told(f"{STRIKE[:-1]}. {one}"), _told(f"{STRIKE[:-1]}. {other}"))
    assert "terms" not in account.differs_on


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("in the town of Durres", "near Tirana", True),
        ("in the town of Durres", "as Tirana said", False),
        ("in the town of Durres", "by night", False),
    ],
)
def test_only_what_a_sentence_gives_as_the_place_differs(ledger: Ledger, one: str, other: str, differs: bool) -> None:
    places = Place("Durres", "ALB", "Durres", 41.3, 19.4), Place("Tirana", "ALB", "Tirana", 41.3, 21.9)
    told = [_told(f"{STRIKE[:-1]} {where}.", place=place) for where, place in zip((one, other), places, strict=True)]
    (account,) = _accounts(ledger, *told)
    assert ("place" in account.differs_on) == differs


@pytest.mark.parametrize(
    ("one", "other", "field", "versions"),
    [
        ("It killed at least 12 people.", "It killed 15 people.", ("figures", "killed"), ["at least 12", "15"]),
        (
            "The raid cost $3 billion.",
            "The raid cost $2.5 billion.",
            ("figures", "USD"),
            ["$3 billion", "$2.5 billion"],
        ),
        ("The operation began.", "The invasion began.", ("terms", "entry by force"), ["operation", "invasion"]),
        ("Militants were hit.", "Rebels were hit.", ("terms", "fighters"), ["militants", "rebels"]),
    ],
)
def test_figures_and_terms_are_shown_and_make_no_dispute(
    ledger: Ledger, one: str, other: str, field: tuple[str, str], versions: list[str]
) -> None:
    (account,) = _accounts(ledger, _told(f"{STRIKE[:-1]}. {one}"), _told(f"{STRIKE[:-1]}. {other}"))
    assert account.status != "disputed"
    found = {(each.field, each.about): [version.text for version in each.versions] for each in account.differences}
    assert found[field] == versions
    assert field[0] in account.differs_on


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It killed dozens of people.", "It killed 36 people."),
        ("It killed 12 people.", "It killed at least 12 people."),
    ],
)
def test_figures_that_can_both_be_right_do_not_differ(ledger: Ledger, one: str, other: str) -> None:
    (account,) = _accounts(ledger, _told(f"{STRIKE} {one}"), _told(f"{STRIKE} {other}"))
    assert "figures" not in account.differs_on


def test_a_sentence_in_a_wires_words_counts_as_the_wires(ledger: Ledger) -> None:
    again = STRIKE.replace("before dawn", "on Tuesday before dawn")
    (account,) = _accounts(
        ledger, _told(), _told(again), _told("A depot of grain was shelled early by Government of ALB.")
    )
    assert [telling.copy_of for telling in account.tellings] == ["", "d0", ""]
    assert account.independent == 2


def test_a_denial_joins_what_it_denies_on_a_later_day(ledger: Ledger) -> None:
    denial = _told(
        "Jon Falk said Government of ALB had not shelled the grain depot.",
        day="2024-03-15",
        auxiliary=frozenset({"negation"}),
        attribution=[_source("Jon Falk")],
    )
    (account,) = _accounts(ledger, _told(), denial)
    assert (account.status, account.dispute) == ("disputed", "denied by Jon Falk")
    assert account.date is not None
    assert account.date.start == "2024-03-05"


def test_one_partys_word_that_it_did_nothing_is_no_dispute(ledger: Ledger) -> None:
    (account,) = _accounts(ledger, _told(auxiliary=frozenset({"negation"}), attribution=[_source("Jon Falk")]))
    assert account.status == "single-source"
    assert account.tellings[0].denies


def _denied(ledger: Ledger, content: str, speaker: str, stance: Stance = "denying") -> Account:
    """An article that tells a strike and holds a claim without an event of its own."""
    text = f"{STRIKE} The ministry denied {content}."
    at = text.index("denied")
    claim = Claim(
        "c1",
        participant(speaker, start=at - 13),
        Span.of(text, at, at + 6),
        Span.of(text, at + 7, len(text) - 1),
        "indirect",
        None,
        [_source("the ministry")],
        [],
        "d1",
        stance,
    )
    told = _told(attribution=[_source("Ana Keller")])
    ledger.append([Reading(Document("d1", text, outlet="A", published="2024-03-06"), [told], [claim], [])])
    (account,) = ledger.accounts()
    return account


@pytest.mark.parametrize(
    "content",
    [
        "responsibility",
        "the accusation",
        "any part in the attack",
        "it",
        "that it fired",
        "that it had struck anything",
    ],
)
def test_a_denial_that_does_not_tell_it_again_joins_the_event_of_its_article(ledger: Ledger, content: str) -> None:
    account = _denied(ledger, content, "ALB")
    assert (account.status, account.dispute, len(account.tellings)) == ("disputed", "denied by the ministry", 2)
    assert (account.tellings[1].claim_id, account.tellings[1].event_id) == ("c1", account.tellings[0].event_id)


@pytest.mark.parametrize(
    ("content", "speaker"), [("responsibility", "CHL"), ("that it was cold", "ALB"), ("that it fired", "CHL")]
)
def test_a_denial_of_something_else_joins_nothing(ledger: Ledger, content: str, speaker: str) -> None:
    assert _denied(ledger, content, speaker).status == "single-source"


@pytest.mark.parametrize(
    ("content", "speaker", "denied"),
    [
        ("it had launched nothing", "ALB", True),
        ("it did not", "ALB", True),
        ("no such thing had happened", "CHL", True),
        ("it did not", "CHL", False),
        ("it must not be blamed", "ALB", False),
        ("it had not been asked for help by the villages of the coast this winter", "ALB", False),
    ],
)
def test_who_is_said_to_have_done_it_answers_without_naming_it(
    ledger: Ledger, content: str, speaker: str, denied: bool
) -> None:
    assert (_denied(ledger, content, speaker, "neutral").status == "disputed") == denied


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("No depot shelling had taken place", "disputed"),
        ("There was no serious threat to the harbour", "single-source"),
    ],
)
def test_a_denial_in_another_article_joins_what_it_names(ledger: Ledger, content: str, status: str) -> None:
    text = f"{content}, the ministry said."
    said = Span.of(text, text.index("said"), text.index("said") + 4)
    inside = Span.of(text, 0, len(content))
    who = participant("BRA", start=len(content) + 2)
    claim = Claim("c1", who, said, inside, "indirect", None, [_source("the ministry")], [], "d2")
    ledger.append([reading("d1", [_told()], outlet="A", published="2024-03-06")])
    ledger.append([Reading(Document("d2", text, outlet="B", published="2024-03-20"), [], [claim], [])])
    (account,) = ledger.accounts()
    assert account.status == status
    assert [telling.document_id for telling in account.tellings if telling.denies] == ["d2"] * (status == "disputed")


def test_the_verb_of_a_denial_is_no_event_of_its_own(ledger: Ledger) -> None:
    verb = _told("The ministry denied it.", event_type="REJECT", mode="", quad=3, trigger=Span(13, 19, "denied"))
    verb = Event(**{name: getattr(verb, name) for name in Event.__slots__} | {"id": "e2"})
    told = _told(auxiliary=frozenset({"negation"}))
    claim = Claim("c", None, verb.trigger, told.sentence, "indirect", None, [], [told.id], "d1", "denying")
    ledger.append([Reading(Document("d1", "x", outlet="A"), [told, verb], [claim], [])])
    assert [account.event_type for account in ledger.accounts()] == ["ASSAULT"]


def test_who_says_it_and_who_denies_it_in_one_sentence_are_two(ledger: Ledger) -> None:
    text = "Chile says Government of ALB shelled the depot; Tirana denies it"
    content = Span.of(text, 0, text.index(";"))
    at = text.index("denies")
    claim = Claim(
        "c1", participant("ALB", "Tirana", start=at - 7), Span.of(text, at, at + 6), content, "indirect", None,
        [_source("Tirana")], ["e1"], "d1", "denying",
    )  # fmt: skip
    told = _told(text, attribution=[_source("Chile")], auxiliary=frozenset({"negation"}))
    told = replace(told, trigger=Span.of(text, text.index("shelled"), text.index("shelled") + 7))
    ledger.append([Reading(Document("d1", text, outlet="A", published="2024-03-06"), [told], [claim], [])])
    (account,) = ledger.accounts()
    assert (account.status, account.dispute) == ("disputed", "denied by Tirana")
    assert [(one.denies, one.claim_id) for one in account.tellings] == [(False, ""), (True, "c1")]


@pytest.mark.parametrize("content", ["that the shelling was a reprisal", "the offer of talks"])
def test_what_the_deed_amounts_to_may_be_denied_without_a_dispute(ledger: Ledger, content: str) -> None:
    account = _denied(ledger, content, "ALB")
    assert (account.status, len(account.tellings)) == ("single-source", 1)


@pytest.mark.parametrize("content", ["it had nothing to add", "it had not been told anything", "no bridge was lost"])
def test_an_answer_to_something_else_joins_nothing(ledger: Ledger, content: str) -> None:
    assert _denied(ledger, content, "ALB", "neutral").status == "single-source"


def test_whoever_it_was_done_to_does_not_answer_for_it(ledger: Ledger) -> None:
    assert _denied(ledger, "the accusation", "BRA").status == "single-source"


@pytest.mark.parametrize(("sector", "disputed"), [("REB", True), ("COP", False)])
def test_the_state_or_its_opponents_named_for_a_deed_of_force_dispute_it(
    ledger: Ledger, sector: str, disputed: bool
) -> None:
    told = [
        _told(
            actors=[participant("CMR", name, sectors=(which,), actor_id=f"role:CMR-{name}")],
            recipients=[participant("DNK")],
            attribution=[_source(who)],
        )
        for name, which, who in (("soldiers", "MIL", "Ana Keller"), ("others", sector, "Jon Falk"))
    ]
    (account,) = _accounts(ledger, *told)
    assert (account.status == "disputed") == disputed


@pytest.mark.parametrize(("second", "disputed"), [("BRA", False), ("CHL", True)])
def test_who_suffered_it_is_no_rival_doer(ledger: Ledger, second: str, disputed: bool) -> None:
    """ "BRA sent police after the attack killed three", read as if BRA had killed them."""
    told = _told(recipients=[participant("BRA")]), _told(actors=[participant(second)], recipients=[])
    (account,) = _accounts(ledger, *told)
    assert (account.status == "disputed") == disputed


def test_an_outlet_that_names_both_is_no_rival_voice(ledger: Ledger) -> None:
    place = Place("Tirana", "ALB")
    other = _told(actors=[participant("CHL")], place=place)
    ledger.append([reading("d1", [_told(event_id="e1", place=place), replace(other, id="e2")], outlet="A")])
    again = "A depot of grain was shelled early by Government of ALB."
    ledger.append([reading("d2", [_told(again, document_id="d2", place=place)], outlet="B")])
    (account,) = ledger.accounts()
    assert (account.status, len(account.tellings)) == ("corroborated", 3)


def _each_says_that_it_did_it(ledger: Ledger, *groups: tuple[str, str, str]) -> Account:
    freed: dict[str, Any] = {"event_type": "RETREAT", "mode": "release", "trigger": Span(40, 45, "freed")}
    told = [
        _told(
            f"{name} says that it freed the four guards",
            actors=[participant(country, name, actor_id=ident, sectors=())],
            attribution=[Source(name, name, "speaker", ident)],
            **freed,
        )
        for name, ident, country in groups
    ]
    (account,) = _accounts(ledger, *told)
    return account


_BRIGADE = "Harbour Brigade", "doc:harbour-brigade", ""


def test_two_who_say_each_that_they_did_it_dispute_it(ledger: Ledger) -> None:
    account = _each_says_that_it_did_it(ledger, _BRIGADE, ("Army of ALB", "role:ALB-army", "ALB"))
    assert account.status == "disputed"
    assert account.dispute == "more than one says that he did it: Harbour Brigade / Army of ALB"


def test_a_group_without_a_name_may_be_the_one_that_is_named(ledger: Ledger) -> None:
    account = _each_says_that_it_did_it(ledger, _BRIGADE, ("Armed men", "role:any-armed-men", ""))
    assert account.status == "corroborated"


def test_of_an_exchange_of_fire_each_says_that_the_other_began(ledger: Ledger) -> None:
    alb, bra = participant("ALB"), participant("BRA")
    told = [
        _told(
            "Guards of ALB and BRA exchanged fire at the river on Tuesday.",
            event_id="e1",
            actors=[alb, bra],
            recipients=[],
        ),
        _told("Guards of BRA fired first, ALB said.", event_id="e2", actors=[bra], recipients=[alb]),
        _told("Guards of ALB opened fire, BRA said.", event_id="e3", actors=[alb], recipients=[bra]),
    ]
    told[1:] = [replace(one, attribution=[_source(who)]) for one, who in zip(told[1:], ("ALB", "BRA"), strict=True)]
    ledger.append([reading("d1", told, outlet="A")])
    (account,) = ledger.accounts()
    assert (account.status, len(account.tellings)) == ("disputed", 3)


def test_who_shot_back_says_all_the_same_that_the_other_began(ledger: Ledger) -> None:
    alb, bra = participant("ALB"), participant("BRA")
    tellings = [
        ("Guards of BRA fired at the post by the river, ALB said.", bra, alb, "ALB"),
        ("Guards of ALB fired back at the post by the river, ALB said.", alb, bra, "ALB"),
        ("Guards of ALB fired at the post by the river, BRA said.", alb, bra, "BRA"),
    ]
    told = [
        replace(
            _told(words, event_id=f"e{number}", actors=[by], recipients=[to]),
            attribution=[Source(who, who, "speaker", f"state:{who}")],
        )
        for number, (words, by, to, who) in enumerate(tellings)
    ]
    ledger.append([reading("d1", told[:2], outlet="A"), reading("d2", told[2:], outlet="B")])
    assert "disputed" in {account.status for account in ledger.accounts() if len(account.tellings) > 1}


def test_who_denies_something_in_telling_it_does_not_dispute_it(ledger: Ledger) -> None:
    army = [_source("the army")]
    told = _told("The army said that it shelled the depot.", event_id="e1", attribution=army)
    lost = _told("It lost nobody.", event_id="e2", attribution=army, auxiliary=frozenset({"negation"}))
    ledger.append([reading("d1", [told, lost], outlet="A")])
    assert "disputed" not in {account.status for account in ledger.accounts()}


@pytest.mark.parametrize(
    ("country", "name", "independent"),
    [("", "the foreign ministry", 1), ("", "Ana Keller", 2), ("BRA", "the foreign ministry", 2)],
)
def test_a_body_of_some_state_may_be_that_of_the_state_that_speaks(
    ledger: Ledger, country: str, name: str, independent: int
) -> None:
    wordings = STRIKE, "Shells of Government of ALB struck a depot of grain by the northern river at dawn."
    speakers = participant("ALB"), participant(country, name, actor_id=f"doc:{name}", sectors=())
    for number, (words, who) in enumerate(zip(wordings, speakers, strict=True)):
        document = f"d{number}"
        told = _told(words, document_id=document, attribution=[Source(who.name, who.name, "speaker", who.actor_id)])
        claim = Claim(f"c{number}", who, Span(0, 4, "said"), told.sentence, "indirect", None, [], [told.id], document)
        ledger.append([Reading(Document(document, words, outlet=document), [told], [claim], [])])
    (account,) = ledger.accounts()
    assert (account.independent, len(account.tellings)) == (independent, 2)


def test_a_person_named_after_the_office_is_who_holds_it(ledger: Ledger) -> None:
    office = participant("", "the chief secretary", actor_id="role:any-chief-secretary")
    person = participant("", "Ana Keller", actor_id="doc:ana-keller", sectors=())
    told, claims, actors = [], [], []
    for number, who in enumerate((office, person)):
        source = [Source(who.name, who.name, "speaker", who.actor_id)]
        told.append(_told(event_id=f"e{number}", attribution=source))
        claims.append(Claim(f"c{number}", who, Span(0, 4, "said"), told[-1].sentence, "indirect", None, [], [], "d1"))
        actors.append(Actor(who.actor_id, who.name, sectors=who.sectors, kind="person"))
    ledger.append([Reading(Document("d1", STRIKE, outlet="A"), told, claims, actors)])
    (account,) = ledger.accounts()
    assert (account.status, account.independent) == ("single-source", 1)


def test_a_place_abroad_does_not_part_what_is_told_in_the_same_words(ledger: Ledger) -> None:
    places = Place("Tirana", "ALB"), Place("Brasilia", "BRA")
    told = [_told(f"{STRIKE[:-1]} near {place.name}.", place=place) for place in places]
    (account,) = _accounts(ledger, *told)
    assert "place" in account.differs_on


def test_what_shares_hardly_more_than_its_kind_and_time_stays_apart(ledger: Ledger) -> None:
    day: dict[str, Any] = {"day": "2024-03-06", "trigger": Span(0, 3, "hit"), "mode": "", "actors": []}
    told = [
        _told("Delegates struck boats.", recipients=[participant("", "boats", actor_id="", sectors=())], **day),
        _told("Farmers hurt cattle.", recipients=[participant("", "cattle", actor_id="", sectors=())], **day),
    ]
    assert len(_accounts(ledger, *told)) == 2


def test_accounts_do_not_load_the_language_library(tmp_path: Path) -> None:
    """Its import takes most of a second, a tenth of the accounts of 100,000 events."""
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append(readings(2))
    code = (
        "import sys; from dragoman.ledger.ledger import Ledger; "
        "assert Ledger.open(sys.argv[1]).accounts(); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "archive")], check=True)
