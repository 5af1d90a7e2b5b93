"""A content ends where its speaker goes on."""

from __future__ import annotations

import pytest

from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.language import annotate
from tests.claims.cast import NominalCast


def _told(text: str) -> list[tuple[str, str]]:
    doc = annotate(text)
    claims = find_claims(doc, Document(id="d", text=text), NominalCast(doc))  # type: ignore[arg-type]
    return [(claim.chain[0].text, claim.content.text) for claim in claims]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The minister said the road was open, adding that two trucks had passed.",
            ("The minister", "the road was open"),
            ("The minister", "that two trucks had passed"),
        ),
        (
            "Petrov was held at his home, his lawyer said, calling the arrest a farce.",
            ("his lawyer", "Petrov was held at his home"),
            ("his lawyer", "the arrest a farce"),
        ),
        (
            "Kovač said the talks had failed and called it a tragedy.",
            ("Kovač", "the talks had failed"),
            ("Kovač", "it a tragedy"),
        ),
        (
            "Kovač said the army would stay, though she noted that some units had left.",
            ("Kovač", "the army would stay"),
            ("she", "that some units had left"),
        ),
        (
            "Both camps say they won the vote, while observers claim that neither did.",
            ("Both camps", "they won the vote"),
            ("observers", "that neither did"),
        ),
        (
            "The premier alleged that rebels were planning a coup, as students declared a strike.",
            ("The premier", "that rebels were planning a coup"),
            ("students", "a strike"),
        ),
        (
            "The general announced that the coup had failed, although the claim was denied by rebels.",
            ("The general", "that the coup had failed"),
            ("rebels", "the claim"),
        ),
        (
            "The council discussed the report, which the mayor said was a lie.",
            ("The council", "the report"),
            ("the mayor", "was a lie"),
        ),
    ],
)
def test_next_claim_is_no_part_of_the_first(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    told = _told(text)
    assert first in told
    assert second[0] in {who for who, what in told if what != first[1] or who != first[0]}
    assert not any(second[1] in what for who, what in told if (who, what) == first)


@pytest.mark.parametrize(
    "text",
    [
        "Kovač said that rebels attacked the town and claimed victory.",
        "Kovač said that the rebels had promised to stop, threatening to leave.",
        "Kovač said that witnesses had claimed the police beat the students.",
    ],
)
def test_what_is_told_inside_stays_inside(text: str) -> None:
    outer = max((what for who, what in _told(text) if who == "Kovač"), key=len)
    assert text.rstrip(".").endswith(outer)


def test_occasion_behind_the_content_is_no_part_of_it() -> None:
    told = _told("The marshal threatened to close the strait, in remarks carried by state television.")
    assert told == [("The marshal", "to close the strait")]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said the army had shelled the school, a charge the government denies.",
        "Kyiv accused Moscow of jamming signals over the sea, an accusation that Russia rejected.",
    ],
)
def test_charge_that_is_denied_is_what_was_told_before(text: str) -> None:
    first, second = _told(text)
    assert first[1] == second[1]
    assert first[1] in text.split(", a")[0]


def test_outermost_speaker_goes_on() -> None:
    told = _told(
        "Brazil rejected a demand from Washington that it scrap the rebates, saying that it would not negotiate."
    )
    assert ("Brazil", "that it would not negotiate") in told
