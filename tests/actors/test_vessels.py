"""Ships and other things that are called after persons are no persons."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.actor import Actor


def actor_of(text: str, words: str) -> Actor:
    """The actor of the mention ``words``."""
    reading = dragoman.read(text, published="2020-01-23")
    return next(one for one in reading.actors if any(mention.text == words for mention in one.mentions))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Al Noor 7 was stopped by Iran on Wednesday.", "The Al Noor 7"),
        ("Iran seized the vessel Merkel 2 near the strait.", "Merkel 2"),
        ("Iran seized the Merkel near the strait.", "the Merkel"),
    ],
)
def test_a_ship_is_no_person_of_its_name(text: str, words: str) -> None:
    found = actor_of(text, words)

    assert found.kind == "organisation"
    assert found.id.startswith("doc:")
    assert not found.country


def test_a_ship_has_the_country_that_is_told_before_its_name() -> None:
    assert actor_of("Iran seized the Emirati tanker Al Noor 7.", "the Emirati tanker Al Noor 7").country == "ARE"


@pytest.mark.parametrize(
    ("text", "words", "ident"),
    [
        ("Merkel met reporters in Berlin.", "Merkel", "person:angela-merkel"),
        ("The Hague said on Monday that it would act.", "The Hague", "state:NLD"),
        ("The carrier Lufthansa cancelled its flights.", "Lufthansa", "org:lufthansa"),
    ],
)
def test_others_keep_theirs(text: str, words: str, ident: str) -> None:
    assert actor_of(text, words).id == ident


def test_nobody_is_a_trawler() -> None:
    reading = dragoman.read("Customs officers boarded the trawler Macron off Brest.", published="2020-01-23")

    assert not [one.id for one in reading.actors if one.kind == "person" and one.country]
