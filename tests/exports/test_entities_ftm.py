from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.actors.actor import Actor
from dragoman.claims.claim import Source
from dragoman.exports import export
from dragoman.exports.entities_ftm import entity_id
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger

from ..ledger.synthetic import event, participant, reading
from .readers import ftm

KELLER = Actor("person:ana-keller", "Ana Keller", "ALB", ("GOV",), "person", "envoy")


def entities(ledger: Ledger, out: Path) -> dict[str, dict[str, Any]]:
    export(ledger, "ftm", out)
    return {entity["id"]: entity for entity in ftm(out)}


def test_an_event_has_everything_that_the_schema_can_hold(ledger: Ledger, tmp_path: Path) -> None:
    told = event(
        "e-1",
        actors=[participant("ALB", "Ana Keller", actor_id="person:ana-keller")],
        attribution=[Source("TASS", "TASS", "channel")],
        date=EventDate("2024-03-04", "2024-03-10", "last week", "week"),
    )
    brazil = Actor("state:BRA", "Brazil", "BRA", (), "state")
    ledger.append([replace(reading("d1", [told], url="https://a.example/1"), actors=[KELLER, brazil])])
    found = entities(ledger, tmp_path / "x")
    assert set(found) == {"person.ana-keller", "state.BRA", "article.d1", "e-1"}
    properties = found["e-1"]["properties"]
    assert properties["involved"] == ["person.ana-keller", "state.BRA"]
    assert (properties["startDate"], properties["endDate"]) == (["2024-03-04"], ["2024-03-10"])
    assert properties["proof"] == ["article.d1"]
    assert properties["country"] == ["al"]
    assert properties["location"] == ["Tirana, Albania"]
    assert properties["keywords"] == ["CONSULT", "visit", "verbal cooperation", "diplomatic"]
    assert properties["summary"] == ["Actors: Ana Keller", "Recipients: Government of BRA"]
    assert "According to: TASS" in properties["notes"]
    assert found["article.d1"]["properties"]["publishedAt"] == ["2024-03-06"]
    person = found["person.ana-keller"]
    assert person["schema"] == "Person"
    assert person["properties"] == {"name": ["Ana Keller"], "country": ["al"], "sector": ["GOV"], "position": ["envoy"]}


@pytest.mark.parametrize(
    ("kind", "sectors", "schema"),
    [
        ("person", ("GOV",), "Person"),
        ("state", (), "PublicBody"),
        ("organisation", ("MIL",), "PublicBody"),
        ("organisation", ("BUS",), "Organization"),
        ("group", ("CVL",), "LegalEntity"),
    ],
)
def test_kinds_have_schemata(ledger: Ledger, tmp_path: Path, kind: Any, sectors: tuple[str, ...], schema: str) -> None:
    one = Actor("org:one", "One", "EUR", sectors, kind)
    told = event(actors=[participant("EUR", "One", actor_id="org:one")], recipients=[])
    ledger.append([replace(reading("d1", [told]), actors=[one])])
    found = entities(ledger, tmp_path / "x")["org.one"]
    assert (found["schema"], found["properties"]["country"]) == (schema, ["eu"])


@pytest.mark.parametrize("known", ["doc:khoury", "name:khoury", "role:any-two-men", "role:two-men", ""])
def test_who_is_known_from_one_document_is_not_merged_with_a_namesake(
    ledger: Ledger, tmp_path: Path, known: str
) -> None:
    parties = [participant("", "Khoury", actor_id=known)]
    listed = [Actor(known, "Khoury", "", (), "person")] if known else []
    for document in ("d1", "d2"):
        told = event(f"e-{document}", document, actors=parties, recipients=[])
        ledger.append([replace(reading(document, [told]), actors=listed)])
    found = entities(ledger, tmp_path / "x")
    own = [one["id"] for one in found.values() if one["properties"].get("name") == ["Khoury"]]
    assert len(own) == len(set(own)) == 2
    assert found["e-d1"]["properties"]["involved"] != found["e-d2"]["properties"]["involved"]


def test_one_actor_of_many_documents_is_one_entity(ledger: Ledger, tmp_path: Path) -> None:
    for n, role in enumerate(("envoy", "minister")):
        parties = [participant("ALB", "Keller", actor_id="person:ana-keller")]
        told = event(f"e{n}", f"d{n}", actors=parties, recipients=[])
        ledger.append([replace(reading(f"d{n}", [told]), actors=[replace(KELLER, role=role)])])
    lines = (tmp_path / "x").read_text().splitlines() if export(ledger, "ftm", tmp_path / "x") else []
    people = [json.loads(line) for line in lines if '"Person"' in line]
    assert [one["properties"]["position"] for one in people] == [["envoy", "minister"]]


def test_who_has_no_part_in_a_wanted_event_is_left_out(ledger: Ledger, tmp_path: Path) -> None:
    parties = [participant("ALB", "Keller", actor_id="person:ana-keller")]
    told = event(actors=parties, recipients=[], auxiliary=frozenset({"negation"}))
    ledger.append([replace(reading("d1", [told]), actors=[KELLER])])
    assert entities(ledger, tmp_path / "x") == {}


def test_an_address_that_is_none_of_the_web_is_noted(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append([reading("d1", [event()], url="javascript:alert(1)")])
    article = entities(ledger, tmp_path / "x")["article.d1"]["properties"]
    assert "sourceUrl" not in article
    assert article["notes"] == ["Address: javascript:alert(1)"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("person:ana-keller", "person.ana-keller"), ("state:RUS", "state.RUS"), ("e-1", "e-1")],
)
def test_ids_are_readable_where_they_can_be(key: str, expected: str) -> None:
    assert entity_id(key) == expected


@pytest.mark.parametrize("key", ["", "a b", "é", ".a", "a" * 300, "a\n"])
def test_other_ids_are_hashes(key: str) -> None:
    from followthemoney.types import registry

    assert entity_id(key) != entity_id(key + "x")
    assert registry.entity.validate(entity_id(key))
