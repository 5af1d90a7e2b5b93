"""The compiled tables are fresh, clean and quick to load; a wrong frame is refused with its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.events.compile import compile_tables, load_ontology_spec, read_yaml
from dragoman.events.inflection import noun_forms, verb_forms
from dragoman.events.lexicon import COMPILED, load_lexicon
from dragoman.events.lint import lint, too_long_words
from dragoman.events.ontology import load_ontology
from dragoman.events.schema import Example, FrameFile, FrameSpec


def test_compiled_tables_are_fresh() -> None:
    compiled = json.loads(COMPILED.read_text(encoding="utf-8"))
    assert compiled == json.loads(json.dumps(compile_tables())), "run: python -m dragoman.events.compile"


def test_no_frame_is_shadowed_or_names_what_does_not_exist() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("entry", "instead"),
    [
        ("act of war", "of war"),
        ("tit-for-tat", "for tat"),
        ("mayor's office", "'s office"),
        ("NAMES", "of bounds"),
        ("of war", ""),
        ("machine-gun", ""),
        ("court", ""),
    ],
)
@pytest.mark.parametrize("field", ["words", "not_words"])
def test_words_that_never_match_are_refused(field: str, entry: str, instead: str) -> None:
    written = {"name": "rap", "verbs": "rap", field: [entry], "examples": ["Kenya rapped Uganda."]}
    file = FrameFile(type="ACCUSE", about="", frames=[FrameSpec.model_validate(written)])
    problems = too_long_words([file], {"NAMES": ["court", "out of bounds"]})
    assert len(problems) == bool(instead)
    assert all(one.startswith(f"ACCUSE/rap: {field} names ") for one in problems)
    assert all(f"such as {instead!r}" in one for one in problems)


def test_at_least_six_hundred_predicates() -> None:
    groups = compile_tables()["frames"]
    predicates = {
        (pos, *map(str, entry)) for group in groups for pos, rows in group["triggers"].items() for entry in rows
    }
    assert len(predicates) >= 600


def test_every_mode_of_every_type_has_a_frame() -> None:
    used = {(group["type"], group["mode"]) for group in compile_tables()["frames"]}
    derived = {"THREATEN", "REQUEST", "REJECT"}  # their modes come from what is threatened, asked or refused
    for name, entry in load_ontology().types.items():
        missing = {mode for mode in entry.modes if (name, mode) not in used}
        assert name in derived or missing <= {"third-party"}, (name, missing)


def test_scores_follow_mode_then_type() -> None:
    ontology = load_ontology()
    assert ontology.score("CONSULT", "visit") == 4
    assert ontology.score("CONSULT") == 2.5
    assert ontology.quad("ASSAULT") == 4
    assert len(load_ontology_spec().contexts) == 37


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("impose", "imposing"),
        ("ban", "banned"),
        ("criticise", "criticized"),
        ("withdraw", "withdrew"),
        ("deny", "denied"),
        ("rap", "rapped"),
        ("cut", "cutting"),
        ("acquit", "acquitted"),
        ("unfreeze", "unfroze"),
    ],
)
def test_verb_forms(verb: str, form: str) -> None:
    assert form in verb_forms(verb)


@pytest.mark.parametrize(("noun", "form"), [("embargo", "embargoes"), ("ally", "allies"), ("crisis", "crises")])
def test_noun_forms(noun: str, form: str) -> None:
    assert form in noun_forms(noun)


def test_on_and_no_are_words_in_the_yaml(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("recipient: [on, no]\nthing: true\n", encoding="utf-8")
    assert read_yaml(path) == {"recipient": ["on", "no"], "thing": True}


def test_broken_yaml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("frames: [", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.yaml"):
        read_yaml(path)


def test_a_frame_without_triggers_is_refused() -> None:
    with pytest.raises(ValueError, match="has no verbs, nouns or adjectives"):
        FrameSpec(name="empty", examples=[Example(text="Nothing happens.")])


def test_lexicon_finds_frames_by_any_form() -> None:
    assert any(frame.id == "ACCUSE/accuse-of" for frame in load_lexicon().candidates("verb", "accusing"))
