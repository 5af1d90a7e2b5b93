"""Settings mean the same compiled and as YAML, and an edit counts at once."""

import json
from pathlib import Path
from typing import Literal

import pytest

from dragoman import settings
from dragoman.actors.nouns import NOUNS, _Written
from dragoman.claims.cues import CUES
from dragoman.claims.words import FILE as CLAIM_WORDS
from dragoman.claims.words import Classes
from dragoman.compile_settings import entries, main, stale
from dragoman.documents.knowledge import DATA, FILES
from dragoman.errors import LexiconError
from dragoman.events.reference_words import FILE as REFERENCE
from dragoman.events.reference_words import Reference
from dragoman.events.words import FILE as EVENT_WORDS
from dragoman.events.words import Words
from dragoman.grounding.places import AREAS
from dragoman.grounding.words import FILE as GROUNDING_WORDS
from dragoman.grounding.words import GroundingWords
from dragoman.language.words import FILE as PARSE_WORDS
from dragoman.language.words import ParseWords
from dragoman.settings import Strict, WordSet, load_plain, load_settings, rebuilt
from dragoman.standings.words import FILE, File

MODELS = [
    (NOUNS, _Written),
    (FILE, File),
    (EVENT_WORDS, Words),
    (REFERENCE, Reference),
    (PARSE_WORDS, ParseWords),
    (GROUNDING_WORDS, GroundingWords),
    (CLAIM_WORDS, Classes),
    *((DATA / name, kind) for name, kind in FILES.items()),
]
PLAIN = [*sorted(CUES.glob("*.yaml")), AREAS]


class Inner(Strict):
    names: tuple[str, ...]
    sign: Literal["warm", "cold"] = "cold"


class Outer(Strict):
    inner: Inner
    listed: list[Inner]
    by_name: dict[str, Inner]
    words: frozenset[str] = frozenset()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of one settings file, not compiled yet."""
    monkeypatch.setattr(settings, "PACKAGE", tmp_path)
    monkeypatch.setattr(settings, "COMPILED", tmp_path / "settings.json")
    settings.compiled.cache_clear()
    file = tmp_path / "outer.yaml"
    file.write_text(
        "inner: {names: [a, b]}\nlisted: [{names: [c], sign: warm}]\nby_name: {x: {names: []}}\nwords: [d, e]\n"
    )
    yield file
    settings.compiled.cache_clear()


def compile_(kind: type[Strict], file: Path) -> None:
    with settings.recorded() as found:
        load_settings(kind, file)
        load_plain(file)
    settings.COMPILED.write_text(json.dumps(found))
    settings.compiled.cache_clear()


def without_yaml(monkeypatch):
    def refuse(text):
        raise AssertionError("read as YAML")

    monkeypatch.setattr(settings, "parse_yaml", refuse)


def test_compiled_and_written_are_the_same(package, monkeypatch):
    written, plain = load_settings(Outer, package), load_plain(package)
    compile_(Outer, package)
    without_yaml(monkeypatch)
    assert load_settings(Outer, package) == written
    assert load_plain(package) == plain
    assert load_settings(Outer, package).inner.names == ("a", "b")


def test_an_edit_counts_at_once(package):
    compile_(Outer, package)
    package.write_text(package.read_text().replace("warm", "cold"))
    assert load_settings(Outer, package).listed[0].sign == "cold"
    assert load_plain(package)["listed"][0]["sign"] == "cold"


def test_an_edit_that_is_wrong_is_refused_though_compiled(package):
    compile_(Outer, package)
    package.write_text(package.read_text().replace("warm", "tepid"))
    with pytest.raises(LexiconError, match=r"outer\.yaml is not valid"):
        load_settings(Outer, package)


def test_other_code_makes_it_stale(package, monkeypatch):
    compile_(Outer, package)
    monkeypatch.setattr(settings, "_source", lambda module: b"other code")
    without_yaml(monkeypatch)
    with pytest.raises(AssertionError, match="read as YAML"):
        load_settings(Outer, package)


def test_without_the_compiled_file_it_is_read_as_yaml(package):
    assert load_settings(Outer, package).words == frozenset("de")


def test_a_damaged_compiled_file_is_named(package):
    settings.COMPILED.write_text("{")
    with pytest.raises(LexiconError, match=r"settings\.json is damaged"):
        load_settings(Outer, package)


def test_what_json_would_change_is_not_compiled(package):
    package.write_text("1: a\nb: 2024-05-01\n")
    with settings.recorded() as found:
        load_plain(package)
    assert found == {}


@pytest.mark.parametrize(("path", "kind"), MODELS, ids=lambda value: getattr(value, "name", None))
def test_every_model_survives_the_round_trip(path, kind):
    with settings.recorded():
        written = load_settings(kind, path)
    assert rebuilt(kind, written.model_dump(mode="json")) == written


def test_a_set_of_words_is_compiled_in_order(package):
    class Listed(Strict):
        words: WordSet

    package.write_text("words: [pear, fig, apple, quince, plum, cherry]\n")
    compile_(Listed, package)
    ((_, stored),) = (entry for name, entry in settings.compiled().items() if "Listed" in name)
    assert json.loads(stored) == {"words": ["apple", "cherry", "fig", "pear", "plum", "quince"]}
    assert load_settings(Listed, package).words == {"apple", "cherry", "fig", "pear", "plum", "quince"}


def test_every_file_an_article_needs_is_compiled(tmp_path):
    expected = {f"{path.relative_to(settings.PACKAGE).as_posix()} {kind.__qualname__}" for path, kind in MODELS}
    assert set(entries()) == expected | {path.relative_to(settings.PACKAGE).as_posix() for path in PLAIN}


def test_stale_files_are_named(tmp_path, monkeypatch):
    compiled = tmp_path / "settings.json"
    main(compiled)
    monkeypatch.setattr(settings, "COMPILED", compiled)
    settings.compiled.cache_clear()
    assert stale() == []
    found = json.loads(compiled.read_text(encoding="utf-8"))
    found["data/places/areas.yaml"][0] = "of another text"
    compiled.write_text(json.dumps(found), encoding="utf-8")
    settings.compiled.cache_clear()
    assert stale() == ["data/places/areas.yaml"]
    settings.compiled.cache_clear()
