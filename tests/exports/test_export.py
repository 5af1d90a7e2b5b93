from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.exports import FORMATS, export
from dragoman.exports.cells import safe
from dragoman.ledger.ledger import Ledger
from dragoman.span import Span

from ..ledger.synthetic import event, participant, reading, readings


def test_csv_has_one_row_per_dyad_and_opens_in_pandas_and_duckdb(ledger: Ledger, tmp_path: Path) -> None:
    import duckdb
    import pandas as pd

    parties = [participant("ALB"), participant("BRA", sectors=("GOV", "MIL"))]
    told = [
        event("e1", actors=parties, recipients=[participant("CHL"), participant("DNK")], score=-9.0),
        event("e2", actors=[], recipients=[], auxiliary=frozenset({"negation"}), date=None, place=None),
    ]
    ledger.append([reading("d1", told, title='A "quoted", title\nof two lines')])
    out = tmp_path / "events.csv"
    assert export(ledger, "csv", out).rows == 5
    table = pd.read_csv(out)
    assert len(table) == 5
    dyads = list(zip(table["actor_country"].fillna(""), table["recipient_country"].fillna(""), strict=True))
    assert dyads == [("ALB", "CHL"), ("ALB", "DNK"), ("BRA", "CHL"), ("BRA", "DNK"), ("", "")]
    assert table["score"].tolist() == [-9.0] * 4 + [2.5]
    assert table["negation"].tolist() == [0] * 4 + [1]
    assert table["row_id"].tolist() == ["e1-0-0", "e1-0-1", "e1-1-0", "e1-1-1", "e2-0-0"]
    assert table["actor_sectors"].tolist()[2] == "GOV;MIL"
    assert set(table["title"]) == {'A "quoted", title\nof two lines'}
    counted = duckdb.sql(f"SELECT count(*), min(date_start) FROM read_csv('{out}')").fetchall()
    assert counted[0][0] == 5
    assert str(counted[0][1]) == "2024-03-05"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_neutralised(ledger: Ledger, tmp_path: Path, text: str) -> None:
    import pandas as pd

    assert safe(text) == "'" + text
    ledger.append([reading("d1", [event(sentence=Span(0, len(text), text))], title=text, outlet=text)])
    export(ledger, "csv", tmp_path / "x.csv")
    row = pd.read_csv(tmp_path / "x.csv").iloc[0]
    assert row["title"] == row["sentence"] == row["outlet"] == "'" + text


@pytest.mark.parametrize("value", ["plain", "a=b", "", "'quoted'", -9.0, 4, None])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert safe(value) == value


def test_jsonl_holds_the_readings(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(readings(4))
    assert export(ledger, "jsonl", tmp_path / "x.jsonl").rows == 4
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [json.loads(json.dumps(one.to_dict())) for one in readings(4)]


def test_parquet_opens_in_pandas_and_duckdb(ledger: Ledger, tmp_path: Path) -> None:
    import duckdb
    import pandas as pd

    ledger.append(readings(3))
    out = tmp_path / "x.parquet"
    assert export(ledger, "parquet", out).rows == 30
    table = pd.read_parquet(out)
    told = [one for found in readings(3) for one in found.events]
    assert table["event_id"].tolist() == [one.id for one in told]
    assert [list(names) for names in table["actor_countries"]] == [[p.country for p in one.actors] for one in told]
    assert table["negation"].tolist() == ["negation" in one.auxiliary for one in told]
    types = duckdb.sql(f"SELECT typeof(date_start), typeof(recipient_names) FROM '{out}' LIMIT 1")
    assert types.fetchall() == [("DATE", "VARCHAR[]")]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_writes_an_empty_archive_and_standard_output(
    ledger: Ledger, tmp_path: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export(ledger, name, tmp_path / "empty").rows == 0
    ledger.append(readings(1))
    export(ledger, name, tmp_path / "one")
    capfdbinary.readouterr()
    export(ledger, name, "-")
    assert capfdbinary.readouterr().out == (tmp_path / "one").read_bytes()


def test_a_file_is_replaced_only_by_a_whole_one(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.exports import readings_jsonl

    ledger.append(readings(2))
    out = tmp_path / "x.jsonl"
    out.write_text("before")

    def failing(value: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(readings_jsonl, "plain", failing)
    with pytest.raises(KeyboardInterrupt):
        export(ledger, "jsonl", out)
    assert out.read_text() == "before"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["archive", "x.jsonl"]


def test_what_cannot_be_written_is_an_option_error(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"'excel'.*csv, jsonl, parquet"):
        export(ledger, "excel", tmp_path / "x")
    with pytest.raises(OptionError, match="folder that exists"):
        export(ledger, "csv", tmp_path / "missing" / "x.csv")
    with pytest.raises(OptionError, match="is a folder"):
        export(ledger, "csv", tmp_path)
