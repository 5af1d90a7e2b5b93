"""The attribution head fills in where the rules are silent."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from dragoman.claims.cues import cue_lexicon
from dragoman.claims.draft import Draft
from dragoman.claims.learned import find_learned, widen
from dragoman.language import annotate
from dragoman.language.annotator import ATTRIBUTION
from dragoman.language.view import view
from dragoman.span import Span as Characters

TEXT = "Kovač said the bridge was shut by the army."


def _doc(*marks: tuple[str, int, int]) -> Doc:
    doc = annotate(TEXT)
    doc.spans[ATTRIBUTION] = [Span(doc, start, end, label=label) for label, start, end in marks]
    return doc


MARKS = (("SOURCE", 0, 1), ("CUE", 1, 2), ("CONTENT", 2, 9))


def _learned(doc: Doc, *drafts: Draft) -> list[Draft]:
    return list(find_learned(view(doc), TEXT, drafts, cue_lexicon()))


def test_learned_claim_where_no_rule_found_one() -> None:
    (draft,) = _learned(_doc(*MARKS))
    assert (draft.source and draft.source.text, draft.cue_span.text, draft.content.text) == (
        "Kovač",
        "said",
        "the bridge was shut by the army",
    )


@pytest.mark.parametrize("left_out", range(3))
def test_all_three_roles_must_be_marked(left_out: int) -> None:
    assert _learned(_doc(*(mark for number, mark in enumerate(MARKS) if number != left_out))) == []


def _draft(doc: Doc, content: str) -> Draft:
    start = TEXT.index(content)
    tokens = view(doc)
    return Draft(
        cue_lexicon().verbs["say"],
        tokens[1],
        Characters.of(TEXT, 6, 10),
        Characters.of(TEXT, start, start + len(content)),
        tokens[0],
    )


def test_rule_comes_first() -> None:
    doc = _doc(*MARKS)
    assert _learned(doc, _draft(doc, "the bridge was shut")) == []


def test_content_is_widened_to_the_learned_one() -> None:
    doc = _doc(*MARKS)
    (draft,) = widen([_draft(doc, "the bridge was shut")], view(doc), TEXT)
    assert draft.content.text == "the bridge was shut by the army"


def test_content_is_not_widened_over_its_cue() -> None:
    doc = _doc(("CONTENT", 0, 9))
    (draft,) = widen([_draft(doc, "the bridge was shut")], view(doc), TEXT)
    assert draft.content.text == "the bridge was shut"


def test_other_pipelines_have_no_learned_spans() -> None:
    doc = annotate(TEXT)
    del doc.spans[ATTRIBUTION]
    assert _learned(doc) == []
