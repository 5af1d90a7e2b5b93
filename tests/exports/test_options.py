from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli import export as command
from dragoman.errors import DateError, OptionError
from dragoman.exports import FORMATS, Exported, export
from dragoman.exports.cells import cell, clean, number
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger
from dragoman.relations.network import Edge, Network, Node, Tie

from ..ledger.synthetic import event, participant, reading
from .readers import READERS, network


@pytest.mark.parametrize(
    ("name", "option", "takers"),
    [
        ("jsonl", {"since": "2024-01-01"}, "csv, parquet"),
        ("csv", {"by": "month"}, "panel, graphml, gexf"),
        ("gexf", {"copies": True}, "csv, parquet"),
    ],
)
def test_an_option_that_a_format_does_not_take_is_refused(
    ledger: Ledger, tmp_path: Path, name: str, option: dict[str, object], takers: str
) -> None:
    with pytest.raises(OptionError, match=f"{name}.*{next(iter(option))}.*{takers}"):
        export(ledger, name, tmp_path / "x", **option)  # type: ignore[arg-type]
    assert not (tmp_path / "x").exists()


def test_a_day_that_is_none_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(DateError, match="2024-13-01"):
        export(ledger, "polecat", tmp_path / "x", until="2024-13-01")


def test_the_summary_is_one_line() -> None:
    assert str(Exported(1)) == "1 row"
    left_out = {"negation": 213, "future": 1, "copies": 2, "self": 1, "nodes": 2}
    assert str(Exported(1204, left_out)) == (
        "1,204 rows; left out: 213 events marked negation, 1 event marked future (--auxiliary keeps them); "
        "2 events told by near-duplicate documents (--copies keeps them); "
        "1 event whose only two sides are the same party, 2 parties beyond the network's limit"
    )


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt"])
def test_what_has_no_day_and_no_second_party_is_counted(ledger: Ledger, tmp_path: Path, name: str) -> None:
    alone = participant("ALB")
    told = [
        event("undated", date=None),
        event("year", date=EventDate("2024-01-01", "2024-12-31", "in 2024", "year")),
        event("month", date=EventDate("2024-03-01", "2024-03-31", "in March", "month")),
        event("self", actors=[alone], recipients=[alone]),
        event("one", actors=[alone], recipients=[]),
    ]
    ledger.append([reading("d1", told)])
    written = export(ledger, name, tmp_path / "x")
    assert written == Exported(2, {"undated": 1, "vague": 1, "self": 1})
    assert len(READERS[name](tmp_path / "x")) == 2


def test_polecat_says_none_where_nothing_is_known(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append([reading("d1", [event(recipients=[], place=None, mode="", contexts=[])], outlet="")])
    export(ledger, "polecat", tmp_path / "x")
    header, line = (tmp_path / "x").read_text(encoding="utf-8").splitlines()
    row = dict(zip(header.split("\t"), line.split("\t"), strict=True))
    assert (row["Event Date"], row["Event Mode"], row["Contexts"], row["Source"]) == ("2024-03-05", *["None"] * 3)
    assert (row["Actor COW"], row["Recipient COW"], row["Country"]) == ("339", "None", "None")
    assert (row["Quad Code"], row["Intensity"]) == ("VERBAL COOPERATION", "2.5")


@pytest.mark.parametrize(
    ("code", "sectors", "expected"),
    [
        ("ROU", ("GOV",), ["ROMGOV", "ROM", None, None, "GOV"]),
        ("ALB", ("JRN",), ["ALBMED", "ALB", None, None, "MED"]),
        ("ALB", ("PTY", "OPP"), ["ALBOPP", "ALB", None, None, "OPP"]),
        ("UNO", (), ["IGOUNO", None, "UNO", None, "IGO"]),
        ("EUR", ("GOV",), ["IGOEUREECGOV", "EUR", "EEC", None, "IGO"]),
        ("ISM", ("REB",), ["IMGMOSREB", None, None, "MOS", "IMG"]),
        ("", ("CVL",), ["CVL", None, None, None, "CVL"]),
    ],
)
def test_gdelt_actor_codes(
    ledger: Ledger, tmp_path: Path, code: str, sectors: tuple[str, ...], expected: list[str | None]
) -> None:
    ledger.append([reading("d1", [event(actors=[participant(code, "They", sectors=sectors)])])])
    export(ledger, "gdelt", tmp_path / "x")
    row = READERS["gdelt"](tmp_path / "x")[0]
    parts = ("Code", "CountryCode", "KnownGroupCode", "Religion1Code", "Type1Code")
    assert [row[f"Actor1{part}"] for part in parts] == expected
    assert row["Actor1Name"] == "THEY"


def test_gdelt_dates_and_places(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append([reading("d1", [event()], url="https://a.example/1")])
    export(ledger, "gdelt", tmp_path / "x")
    row = READERS["gdelt"](tmp_path / "x")[0]
    assert (row["Day"], row["MonthYear"], row["Year"], row["FractionDate"]) == (20240305, 202403, 2024, 2024.1781)
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == (
        5,
        "Tirana, Albania",
        "AL",
    )
    assert (row["DATEADDED"], row["SOURCEURL"]) == (20240306000000, "https://a.example/1")
    assert (row["EventRootCode"], row["QuadClass"], row["GoldsteinScale"]) == ("04", 1, 1.9)


def test_numbers_are_whole_in_a_double() -> None:
    found = {number(f"e{n}") for n in range(2_000)}
    assert len(found) == 2_000
    assert all(0 <= one < 2**53 == int(float(2**53)) for one in found)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\tb\r\n c", "a b c"),
        ('"x" and "y"', "”x” and ”y”"),
        ("=1+1", "'=1+1"),
        ("\t=1", "'=1"),
        (-9.0, "-9.0"),
        (0, "0"),
        (None, "?"),
        ("\x00", "?"),
        (" ", "?"),
    ],
)
def test_cells(value: object, expected: str) -> None:
    assert cell(value, "?") == expected


def test_clean_keeps_letters_of_every_script() -> None:
    assert clean("Türkiye عربي 中文 💥\ud800") == "Türkiye عربي 中文 💥"


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_network_reads_back_with_everything(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    nodes = (
        Node("org:<b>", 'B & "C"', "", "organisation", 3, 2, None, 0.25),
        Node("state:ALB", "Albania", "ALB", "state", 3, 2, 0, 0.0),
    )
    tie = Tie(3, 2, 2.5)
    edge = Edge("org:<b>", "state:ALB", 3, 2, {1: 3, 2: 0, 3: 0, 4: 0}, 2.5, 7.5, 2, 1, tie, Tie(0, 0, None), "cordial")
    made = Network(nodes, (edge,), (), (), "country", left_out=4)
    monkeypatch.setattr(Ledger, "network", lambda self, **options: made)
    out = tmp_path / f"x.{name}"
    assert export(ledger, name, out) == Exported(1, {"nodes": 4})
    row = network(out)[0]
    assert row["ends"] == {"org:<b>", "state:ALB"}
    assert row["labels"] == {'B & "C"', "Albania"}
    expected = {"weight": 3, "score_mean": 2.5, "first_to_second": 2, "second_to_first": 1, "state": "cordial"}
    assert {key: row[key] for key in expected} == expected
    assert "conf_mean" not in row


def test_a_network_may_be_of_actors(ledger: Ledger, tmp_path: Path) -> None:
    people = [participant("ALB", name, actor_id=f"person:{name}") for name in ("ana", "ben")]
    ledger.append([reading("d1", [event(actors=people[:1], recipients=people[1:])])])
    export(ledger, "gexf", tmp_path / "x.gexf", by="actor")
    assert network(tmp_path / "x.gexf")[0]["ends"] == {"person:ana", "person:ben"}
    with pytest.raises(OptionError, match="month"):
        export(ledger, "gexf", tmp_path / "x.gexf", by="month")


def test_the_command_takes_the_options_and_says_what_it_left_out(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append([reading("d1", [event(), event("no", auxiliary=frozenset({"negation"}))])])
    ledger.close()
    out = tmp_path / "x.tsv"
    arguments = [
        "export",
        str(ledger.path),
        "--as",
        "polecat",
        "-o",
        str(out),
        "--from",
        "2024-03-01",
        "--to",
        "2024-03-31",
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert result.stderr == f"Wrote {out}: 1 row; left out: 1 event marked negation (--auxiliary keeps them)\n"
    kept = CliRunner().invoke(app, [*arguments[:4], "--auxiliary"])
    assert kept.stdout.count("\n") == 3
    assert kept.stderr == "Wrote standard output: 2 rows\n"


def test_the_help_names_every_format() -> None:
    from typing import get_args, get_type_hints

    info = get_args(get_type_hints(command, include_extras=True)["as_"])[1]
    assert info.help.replace(" or ", ", ").rstrip(".").split(", ") == list(FORMATS)
