from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.actors.actor import Participant
from dragoman.errors import DateError, OptionError
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger
from dragoman.relations.states import TOO_LITTLE

from ..ledger.synthetic import event, participant, reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _told(a: Participant | str, b: Participant | str, *, day: str = "2024-01-05", **fields: object) -> Event:
    sides = [participant(one) if isinstance(one, str) else one for one in (a, b)]
    told = {"actors": [sides[0]], "recipients": [sides[1]], **fields}
    return event(date=EventDate(day, day, "", "day"), **told)


def _append(ledger: Ledger, told: list[Event], first: int = 0, **document: object) -> None:
    ledger.append([reading(f"d{number}", [one], **document) for number, one in enumerate(told, first)])


COOPERATION = {"event_type": "AID", "quad": 2, "score": 10.0}
CONFLICT = {"event_type": "ASSAULT", "quad": 4, "score": -9.0}


def test_an_edge_counts_both_directions_and_keeps_cooperation_and_conflict_apart(ledger: Ledger) -> None:
    both = {"actors": [participant("ALB"), participant("BRA")], "recipients": [], "mutual": True}
    _append(
        ledger,
        [
            _told("ALB", "BRA", **COOPERATION),
            _told("BRA", "ALB", **CONFLICT),
            _told("BRA", "ALB", **CONFLICT),
            _told("ALB", "BRA", **both),
            _told("ALB", "ALB"),
        ],
    )
    (edge,) = ledger.network().edges
    assert (edge.a, edge.b, edge.events, edge.documents) == ("state:ALB", "state:BRA", 4, 4)
    assert (edge.a_to_b, edge.b_to_a) == (2, 3)
    assert edge.counts == {1: 1, 2: 1, 3: 0, 4: 2}
    assert (edge.total, edge.mean) == (-5.5, -5.5 / 4)
    assert (edge.cooperative.events, edge.cooperative.mean) == (2, 6.25)
    assert (edge.conflictual.events, edge.conflictual.documents, edge.conflictual.mean) == (2, 2, -9.0)
    assert edge.state == TOO_LITTLE


def test_an_edge_is_the_relation_of_its_ends(ledger: Ledger) -> None:
    from ..ledger.synthetic import readings

    ledger.append(readings(60))
    for edge in ledger.network().edges[:5]:
        relation = ledger.relation(edge.a, edge.b, by="year")
        assert sum(period.events for period in relation.series) == edge.events
        assert sum(period.events for period in relation.outgoing) == edge.a_to_b
        assert sum(period.total for period in relation.series) == edge.total


def test_marked_events_copies_and_other_days_are_left_out(ledger: Ledger) -> None:
    marks = ("historical", "negation", "hypothetical", "future")
    _append(ledger, [_told("ALB", "BRA", auxiliary=frozenset({mark})) for mark in marks])
    _append(ledger, [_told("ALB", "BRA")], first=10, copy_of="d1")
    _append(ledger, [_told("ALB", "BRA", day="2023-05-01"), _told("ALB", "CHL")], first=20)
    assert [edge.events for edge in ledger.network().edges] == [1, 1]
    assert [edge.events for edge in ledger.network(auxiliary=True).edges] == [5, 1]
    assert [edge.b for edge in ledger.network(since="2024-01-01").edges] == ["state:CHL"]
    assert [edge.b for edge in ledger.network(until="2023-12-31").edges] == ["state:BRA"]


def test_who_speaks_for_a_state_is_the_state_and_organisations_are_themselves(ledger: Ledger) -> None:
    minister = participant("ALB", "Ana Keller", actor_id="person:ana-keller")
    rebels = participant("ALB", "rebels", actor_id="role:ALB-rebels", sectors=("REB",))
    alliance = participant("IGO", "NATO", actor_id="org:nato", sectors=("MIL",))
    militia = participant("LBN", "Hezbollah", actor_id="org:hezbollah", sectors=("PRM",))
    commission = participant("EUR", "European Commission", actor_id="org:european-commission")
    agency = participant("ALB", "Harbour Wire", actor_id="org:harbour-wire", sectors=("JRN",))
    parties = [minister, rebels, alliance, militia, commission, agency]
    _append(ledger, [_told(one, "BRA") for one in parties])
    by_country = {node.id for node in ledger.network().nodes}
    assert by_country == {"state:BRA", "state:ALB", "org:nato", "org:hezbollah", "org:european-union"}
    by_actor = {node.id for node in ledger.network(by="actor").nodes}
    assert by_actor == {"state:BRA", "person:ana-keller", "org:nato", "org:hezbollah", "org:european-commission"}


def test_nodes_have_the_names_of_the_archive_or_of_the_registry(ledger: Ledger) -> None:
    _append(ledger, [_told(participant("ALB", "the Albanian government", actor_id="role:ALB-government"), "BRA")])
    assert {node.id: (node.name, node.kind) for node in ledger.network().nodes} == {
        "state:ALB": ("Albania", "state"),
        "state:BRA": ("Brazil", "state"),
    }


def test_communities_follow_cooperation_not_contact(ledger: Ledger) -> None:
    first, second = ("ALB", "BRA", "CHL"), ("DNK", "EST", "FJI")
    told = [_told(a, b, **COOPERATION) for group in (first, second) for a in group for b in group if a != b]
    fight = [_told("ALB", "DNK", **CONFLICT) for _ in range(30)]
    talks = [_told("ALB", "DNK", event_type="CONSULT", quad=1, score=2.5) for _ in range(10)]
    _append(ledger, [*told, *fight, *talks, _told("GHA", "ALB", **CONFLICT)])
    network = ledger.network()
    assert [set(group.members) for group in network.communities] == [
        {f"state:{code}" for code in first},
        {f"state:{code}" for code in second},
    ]
    community = {node.id: node.community for node in network.nodes}
    assert (community["state:ALB"], community["state:DNK"], community["state:GHA"]) == (0, 1, None)


def test_brokers_are_told_mediators_first_then_those_between(ledger: Ledger) -> None:
    told = [_told("HTI", code, **COOPERATION) for code in ("ALB", "BRA", "CHL", "DNK")] * 4
    reached = [participant("BRA"), participant("DNK")]
    reason = "CONSULT/mediate; recipient: nearest to the right"
    mediated = _told("ALB", "BRA", recipients=reached, reason=reason)
    _append(ledger, [*told, mediated, _told("CHL", "BRA", recipients=reached, reason="CONSULT/meet")])
    ledger.append([reading("more", [event("m", mode="third-party", recipients=reached)])])
    first, *others = ledger.network().brokers
    between = next(one for one in others if one.id == "state:HTI")
    assert first.id == "state:ALB"
    (mediation,) = first.mediations
    assert (mediation.between, mediation.events, mediation.documents) == (("state:BRA", "state:DNK"), 2, 2)
    assert mediation.event_ids == ("e1", "m")
    assert between.betweenness > 0.1
    assert not any(one.mediations for one in others)


def test_the_smallest_are_left_out_beyond_the_limit_and_counted(ledger: Ledger) -> None:
    _append(ledger, [_told("ALB", "BRA"), _told("ALB", "BRA"), _told("ALB", "CHL")])
    assert [node.id for node in ledger.network(nodes=2).nodes] == ["state:ALB", "state:BRA"]
    assert ledger.network(nodes=2).left_out == 1
    assert [edge.b for edge in ledger.network(documents=2).edges] == ["state:BRA"]


def test_an_empty_archive_has_an_empty_network(ledger: Ledger) -> None:
    network = ledger.network(by="actor")
    assert (network.nodes, network.edges, network.communities, network.brokers) == ((), (), (), ())


def test_a_network_is_plain_json_and_the_same_each_time(ledger: Ledger) -> None:
    from ..ledger.synthetic import readings

    ledger.append(readings(40))
    first, second = (json.dumps(ledger.network().to_dict()) for _ in range(2))
    assert first == second
    plain = json.loads(first)
    assert set(plain["edges"][0]["counts"]) == {"1", "2", "3", "4"}
    assert plain["edges"][0]["cooperative"]["events"] > 0


def test_what_cannot_be_asked_is_said(ledger: Ledger) -> None:
    with pytest.raises(OptionError, match="'country' or 'actor'"):
        ledger.network(by="party")
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        ledger.network(since="May")


def test_those_who_condemn_a_third_together_are_no_pair(ledger: Ledger) -> None:
    beside = {"actors": [participant("ALB"), participant("BRA")], "recipients": [], "event_type": "ACCUSE", "quad": 3}
    _append(ledger, [_told("ALB", "BRA", **beside), _told("ALB", "CHL", **COOPERATION)])
    assert [(edge.a, edge.b) for edge in ledger.network().edges] == [("state:ALB", "state:CHL")]
    assert ledger.relation("ALB", "BRA").series == []
