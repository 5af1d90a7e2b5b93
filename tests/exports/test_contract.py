"""Each format, written and read back with the library that people read it with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.actor import Actor
from dragoman.claims.claim import Source
from dragoman.events.event import Event
from dragoman.exports import FORMATS, export
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from ..ledger.synthetic import event, participant, reading, readings
from .readers import GDELT, ICEWS, PANEL, POLECAT, READERS, Row

COUNTRIES = ("ALB", "BRA", "CHL", "DNK", "EST")


def told(n: int) -> Reading:
    """One document with one event between two of COUNTRIES, its actors known."""
    by, to = COUNTRIES[n % 5], COUNTRIES[(n + 1) % 5]
    actors = [Actor(f"state:{code}", f"Government of {code}", code, ("GOV",), "state") for code in (by, to)]
    parties = {"actors": [participant(by)], "recipients": [participant(to)]}
    made = replace(reading(f"d{n}", [event(f"e{n}", f"d{n}", **parties)], url=f"https://a.example/{n}"), actors=actors)
    return made


def dyads(name: str, rows: list[Row]) -> Counter[tuple[str, str]]:
    """The directed dyads (countries as the format writes them) that the file tells, with their number."""
    if name == "jsonl":
        rows = [one for row in rows for one in row["events"]]
    found: list[tuple[str, str]] = []
    for row in rows:
        found += list(_dyads(name, row))
    return Counter(found)


def _dyads(name: str, row: Row) -> list[tuple[str, str]]:
    if name in ("jsonl", "plover"):
        key = "country" if name == "jsonl" else "code"
        sides = ("actors", "recipients") if name == "jsonl" else ("actor", "recipient")
        return [(a[key], r[key]) for a in row[sides[0]] for r in row[sides[1]]]
    if name == "parquet":
        return [(a, r) for a in row["actor_countries"] for r in row["recipient_countries"]]
    if name == "ftm":
        ends = [one.removeprefix("state.") for one in row["properties"].get("involved", [])]
        return [(ends[0], ends[1])] if row["schema"] == "Event" else []
    if name == "panel":
        return [(row["actor"], row["recipient"])] * row["events"]
    if name in ("graphml", "gexf"):
        first, second = (row[end].removeprefix("state:") for end in ("first", "second"))
        return [(first, second)] * row["first_to_second"] + [(second, first)] * row["second_to_first"]
    columns = {
        "csv": ("actor_country", "recipient_country"),
        "polecat": ("Actor Country", "Recipient Country"),
        "icews": ("Source Country", "Target Country"),
        "gdelt": ("Actor1CountryCode", "Actor2CountryCode"),
    }[name]
    return [(row[columns[0]], row[columns[1]])]


NAMES = dict(zip(COUNTRIES, ("Albania", "Brazil", "Chile", "Denmark", "Estonia"), strict=True))


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_file_opens_and_has_what_the_archive_has(ledger: Ledger, tmp_path: Path, name: str) -> None:
    ledger.append([told(n) for n in range(12)])
    out = tmp_path / f"x.{name}"
    written = export(ledger, name, out)
    rows = READERS[name](out)
    assert len(rows) == written.rows
    assert not written.left_out
    expected = Counter((COUNTRIES[n % 5], COUNTRIES[(n + 1) % 5]) for n in range(12))
    if name == "icews":
        expected = Counter({(NAMES[a], NAMES[b]): n for (a, b), n in expected.items()})
    assert dyads(name, rows) == expected


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_archive_gives_a_valid_empty_file(ledger: Ledger, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"x.{name}"
    assert export(ledger, name, out).rows == 0
    assert READERS[name](out) == []


HOSTILE = 'a\tb\nc\r\nd"e\' <&> \x00\x01\x0b\x1f\x85\u2028 ; , | \\ "unclosed\ufffe 💥 عربي'


def hostile() -> Reading:
    span = Span(0, len(HOSTILE), HOSTILE)
    parties = [participant("ALB", HOSTILE, actor_id="person:a\tb"), participant("BRA", '"' + HOSTILE, actor_id="")]
    one = event(
        actors=parties[:1],
        recipients=parties[1:],
        sentence=span,
        trigger=span,
        place=Place(HOSTILE, "ALB", HOSTILE, 1.5, 2.5, 1),
        attribution=[Source(HOSTILE, HOSTILE, "speaker")],
        reason=HOSTILE,
        contexts=["diplomatic"],
        date=EventDate("2024-03-05", "2024-03-05", HOSTILE, "day"),
    )
    actor = Actor("person:a\tb", HOSTILE, "ALB", ("GOV",), "person", HOSTILE)
    two = event("e2", actors=[participant("ALB")], recipients=[participant("BRA")])
    made = reading("d1", [one, two], text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE)
    return replace(made, actors=[actor])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_hostile_text_breaks_no_row(ledger: Ledger, tmp_path: Path, name: str) -> None:
    ledger.append([hostile()])
    out = tmp_path / f"x.{name}"
    written = export(ledger, name, out)
    rows = READERS[name](out)
    assert len(rows) == written.rows
    assert written.rows >= 1
    if name in ("polecat", "icews", "gdelt"):
        width = {"polecat": POLECAT, "icews": ICEWS, "gdelt": GDELT}[name]
        lines = out.read_text(encoding="utf-8").splitlines()
        assert {line.count("\t") for line in lines} == {len(width) - 1}
        assert not re.search(r'[\x00-\x08\x0b-\x1f"]', out.read_text(encoding="utf-8"))
        assert len(lines) == written.rows + (name != "gdelt")


@pytest.mark.parametrize(("name", "key"), [("jsonl", "events"), ("plover", None), ("parquet", None)])
def test_hostile_text_round_trips_where_the_format_holds_it(
    ledger: Ledger, tmp_path: Path, name: str, key: str | None
) -> None:
    ledger.append([hostile()])
    out = tmp_path / f"x.{name}"
    export(ledger, name, out)
    row = READERS[name](out)[0]
    found: dict[str, Any] = row[key][0] if key else row
    sentence = found.get("text") or found["sentence"]
    assert (sentence["text"] if isinstance(sentence, dict) else sentence) == HOSTILE


# Drawn from a list: naming Unicode categories makes hypothesis build a table that takes half a minute.
ALPHABET = "".join(map(chr, [*range(0x120), 0x2028, 0x2029, 0x202E, 0xFEFF, 0xFFFE, 0xFF1D, 0x1F4A5]))
TEXTS = st.text(ALPHABET, min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_gives_one_row_for_each_dyad(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    made = [
        event(f"e{n}", actors=[participant("ALB", text)], recipients=[participant("BRA")], trigger=Span(0, 1, text))
        for n, text in enumerate(texts)
    ]
    columns = {"polecat": "Recipient Country", "icews": "Target Country", "gdelt": "Actor2CountryCode"}
    with Ledger.open(folder / "archive") as ledger:
        ledger.append([reading("d1", made, title=texts[0], outlet=texts[-1])])
        for name in ("csv", *columns):
            assert export(ledger, name, folder / name).rows == len(texts)
            rows = READERS[name](folder / name)
            assert len(rows) == len(texts)
            found = {row[columns.get(name, "recipient_country")] for row in rows}
            assert found == {"Brazil" if name == "icews" else "BRA"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_archive_gives_the_same_file(ledger: Ledger, tmp_path: Path, name: str) -> None:
    ledger.append(readings(5))
    export(ledger, name, tmp_path / "one")
    export(ledger, name, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def marked(*marks: str) -> Event:
    return event("-".join(marks) or "plain", auxiliary=frozenset(marks))


LEAVES_OUT = sorted(name for name, one in FORMATS.items() if not one.marks)


@pytest.mark.parametrize("name", LEAVES_OUT)
def test_what_is_left_out_is_counted_and_can_be_kept(ledger: Ledger, tmp_path: Path, name: str) -> None:
    copied = reading("d2", [event("copy", "d2")], copy_of="d1")
    ledger.append([reading("d1", [marked(), marked("negation"), marked("future")]), copied])
    default = export(ledger, name, tmp_path / f"a.{name}")
    assert default.left_out == {"negation": 1, "future": 1, "copies": 1}
    assert "2 event" not in str(default)
    assert "1 event marked negation" in str(default)
    assert "(--auxiliary keeps them)" in str(default)
    kept = export(ledger, name, tmp_path / f"b.{name}", auxiliary=True)
    assert kept.left_out == {"copies": 1}
    if "copies" in FORMATS[name].options:
        assert export(ledger, name, tmp_path / f"c.{name}", auxiliary=True, copies=True).left_out == {}
    counts = [sum(dyads(name, READERS[name](tmp_path / f"{one}.{name}")).values()) for one in "ab"]
    assert counts == [1, 3]


@pytest.mark.parametrize("name", ["csv", "parquet", "plover", "jsonl"])
def test_formats_that_mark_leave_nothing_out(ledger: Ledger, tmp_path: Path, name: str) -> None:
    ledger.append([reading("d1", [marked(), marked("negation")], copy_of="d0")])
    assert export(ledger, name, tmp_path / "x").left_out == {}
    if "auxiliary" in FORMATS[name].options:
        assert export(ledger, name, tmp_path / "x", auxiliary=False, copies=True).left_out == {"negation": 1}


@pytest.mark.parametrize("name", sorted(name for name, one in FORMATS.items() if "since" in one.options))
def test_days_choose(ledger: Ledger, tmp_path: Path, name: str) -> None:
    days = ["2024-01-10", "2024-02-10", "2024-03-10"]
    made = [event(f"e{n}", date=EventDate(day, day, "", "day")) for n, day in enumerate(days)]
    ledger.append([reading("d1", [*made, event("undated", date=None)])])
    out = tmp_path / f"x.{name}"
    export(ledger, name, out, since="2024-02-01", until="2024-02-29")
    assert sum(dyads(name, READERS[name](out)).values()) == 1


def test_columns_are_legal_in_stata() -> None:
    from dragoman.exports.table_csv import COLUMNS

    for column in (*COLUMNS, *PANEL):
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,31}", column)
