"""Sentences and documents that are not about politics tell no event, unless somebody acts politically in them."""

from __future__ import annotations

import pytest

from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.events.coder import code_events
from dragoman.events.fields import OFF, Leaning, about_something_else, leaning
from dragoman.language import annotate
from dragoman.language.view import view


def types(text: str) -> list[str]:
    doc = annotate(text)
    document = Document(id="x", text=doc.text)
    return [event.event_type for event in code_events(doc, document, link_actors(doc, document))]


@pytest.mark.parametrize(
    ("text", "by", "field"),
    [
        ("The goalkeeper saved two shots in the second half.", 5, "sports"),
        ("The soprano sang.", 2, "arts"),
        ("Police questioned the goalkeeper.", 1, "sports"),
        ("The minister watched the match.", -1, ""),
        ("The firm cut its price.", 1, "business"),
        ("It was a quiet day.", 0, ""),
    ],
)
def test_how_far_a_sentence_leans(text: str, by: int, field: str) -> None:
    (sentence,) = view(annotate(text)).sents
    assert leaning(sentence) == (by, field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana attacked Mali in the second half and the goalkeeper was beaten twice.", []),
        ("Ghana attacked Mali from the first whistle.", []),
        ("Ghana attacked Mali.", ["ASSAULT"]),
        ("The retailer rejected a takeover offer from its smaller rival.", []),
        ("The government rejected a takeover offer for the retailer.", ["REJECT"]),
        ("Rebels killed a Kenyan footballer.", ["ASSAULT"]),
        ("The novelist accused her publisher of theft.", []),
    ],
)
def test_events_in_sentences_that_lean_to_a_field(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_a_document_about_something_else_needs_words_of_politics() -> None:
    match = "The midfielder scored before halftime. The goalkeeper was booed. Ghana attacked Mali."
    assert types(match) == []
    assert types("Ghana attacked Mali.") == ["ASSAULT"]
    assert types(match + " The president of Kenya condemned Mali.") == ["ACCUSE"]


def test_a_document_with_more_politics_stays_political() -> None:
    off, political = Leaning(OFF, "sports"), Leaning(-1, "")
    assert about_something_else([off, off, political])
    assert not about_something_else([off, political])
    assert not about_something_else([off, off, political, political, political])
