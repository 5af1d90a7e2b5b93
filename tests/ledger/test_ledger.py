from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.actors.actor import Actor, Participant
from dragoman.claims.claim import Claim, Source
from dragoman.documents.document import Document, Rejected
from dragoman.errors import ArchiveError, DateError, InputError, OptionError
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.ledger import AppendSummary, Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from .synthetic import event, participant, reading, readings


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


_text = st.text(max_size=12)
_number = st.integers(0, 2**31 - 1)
_day = st.dates().map(lambda day: day.isoformat())
_spans = st.builds(Span, _number, _number, _text)
_participants = st.builds(
    Participant, _text, _number, _number, _text, _text, st.lists(_text, max_size=2).map(tuple), _text
)
_sources = st.builds(Source, _text, _text, st.sampled_from(["speaker", "channel", "unnamed"]), _text)
_dates = st.builds(EventDate, _day | st.just(""), _day | st.just(""), _text, st.sampled_from(["day", "unknown"]))
_floats = st.floats(allow_nan=False)
_places = st.builds(Place, _text, _text, _text, st.none() | _floats, st.none() | _floats, st.integers(0, 2**40))
_marks = st.frozensets(st.sampled_from(["historical", "future", "hypothetical", "negation"]))
_events = st.builds(
    Event,
    *(_text, _text, _text, st.lists(_text, max_size=2), st.integers(1, 4), _floats),
    *(st.lists(_participants, max_size=2), st.lists(_participants, max_size=2), _spans, _spans),
    *(_marks, st.lists(_sources, max_size=2), st.none() | _dates, st.none() | _places, _floats, _text),
    document_id=st.just("d"),
)
_claims = st.builds(
    Claim,
    *(_text, st.none() | _participants, _spans, _spans, st.sampled_from(["direct", "belief"]), st.none() | _sources),
    *(st.lists(_sources, max_size=2), st.lists(_text, max_size=2)),
    document_id=st.just("d"),
)
_actors = st.builds(
    Actor,
    *(_text, _text, _text, st.lists(_text, max_size=2).map(tuple), st.sampled_from(["person", "state"])),
    *(st.none() | _text, st.lists(_spans, max_size=2), _text),
)
_documents = st.builds(
    Document,
    *(st.just("d"), _text, _text, _text, _text, _day | st.just(""), _text),
    *(st.sampled_from(["news", "opinion"]), st.just("en"), _text, _text),
)
_readings = st.builds(
    Reading,
    *(_documents, st.lists(_events, max_size=3), st.lists(_claims, max_size=3), st.lists(_actors, max_size=3)),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_readings)
def test_a_reading_comes_out_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, one: Reading) -> None:
    with Ledger.open(tmp_path_factory.mktemp("archive")) as ledger:
        ledger.append([one])
        assert ledger.reading("d") == one
        assert list(ledger.readings()) == [one]


def test_records_come_out_as_they_went_in(ledger: Ledger) -> None:
    (one,) = readings(1)
    summary = ledger.append([one])
    assert summary == AppendSummary("00000001-00000001", 1, 10, 2, 4, 0, 0)
    assert list(ledger.documents()) == [one.document]
    assert list(ledger.events()) == one.events
    assert list(ledger.claims()) == one.claims
    assert len(ledger.events()) == 10
    assert ledger.events().to_dicts()[0] == one.events[0].to_dict()
    assert list(ledger.events().to_pandas()["id"]) == [event.id for event in one.events]
    assert ledger.events().to_arrow().num_rows == 10
    assert {actor.id for actor in ledger.actors()} == {actor.id for actor in one.actors}


def test_nothing_is_added_twice(ledger: Ledger) -> None:
    refused = Rejected("x.txt", "empty", "'x.txt' is empty. Remove it.")
    ledger.append(readings(3), [refused, refused])
    again = ledger.append([*readings(4), *readings(4)], [refused])
    assert (again.documents, again.skipped, again.rejected) == (1, 7, 0)
    assert list(ledger.document_ids()) == [f"doc-{n:08d}" for n in range(4)]
    assert list(ledger.rejected()) == [refused]
    assert ledger.append(readings(4)).batch == ""


def test_a_new_process_knows_what_an_old_one_appended(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        ledger.append(readings(2))
    with Ledger.open(tmp_path / "a", create=False) as ledger:
        assert ledger.has("doc-00000001")
        assert not ledger.has("doc-00000002")
        assert ledger.append(readings(3)).documents == 1


def test_a_reader_sees_what_a_writer_adds_meanwhile(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as writer, Ledger.open(tmp_path / "a") as reader:
        assert len(reader.documents()) == 0
        assert not reader.has("doc-00000000")
        writer.append(readings(2))
        assert len(reader.documents()) == 2
        assert reader.has("doc-00000000")


def test_an_empty_archive_has_every_table_with_its_columns(ledger: Ledger) -> None:
    from dragoman.ledger.schema import TABLES

    for table in TABLES.values():
        relation = ledger.sql(f"FROM {table.name}")
        assert relation.columns == [column.name for column in table.columns]
        assert relation.fetchall() == []


def test_stored_types_are_the_documented_ones(ledger: Ledger) -> None:
    from dragoman.ledger.schema import TABLES

    ledger.append(readings(1), [Rejected("s", "empty", "m")])
    for table in TABLES.values():
        described = ledger.sql(f"DESCRIBE {table.name}").fetchall()
        assert [(row[0], row[1].replace('"', "")) for row in described] == [
            (column.name, column.type.replace('"', "")) for column in table.columns
        ]


@pytest.mark.parametrize(
    "document",
    [{"text": "lone \ud800 surrogate"}, {"published": "30 December"}, {"published": "2024-02-30"}, {"title": 7}],
)
def test_what_cannot_be_stored_is_rejected_and_the_rest_goes_on(ledger: Ledger, document: dict[str, str]) -> None:
    summary = ledger.append([reading("a"), reading("bad", **document), reading("c")])
    assert (summary.documents, summary.rejected) == (2, 1)
    (rejected,) = ledger.rejected()
    assert (rejected.source, rejected.reason) == ("bad.txt", "unstorable")
    assert not ledger.has("bad")
    assert [one.id for one in ledger.documents()] == ["a", "c"]


def test_a_rejection_that_is_not_utf8_is_kept(ledger: Ledger) -> None:
    ledger.append([], [Rejected("caf\udce9.txt", "encoding", "m", {"byte": "\udce9"})])
    assert [one.source for one in ledger.rejected()] == ["caf\\udce9.txt"]
    assert ledger.append([], [Rejected("caf\udce9.txt", "encoding", "m")]).rejected == 0


def test_an_append_that_raises_adds_nothing(ledger: Ledger) -> None:
    def interrupted() -> Iterator[Reading]:
        yield from readings(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.append(interrupted())
    assert len(ledger.documents()) == 0
    assert not ledger.has("doc-00000000")
    assert list((ledger.path / "batches").iterdir()) == []


def test_a_stream_appends_in_batches_and_keeps_what_came_before_an_interruption(ledger: Ledger) -> None:
    def interrupted() -> Iterator[Reading | Rejected]:
        yield from readings(5, 1)
        yield Rejected("x", "empty", "m")
        raise KeyboardInterrupt

    stream = ledger.stream(interrupted(), batch_documents=4)
    assert next(stream).documents == 4
    with pytest.raises(KeyboardInterrupt):
        next(stream)
    assert len(ledger.documents()) == 5
    assert len(ledger.rejected()) == 1


def test_a_stream_of_long_documents_appends_before_it_holds_many(ledger: Ledger) -> None:
    long = [reading(f"d{n}", text="word " * 100) for n in range(4)]
    assert [one.documents for one in ledger.stream(long, batch_characters=900)] == [2, 2]


def test_signatures_come_back(ledger: Ledger) -> None:
    ledger.append(readings(2), signatures={"doc-00000001": b"\x00\xff"})
    assert list(ledger.signatures()) == [("doc-00000001", b"\x00\xff")]


def test_leftovers_of_a_killed_writer_are_ignored_and_removed_by_the_next_one(ledger: Ledger) -> None:
    left = ledger.path / "batches" / ".tmp-00000001-00000001-77"
    left.mkdir()
    (left / "documents.parquet").write_bytes(b"PAR1")
    assert len(ledger.documents()) == 0
    assert left.exists()
    ledger.append(readings(1))
    assert not left.exists()


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as first, Ledger.open(tmp_path / "a") as second:
        first.append(readings(1))
        with pytest.raises(ArchiveError, match=f"written to by process {os.getpid()}"):
            second.append(readings(2))
        first.close()
        assert second.append(readings(2)).documents == 1


def test_another_process_is_refused_too(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        ledger.lock()
        code = "import sys; from dragoman.ledger.ledger import Ledger; Ledger.open(sys.argv[1]).lock()"
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a")], capture_output=True, text=True, check=False
        )
    assert f"process {os.getpid()}" in done.stderr


def test_an_archive_made_in_vain_is_removed_with_its_folders(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "deep" / "archive") as ledger:
        ledger.lock()
        assert ledger.withdraw()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "actors.sqlite").touch()
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.lock()
        assert ledger.withdraw()
    assert [entry.name for entry in (tmp_path / "archive").iterdir()] == ["actors.sqlite"]


def test_what_others_put_beside_the_archive_keeps_its_folder(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "deep" / "archive") as ledger:
        ledger.lock()
        (tmp_path / "deep" / "notes.txt").touch()
        assert ledger.withdraw()
    assert [entry.name for entry in (tmp_path / "deep").iterdir()] == ["notes.txt"]


def test_an_archive_that_holds_something_or_is_used_is_not_withdrawn(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "rejected") as ledger:
        ledger.append([], [Rejected("a.txt", "empty", "Nothing there.")])
        assert not ledger.withdraw()
    with Ledger.open(tmp_path / "rejected") as ledger:
        assert (len(list(ledger.rejected())), ledger.withdraw()) == (1, False)
    with Ledger.open(tmp_path / "open") as ledger, Ledger.open(tmp_path / "open"):
        ledger.lock()
        assert not ledger.withdraw()
    with Ledger.open(tmp_path / "written") as ledger, Ledger.open(tmp_path / "written") as other:
        other.lock()
        assert not ledger.withdraw()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["open", "rejected", "written"]


def test_a_newer_schema_is_refused_with_the_next_step(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a").close()
    file = tmp_path / "a" / "archive.json"
    file.write_text(json.dumps({"format": "dragoman-archive", "schema": 99, "dragoman": "9.9"}))
    with pytest.raises(ArchiveError, match=r"schema 99, made by Dragoman 9\.9.*pip install --upgrade dragoman"):
        Ledger.open(tmp_path / "a")


def test_an_older_schema_is_refused_with_the_next_step(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a").close()
    (tmp_path / "a" / "archive.json").write_text(json.dumps({"format": "dragoman-archive", "schema": 1}))
    with pytest.raises(ArchiveError, match=r"schema 1, of an earlier Dragoman.*dragoman read PATHS -o NEW"):
        Ledger.open(tmp_path / "a")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "dragoman-archive"}', '{"format": "x", "schema": 1}'])
def test_a_damaged_version_file_is_an_archive_error(tmp_path: Path, content: str) -> None:
    Ledger.open(tmp_path / "a").close()
    (tmp_path / "a" / "archive.json").write_text(content)
    with pytest.raises(ArchiveError, match=r"damaged|not a Dragoman archive"):
        Ledger.open(tmp_path / "a")


def test_what_is_no_archive_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="dragoman read PATH -o"):
        Ledger.open(tmp_path / "missing", create=False)
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="is a file"):
        Ledger.open(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.docx").write_text("x")
    with pytest.raises(ArchiveError, match=r"thesis\.docx"):
        Ledger.open(tmp_path / "folder")
    assert os.listdir(tmp_path / "folder") == ["thesis.docx"]


def test_a_damaged_batch_is_named(ledger: Ledger) -> None:
    ledger.append(readings(1))
    (ledger.path / "batches" / "00000001-00000001" / "batch.json").write_text("{}")
    with Ledger.open(ledger.path) as other, pytest.raises(ArchiveError, match="00000001-00000001"):
        other.documents().to_dicts()


def test_a_document_that_is_not_there_is_an_input_error(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="'nobody'"):
        ledger.reading("nobody")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["e1", "e2", "e3"]),
        ({"event_type": "AID"}, ["e2"]),
        ({"event_type": ["AID", "ASSAULT"]}, ["e2", "e3"]),
        ({"quad": 4}, ["e3"]),
        ({"ids": []}, []),
        ({"ids": ["e1", "e3"]}, ["e1", "e3"]),
        ({"actor": "CHL"}, ["e2"]),
        ({"recipient": "state:BRA"}, ["e1", "e3"]),
        ({"party": ["CHL", "state:DNK"]}, ["e2", "e3"]),
        ({"since": "2024-03-06"}, ["e2", "e3"]),
        ({"until": "2024-03-05"}, ["e1"]),
        ({"auxiliary": False}, ["e1", "e2"]),
        ({"auxiliary": True}, ["e3"]),
        ({"min_confidence": 0.8}, ["e1", "e2"]),
        ({"outlet": "The Harbour Post"}, ["e1", "e2", "e3"]),
        ({"outlet": "nobody"}, []),
        ({"document_id": "d1", "mode": "visit"}, ["e1", "e2", "e3"]),
    ],
)
def test_events_are_filtered(ledger: Ledger, filters: dict[str, object], expected: list[str]) -> None:
    later = EventDate("2024-03-06", "2024-03-07", "", "day")
    told = [
        event("e1"),
        event("e2", event_type="AID", quad=2, actors=[participant("CHL")], recipients=[], date=later),
        event(
            "e3",
            event_type="ASSAULT",
            quad=4,
            auxiliary=frozenset({"negation"}),
            confidence=0.5,
            actors=[participant("DNK")],
            date=later,
        ),
    ]
    ledger.append([reading("d1", told)])
    assert [one.id for one in ledger.events(**filters)] == expected


def test_filters_that_do_not_exist_are_option_errors(ledger: Ledger) -> None:
    with pytest.raises(OptionError, match=r"'colour'.*event_type"):
        ledger.events(colour="red")
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        ledger.events(since="March")


def test_has_does_not_load_query_engines(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a") as ledger:
        ledger.append(readings(1))
    code = (
        "import sys; from dragoman.ledger.ledger import Ledger; l = Ledger.open(sys.argv[1]); "
        "assert l.has('doc-00000000'); assert not {'duckdb', 'pyarrow', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")], check=True)


def test_appending_does_not_load_pandas(tmp_path: Path) -> None:
    """Arrow's own conversion of Python rows imports pandas, most of a cold start."""
    code = (
        "import sys; from dragoman.documents.document import Rejected; from dragoman.ledger.ledger import Ledger; "
        "Ledger.open(sys.argv[1]).append([], [Rejected('s', 'empty', 'm')]); "
        "assert 'pyarrow' in sys.modules; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")], check=True)


def test_every_field_of_every_record_comes_out_again(tmp_path: Path) -> None:
    text = "Qatar claimed on Monday that Egypt had seized a ship. Egypt condemned the attack."
    reading = dragoman.read({"text": text, "date": "someday"}, outlet="Gulf Ledger")
    assert reading.document.warnings
    assert {claim.stance for claim in reading.claims} - {"neutral"}
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([reading])
        assert ledger.reading(reading.document.id) == reading
