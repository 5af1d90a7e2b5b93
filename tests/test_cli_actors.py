"""``dragoman actors`` and the options of other commands that go with it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.actors.lint import lint
from dragoman.actors.schema import load_source
from dragoman.cli import app
from dragoman.errors import OptionError
from tests.actors.imported.files import FISHERIES, HARBOUR, IN_OFFICE, WIELGOSZ, jsonl


def run(*arguments, code=0):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli-actors")
    files = jsonl(folder / "pep.json", WIELGOSZ, FISHERIES, IN_OFFICE, HARBOUR, "no json")
    done = run("actors", "import", files, "-o", folder, code=1)
    assert "2 actors, 3 names, 1 tenure from 5 lines" in done.stdout
    assert "pep.json:5: no JSON object" in done.stdout
    assert "CC BY-NC" in done.stdout
    return folder


def test_import_gives_json(folder):
    done = run("actors", "import", folder / "pep.json", "-o", folder, "--json", code=1)
    (source,) = json.loads(done.stdout)["sources"]
    assert (source["malformed"], source["counts"]["entities"]) == (1, 2)


def test_list_as_table_and_as_json_lines(folder):
    assert "person:bashar-al-assad" in run("actors", "list", "assad", "--on", "2015-01-01").stdout
    done = run("actors", "list", "wielgosz", "--as", "jsonl", "--actors", folder, "--on", "2021-01-01")
    assert json.loads(done.stdout)["role"] == "Minister of Fisheries of Poland"
    run("actors", "list", "wielgosz", code=1)


def test_list_in_an_unknown_form_is_an_error():
    done = CliRunner().invoke(app, ["actors", "list", "--as", "xml"])
    assert isinstance(done.exception, OptionError)


def test_show(folder):
    done = run("actors", "show", "person:bashar-al-assad")
    assert "2000-07-17 to 2024-12-08" in done.stdout
    assert "middle_east.yaml:" in done.stdout
    assert (
        json.loads(run("actors", "show", "person:NK-1", "--actors", folder, "--json").stdout)["source"]
        == "opensanctions"
    )


def test_why_and_resolve_why_say_the_same():
    why = run("actors", "why", "the French president", "--date", "2022-06-01").stdout
    assert why == run("resolve", "the French president", "--date", "2022-06-01", "--why").stdout
    assert "Emmanuel Macron" in why


def test_resolve_asks_imported_actors(folder):
    done = run("resolve", "Tomasz Wielgosz", "--date", "2021-01-01", "--actors", folder)
    assert json.loads(done.stdout)["id"] == "person:NK-1"
    run("resolve", "Tomasz Wielgosz", code=1)


def test_lint_prints_findings():
    done = CliRunner().invoke(app, ["actors", "lint"])
    findings = lint(load_source())
    assert done.exit_code == int(any(finding.level == "error" for finding in findings))
    assert len(done.stdout.splitlines()) == len(findings)
