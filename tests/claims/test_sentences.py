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
        "No one has claimed that the bridge was mined.",
        "The lake, called Bright Water, is closed.",
        "Rao said nothing about the raid.",
        "Exports rose, compared with last year.",
        "They signed the “Treaty of Friendship” in May.",
    ],
)
def test_no_claim_where_nobody_vouches(text: str) -> None:
    assert _claims(text) == []


def test_refusal_to_say_is_no_claim_of_what_was_not_said() -> None:
    claims = _claims("The spokesman declined to say that the army had left.")
    assert [(claim.content.text, claim.asserts) for claim in claims] == [("to say that the army had left", False)]


def test_first_person_outside_quotations_is_the_author() -> None:
    claims = _claims("I think that the treaty is dead.", byline="Ana Petrescu")
    assert [(claim.chain[0].name, claim.content.text) for claim in claims] == [
        ("Ana Petrescu", "that the treaty is dead")
    ]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Lavrov told TASS that Turkey had shelled the camp, according to Digi24.", ["TASS", "Digi24"]),
        ("According to Digi24, Lavrov told TASS that Turkey had shelled the camp.", ["TASS", "Digi24"]),
        ("“Turkey shelled the camp,” Lavrov told TASS, Digi24 reported.", ["TASS", "Digi24"]),
        ("Lavrov said that Turkey had shelled the camp, Digi24 reported.", ["Digi24"]),
        ("“Turkey shelled the camp,” Lavrov told TASS, according to Digi24.", ["TASS", "Digi24"]),
        ("Two pilots were arrested, Interfax reported, citing the ministry.", ["Interfax"]),
        ("The ministry, quoted by Interfax, said that two pilots had been arrested.", ["Interfax"]),
    ],
)
def test_chain_reads_nearest_first(text: str, chains: list[str]) -> None:
    spoken = [claim for claim in _claims(text) if claim.chain[0].kind == "speaker"]
    assert [[link.name for link in claim.chain[1:]] for claim in spoken] == [chains]


def test_nested_attributions_nest() -> None:
    claims = _claims("Haddad said that witnesses had claimed the police beat the students.")
    outer, inner = sorted(claims, key=lambda claim: claim.content.start)
    assert outer.content.covers(inner.content)
    assert [outer.chain[0].text, inner.chain[0].text] == ["Haddad", "witnesses"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A senior official who asked not to be named said the pipeline was cut.", "officials"),
        ("Experts warned that the harvest would fail.", "experts"),
        ("Eyewitnesses said that soldiers fired first.", "witnesses"),
        ("Voters think the government has failed.", "public"),
        ("Reports indicate that the garrison surrendered.", "reports"),
        ("It was announced that the parliament had been dissolved.", "unnamed"),
        ("Asked if the army had bombed the school, the general left.", "unnamed"),
    ],
)
def test_unnamed_speakers_have_a_type(text: str, name: str) -> None:
    assert [(link.name, link.kind) for claim in _claims(text) for link in claim.chain] == [(name, "unnamed")]


def test_participle_behind_a_quotation_has_the_speaker_outside_it() -> None:
    claims = _claims("“They failed us,” Kovač told the crowd, adding that the army had fled.")
    assert {claim.chain[0].text for claim in claims} == {"Kovač"}


@pytest.mark.parametrize("text", ["Border to reopen in May: minister", "Minister: Border to reopen in May"])
def test_office_speaks_in_a_headline(text: str) -> None:
    assert [claim.chain[0].text.lower() for claim in _claims(text)] == ["minister"]


def test_first_line_that_a_name_opens_is_told() -> None:
    claims = _claims("Lindqvist: The talks need more time.")
    assert [(claim.chain[0].text, claim.content.text) for claim in claims] == [
        ("Lindqvist", "The talks need more time.")
    ]


def test_setting_before_the_speaker_is_no_content() -> None:
    claims = _claims("Pressed on the raid, the sheriff replied, “It was lawful, and it will happen again.”")
    assert "It was lawful, and it will happen again." in [claim.content.text for claim in claims]
    assert not any(claim.content.text.startswith("Pressed") for claim in claims)


def test_paragraph_behind_a_colon_is_told() -> None:
    claims = _claims("The governor added:\n\nIt is late. Nobody will come.\n\nThe square was empty.")
    assert [claim.content.text for claim in claims] == ["It is late. Nobody will come."]


def test_quotation_over_paragraphs_is_a_content_for_each() -> None:
    claims = _claims("“We will not leave,” Petrov said.\n\n“This is our home.\n\n“It will stay our home.”")
    assert [claim.content.text for claim in claims] == [
        "We will not leave,",
        "This is our home.",
        "It will stay our home.",
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kovač went on to say that the border was open.", "went on to say"),
        ("Kovač said bluntly that the border was open.", "said bluntly"),
        ("Kovač has repeatedly said that the border was open.", "has repeatedly said"),
        ("Kovač said in a statement on Monday that the border was open.", "said"),
        ("Kovač said in an interview on Monday that the border was open.", "said in an interview"),
        ("Kovač never had any way of knowing that the border was open.", "never had any way of knowing"),
        ("Kovač published a series of posts saying that the border was open.", "published a series of posts saying"),
        ("Kovač sent a letter to the council urging it to open the border.", "sent a letter to the council urging"),
        ("As Kovač put it, the border was open.", "put it"),
        ("Reporters asked Kovač about the border.", "asked Kovač about"),
        ("Kovač appeared to blame the union.", "appeared to blame"),
        ("Kovač is leaning heavily toward the union.", "is leaning heavily toward"),
        ("Kovač said Monday that the border was open.", "said Monday"),
        ("Kovač said in Oslo that the border was open.", "said"),
        ("Kovač was able to show that the border was open.", "was able to show"),
        ("Kovač could not resist saying that the border was open.", "could not resist saying"),
        ("Kovač told reporters that the border was open.", "told"),
        ("Kovač added: “The border is open.”", "added:"),
        ("Kovač warned of a new war.", "warned of"),
        ("Kovač's long-standing opposition to the plan has grown.", "long-standing opposition to"),
    ],
)
def test_extent_of_the_cue(text: str, cue: str) -> None:
    assert [claim.cue.text for claim in _claims(text)] == [cue]


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


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Talk has been mounting about a split.", "", "Talk has been mounting about", "a split"),
        ("The minister called the raid a crime.", "minister", "called", "the raid a crime"),
        ("Police were reluctant in identifying the officer.", "Police", "were reluctant in", "identifying the officer"),
        ("Fears grew that the dam would burst.", "", "Fears grew", "that the dam would burst"),
        ("There were fears that the dam would burst.", "", "There were fears", "that the dam would burst"),
        ("The bishops are in favour of the ceasefire.", "bishops", "are in favour of", "the ceasefire"),
        ("The envoys are in despair over the ruling.", "envoys", "are in despair over", "the ruling"),
        ("The ministry issued a statement calling the vote a farce.", "ministry", "issued a statement calling",
         "the vote a farce"),
        ("Kovač did not apologize for the raid.", "Kovač", "did not apologize for", "the raid"),
        ("Federal law requires candidates to disclose their income.", "law", "requires",
         "candidates to disclose their income"),
        ("The decision to cut the subsidy angered growers.", "growers", "angered", "The decision to cut the subsidy"),
        ("The envoys sounded a call for the camp to close.", "envoys", "sounded a call", "for the camp to close"),
        ("Kovač spoke for the miners.", "Kovač", "spoke for", "the miners"),
        ("The union is hearing talk of a strike and tells of threats.", "union", "tells of", "threats"),
        ("Officials told of beatings.", "Officials", "told of", "beatings"),
        ("The papers shed light on the raid.", "papers", "shed light on", "the raid"),
        ("Lawmakers have not said when they will vote.", "Lawmakers", "have not said", "when they will vote"),
        ("On Sunday, Kovač made the following comment: “The valley needs a road.”", "Kovač",
         "made the following comment:", "The valley needs a road."),
        ("To the dismay of the union, the mine was closed.", "the union", "To the dismay of", "the mine was closed"),
        ("The decision was welcomed by Paris and criticised by London.", "London", "criticised", "The decision"),
        ("What the army calls a “security operation” has killed forty villagers.", "the army", "calls",
         "a “security operation”"),
        ("A survey by Delta Research puts turnout at 61 percent.", "A survey by Delta Research", "puts",
         "turnout at 61 percent"),
        ("Word that the ferry had sunk reached the island.", "", "Word", "that the ferry had sunk"),
        ("The march was dismissed as a farce by the mayor.", "the mayor", "was dismissed as", "a farce"),
    ],
)  # fmt: skip
def test_claim_without_a_verb_of_speech(text: str, speaker: str, cue: str, content: str) -> None:
    found = [(claim.chain[0].text, claim.cue.text, claim.content.text) for claim in _claims(text)]
    assert any(speaker in who and (words, held) == (cue, content) for who, words, held in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The mine was supposed to close in March.",
        "The house with a view of the sea was sold.",
        "The job requires patience.",
        "The envoys spoke for two hours.",
        "The guards stood by the road.",
        "The guards put a barrier at the gate.",
        "The ambassador was recalled.",
    ],
)
def test_no_claim_of_duty_sight_and_need(text: str) -> None:
    assert _claims(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "asserts"),
    [
        ("It is unclear whether the truce will hold.", "is unclear", False),
        ("It seems that the army has left.", "seems", False),
        ("The truce seems to have failed.", "seems", False),
        ("The court heard that officers had beaten the prisoner.", "heard", True),
    ],
)
def test_nobody_is_said_to_hold_the_view(text: str, cue: str, asserts: bool) -> None:
    claims = _claims(text)
    assert [(claim.cue.text, claim.chain[0].name, claim.asserts) for claim in claims] == [(cue, "unnamed", asserts)]


def test_who_takes_the_opportunity_speaks() -> None:
    claims = _claims("The bishop took the opportunity to thank the rescuers and to urge calm.")
    assert {(claim.chain[0].text, claim.content.text) for claim in claims} == {
        ("The bishop", "the rescuers"),
        ("The bishop", "calm"),
    }


def test_words_of_the_speaker_are_no_content() -> None:
    claims = _claims("The statement, published on Monday, said that the road was open.")
    assert [claim.content.text for claim in claims] == ["that the road was open"]


def test_occasion_between_commas_is_no_part_of_the_speaker() -> None:
    claims = _claims("The ministry, in a Facebook post, denied that it had shelled the market.")
    assert [claim.chain[0].text for claim in claims] == ["The ministry"]


def test_occasion_right_behind_the_cue_is_no_content() -> None:
    claims = _claims("The army said in a tweet it had struck a tunnel.")
    assert [claim.content.text for claim in claims] == ["it had struck a tunnel"]


def test_claim_that_could_not_be_verified_is_still_a_claim() -> None:
    claims = _claims("The agency could not verify the claim that the village had been taken.")
    assert [(claim.content.text, claim.stance) for claim in claims] == [
        ("that the village had been taken", "distancing")
    ]


def test_denial_in_a_relative_clause_denies_what_stands_behind_it() -> None:
    claims = _claims("The president, whose party denies the charge, accused the opposition of arming gangs.")
    assert ("whose party", "the charge") in {(claim.chain[0].text, claim.content.text) for claim in claims}


def test_phrase_behind_that_is_no_part_of_its_content() -> None:
    claims = _claims("The council heard on Monday that, according to two guests, the ship had been seized.")
    assert ("two guests", "the ship had been seized") in {(c.chain[0].text, c.content.text) for c in claims}


def test_denial_behind_a_semicolon_denies_what_stands_before() -> None:
    claims = _claims("Norway says Russia jammed satellite signals; Russia denies it")
    assert [claim.content.text for claim in claims if claim.stance == "denying"] == [
        "Norway says Russia jammed satellite signals"
    ]


def test_unclear_is_no_denial() -> None:
    assert [claim.stance for claim in _claims("It was not clear who had fired the rocket.")] == ["neutral"]


@pytest.mark.parametrize(
    "text",
    [
        "The bureau has not responded to a request for comment.",
        "The ministry has not responded to the Courier's emails.",
        "Demand is growing for grain.",
        "Officials have tried to say that the mayor fled.",
        "Neither account could be verified.",
        "The next morning a new flag appeared over the embassy, after the old one had been lowered.",
    ],
)
def test_what_was_not_said_is_no_claim(text: str) -> None:
    assert [(claim.cue.text, claim.content.text) for claim in _claims(text)] == []
