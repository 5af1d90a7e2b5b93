"""Listing and showing entries, with the file and line that say so."""

from __future__ import annotations

import pytest

from dragoman.actors.directory import entries, page
from dragoman.actors.explain import as_text, explain
from dragoman.actors.imported.importer import import_actors
from dragoman.actors.registry import load_index
from dragoman.actors.where import origin_of, role_origin
from dragoman.errors import DateError, OptionError
from tests.actors.imported.files import FISHERIES, IN_OFFICE, WIELGOSZ, jsonl, person


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("directory")
    twins = [person("NK-10", "Karim Solan", "eg"), person("NK-11", "Karim Solan", "ke")]
    import_actors([jsonl(folder / "pep.json", WIELGOSZ, FISHERIES, IN_OFFICE, *twins)], folder)
    return folder


def test_entries_on_a_day():
    found = next(line for line in entries("bashar al-assad", on="2015-01-01") if line.id == "person:bashar-al-assad")
    assert (found.id, found.country, found.sectors, found.role) == (
        "person:bashar-al-assad",
        "SYR",
        ("GOV",),
        "president",
    )
    (later,) = entries("person:bashar-al-assad", on="2024-12-30")
    assert later.sectors == ("ELI",)


def test_entries_are_found_by_any_of_their_names():
    assert "org:hts" in {line.id for line in entries("tahrir al-sham")}
    assert [line.id for line in entries("Türkiye", kind="state")] == ["state:TUR"]


def test_conditions_are_met_together():
    found = list(entries(country="syr", kind="group", sector="reb", on="2015-01-01"))
    assert found
    assert {(line.country, line.kind, "REB" in line.sectors) for line in found} == {("SYR", "group", True)}


def test_entries_of_an_imported_registry_come_last(folder):
    *_, last = entries("wielgosz", registry=folder, on="2021-01-01")
    assert (last.id, last.source, last.role) == ("person:NK-1", "opensanctions", "Minister of Fisheries of Poland")
    assert list(entries("wielgosz")) == []


def test_unknown_conditions_are_errors():
    with pytest.raises(OptionError, match="no kind"):
        list(entries(kind="people"))
    with pytest.raises(DateError):
        list(entries(on="soon"))


def test_a_page_points_to_the_lines_that_say_so():
    found = page("person:vladimir-putin")
    assert "Vladimir Vladimirovich Putin" in found.names
    for held in found.tenures:
        path, _, line = held.where.rpartition(":")
        with open(path, encoding="utf-8") as stream:
            text = stream.read().splitlines()[int(line) - 1]
        assert held.role.partition(" of ")[0] in text
        assert held.since[:4] in text


def test_a_page_of_an_imported_entry_names_its_line(folder):
    found = page("person:NK-1", registry=folder)
    assert found.where.startswith("pep.json:1 in ")
    assert "WIELGOSZ, Tomasz Jan" in found.names
    assert page("Tomasz Wielgosz", registry=folder) == found


def test_a_name_that_is_not_one_entrys_alone_is_an_error(folder):
    with pytest.raises(OptionError, match="2 entries: person:NK-10, person:NK-11"):
        page("Karim Solan", registry=folder)
    with pytest.raises(OptionError, match="person:vladimir-putin"):
        page("person:vladimir-put")
    with pytest.raises(OptionError, match="dragoman actors list"):
        page("Nobody Whatsoever")


def test_every_entry_has_a_place_in_the_files():
    missing = [entity.id for entity in load_index().entities if origin_of(entity.id, entity.name) is None]
    assert missing == []


def test_every_role_noun_has_a_place_in_the_files():
    missing = {role.name for role in load_index().roles if role_origin(role.name) is None}
    assert missing == set()


def test_why_an_office_means_a_person():
    told = explain("the French president", date="2022-06-01")
    assert told.actor is not None
    assert told.actor.id == "person:emmanuel-macron"
    assert [(term.text, term.entries) for term in told.terms] == [
        ("the", ()),
        ("French", ("state:FRA",)),
        ("president", ()),
    ]
    assert "roles.yaml:" in told.terms[2].where
    (chosen,) = [one for one in told.candidates if one.chosen]
    assert chosen.role == "president"
    text = as_text(told)
    assert "western_europe.yaml:" in text
    assert "2017-05-14 to now" in text


def test_why_composition():
    told = explain("former Syrian generals")
    assert told.actor is not None
    assert told.terms[0].meaning.startswith("modifier, sets ELI")
    assert told.candidates == ()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Karim Solan", "2 people of that name are imported (person:NK-10 of EGY, person:NK-11 of KEN)"),
        ("yesterday", "no word names"),
        ("Somebody Unheardof", "in no registry"),
    ],
)
def test_why_nobody(folder, text, verdict):
    told = explain(text, registry=folder)
    assert told.actor is None
    assert verdict in told.verdict
    assert "No actor" in as_text(told)


def test_why_for_an_imported_person_shows_the_tenure_and_its_line(folder):
    told = explain("Tomasz Wielgosz", date="2021-03-01", registry=folder)
    text = as_text(told)
    assert "2019-11-15 to 2023-12-13" in text
    assert "pep.json:1" in text
    assert told.to_dict()["candidates"][0]["chosen"] is True
