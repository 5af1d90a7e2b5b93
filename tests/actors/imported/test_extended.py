"""The imported registry behind the built-in one."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.imported.extended import extended
from dragoman.actors.imported.importer import import_actors
from dragoman.actors.resolver import resolve
from dragoman.errors import DataError
from dragoman.job import read_archive
from dragoman.ledger.ledger import Ledger
from tests.actors.imported.files import DUMP, FISHERIES, HARBOUR, IN_OFFICE, WIELGOSZ, dump, jsonl, person


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("imported")
    more = [
        person("NK-10", "Karim Solan", "eg", position=["Judge of the Supreme Court of Egypt"]),
        person("NK-11", "Karim Solan", "ke", position=["Mayor of Nakuru"]),
        person("NK-12", "Marta Ferenc", "hu", birthDate=["1950"], deathDate=["2010-03-01"]),
        {
            "id": "o12",
            "schema": "Occupancy",
            "properties": {"holder": ["NK-12"], "post": ["P-2"], "startDate": ["2006"]},
        },
        {
            "id": "P-2",
            "schema": "Position",
            "properties": {"name": ["Minister of Justice of Hungary"], "country": ["hu"]},
        },
        person("NK-13", "Jordan Petrosh", "bg"),
        person("NK-14", "Emmanuel Macron", "be"),
        person("NK-15", "Angela Merkel", "de", alias=["Angela Kasnerova"]),
        person("NK-16", "Prime Minister", "de"),
        {"id": "NK-17", "schema": "Organization", "properties": {"name": ["Ministry of Defence"], "country": ["bg"]}},
        person("NK-18", "Osman Deniz", "tr"),
        {"id": "o18", "schema": "Occupancy", "properties": {"holder": ["NK-18"], "post": ["P-3"], "status": ["ended"]}},
        {"id": "P-3", "schema": "Position", "properties": {"name": ["Foreign Minister of Turkey"], "country": ["tr"]}},
        {"id": "NK-19", "schema": "Organization", "properties": {"name": ["Rasvet Alliance"], "country": ["bg"]}},
        {"id": "NK-20", "schema": "Organization", "properties": {"name": ["Rasvet Alliance"], "country": ["mk"]}},
    ]
    import_actors([jsonl(folder / "pep.json", WIELGOSZ, FISHERIES, IN_OFFICE, HARBOUR, *more)], folder)
    import_actors([dump(folder / "dump.json", *DUMP)], folder)
    return folder


@pytest.mark.parametrize(
    ("text", "date", "ident", "country", "sectors", "role"),
    [
        ("Tomasz Wielgosz", "2021-03-01", "person:NK-1", "POL", ("GOV",), "Minister of Fisheries of Poland"),
        ("Tomasz Jan Wielgosz", "2021-03-01", "person:NK-1", "POL", ("GOV",), "Minister of Fisheries of Poland"),
        ("Tomasz Wielgosz", "2024-03-01", "person:NK-1", "POL", ("ELI",), "former Minister of Fisheries of Poland"),
        ("Tomasz Wielgosz", "2010-03-01", "person:NK-1", "POL", (), None),
        ("Fisheries Minister Tomasz Wielgosz", "2021-03-01", "person:NK-1", "POL", ("GOV",), "Minister of Fisheries of Poland"),
        ("Tomasz Wielgosz, Poland's fisheries minister", "2021-03-01", "person:NK-1", "POL", ("GOV",), "Minister of Fisheries of Poland"),
        ("Abena Owusuwaa", "2010-01-01", "person:Q9000001", "GHA", ("LEG",), "member of the Parliament of Ghana"),
        ("Abena Owusuwaa", "2015-01-01", "person:Q9000001", "GHA", ("ELI",), "former member of the Parliament of Ghana"),
        ("Abena Owusuwaa", None, "person:Q9000001", "GHA", ("LEG",), "member of the Parliament of Ghana"),
        ("Harmattan Progress League", None, "org:Q9000003", "GHA", ("PTY",), None),
        ("Zarzecze Harbour Authority", None, "org:NK-2", "POL", ("GOV",), None),
        ("Marta Ferenc", "2008-01-01", "person:NK-12", "HUN", ("GOV",), None),
        ("Marta Ferenc", "2012-01-01", "person:NK-12", "HUN", ("ELI",), None),
        ("Jordan Petrosh", None, "person:NK-13", "BGR", (), None),
        ("Osman Deniz", "2001-01-01", "person:NK-18", "TUR", ("ELI",), "former foreign minister"),
        ("Angela Kasnerova", "2015-01-01", "person:angela-merkel", "DEU", ("GOV",), "chancellor"),
        ("Emmanuel Macron", "2022-01-01", "person:emmanuel-macron", "FRA", ("GOV",), "president"),
    ],
)  # fmt: skip
def test_names_on_a_day(folder, text, date, ident, country, sectors, role):
    found = resolve(text, date=date, registry=folder)
    assert found is not None
    assert (found.id, found.country, found.sectors) == (ident, country, sectors)
    assert role is None or found.role == role


def test_the_reason_names_the_source(folder):
    found = resolve("Tomasz Wielgosz", date="2021-03-01", registry=folder / "actors.sqlite")
    assert found is not None
    assert "2019-11-15 to 2023-12-13" in found.reason
    assert "imported from opensanctions" in found.reason


@pytest.mark.parametrize(
    "text",
    ["Maria Tomasz Wielgosz", "Tomasz Wielgosz Nowak", "Wielgosz", "Tomasz", "the harbour authority of Zarzecze"],
)
def test_parts_of_names_are_nobody(folder, text):
    found = resolve(text, registry=folder)
    assert found is None or not found.id.endswith(("NK-1", "NK-2"))


@pytest.mark.parametrize(
    ("text", "country", "ident"),
    [
        ("Karim Solan", None, None),
        ("Egyptian judge Karim Solan", None, "person:NK-10"),
        ("Kenya's Karim Solan", None, "person:NK-11"),
        ("Karim Solan", "KEN", "person:NK-11"),
        ("Rasvet Alliance", None, None),
        ("Bulgaria's Rasvet Alliance", None, "org:NK-19"),
    ],
)
def test_namesakes_are_told_apart_by_country_or_not_at_all(folder, text, country, ident):
    found = resolve(text, country=country, registry=folder)
    assert (found.id if found else None) == ident


@pytest.mark.parametrize("text", ["Syrian general Tomasz Wielgosz", "Tomasz Wielgosz, a Syrian general"])
def test_another_country_beside_the_name_is_another_person(folder, text):
    found = resolve(text, date="2021-03-01", registry=folder)
    assert found is not None
    assert (found.id, found.country, found.sectors) == ("name:tomasz-wielgosz", "SYR", ("MIL",))


@pytest.mark.parametrize(
    "text", ["the prime minister", "Bulgaria's Ministry of Defence", "the French president", "20 men"]
)
def test_what_the_built_in_registry_composes_stays_as_it_is(folder, text):
    assert resolve(text, date="2022-06-01", registry=folder) == resolve(text, date="2022-06-01")


def test_the_built_in_registry_alone_knows_none_of_them():
    assert resolve("Tomasz Wielgosz") is None


def test_a_missing_registry_says_how_to_make_one(tmp_path):
    with pytest.raises(DataError, match="dragoman actors import"):
        resolve("Tomasz Wielgosz", registry=tmp_path)


def test_one_person_of_two_sources_is_no_namesake(tmp_path):
    own, other = (person(ref, "Ilse Brandauer", "at", birthDate=["1961-04-07"]) for ref in ("A-1", "B-1"))
    import_actors([jsonl(tmp_path / "a.json", own)], tmp_path, source="one")
    import_actors([jsonl(tmp_path / "b.json", other)], tmp_path, source="two")
    found = resolve("Ilse Brandauer", registry=tmp_path)
    assert found is not None
    assert found.id == "person:A-1"


def test_a_replaced_file_is_read_anew(tmp_path):
    import_actors([jsonl(tmp_path / "a.json", person("A-1", "Ilse Brandauer", "at"))], tmp_path)
    first = resolve("Ilse Brandauer", registry=tmp_path)
    import_actors([jsonl(tmp_path / "a.json", person("A-2", "Ilse Brandauer", "ch"))], tmp_path)
    second = resolve("Ilse Brandauer", registry=tmp_path)
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("person:A-1", "person:A-2")


TEXT = (
    "Tomasz Wielgosz, Poland's fisheries minister, criticised Russia on Monday. Wielgosz said the port would close. "
    "Karim Solan praised Russia on Tuesday."
)


def test_a_document_joins_later_surnames_and_says_why_a_namesake_stays_open(folder):
    reading = dragoman.read(TEXT, published="2021-03-03", registry=folder)
    found = {actor.id: actor for actor in reading.actors}
    assert [span.text for span in found["person:NK-1"].mentions][-1] == "Wielgosz"
    assert found["person:NK-1"].sectors == ("GOV",)
    assert "2 people of that name are imported" in found["doc:karim-solan"].reason


def test_an_apposition_tells_a_namesake(folder):
    text = "Karim Solan, an Egyptian judge, criticised the government of Egypt on Monday."
    assert "person:NK-10" in {actor.id for actor in dragoman.read(text, registry=folder).actors}


def test_an_archive_uses_the_actors_beside_it_and_says_so(tmp_path, folder):
    (tmp_path / "article.txt").write_text(TEXT)
    archive = tmp_path / "archive"
    import_actors([folder / "pep.json"], archive)
    with Ledger.open(archive) as ledger:
        assert read_archive([str(tmp_path / "article.txt")], ledger).documents == 1
        ids = {row["id"] for row in ledger.rows("SELECT id FROM actors")}
        versions = {row["version"] for row in ledger.rows("SELECT version FROM documents")}
    assert "person:NK-1" in ids
    assert versions == {f"{dragoman.__version__}+actors.{extended(archive).mark}"}


def test_an_archive_without_imported_actors_is_as_before(tmp_path):
    (tmp_path / "article.txt").write_text(TEXT)
    with Ledger.open(tmp_path / "archive") as ledger:
        read_archive([str(tmp_path / "article.txt")], ledger)
        assert {row["version"] for row in ledger.rows("SELECT version FROM documents")} == {dragoman.__version__}
