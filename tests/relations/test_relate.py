from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.claims.claim import Claim
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from ..ledger.synthetic import event, participant, reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _on(day: str, event_id: str = "e", **fields: object) -> Event:
    return event(event_id, date=EventDate(day, day, "", "day"), **fields)


def test_directions_are_told_apart_and_mutual_events_count_both_ways(ledger: Ledger) -> None:
    alb, bra, chl = participant("ALB"), participant("BRA"), participant("CHL")
    told = [
        _on("2024-01-05", "a to b", quad=3, score=-3.0),
        _on("2024-01-06", "b to a", quad=4, score=-9.0, actors=[bra], recipients=[alb]),
        _on("2024-01-07", "mutual", quad=1, score=4.0, actors=[alb, bra], recipients=[], mutual=True),
        _on("2024-01-08", "together against a third", actors=[alb, bra], recipients=[chl]),
        _on("2024-01-09", "another dyad", actors=[alb], recipients=[chl]),
    ]
    ledger.append([reading("d1", told)])
    relation = ledger.relation("ALB", "BRA")
    (both,), (out,), (back,) = relation.series, relation.outgoing, relation.incoming
    assert (both.start, both.end) == ("2024-01-01", "2024-01-31")
    assert both.counts == {1: 1, 2: 0, 3: 1, 4: 1}
    assert (both.events, both.total, both.mean) == (3, -8.0, -8.0 / 3)
    assert (out.events, back.events) == (2, 2)
    assert (out.total, back.total) == (1.0, -5.0)


def test_only_those_who_speak_for_the_state_count_for_it(ledger: Ledger) -> None:
    actors = {
        "bare": participant("ALB", sectors=()),
        "minister": participant("ALB", "Ana Keller", sectors=("GOV",), actor_id="person:ana-keller"),
        "army": participant("ALB", sectors=("MIL",)),
        "former": participant("ALB", sectors=("ELI",)),
        "rebels": participant("ALB", sectors=("REB",)),
    }
    ledger.append([reading(name, [_on("2024-01-05", name, actors=[actor])]) for name, actor in actors.items()])
    assert ledger.relation("ALB", "BRA").series[0].events == 3


def test_marked_events_and_copies_are_left_out_unless_asked_for(ledger: Ledger) -> None:
    marks = ("historical", "negation", "hypothetical", "future")
    told = [_on("2024-01-05", "plain")]
    told += [_on("2024-01-05", mark, auxiliary=frozenset({mark})) for mark in marks]
    ledger.append([reading("d1", told), reading("d2", [_on("2024-01-05", "copied")], copy_of="d1")])
    assert ledger.relation("ALB", "BRA").series[0].events == 1
    assert ledger.relation("ALB", "BRA", auxiliary=True).series[0].events == 5
    assert ledger.relation("ALB", "BRA", copies=True).series[0].events == 2


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("day", ["2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"]),
        ("week", ["2024-01-29"]),
        ("month", ["2024-01-01", "2024-02-01"]),
        ("quarter", ["2024-01-01"]),
        ("year", ["2024-01-01"]),
    ],
)
def test_series_go_by_every_step_and_list_empty_periods(ledger: Ledger, by: str, expected: list[str]) -> None:
    ledger.append([reading("d1", [_on("2024-01-30", "x"), _on("2024-02-02", "y")])])
    relation = ledger.relation("ALB", "BRA", by=by)
    assert [period.start for period in relation.series] == expected
    assert [period.mean is None for period in relation.series] == [period.events == 0 for period in relation.series]
    assert len(relation.outgoing) == len(relation.incoming) == len(expected)


def test_dates_vaguer_than_a_period_are_counted_apart(ledger: Ledger) -> None:
    vague = event("vague", date=EventDate("2024-01-01", "2024-12-31", "in 2024", "year"))
    undated = event("undated", date=None)
    ledger.append([reading("d1", [vague, undated, _on("2024-03-05", "plain")])])
    assert (ledger.relation("ALB", "BRA").undated, ledger.relation("ALB", "BRA", by="year").undated) == (2, 1)


def test_a_misdated_event_does_not_make_an_endless_series(ledger: Ledger) -> None:
    ledger.append([reading("d1", [_on("0987-01-05", "old"), _on("9999-12-31", "new")])])
    relation = ledger.relation("ALB", "BRA", by="day")
    assert [period.start for period in relation.series] == ["0987-01-05", "9999-12-31"]


def test_since_and_until_bound_the_series(ledger: Ledger) -> None:
    ledger.append([reading("d1", [_on(f"2024-0{month}-05", str(month)) for month in range(1, 7)])])
    relation = ledger.relation("ALB", "BRA", since="2024-02-01", until="2024-04-30")
    assert [period.start for period in relation.series] == ["2024-02-01", "2024-03-01", "2024-04-01"]


def _years(ledger: Ledger, scores: list[float]) -> None:
    """Three documents a month, scores around the month's."""
    found = []
    for month, score in enumerate(scores):
        day = (date(2022, 1, 10) + timedelta(days=round(30.44 * month))).isoformat()
        for number, noise in enumerate((-0.5, 0.0, 0.5)):
            quad = 4 if score < -5 else 3 if score < 0 else 1
            one = _on(day, f"e{month}-{number}", score=score + noise, quad=quad)
            found.append(reading(f"d{month:03d}-{number}", [one]))
    ledger.append(found)


def test_a_turn_is_found_where_it_is_with_its_events_and_the_states_before_and_after(ledger: Ledger) -> None:
    _years(ledger, [3.0] * 12 + [-7.0] * 12)
    relation = ledger.relation("ALB", "BRA")
    (turn,) = relation.turning_points
    assert (turn.date, round(turn.before, 1), round(turn.after, 1)) == ("2023-01-01", 3.0, -7.0)
    assert turn.change == pytest.approx(-10.0)
    assert [one.id for one in turn.events] == ["e12-0", "e12-1", "e12-2"]
    assert [state.name for state in relation.states] == ["cooperative", "hostile"]
    assert relation.states[0].end == "2022-12-31"


@pytest.mark.parametrize("scores", [[3.0] * 24, [3.0, -3.0] * 12, [2.5], []])
def test_no_turn_is_seen_where_there_is_none(ledger: Ledger, scores: list[float]) -> None:
    _years(ledger, scores)
    assert ledger.relation("ALB", "BRA").turning_points == []


def test_intervals_are_repeatable_hold_the_mean_and_need_two_documents(ledger: Ledger) -> None:
    _years(ledger, [2.0])
    ledger.append([reading("alone", [_on("2022-03-05", "one", score=1.0)])])
    first, second = ledger.relation("ALB", "BRA"), ledger.relation("ALB", "BRA")
    assert first == second
    january, _, march = first.series
    assert january.low is not None
    assert january.high is not None
    assert 0.5 <= january.low <= 2.0 <= january.high <= 3.5
    assert (march.documents, march.low, march.high) == (1, None, None)


def test_statements_are_what_each_party_says_about_events_with_the_other(ledger: Ledger) -> None:
    told = [_on("2024-01-05", "e1"), _on("2024-01-06", "e2", recipients=[participant("CHL")])]

    def claim(claim_id: str, speaker: str, *events: str) -> Claim:
        content = Span(0, 5, "words")
        return Claim(claim_id, participant(speaker), Span(0, 4, "said"), content, "indirect", None, [], [*events], "d1")

    claims = [claim("c1", "ALB", "e1"), claim("c2", "BRA", "e1"), claim("c3", "ALB", "e2"), claim("c4", "CHL", "e1")]
    document = Document("d1", "words", outlet="Radio Quay", published="2024-01-07")
    ledger.append([Reading(document, told, claims, [])])
    found = ledger.relation("ALB", "BRA").statements
    assert [(one.side, one.claim.id, one.outlet, one.published) for one in found] == [
        ("a", "c1", "Radio Quay", "2024-01-07"),
        ("b", "c2", "Radio Quay", "2024-01-07"),
    ]
    assert found[0].claim == claims[0]
    assert ledger.relation("ALB", "BRA", since="2024-02-01").statements == []


def test_parties_are_found_by_code_name_and_id(ledger: Ledger) -> None:
    from dragoman.actors.actor import Actor

    person = participant("ALB", "Ana Keller-Invented", actor_id="doc:1")
    document = Document("d1", "words")
    actor = Actor("doc:1", "Ana Keller-Invented", "ALB", ("GOV",), "person")
    ledger.append([Reading(document, [_on("2024-01-05", actors=[person])], [], [actor])])
    for a in ("ALB", "Albania", "state:ALB", "ana keller-invented", "doc:1"):
        assert ledger.relation(a, "Brazil").series[0].events == 1, a
    assert ledger.relation("Albania", "BRA").a.country == "ALB"


def test_what_means_nobody_is_an_option_error(ledger: Ledger) -> None:
    with pytest.raises(OptionError, match="'qwertyuiop zxcv' is nobody"):
        ledger.relation("qwertyuiop zxcv", "BRA")
    with pytest.raises(OptionError, match="'BRX' is nobody"):
        ledger.relation("ALB", "BRX")
    with pytest.raises(OptionError, match="day, week, month, quarter, year"):
        ledger.relation("ALB", "BRA", by="decade")


def test_a_relation_is_plain_json(ledger: Ledger) -> None:
    import json

    _years(ledger, [3.0] * 12 + [-7.0] * 12)
    plain = json.loads(json.dumps(ledger.relation("ALB", "BRA").to_dict()))
    assert plain["turning_points"][0]["date"] == "2023-01-01"
    assert plain["series"][0]["counts"] == {"1": 3, "2": 0, "3": 0, "4": 0}
