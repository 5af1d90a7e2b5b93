"""The finder on whole sentences, read by the shipped language model."""

from __future__ import annotations

import pytest

from dragoman.claims.claim import Claim
from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.language import annotate
from tests.claims.cast import NominalCast
from tests.claims.sentences import ROWS, Expected


def _claims(text: str, **metadata: str) -> list[Claim]:
    doc = annotate(text)
    return find_claims(doc, Document(id="d", text=text, **metadata), NominalCast(doc))  # type: ignore[arg-type]


def _fits(claim: Claim, row: Expected) -> bool:
    start, _, end = row.content.partition(" ... ")
    content = claim.content.text
    same = content == start if not end else content.startswith(start) and content.endswith(end)
    channel = claim.channel.name if claim.channel else ""
    return same and claim.kind == row.kind and channel == row.channel and row.speaker in claim.chain[0].text


@pytest.mark.parametrize("row", ROWS, ids=[row.text[:50] for row in ROWS])
def test_claim_has_speaker_content_kind_and_channel(row: Expected) -> None:
    claims = _claims(row.text)
    assert any(_fits(claim, row) for claim in claims), claims
    for span in (span for claim in claims for span in (claim.cue, claim.content)):
        assert row.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the village on Monday.",
        "The minister did not say that the army had left.",
        "I think that the treaty is dead.",
        "They signed the “Treaty of Friendship” in May.",
    ],
)
def test_no_claim_where_nobody_vouches(text: str) -> None:
    assert _claims(text) == []


def test_quotation_after_the_cue_has_the_same_speaker() -> None:
    claims = _claims("“We will not leave,” Petrov said. “This is our home.”")
    assert [claim.content.text for claim in claims] == ["We will not leave,", "This is our home."]
    assert {claim.chain[0].name for claim in claims} == {"Petrov"}


def test_quotation_over_two_paragraphs_has_one_speaker() -> None:
    claims = _claims("“We will not leave,” Petrov said.\n\n“This is our home, and it will stay our home.”")
    assert [claim.chain[0].name for claim in claims] == ["Petrov", "Petrov"]


def test_own_outlet_is_no_channel() -> None:
    claims = _claims("The minister told Reuters that the airport was closed.", outlet="Reuters")
    assert [claim.channel for claim in claims] == [None]


def test_headline_with_a_colon() -> None:
    claims = _claims("Petrov: Border will stay open\n\nThe border was calm.")
    assert [(claim.chain[0].name, claim.content.text) for claim in claims] == [("Petrov", "Border will stay open")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Petrov said that the border was open.", "neutral"),
        ("Petrov claimed that the border was open.", "distancing"),
        ("Petrov acknowledged that the border was open.", "endorsing"),
        ("Petrov denied that the border was open.", "denying"),
    ],
)
def test_stance_of_the_verb(text: str, stance: str) -> None:
    assert [claim.stance for claim in _claims(text)] == [stance]


def test_ids_are_stable_and_distinct() -> None:
    text = "Petrov said that the border was open. Kovač said that the border was shut."
    first, second = _claims(text), _claims(text)
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert len({claim.id for claim in first}) == 2
