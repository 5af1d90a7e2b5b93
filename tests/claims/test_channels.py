"""The medium between the speaker and the outlet."""

from __future__ import annotations

import pytest

from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.language import annotate
from tests.claims.cast import NominalCast


def _channels(text: str) -> list[str]:
    doc = annotate(text)
    claims = find_claims(doc, Document(id="d", text=text), NominalCast(doc))  # type: ignore[arg-type]
    return [claim.channel.name if claim.channel else "" for claim in claims]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Speaking on Radio Selm, the harbour master said that two tugs had collided.", "Radio Selm"),
        ("“Nobody asked us,” a nurse told the Tolna Courier.", "Tolna Courier"),
        ("“Our patience is over,” General Karsu told state television on Sunday.", "state television"),
        ("The minister told a Turkish newspaper that the border was open.", "Turkish newspaper"),
        ("The marshal threatened to close the strait, in remarks carried by state television.", "state television"),
        ("The chancellor, interviewed by ZDF, ruled out sending tanks.", "ZDF"),
        ("The report, seen by AFP, says that prisoners were starved.", "Agence France-Presse"),
        ("According to documents leaked to the Lowland Gazette, the ministry paid the militia.", "Lowland Gazette"),
        ("In an op-ed for The Guardian, the union leader argued that the law was unjust.", "The Guardian"),
        ("The newspaper Selm Tribune wrote that the minister had lied.", "Selm Tribune"),
        ("In a video posted on YouTube, the commander claimed that his men had taken the dam.", "YouTube"),
        ("The official, who spoke to Reuters on condition of anonymity, said the pilots were freed.", "Reuters"),
        (
            "In a statement carried by the official news agency, the army said it shot down a drone.",
            "official news agency",
        ),
        ("A video verified by the BBC shows soldiers beating prisoners.", "BBC"),
        ("He told the BBC's Radio 4 that the talks were dead.", "BBC"),
        (
            "The premier, in an interview published on Sunday by Der Spiegel, warned that gas would run out.",
            "Der Spiegel",
        ),
        ("The police chief told a press conference that three men had been arrested.", ""),
        ("The prime minister told lawmakers that the army had crossed the river.", ""),
        ("The envoy told the fund's agency that the loan was late.", ""),
    ],
)
def test_channel_of_the_claim(text: str, channel: str) -> None:
    assert _channels(text) == [channel]


def test_medium_told_by_its_kind_keeps_its_words() -> None:
    doc = annotate("“Our patience is over,” General Karsu told state television on Sunday.")
    (claim,) = find_claims(doc, Document(id="d", text=doc.text), NominalCast(doc))  # type: ignore[arg-type]
    assert [(link.name, link.text) for link in claim.chain[1:]] == [("state television", "state television")]


def test_question_put_on_the_air_names_the_channel_of_the_answer() -> None:
    assert set(_channels("Asked on Euronews whether she would resign, the commissioner answered: “No.”")) == {
        "Euronews"
    }


def test_second_half_of_a_post_has_its_writer() -> None:
    text = "“It is our ship,” the captain wrote in a message posted on Telegram, “and we will sail it home.”"
    assert _channels(text) == ["Telegram", "Telegram"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A senior official told Reuters on condition of anonymity that Tehran would respond.",
         ["A senior official", "Reuters"]),
        ("According to the daily Kommersant, which cited two officials, the bank was raided.",
         ["two officials", "the daily Kommersant"]),
        ("Interfax cited the ministry as saying the pipeline was cut.", ["the ministry", "Interfax"]),
    ],
)  # fmt: skip
def test_one_claim_with_its_chain(text: str, chain: list[str]) -> None:
    doc = annotate(text)
    claims = find_claims(doc, Document(id="d", text=text), NominalCast(doc))  # type: ignore[arg-type]
    assert [[link.text for link in claim.chain] for claim in claims] == [chain]
