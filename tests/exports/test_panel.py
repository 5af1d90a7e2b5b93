from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dragoman.errors import OptionError
from dragoman.events.event import Event
from dragoman.exports import export, panel_csv
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger

from ..ledger.synthetic import event, participant, reading


def on(event_id: str, start: str, end: str = "", **fields: Any) -> Event:
    return event(event_id, date=EventDate(start, end or start, "", "day"), **fields)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    mutual = [participant("CHL"), participant("DNK")]
    opposition = [participant("ALB", sectors=("OPP",))]
    ledger.append(
        [
            reading(
                "d1",
                [on("a", "2024-01-05", score=4.0), on("b", "2024-01-31", quad=4, score=-9.0)],
                published="2024-02-01",
            ),
            reading("d2", [on("c", "2024-04-01", actors=mutual, recipients=[], mutual=True)], published="2024-04-02"),
            reading(
                "d3",
                [on("d", "2024-02-01", actors=opposition), on("e", "2024-01-01", "2024-03-01")],
                published="2024-02-02",
            ),
        ]
    )
    return ledger


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, parse_dates=["period", "period_end"])


def test_the_panel_is_balanced_and_tells_zeros_from_nothing_read(filled: Ledger, tmp_path: Path) -> None:
    written = export(filled, "panel", tmp_path / "x.csv")
    panel = read(tmp_path / "x.csv")
    assert len(panel) == written.rows == 12
    assert written.left_out == {"vague": 1, "parties": 1}
    dyads = panel.groupby(["actor", "recipient"]).agg(periods=("period", "nunique"), events=("events", "sum"))
    assert dyads["periods"].tolist() == [4, 4, 4]
    assert dyads["events"].to_dict() == {("ALB", "BRA"): 2, ("CHL", "DNK"): 1, ("DNK", "CHL"): 1}
    january = panel.iloc[0]
    assert (january["verbal_coop"], january["material_conf"], january["score_sum"]) == (1, 1, -5.0)
    assert (january["score_mean"], january["documents"], january["coverage"]) == (-2.5, 1, 0)
    assert (january["actor_cow"], january["recipient_cow"], january["year"], january["month"]) == (339, 140, 2024, 1)
    assert panel["period_end"].dt.strftime("%m-%d").tolist()[:4] == ["01-31", "02-29", "03-31", "04-30"]
    assert panel["coverage"].tolist()[:4] == [0, 2, 0, 1]
    assert panel.loc[panel["events"] == 0, "score_mean"].isna().all()


@pytest.mark.parametrize(("by", "periods"), [("day", 88), ("week", 14), ("month", 4), ("quarter", 2), ("year", 1)])
def test_any_step(filled: Ledger, tmp_path: Path, by: str, periods: int) -> None:
    export(filled, "panel", tmp_path / "x.csv", by=by)
    panel = read(tmp_path / "x.csv")
    assert panel["period"].nunique() == periods
    assert len(panel) == 3 * periods
    assert (panel["period_end"] >= panel["period"]).all()


def test_the_days_asked_for_are_widened_to_whole_periods(filled: Ledger, tmp_path: Path) -> None:
    export(filled, "panel", tmp_path / "x.csv", since="2023-12-20", until="2024-01-02")
    panel = read(tmp_path / "x.csv")
    assert panel[["period", "events"]].astype(str).to_numpy().tolist() == [["2023-12-01", "0"], ["2024-01-01", "2"]]


def test_a_panel_that_would_fill_the_disk_is_refused(
    filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_csv, "MOST_ROWS", 11)
    with pytest.raises(OptionError, match="3 dyads and 4 months has 12 rows"):
        export(filled, "panel", tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()
    with pytest.raises(OptionError, match="fortnight"):
        export(filled, "panel", tmp_path / "x.csv", by="fortnight")


def test_stata_takes_the_panel(filled: Ledger, tmp_path: Path) -> None:
    export(filled, "panel", tmp_path / "x.csv")
    panel = read(tmp_path / "x.csv")
    dates = {"period": "td", "period_end": "td"}
    panel.to_stata(tmp_path / "x.dta", write_index=False, convert_dates=dates)  # renamed columns would be a warning
    again = pd.read_stata(tmp_path / "x.dta")
    assert again.columns.tolist() == panel.columns.tolist()
    assert again["score_sum"].tolist() == panel["score_sum"].tolist()
