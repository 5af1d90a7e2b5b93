from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.actors.actor import Actor
from dragoman.cli import app
from dragoman.ledger.ledger import Ledger

from .ledger.synthetic import event, participant, reading, readings

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("archive")
    with Ledger.open(folder) as ledger:
        ledger.append(readings(80))
        text = "Albania is no longer an ally of Brazil. Ghana mediated between Albania and Brazil."
        ledger.append([dragoman.read(text, published="2022-03-14", outlet="Northern Wire")])
    return str(folder)


def test_relation_prints_series_states_and_what_is_said(archive: str) -> None:
    done = RUNNER.invoke(app, ["relation", archive, "Albania", "BRA", "--by", "year"])
    assert done.exit_code == 0
    first, *lines = done.output.splitlines()
    assert first == "Albania and BRA, by year"
    assert any(line.startswith("2020-01-01") and " to " in line for line in lines)
    assert "States" in lines
    assert any("ally (ended), “ally”" in line for line in lines)
    assert any("towards" in line for line in lines)


def test_relation_prints_json(archive: str) -> None:
    done = RUNNER.invoke(app, ["relation", archive, "ALB", "BRA", "--by", "quarter", "--json"])
    plain = json.loads(done.output)
    assert plain["by"] == "quarter"
    assert plain["standings"][0]["standing"]["status"] == "ended"
    with Ledger.open(archive) as ledger:
        assert plain == json.loads(json.dumps(ledger.relation("ALB", "BRA", by="quarter").to_dict()))


def test_days_bound_what_is_shown(archive: str) -> None:
    done = RUNNER.invoke(app, ["relation", archive, "ALB", "BRA", "--from", "2030-01-01", "--to", "2030-12-31"])
    assert "No event between them has a date." in done.output


def test_network_prints_ties_communities_and_brokers(archive: str) -> None:
    done = RUNNER.invoke(app, ["network", archive, "--nodes", "6"])
    assert done.exit_code == 0
    assert done.output.startswith("6 nodes, 15 ties; 4 smaller nodes left out")
    assert "Between others" in done.output
    assert "mediates between" in done.output


def test_network_prints_json(archive: str) -> None:
    done = RUNNER.invoke(app, ["network", archive, "--by", "actor", "--documents", "2", "--json"])
    plain = json.loads(done.output)
    assert plain["by"] == "actor"
    assert all(edge["documents"] >= 2 for edge in plain["edges"])


def test_a_name_writes_nothing_over_the_terminal(tmp_path: Path) -> None:
    unit = participant("", "\x1b[2JUnit", actor_id="org:unit")
    event_ = event(actors=[unit], recipients=[participant("BRA")])
    named = replace(reading("d1", [event_]), actors=[Actor("org:unit", unit.name, kind="organisation")])
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([named])

    for command in (["network", "--by", "actor"], ["relation", "org:unit", "BRA"]):
        done = RUNNER.invoke(app, [command[0], str(tmp_path / "archive"), *command[1:]])
        assert done.exit_code == 0, done.output
        assert "[2JUnit" in done.output
        assert "\x1b" not in done.output
