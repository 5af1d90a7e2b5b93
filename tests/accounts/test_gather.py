from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.accounts.account import Account
from dragoman.claims.claim import Claim, Source
from dragoman.documents.document import Document
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from ..ledger.synthetic import event, participant, reading

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
    """Each event in a document of its own, each document in an outlet of its own."""
    for number, one in enumerate(told):
        document = f"d{number}"
        own = Event(**{name: getattr(one, name) for name in Event.__slots__} | {"id": "e", "document_id": document})
        outlet = outlets[number] if outlets else f"Outlet {number}"
        ledger.append([reading(document, [own], outlet=outlet)])
    return ledger.accounts(**options)


def test_the_same_event_in_two_outlets_is_corroborated(ledger: Ledger) -> None:
    other = (
        "Before dawn a grain depot by the northern river was shelled by Government of ALB, officials in the city said."
    )
    (account,) = _accounts(ledger, _told(), _told(other, "2024-03-06"))
    assert (account.status, account.independent, len(account.tellings)) == ("corroborated", 2, 2)
    assert account.differs_on == ["date"]
    assert [telling.outlet for telling in account.tellings] == ["Outlet 0", "Outlet 1"]
    assert account.reason == "same words"


def test_an_event_told_once_is_single_source(ledger: Ledger) -> None:
    (account,) = _accounts(ledger, _told())
    assert (account.status, account.independent, account.differs_on) == ("single-source", 1, [])
    assert account.tellings[0].sentence.text == STRIKE
    assert _accounts(ledger, min_tellings=2) == []


@pytest.mark.parametrize(
    "other",
    [
        _told(day="2024-03-09"),
        _told(actors=[participant("CHL")]),
        _told(recipients=[participant("CHL")]),
        _told(actors=[participant("ALB", sectors=("REB",))]),
        _told(place=Place("Santiago", "CHL")),
        _told("Warplanes hit fishing boats off southern islands.", day="2024-03-06"),
        _told(quad=3, event_type="THREATEN"),
        _told(day="2024-01-01", end="2024-12-31"),
        _told(day=""),
        _told(actors=[], recipients=[]),
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


def test_a_chain_of_days_does_not_join_a_week_of_strikes(ledger: Ledger) -> None:
    accounts = _accounts(ledger, *(_told(day=f"2024-03-0{day}") for day in range(1, 10)))
    assert len(accounts) == 3


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
    (account,) = _accounts(ledger, *(_told(attribution=chain) for chain in chains), outlets=outlets)
    assert account.independent == independent
    assert account.status == ("corroborated" if independent > 1 else "single-source")


def test_an_event_that_one_telling_negates_is_disputed(ledger: Ledger) -> None:
    denial = _told(auxiliary=frozenset({"negation"}), attribution=[_source("Jon Falk")])
    (account,) = _accounts(ledger, _told(), denial)
    assert (account.status, account.differs_on) == ("disputed", ["negation"])
    assert [telling.denies for telling in account.tellings] == [False, True]


@pytest.mark.parametrize(("cue", "status"), [("Denied", "disputed"), ("rejects", "disputed"), ("said", "corroborated")])
def test_a_claim_whose_cue_denies_disputes_what_it_tells(ledger: Ledger, cue: str, status: str) -> None:
    told = _told(document_id="d2", attribution=[_source("Jon Falk")])
    claim = Claim("c", None, Span(0, len(cue), cue), told.sentence, "indirect", None, [], [told.id], "d2")
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
