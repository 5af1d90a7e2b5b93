"""One line of FollowTheMoney or Wikidata to records."""

from __future__ import annotations

import pytest

from dragoman.actors.imported.ftm import ftm_records
from dragoman.actors.imported.keys import name_keys
from dragoman.actors.imported.knowledge import countries, ftm_knowledge, wikidata_knowledge
from dragoman.actors.imported.record import CountryItem, Entry, Malformed, Post, Tenancy, iso_day
from dragoman.actors.imported.wikidata import wikidata_records
from dragoman.actors.registry import load_index
from tests.actors.imported.files import (
    FISHERIES,
    HARBOUR,
    IN_OFFICE,
    PARLIAMENT_SEAT,
    PARTY,
    RIVER,
    SENATOR,
    WIELGOSZ,
    claim,
    entity,
    item,
    person,
    snak,
    time,
)


def test_every_code_of_the_country_table_is_the_registrys():
    known = {one.country for one in load_index().entities} | {"EUR", "UNO", "ESH"}
    assert set(countries().values()) <= known
    assert {countries()["gb"], countries()["Q145"], countries()["gb-sct"]} == {"GBR"}


def test_the_knowledge_loads():
    assert ftm_knowledge().sectors({"role.pep", "gov.legislative", "gov.national"}) == ("LEG",)
    assert "Q5" in wikidata_knowledge().humans


def test_ftm_person():
    (found,) = ftm_records(WIELGOSZ)
    assert isinstance(found, Entry)
    assert (found.ref, found.form, found.name, found.countries, found.gender) == (
        "NK-1",
        "H",
        "Tomasz Wielgosz",
        ("POL",),
        "m",
    )
    assert "Tomek" not in found.names


def test_control_characters_of_a_name_reach_no_terminal():
    (found,) = ftm_records(person("x", "Ana\x1b[31m\tPop\u202e", "ro"))
    assert isinstance(found, Entry)
    assert found.name == "Ana[31m Pop"
    with pytest.raises(Malformed, match="no id"):
        ftm_records(person("x\x1b[2J", "Ana Pop", "ro"))


def test_ftm_occupancy_position_and_organisation():
    assert ftm_records(IN_OFFICE) == [Tenancy("NK-1", "P-1", "2019-11-15", "2023-12-13", False)]
    assert ftm_records(FISHERIES) == [Post("P-1", "Minister of Fisheries of Poland", ("POL",), ("GOV",))]
    (body,) = ftm_records(HARBOUR)
    assert isinstance(body, Entry)
    assert (body.form, body.sectors) == ("O", ("GOV",))


def test_ftm_occupancies_may_stand_inside_their_holder():
    inner = {"id": "occ-1", "schema": "Occupancy", "properties": {"post": [FISHERIES], "status": ["ended"]}}
    nested = {**WIELGOSZ, "properties": {**WIELGOSZ["properties"], "positionOccupancies": [inner]}}
    entry, tenancy, post = ftm_records(nested)
    assert isinstance(entry, Entry)
    assert tenancy == Tenancy("NK-1", "P-1", ended=True)
    assert isinstance(post, Post)


@pytest.mark.parametrize("ref", ["wd", "Q77"])
def test_ftm_items_of_wikidata_are_known_as_such(ref):
    (found,) = ftm_records(person(ref, "Ana Pop", "ro", wikidataId=["Q77"]))
    assert isinstance(found, Entry)
    assert found.same_as == "Q77"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"id": "x", "schema": "Person", "properties": []}, "no properties"),
        ({"id": "x", "properties": {}}, "no schema"),
        ({"schema": "Person", "properties": {"name": ["A B"]}}, "no id"),
        ({"id": "x", "schema": "Person", "properties": {"name": [None, 3]}}, "no name"),
        ({"id": "x", "schema": "Occupancy", "properties": {"holder": ["y"]}}, "without a post"),
    ],
)
def test_ftm_malformed(value, reason):
    with pytest.raises(Malformed, match=reason):
        ftm_records(value)


def test_other_schemata_are_no_actors():
    assert ftm_records({"id": "x", "schema": "Vessel", "properties": {"name": ["Aurora Maris"]}}) == []


def test_wikidata_human():
    entry, first, second = wikidata_records(SENATOR)
    assert isinstance(entry, Entry)
    assert (entry.name, entry.names[1], entry.countries) == ("Abena Owusuwaa", "Abena K. Owusuwaa", ("GHA",))
    assert (entry.gender, entry.born, entry.party, entry.sectors) == ("f", "1961-04", "Q9000003", ("PTY",))
    assert first == Tenancy("Q9000001", "Q9000002", "2009-01-07", "2013", True)
    assert second == Tenancy("Q9000001", "Q9000002", "2017-01-07", "", False)


def test_wikidata_offices_organisations_countries_and_the_rest():
    assert wikidata_records(PARLIAMENT_SEAT) == [Post("Q9000002", "member of the Parliament of Ghana", ("GHA",))]
    (party,) = wikidata_records(PARTY)
    assert isinstance(party, Entry)
    assert (party.form, party.sectors, party.countries) == ("O", ("PTY",), ("GHA",))
    state = entity("Q9000009", "Ghana", P31=[claim(item("Q6256"))], P298=[claim(snak("GHA"))])
    assert wikidata_records(state) == [CountryItem("Q9000009", "GHA")]
    assert wikidata_records(RIVER) == []


def test_wikidata_end_on_an_unknown_day():
    over = claim(item("Q9000002"), P580=time("+2009-01-07T00:00:00Z"), P582=snak(None, "somevalue"))
    records = wikidata_records(entity("Q1", "Ana Pop", P31=[claim(item("Q5"))], P39=[over]))
    assert records[1] == Tenancy("Q1", "Q9000002", "2009-01-07", "", True)


@pytest.mark.parametrize(
    "claims",
    [
        {"P31": [claim(item("Q5"))], "P39": [{"mainsnak": None}, "x", {"mainsnak": {"snaktype": "value"}}]},
        {"P31": [claim(item("Q5"))], "P39": [{"mainsnak": item("Q2"), "qualifiers": {"P580": [time("+2009", 9), 3]}}]},
        {"P31": [claim(item("Q5"))], "P569": [claim(time("-0044-03-15T00:00:00Z"))], "P27": {"a": 1}},
    ],
)
def test_wikidata_truncated_statements_do_no_harm(claims):
    records = wikidata_records({"id": "Q1", "type": "item", "labels": {"en": {"value": "Ana Pop"}}, "claims": claims})
    assert isinstance(records[0], Entry)
    assert records[0].born == ""


def test_wikidata_items_without_statements_and_properties():
    assert wikidata_records({"id": "Q1", "type": "item", "claims": []}) == []
    assert wikidata_records({"id": "P31", "type": "property", "claims": {}}) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020", "2020"),
        ("2020-02", "2020-02"),
        ("2020-02-29T10:00:00", "2020-02-29"),
        ("2021-02-29", ""),
        ("x", ""),
        ("0044", ""),
    ],
)
def test_iso_day(text, day):
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("name", "form", "main", "keys"),
    [
        ("Wielgosz, Tomasz", "H", True, ["tomasz wielgosz"]),
        ("Tomasz J. Wielgosz", "H", True, ["tomasz j wielgosz", "tomasz wielgosz"]),
        ("Yusuf al-Karimi", "H", True, ["yusuf al karimi", "yusuf karimi"]),
        ("Wielgosz", "H", True, []),
        ("T. Wielgosz", "H", True, []),
        ("Томаш Вельгош", "H", True, []),
        ("Harmattan League (HL)", "O", True, ["harmattan league"]),
        ("HPL", "O", False, ["hpl"]),
        ("Renew", "O", False, []),
        ("Renewia", "O", True, ["renewia"]),
        ("a b c d e f g h i j k l", "O", True, []),
    ],
)
def test_name_keys(name, form, main, keys):
    assert list(name_keys(name, form, main=main)) == keys
