from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.ledger.ledger import Ledger
from dragoman.span import Span

from .ledger.synthetic import event, participant, reading

SENTENCE = "Government of ALB met Government of BRA at the harbour\x1b[31m to settle the tariff."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "archive") as ledger:
        for number, outlet in enumerate(("The Harbour Post", "Radio Quay")):
            text = f"{SENTENCE[:-1]}, said number {number}."
            told = event("e", f"d{number}", sentence=Span(0, len(text), text))
            apart = event("f", f"d{number}", event_type="AID", quad=2, actors=[participant("CHL")], recipients=[])
            ledger.append([reading(f"d{number}", [told] if number else [told, apart], outlet=outlet)])
    return tmp_path / "archive"


def _output(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_accounts_show_who_tells_what(archive: Path) -> None:
    shown = _output("accounts", archive)
    assert "2024-03-05 CONSULT (visit) Government of ALB to Government of BRA, in Tirana" in shown
    assert "- The Harbour Post: Government of ALB met" in shown
    assert "\x1b" not in shown
    assert "AID" not in shown
    assert "AID" in _output("accounts", archive, "--tellings", 1)


def test_accounts_are_chosen(archive: Path) -> None:
    assert _output("accounts", archive, "--disputed") == ""
    assert _output("accounts", archive, "--party", "CHL") == ""
    assert _output("accounts", archive, "--from", "2024-04-01") == ""


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    texts = [
        "Yemen's Houthi movement said that it had attacked a Saudi oil plant with drones on Monday. "
        "The United States held Iran responsible.",
        "The Houthis attacked a Saudi oil plant with drones on Monday.",
    ]
    items = [
        {"id": f"d{number}", "outlet": f"Outlet {number}", "published": "2021-05-11", "text": text}
        for number, text in enumerate(texts)
    ]
    with Ledger.open(tmp_path / "answered") as ledger:
        ledger.append(dragoman.read_many(items, threads=1))
    return tmp_path / "answered"


def test_who_names_the_doer_of_what_others_tell_is_marked(answered: Path) -> None:
    shown = _output("accounts", answered)
    assert "United States < Outlet 0 [names Iran]: The United States held Iran responsible" in shown
    (line,) = (one for one in _output("accounts", answered, "--json").splitlines() if "held Iran" in one)
    account = json.loads(line)
    (named,) = (one for one in account["tellings"] if one["manner"] == "names")
    assert named["doers"][0]["country"] == "IRN"
    assert any("Iran" in version["text"] for one in account["differences"] for version in one["versions"])


def test_a_dossier_says_who_names_the_doer(answered: Path, tmp_path: Path) -> None:
    page = tmp_path / "dossier.html"
    _output("report", answered, "-o", page)
    assert "Says it was Iran" in page.read_text(encoding="utf-8")


def test_accounts_as_json_lines(archive: Path) -> None:
    (line,) = _output("accounts", archive, "--json").splitlines()
    assert json.loads(line)["tellings"][1]["outlet"] == "Radio Quay"


def test_outlets_are_compared(archive: Path) -> None:
    shown = _output("outlets", archive, "--between", "ALB", "BRA")
    assert "Radio Quay: 1 articles, 0 of them copies" in shown
    assert "mean score +2.5, the others +2.5: +0.0, too few articles to bound" in shown
    assert [json.loads(line)["name"] for line in _output("outlets", archive, "--json").splitlines()] == [
        "Radio Quay",
        "The Harbour Post",
    ]


def test_a_party_is_named_as_elsewhere_and_a_typo_refused(archive: Path) -> None:
    assert "CONSULT" in _output("accounts", archive, "--party", "Albania")
    assert "CONSULT" in _output("accounts", archive, "--party", "ALB")
    refused = CliRunner().invoke(app, ["accounts", str(archive), "--party", "ALX"])
    assert refused.exit_code != 0
    assert "ALX" in str(refused.exception)


def test_when_no_account_fits_that_is_said(archive: Path) -> None:
    result = CliRunner().invoke(app, ["accounts", str(archive), "--disputed"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No account of 2 tellings or more fits" in result.stderr
