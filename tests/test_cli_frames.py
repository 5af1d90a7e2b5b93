import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app


def run(*arguments, **options):
    return CliRunner().invoke(app, list(arguments), **options)


def test_a_word_shows_its_frames_and_where_they_are_written():
    result = run("frames", "list", "accused")
    assert result.exit_code == 0
    assert "ACCUSE/accuse-of" in result.stdout
    assert "frames/ACCUSE.yaml:" in result.stdout


@pytest.mark.parametrize("command", [("frames", "list", "zzyzx"), ("frames", "test", "zzyzx")])
def test_an_unknown_word_says_what_to_do(command):
    result = run(*command)
    assert result.exit_code == 1
    assert "zzyzx" in result.stderr


def test_one_frame_is_tested_alone():
    result = run("frames", "test", "ACCUSE/accuse-of")
    assert result.exit_code == 0, result.stdout
    assert "examples code to what they say" in result.stderr


def test_the_lexicon_that_ships_has_no_contradictions():
    assert run("frames", "lint").exit_code == 0


def test_a_sentence_is_explained_as_text_json_and_page(tmp_path):
    sentence = "Kenya accused Somalia of jamming its radars."
    assert "ACCUSE/accuse-of" in run("explain", sentence).stdout
    assert json.loads(run("explain", "-", "--json", input=sentence).stdout)["events"][0]["event_type"] == "ACCUSE"
    page = tmp_path / "why.html"
    assert run("explain", sentence, "--html", str(page)).exit_code == 0
    assert "<svg" in page.read_text(encoding="utf-8")


def test_an_empty_sentence_is_no_error():
    assert "none" in run("explain", "").stdout
