"""The classes of words around a deed, as data/events/words.yaml lists them."""

from __future__ import annotations

import pytest

from dragoman.errors import LexiconError
from dragoman.events.words import FILE, Words, lists
from dragoman.settings import load_settings


def test_what_spans_or_counts_is_transparent() -> None:
    assert {"days", "series", "dozens"} <= lists().transparent
    assert "talks" not in lists().transparent


def test_every_form_of_a_verb_of_happening_counts() -> None:
    assert {"broke", "erupted", "resumes", "taking"} <= lists().only_happens


def test_who_is_harmed_is_among_those_to_whom_something_is_done() -> None:
    assert lists().harmed < lists().done_to


@pytest.mark.parametrize("name", sorted(Words.model_fields))
def test_every_list_is_lowercase_and_holds_something(name: str) -> None:
    words: frozenset[str] = getattr(lists(), name)
    assert words
    assert words == {word.lower().strip() for word in words}


def test_a_list_that_is_missing_or_unknown_is_refused(tmp_path) -> None:
    file = tmp_path / "words.yaml"
    written = FILE.read_text(encoding="utf-8")
    file.write_text(written.replace("giving:", "taking:"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"(?s)words\.yaml is not valid.*giving.*taking"):
        load_settings(Words, file)
