"""Files to actors.sqlite: formats, packing, order, malformed lines, replacement, errors."""

from __future__ import annotations

import bz2
import gzip
import itertools
import json
import sqlite3

import pytest

from dragoman.actors.imported.importer import FORMATS, import_actors
from dragoman.actors.imported.store import FILE, Store
from dragoman.actors.imported.writer import Writer
from dragoman.errors import DataError, InputError, OptionError
from tests.actors.imported.files import DUMP, FISHERIES, HARBOUR, IN_OFFICE, WIELGOSZ, dump, jsonl, person

FOUR = (WIELGOSZ, FISHERIES, IN_OFFICE, HARBOUR)


def rows(folder, table):
    with sqlite3.connect(folder / FILE) as connection:
        found = sorted(connection.execute(f"SELECT * FROM {table}"))
    connection.close()
    return found


def test_people_posts_and_occupancies_are_joined_in_any_order(tmp_path):
    for number, order in enumerate(itertools.permutations(FOUR)):
        out = tmp_path / str(number)
        summary = import_actors([jsonl(tmp_path / "pep.json", *order)], out)
        counts = summary.sources[0].counts
        assert (counts.entities, counts.tenures, counts.homeless) == (2, 1, 0)
        assert [row[1:6] for row in rows(out, "tenures")] == [
            ("Minister of Fisheries of Poland", "", "2019-11-15", "2023-12-13", "GOV")
        ]


def test_a_wikidata_dump_in_both_forms_packed_or_not(tmp_path):
    array = dump(tmp_path / "dump.json", *DUMP)
    lines = jsonl(tmp_path / "lines.json", *DUMP)
    (tmp_path / "dump.json.gz").write_bytes(gzip.compress(array.read_bytes()))
    (tmp_path / "dump.json.bz2").write_bytes(bz2.compress(array.read_bytes()))
    tables = []
    for name in ("dump.json", "lines.json", "dump.json.gz", "dump.json.bz2"):
        summary = import_actors([tmp_path / name], tmp_path / f"{name}.out")
        (one,) = summary.sources
        assert (one.format, one.malformed, one.ignored, one.counts.entities) == ("wikidata", 0, 1, 2)
        tables.append(rows(tmp_path / f"{name}.out", "tenures"))
    assert all(table == tables[0] for table in tables)
    assert [row[3:6] for row in tables[0]] == [("2009-01-07", "2013-12-31", "LEG"), ("2017-01-07", "", "LEG")]
    assert lines.exists()


def test_malformed_lines_are_listed_and_the_rest_is_read(tmp_path):
    broken = [
        "no json",
        '{"id": "x", "schema": "Person", ',
        '{"id": "x", "schema": "Person", "properties": {}}',
        '{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800 Half"]}}',
        "[" * 100_000,
        '["a list"]',
    ]
    path = jsonl(tmp_path / "pep.json", *FOUR, *broken)
    path.write_bytes(path.read_bytes() + b'{"id": "x", "schema": "Person", "properties": {"name": ["\xff\xfe"]}}\n')
    (one,) = import_actors([path], tmp_path / "out").sources
    assert one.malformed == 7
    assert [line for _, line, _ in one.problems] == [5, 6, 7, 8, 9, 10, 11]
    assert one.problems[2] == ("pep.json", 7, "no name")
    assert one.counts.entities == 2


def test_importing_again_replaces_the_source_and_keeps_the_other(tmp_path):
    import_actors([jsonl(tmp_path / "a.json", *FOUR)], tmp_path / "out")
    import_actors([dump(tmp_path / "b.json", *DUMP)], tmp_path / "out")
    mark = Store(tmp_path / "out" / FILE).mark
    import_actors([jsonl(tmp_path / "a.json", person("NK-7", "Ilse Brandauer", "at"))], tmp_path / "out")
    store = Store(tmp_path / "out" / FILE)
    assert store.mark != mark
    assert [one.id for one in store.bearers("ilse brandauer")] == ["person:NK-7"]
    assert store.bearers("tomasz wielgosz") == []
    assert [one.id for one in store.bearers("abena owusuwaa")] == ["person:Q9000001"]
    assert store.entity(store.numbered("person:Q9000001")).party == "Harmattan Progress League"
    assert store.longest("tomasz") == 0
    assert [row[1] for row in rows(tmp_path / "out", "runs")] == ["opensanctions", "wikidata", "opensanctions"]


def test_the_same_lines_give_the_same_mark_whenever_they_are_read(tmp_path):
    path = jsonl(tmp_path / "a.json", *FOUR)
    first, second = (import_actors([path], tmp_path / at, at=at).path for at in ("monday", "tuesday"))
    assert Store(first).mark == Store(second).mark


def test_an_import_that_fails_leaves_the_old_file(tmp_path):
    import_actors([jsonl(tmp_path / "a.json", *FOUR)], tmp_path / "out")
    before = (tmp_path / "out" / FILE).read_bytes()
    packed = gzip.compress(
        jsonl(tmp_path / "b.json", *FOUR, *(person(f"N{i}", f"Ana Pop{i}") for i in range(20_000))).read_bytes()
    )
    (tmp_path / "b.json.gz").write_bytes(packed[:-2_000])
    with pytest.raises(InputError, match="truncated"):
        import_actors([tmp_path / "b.json.gz"], tmp_path / "out")
    assert (tmp_path / "out" / FILE).read_bytes() == before
    assert [path.name for path in (tmp_path / "out").iterdir()] == [FILE]


def test_one_import_at_a_time_and_what_a_killed_one_left_is_no_obstacle(tmp_path):
    path = jsonl(tmp_path / "a.json", *FOUR)
    with Writer(tmp_path / FILE), pytest.raises(OptionError, match="Another import"):
        import_actors([path], tmp_path)
    (tmp_path / f".tmp-{FILE}").write_bytes(b"half a file" * 1_000)
    import_actors([path], tmp_path)
    assert not (tmp_path / f".tmp-{FILE}").exists()
    assert [one.id for one in Store(tmp_path / FILE).bearers("tomasz wielgosz")] == ["person:NK-1"]


def test_two_formats_at_once_are_two_sources(tmp_path):
    files = [jsonl(tmp_path / "a.json", *FOUR), dump(tmp_path / "b.json", *DUMP)]
    assert [one.name for one in import_actors(files, tmp_path / "out").sources] == ["opensanctions", "wikidata"]
    with pytest.raises(OptionError, match="one by one"):
        import_actors(files, tmp_path / "out", source="mine")


def test_entities_that_stand_there_twice_count_once(tmp_path):
    files = [jsonl(tmp_path / "a.json", *FOUR), jsonl(tmp_path / "b.json", *FOUR)]
    (one,) = import_actors(files, tmp_path / "out").sources
    assert (one.counts.entities, one.counts.tenures, one.counts.repeated) == (2, 1, 2)


def test_what_cannot_be_dated_is_counted(tmp_path):
    backwards = {
        "id": "o2",
        "schema": "Occupancy",
        "properties": {"holder": ["NK-1"], "post": ["P-1"], "startDate": ["2020"], "endDate": ["2010"]},
    }
    nowhere = {"id": "o3", "schema": "Occupancy", "properties": {"holder": ["NK-1"], "post": ["P-9"]}}
    (one,) = import_actors([jsonl(tmp_path / "a.json", *FOUR, backwards, nowhere)], tmp_path / "out").sources
    assert (one.counts.tenures, one.counts.impossible, one.counts.homeless) == (1, 1, 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ('{"a": 1}\n', "no known format"),
        ("name,country\n", "no line that is a JSON"),
    ],
)
def test_files_that_are_no_registry_say_what_to_give(tmp_path, content, told):
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(OptionError, match=told):
        import_actors([path], tmp_path / "out")
    assert not (tmp_path / "out" / FILE).exists()


def test_missing_files_folders_and_unknown_formats(tmp_path):
    with pytest.raises(OptionError, match="does not exist"):
        import_actors([tmp_path / "nothing.json"], tmp_path)
    with pytest.raises(OptionError, match="is a folder"):
        import_actors([tmp_path], tmp_path)
    with pytest.raises(OptionError, match="ftm or"):
        import_actors([tmp_path / "x"], tmp_path, format="csv")


def test_another_database_is_not_overwritten(tmp_path):
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    with pytest.raises(DataError, match="something else"):
        import_actors([jsonl(tmp_path / "a.json", *FOUR)], tmp_path)


def test_every_format_names_its_licence():
    assert "BY-NC" in FORMATS["ftm"].licence
    assert "CC0" in FORMATS["wikidata"].licence
    assert json.dumps(list(FORMATS))
