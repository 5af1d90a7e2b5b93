"""In a column the author speaks."""

from __future__ import annotations

import pytest

from dragoman.claims.claim import Claim
from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document, Genre
from dragoman.language import annotate
from tests.claims.cast import NominalCast

COLUMN = "The ministers met in Vienna. Europe must act now."


def _claims(text: str, genre: Genre, byline: str = "") -> list[Claim]:
    doc = annotate(text)
    return find_claims(doc, Document(id="d", text=text, genre=genre, byline=byline), NominalCast(doc))


def test_evaluation_in_a_column_is_the_authors_claim() -> None:
    claims = _claims(COLUMN, "opinion", "Ana Petrescu")
    assert [(c.chain[0].name, c.content.text, c.kind) for c in claims] == [
        ("Ana Petrescu", "Europe must act now.", "belief")
    ]


def test_author_without_a_byline_is_unnamed() -> None:
    link = _claims(COLUMN, "opinion")[0].chain[0]
    assert (link.name, link.kind) == ("author", "unnamed")


def test_news_has_no_author_who_claims() -> None:
    assert _claims(COLUMN, "news", "Ana Petrescu") == []


@pytest.mark.parametrize("text", ["Moscow says that Europe must act now.", "“Europe must act now,” Petrov said."])
def test_evaluation_told_by_another_is_not_the_authors(text: str) -> None:
    assert [claim.chain[0].name for claim in _claims(text, "opinion", "Ana Petrescu")] != ["Ana Petrescu"]
    assert len(_claims(text, "opinion", "Ana Petrescu")) == 1


def test_first_person_is_the_author() -> None:
    claims = _claims("I think that the general left.", "opinion", "Ana Petrescu")
    assert [(c.chain[0].name, c.content.text) for c in claims] == [("Ana Petrescu", "that the general left")]
