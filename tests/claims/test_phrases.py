"""Sources that a phrase, an idiom, an office, a paper or a tense tells, on whole sentences read by the shipped model."""

from __future__ import annotations

import pytest

from dragoman.actors.linker import link_actors
from dragoman.claims.claim import Claim
from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.language import annotate
from tests.claims.cast import NominalCast


def _claims(text: str, *, linked: bool = False, **metadata: str) -> list[Claim]:
    doc, document = annotate(text), Document(id="d", text=text, **metadata)  # type: ignore[arg-type]
    return find_claims(doc, document, link_actors(doc, document) if linked else NominalCast(doc))  # type: ignore[arg-type]


def _told(text: str) -> list[tuple[str, str]]:
    return [(claim.chain[0].text, claim.content.text) for claim in _claims(text) if claim.asserts]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("By the account of the port office, two ferries collided.", "the port office", "two ferries collided"),
        ("Then a guard had been hit, by the Chilean account.", "Chilean", "Then a guard had been hit"),
        ("By its own announcement, the guild closed the port.", "the guild", "the guild closed the port"),
        ("Per the navy, the ferry sank at noon.", "the navy", "the ferry sank at noon"),
        ("The ferry sank at noon, so the navy.", "the navy", "The ferry sank at noon"),
        ("If Lima is to be believed, the boat fired first.", "Lima", "the boat fired first"),
        ("The boat fired first, if we believe the navy.", "the navy", "The boat fired first"),
        ("The boat fired first, if a report by the navy is right.", "a report by the navy", "The boat fired first"),
        ("To hear the mayor tell it, the guards beat nobody.", "the mayor", "the guards beat nobody"),
        ("The police in Oduna: Nobody was hurt at the gate.", "The police in Oduna", "Nobody was hurt at the gate."),
        ("The navy's version has it that the boat fired.", "The navy's version", "that the boat fired"),
        ("Lima's account has the boat turning back.", "Lima's account", "the boat turning back"),
        ("As the envoy has it, the two states signed nothing.", "the envoy", "the two states signed nothing"),
        ("The union put the number of strikers at 640.", "The union", "the number of strikers at 640"),
        ("The monitors counted 45 shells on Monday.", "The monitors", "45 shells"),
        ("Kabul lets it be known that its men left the fort.", "Kabul", "that its men left the fort"),
        ("News of the ambush came from the bishop.", "the bishop", "the ambush"),
        ("The rebels shot two men; that is what the mayor says.", "the mayor", "The rebels shot two men"),
        ("The rebels shot two men. Or so the mayor says.", "the mayor", "The rebels shot two men"),
        ("The guild, which announced it itself, closed the port.", "The guild", "closed the port"),
        ("The boat is alleged by Lima to have rammed a ferry.", "Lima", "to have rammed a ferry"),
        ("Lima's answer is that it fired at no one.", "Lima's", "that it fired at no one."),
        ("Kabul has let its listeners know that it fired at no one.", "Kabul", "that it fired at no one"),
        ("That was nonsense, came the answer from the palace.", "the palace", "That was nonsense"),
        ("“We closed no road,” was the reply from the mayor.", "the mayor", "We closed no road,"),
        ("The reply from Lima was that no boat had left.", "Lima", "that no boat had left."),
        ("The mayor's answer: no road had been closed.", "The mayor's", "no road had been closed."),
        ("Lima keeps to its position that it fired at no one.", "its", "that it fired at no one"),
        ("A general told a session of the council that his men had left.", "A general", "that his men had left"),
        ("The general alleged without giving evidence that Lima paid him.", "The general", "that Lima paid him"),
        ("A rival rubbished the report that he had fled.", "A rival", "the report that he had fled"),
        ("On Monday, says the navy, two boats left the port.", "the navy", "two boats left the port"),
    ],
)
def test_phrase_names_the_source(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of the farms earn 900 dollars per hectare.",
        "It rained, so the match was put off.",
        "If the weather is right, the boats will leave.",
        "The hikers counted on the bridge.",
        "They have it in a box.",
        "NAIROBI: Kenya suspended imports of rice on Monday.",
        "The answer to the shortage was a new dam.",
    ],
)
def test_the_same_words_without_a_source_are_no_claim(text: str) -> None:
    assert [(c.chain[0].text, c.cue.text) for c in _claims(text, linked=True) if c.asserts] == []


def test_office_before_a_name_is_a_part_of_the_speaker() -> None:
    text = "The man was handed over at the gate, a Namibian police spokeswoman, Ana Ruiz, said."
    assert _told(text) == [("a Namibian police spokeswoman, Ana Ruiz", "The man was handed over at the gate")]


@pytest.mark.parametrize(
    "text",
    [
        "Lund's bishop said in a statement that the road was open. The statement added that two men had been freed.",
        "Lund's bishop said in an e-mail that the road was open. The message added that two men had been freed.",
    ],
)
def test_paper_speaks_for_the_one_who_issued_it(text: str) -> None:
    bishop, paper = _claims(text, linked=True)
    assert bishop.chain[0].actor_id == paper.chain[0].actor_id != ""
    assert paper.chain[0].kind == "speaker"
    assert paper.chain[0].text.startswith("The ")


def test_paper_of_nobody_known_stays_unnamed() -> None:
    (claim,) = _claims(
        "Two boats left the port on Monday. The statement said that two men had been freed.", linked=True
    )
    assert claim.chain[0].kind == "unnamed"


def test_report_by_somebody_is_his_word() -> None:
    (claim,) = _claims("Two boats sank, according to a report by the Red Cross.", linked=True)
    assert (claim.chain[0].kind, claim.chain[0].text) == ("speaker", "a report by the Red Cross")


@pytest.mark.parametrize(
    ("behind", "runs_on"),
    [
        ("They had beaten two drivers.", True),
        ("The road would stay shut.", True),
        ("Nobody had been hurt.", True),
        ("They beat two drivers.", False),
        ("He had been elected in May.", False),
        ("They had met two days ago.", False),
        ("The envoy said they had beaten two drivers.", False),
    ],
)
def test_shifted_tense_goes_on_with_the_claim(behind: str, runs_on: bool) -> None:
    text = f"The sheriff said that the miners had blocked the road. {behind}"
    found = [claim for claim in _claims(text) if claim.content.text == behind]
    assert bool(found) is runs_on
    assert all(claim.chain[0].text == "The sheriff" for claim in found)


def test_a_new_paragraph_ends_what_runs_on() -> None:
    text = "The sheriff said that the miners had blocked the road.\n\nThey had beaten two drivers."
    assert [claim.content.text for claim in _claims(text)] == ["that the miners had blocked the road"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lima said that it would shut the port, two days after rebels shelled it.", "that it would shut the port"),
        ("Lima demanded that Quito free a man who was seized last week.", "that Quito free a man"),
        ("Lima said that it shut the port after rebels shelled it.", "that it shut the port after rebels shelled it"),
    ],
)
def test_background_at_the_end_is_the_outlets(text: str, content: str) -> None:
    assert [claim.content.text for claim in _claims(text) if claim.asserts] == [content]


def test_as_agreed_is_not_as_told() -> None:
    claims = _claims("The two armies left the ridge, as their commanders agreed in May.")
    assert [claim.asserts for claim in claims] == [False]


def test_what_is_only_tried_is_no_position() -> None:
    assert _claims("The senators have tried to question the two aides.") == []


def test_what_reports_are_about_does_not_tell_them() -> None:
    claims = _claims("Reports of soldiers at the border are false, the mayor said.", linked=True)
    assert not any(claim.speaker and "soldiers" in claim.speaker.text for claim in claims)
