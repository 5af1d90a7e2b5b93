from __future__ import annotations

import pytest

import dragoman
from dragoman.standings.standing import Standing

# sentence, then what is found: a kind status b
TABLE = [
    ("Peru is Chile's closest ally.", "PER ally current CHL"),
    ("Chilean ally Peru sent relief.", "PER ally current CHL"),
    ("Peru, a long-time ally of Chile, objected.", "PER ally current CHL"),
    ("Chile and its long-time ally, Peru, objected.", "PER ally current CHL"),
    ("Chile sees Peru as its closest ally.", "PER ally current CHL"),
    ("Peru is one of Chile's oldest allies.", "PER ally current CHL"),
    ("Chile's main backer is Peru.", "PER backer current CHL"),
    ("Peru has been a major supporter of Chile.", "PER backer current CHL"),
    ("Observers called Peru a vassal of Chile.", "PER client current CHL"),
    ("Ghana and Togo are rivals.", "GHA rival current TGO"),
    ("Arch-rivals Ghana and Togo met in Accra.", "GHA rival current TGO"),
    ("Chile's arch-foe Peru objected.", "PER enemy current CHL"),
    ("Turkey, a NATO member, objected.", "TUR member current org:nato"),
    ("The alliance between Ghana and Togo is decades old.", "GHA alliance current TGO"),
    ("Ghana's rivalry with Togo grew.", "GHA rivalry current TGO"),
    ("Ghana enjoys close ties with Togo.", "GHA good relations current TGO"),
    ("Ties between Ghana and Togo are strained.", "GHA bad relations current TGO"),
    ("Relations between Ghana and Togo have soured.", "GHA worsening relations current TGO"),
    ("Ghana normalised relations with Togo.", "GHA improving relations current TGO"),
    ("Ghana is loyal to Togo.", "GHA loyal current TGO"),
    ("Ghana, hostile to Togo, voted against.", "GHA hostile current TGO"),
    ("Ghana depends on Togo for gas.", "GHA dependent current TGO"),
    ("Ghana is at war with Togo.", "GHA at war current TGO"),
    ("Ghana and Togo are at odds.", "GHA at odds current TGO"),
    ("Cuba is under US sanctions.", "CUB sanctions current USA"),
    ("Cuba remains under sanctions.", "CUB sanctions current -"),
    ("Ghana, occupied by Togo since May, voted.", "GHA occupation current TGO"),
    ("Iran-backed Hezbollah fired rockets.", "org:hezbollah backed current IRN"),
    ("Ghana has distanced itself from Togo.", "GHA estrangement current TGO"),
    ("Ghana turned its back on Togo.", "GHA estrangement current TGO"),
    ("Relations between Ghana and Togo had been improving since March.", "GHA improving relations past TGO"),
]
STATUS = [
    ("Peru is not an ally of Chile.", "denied"),
    ("Peru never was an ally of Chile.", "denied"),
    ("Peru is no longer an ally of Chile.", "ended"),
    ("Peru ceased to be an ally of Chile.", "ended"),
    ("Peru, a former ally of Chile, objected.", "past"),
    ("Peru was an ally of Chile.", "past"),
    ("Peru has been an ally of Chile since May.", "current"),
    ("Peru could become an ally of Chile.", "possible"),
    ("Peru denied that it is an ally of Chile.", "denied"),
]
NOTHING = [
    "The ally resigned.",
    "The bond market fell.",
    "Peru moved closer to a deal.",
    "The member states met.",
    "He is his own worst enemy.",
    "The ministers are under pressure.",
    "Chile backed a plan.",
    "Peru turned to Chile.",
]


def _found(text: str) -> list[Standing]:
    return dragoman.read(text, published="2024-05-02").standings


def _told(one: Standing) -> str:
    a, b = (side and (side.actor_id.removeprefix("state:")) for side in (one.a, one.b))
    return f"{a} {one.kind} {one.status} {b or '-'}"


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_a_construction_tells_who_stands_how_to_whom(text: str, expected: str) -> None:
    assert [_told(one) for one in _found(text)] == [expected]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[text for text, _ in STATUS])
def test_the_status_follows_from_negation_tense_and_mood(text: str, status: str) -> None:
    (one,) = _found(text)
    assert (one.kind, one.status) == ("ally", status)


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing_of_two_parties_gives_nothing(text: str) -> None:
    assert _found(text) == []


def test_spans_lie_in_the_text_and_hold_the_wording() -> None:
    text = "It rained. Chile and its long-time ally, Peru, objected on Monday."
    (one,) = _found(text)
    assert one.span.text == "long-time ally"
    assert text[one.span.start : one.span.end] == one.span.text
    assert one.sentence.covers(one.span)
    assert text[one.a.start : one.a.end] == "Peru"
    assert one.mutual


def test_who_says_so_is_kept() -> None:
    (own,) = _found("Peru is an ally of Chile.")
    (said,) = _found("Peru is an ally of Chile, Ana Keller told Radio Quay on Monday.")
    assert own.attribution == []
    assert said.attribution[0].name == "Ana Keller"


def test_their_alliance_is_that_of_the_two_just_told() -> None:
    first, second = _found("Ghana has distanced itself from Togo. This is a shift in their long-standing alliance.")
    assert (_told(first), _told(second)) == ("GHA estrangement current TGO", "GHA alliance current TGO")
    assert second.span.text == "long-standing alliance"


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Peru is Chile's closest ally and Ghana is at war with Togo."
    first, second = _found(text), _found(text)
    assert len({one.id for one in first}) == 2
    assert first == second


def test_words_that_make_no_sense_are_refused() -> None:
    from pydantic import ValidationError

    from dragoman.safe_yaml import parse_yaml
    from dragoman.standings.words import FILE, File

    raw = parse_yaml(FILE.read_text(encoding="utf-8"))
    raw["nouns"][0]["sign"] = "lukewarm"
    with pytest.raises(ValidationError):
        File.model_validate(raw)
