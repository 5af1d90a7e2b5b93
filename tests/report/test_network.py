"""The network of a report: who is drawn, how, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from dragoman.actors.actor import Actor, Participant
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger
from dragoman.report.network import NetworkView, network_view
from dragoman.report.scope import find_scope

from ..ledger.synthetic import event, participant, reading

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {"ALB": "Albania", "BRA": "Brazil", "CHL": "Chile", "DNK": "Denmark"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _aid(a: Participant | str, b: str) -> Event:
    actor = participant(a) if isinstance(a, str) else a
    return event(actors=[actor], recipients=[participant(b)], date=EventDate("2024-01-05", "2024-01-05", "", "day"),
                 event_type="AID", quad=2, score=10.0)  # fmt: skip


def _attack(a: str, b: str) -> Event:
    return event(actors=[participant(a)], recipients=[participant(b)],
                 date=EventDate("2024-01-06", "2024-01-06", "", "day"), event_type="ASSAULT", quad=4, score=-9.0)  # fmt: skip


def _view(ledger: Ledger, told: list[Event], *, actor: str | None = None, nodes: int = 18) -> NetworkView | None:
    ledger.append([reading(f"d{number}", [one]) for number, one in enumerate(told)])
    return network_view(ledger, find_scope(ledger, None, actor, None, None), nodes, NAMES)


def _texts(svg: etree._Element) -> set[str]:
    return {"".join(text.itertext()) for text in svg.iter(f"{SVG}text")}


def test_two_parties_are_no_network(ledger: Ledger) -> None:
    assert _view(ledger, [_aid("ALB", "BRA")]) is None


def test_cooperation_is_whole_and_conflict_dashed(ledger: Ledger) -> None:
    view = _view(ledger, [_aid("ALB", "BRA"), _attack("BRA", "CHL")])

    assert view is not None
    svg = etree.fromstring(str(view.svg))
    dashes = {
        (line.findtext(f"{SVG}title") or "").partition(":")[0]: line.get("stroke-dasharray")
        for line in svg.iter(f"{SVG}line")
        if line.find(f"{SVG}title") is not None
    }
    assert dashes == {"Albania and Brazil": "1,0", "Brazil and Chile": "6,4"}
    assert _texts(svg) == {"Albania", "Brazil", "Chile"}
    assert view.groups == [["Brazil", "Albania"]]
    assert {one.pair for one in view.ties} == {("Albania", "Brazil"), ("Brazil", "Chile")}


def test_the_party_asked_for_is_drawn_with_its_own(ledger: Ledger) -> None:
    told = [_aid("ALB", "BRA"), _aid("ALB", "CHL"), *(_aid("DNK", "HTI") for _ in range(9))]
    view = _view(ledger, told, actor="ALB")

    assert view is not None
    assert _texts(etree.fromstring(str(view.svg))) == {"Albania", "Brazil", "Chile"}
    assert view.left_out == 2


def test_names_stay_inside_the_drawing_and_are_no_markup(ledger: Ledger) -> None:
    hostile = "<script>alert(1)</script>"
    unit = participant("", hostile, actor_id="org:unit")
    ledger.append([replace(reading("names"), actors=[Actor("org:unit", hostile, kind="organisation")])])
    view = _view(ledger, [_aid("ALB", "BRA"), _aid("ALB", "CHL"), _aid("ALB", "DNK"), _aid(unit, "ALB")])

    assert view is not None
    assert "<script" not in view.svg
    svg = etree.fromstring(str(view.svg))
    assert hostile in _texts(svg)
    width, height = map(float, svg.get("viewBox", "").split()[2:])
    for text in svg.iter(f"{SVG}text"):
        x, y = map(float, re.findall(r"-?[0-9.]+", text.get("transform", ""))[:2])
        assert 0 < x < width
        assert 0 < y < height


def test_the_same_archive_gives_the_same_drawing(ledger: Ledger) -> None:
    told = [_aid("ALB", "BRA"), _attack("BRA", "CHL"), _aid("CHL", "DNK")]
    first = _view(ledger, told)
    again = network_view(ledger, find_scope(ledger, None, None, None, None), 18, NAMES)

    assert first is not None
    assert again is not None
    assert first.svg == again.svg
