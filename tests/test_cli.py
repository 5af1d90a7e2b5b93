import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

ARTICLE = "DOHA — Qatar and Egypt signed a trade deal on Monday. Egypt thanked Qatar, its foreign minister said."


def dragoman(*arguments, text=None, check=None):
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "deal.txt").write_text(ARTICLE)
    (folder / "empty.txt").write_text("")
    done = dragoman("read", folder, "-o", folder / "archive", check=1)
    return folder / "archive", done


def test_read_prints_what_it_did_and_what_it_refused(archive):
    _, done = archive
    assert "1 document read" in done.stdout
    assert "empty.txt" in done.stdout
    assert "QAT" in done.stdout


def test_reading_again_adds_nothing(archive):
    path, _ = archive
    again = dragoman("read", path.parent / "deal.txt", "-o", path, "--json", check=0)
    summary = json.loads(again.stdout)
    assert (summary["documents"], summary["already_in_archive"]) == (0, 1)


def test_sql_gives_json_lines(archive):
    path, _ = archive
    done = dragoman("sql", path, "select count(*) as documents from documents", check=0)
    assert json.loads(done.stdout) == {"documents": 1}


def test_report_is_one_html_file(archive, tmp_path):
    path, _ = archive
    dragoman("report", path, "-o", tmp_path / "dossier.html", check=0)
    assert "<html" in (tmp_path / "dossier.html").read_text()


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_export_writes_a_file(archive, tmp_path, format):
    path, _ = archive
    dragoman("export", path, "--as", format, "-o", tmp_path / "out", check=0)
    assert (tmp_path / "out").stat().st_size > 0


def test_standard_input_is_read(tmp_path):
    done = dragoman("read", "-", "-o", tmp_path / "archive", text=ARTICLE, check=0)
    assert "1 document read" in done.stdout


def test_resolve_prints_the_actor():
    done = dragoman("resolve", "the French president", "--date", "2022-06-01", check=0)
    actor = json.loads(done.stdout)
    assert (actor["name"], actor["country"]) == ("Emmanuel Macron", "FRA")
    assert actor["reason"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "no-such-folder", "-o", "OUT"], "no-such-folder"),
        (["report", "no-such-archive"], "no-such-archive"),
        (["export", "no-such-archive", "--as", "csv"], "no-such-archive"),
        (["evaluate", "prase", "--data", "."], "parse"),
        (["evaluate", "parse"], "--data"),
        (["evaluate", "parse", "--data", "no-such-data"], "no-such-data"),
        (["raed", "x"], "raed"),
        (["read", "x"], "out"),
        (["read", "-", "-o", "OUT", "--map", "text"], "FIELD=COLUMN"),
        (["read", "-", "-o", "OUT", "--format", "cvs"], "csv"),
        (["read", "-", "-o", "OUT", "--language-model", "en_core_web_xx"], "en_core_web_xx"),
        (["resolve", "the king", "--date", "someday"], "someday"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_2(tmp_path, arguments, says):
    done = dragoman(*[str(tmp_path / "out") if one == "OUT" else one for one in arguments], text=ARTICLE, check=2)
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_failed_read_leaves_an_archive_that_was_there(archive):
    path, _ = archive
    before = sorted(path.rglob("*"))
    dragoman("read", "no-such-folder", "-o", path, check=2)
    assert sorted(path.rglob("*")) == before
    assert json.loads(dragoman("sql", path, "select count(*) as n from documents", check=0).stdout) == {"n": 1}


@pytest.mark.parametrize(
    "options", [["--actors", "no-such-actors.sqlite"], ["--map", "text=no_such_column"]], ids=["actors", "map"]
)
def test_a_read_that_fails_at_its_first_document_leaves_nothing(tmp_path, options):
    articles = tmp_path / "in.jsonl"
    articles.write_text(json.dumps({"body": ARTICLE}) + "\n")
    dragoman("read", articles, "-o", tmp_path / "deep" / "archive", *options, check=2)
    assert list(tmp_path.iterdir()) == [articles]


def test_a_report_into_no_folder_is_one_clear_line(archive, tmp_path):
    path, _ = archive
    done = dragoman("report", path, "-o", tmp_path / "nowhere" / "dossier.html", check=2)
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_long_document_is_read_when_allowed(tmp_path):
    (tmp_path / "long.txt").write_text("Iran and Oman signed a trade deal on Monday.\n\n" * 30)
    refused = dragoman("read", tmp_path / "long.txt", "-o", tmp_path / "archive", "--max-characters", "1000", check=1)
    assert "too-large" in refused.stdout
    dragoman("read", tmp_path / "long.txt", "-o", tmp_path / "archive", check=0)


def test_every_command_has_help():
    runner = CliRunner()
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert runner.invoke(app, [name, "--help"]).exit_code == 0
