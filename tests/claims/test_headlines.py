"""Who speaks before the colon of a headline."""

import pytest

import dragoman

BODY = "The ministry gave no details of the matter on Monday."


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Sudan: Rebels shell crowded market", None),
        ("Sudan: We will not attend talks in Jeddah", "Sudan"),
        ("Russia: NATO expansion is a threat to Europe", "Russia"),
        ("Kremlin: Talks go on despite shelling", "Kremlin"),
    ],
)
def test_a_country_before_a_colon_may_be_what_the_headline_is_about(title, speaker):
    reading = dragoman.read(f"{title}\n\n{BODY}", title=title)
    spoken = {claim.speaker.text for claim in reading.claims if claim.cue.text == ":" and claim.speaker is not None}
    assert spoken == ({speaker} if speaker else set())


def test_an_oath_of_office_is_no_claim():
    reading = dragoman.read("Lawmakers swore in the vice president to replace him.")
    assert reading.claims == []


def test_the_kind_of_a_text_before_a_colon_speaks_not():
    title = "OPINION: The envoy who stayed too long"
    reading = dragoman.read(f"{title}\n\n{BODY}", title=title)
    assert [claim.content.text for claim in reading.claims if claim.cue.text == ":"] == []
