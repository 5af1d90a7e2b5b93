"""The plain copy of a Doc says what the Doc says."""

from __future__ import annotations

import gc
from itertools import combinations

import pytest
import spacy
from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from dragoman.language import annotate
from dragoman.language.view import Phrase, Token, View, _Texts, view


def build() -> Doc:
    """Two sentences, a space token, a curly apostrophe, an entity."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Oslo", "’s", "mayor", ",", "she", "Said", ",", "left", ".", "\n", "Nobody", "came", "."],
        spaces=[False, True, False, True, True, False, True, False, False, False, True, False, False],
        pos=["PROPN", "PART", "NOUN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "PUNCT", "SPACE", "PRON", "VERB", "PUNCT"],
        tags=["NNP", "POS", "NN", ",", "PRP", "VBD", ",", "VBD", ".", "_SP", "NN", "VBD", "."],
        lemmas=["Oslo", "’s", "mayor", ",", "she", "say", ",", "leave", ".", "\n", "nobody", "come", "."],
        deps=["nmod:poss", "case", "nsubj", "punct", "nsubj", "parataxis", "punct", "ROOT", "punct", "dep", "nsubj", "ROOT", "punct"],
        heads=[2, 0, 7, 5, 5, 7, 5, 7, 7, 8, 11, 11, 11],
        sent_starts=[i in (0, 10) for i in range(13)],
    )  # fmt: skip
    doc.ents = [Span(doc, 0, 1, label="LOC")]
    return doc


def test_tokens_say_what_spacy_says() -> None:
    doc = build()
    for theirs, ours in zip(doc, view(doc), strict=True):
        for name in ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_"):
            assert getattr(ours, name) == getattr(theirs, name), (theirs, name)
        for name in ("is_punct", "is_space", "is_quote"):
            assert getattr(ours, name) is getattr(theirs, name), (theirs, name)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i, (theirs, name)
        for name in ("children", "lefts", "rights", "subtree", "sent"):
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], (theirs, name)
        assert len(ours) == len(theirs)


def test_phrases_say_what_spacy_says() -> None:
    doc = build()
    tokens = view(doc)
    for start, end in combinations(range(len(doc) + 1), 2):
        ours, theirs = Phrase(tokens, start, end), doc[start:end]
        assert (ours.text, ours.start_char, ours.end_char) == (theirs.text, theirs.start_char, theirs.end_char)
        assert ours.root.i == theirs.root.i
    assert [(e.text, e.label_, e.start) for e in tokens.ents] == [("Oslo", "LOC", 0)]
    assert [s.text for s in tokens.sents] == [s.text for s in doc.sents]


def test_char_span_aligns_as_asked() -> None:
    tokens = view(build())
    assert tokens.char_span(1, 9) is None
    expanded = tokens.char_span(1, 9, alignment_mode="expand")
    assert expanded is not None
    assert expanded.text == "Oslo’s mayor"


def test_forms_and_relations() -> None:
    tokens = view(build())
    assert (tokens[1].form, tokens[5].form, tokens[0].relation) == ("'s", "said", "nmod")
    assert {"she said", "leave", "said"} <= tokens.sents[0].vocabulary
    assert tokens[7].is_ancestor(tokens[1])
    assert not tokens[1].is_ancestor(tokens[7])


def test_the_parts_of_a_hyphenated_word_are_a_pair() -> None:
    words = view(annotate("Rebels opened machine-gun fire in a tit-for-tat raid.")).sents[0].vocabulary
    assert {"machine gun", "gun fire", "tit for", "for tat", "machine -"} <= words
    assert "opened gun" not in words


def test_a_view_is_not_copied_again() -> None:
    tokens = view(build())
    assert isinstance(tokens, View)
    assert view(tokens) is tokens


def _living_tokens() -> int:
    return sum(isinstance(one, Token) for one in gc.get_objects())


def test_released_tokens_are_freed_without_the_garbage_collector() -> None:
    doc = build()
    gc.collect()
    before = _living_tokens()
    gc.disable()
    try:
        tokens = View(doc)
        assert _living_tokens() == before + len(doc)
        tokens.release()
        del tokens
        assert _living_tokens() == before
    finally:
        gc.enable()


def test_strings_are_remembered_by_hash_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.language.view.MOST_TEXTS", 2)
    strings, known = StringStore(["aid", "sent", "Chad"]), _Texts()
    hashes = [strings["aid"], 0, strings["sent"], strings["aid"], strings["Chad"]]
    for _ in range(2):
        assert known.column(hashes, strings) == ["aid", "", "sent", "aid", "Chad"]
    assert known.column([strings["Chad"]], strings) == ["Chad"]
