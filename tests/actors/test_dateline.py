"""Where a reporter writes is nobody who acts."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.cast import dateline


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ADDIS ABABA (Newswire) - Planes came.", "ADDIS ABABA (Newswire) -"),
        ("A title of it\n\nKOCHI: The harbour is shut.", "KOCHI:"),
        ("LIMA, March 3 (Newswire) - It rained.", "LIMA, March 3 (Newswire) -"),
        ("BEIRUT - It rained.", "BEIRUT -"),
        ("Iran - a state of 90 million - agreed.", ""),
        ("U.S. troops left. BEIRUT - no dateline here.", ""),
    ],
)
def test_the_dateline_is_found_behind_the_title(text: str, line: str) -> None:
    found = dateline(text)
    assert text[found.start : found.stop] == line


def test_the_place_of_a_dateline_acts_in_nothing() -> None:
    reading = dragoman.read("BAIDOA (Newswire) - Kenya expelled two Ugandan diplomats.", published="2024-03-08")
    people = [one.name for event in reading.events for one in (*event.actors, *event.recipients)]
    assert reading.events
    assert not any("baidoa" in name.lower() for name in people)


def test_who_opens_a_transcript_speaks() -> None:
    (claim,) = dragoman.read("PUTIN: We will never attack Ukraine.", published="2024-03-08").claims
    assert claim.speaker is not None
    assert claim.speaker.country == "RUS"


@pytest.mark.parametrize(
    ("text", "half", "meant"),
    [
        ("North Korea and South Korea talked. The North wants aid.", "The North", "state:PRK"),
        ("South Sudan closed its border. The South said why.", "The South", "state:SSD"),
    ],
)
def test_half_of_a_name_is_the_country_of_the_text(text: str, half: str, meant: str) -> None:
    actors = dragoman.read(text, published="2024-03-08").actors
    (actor,) = [one for one in actors if half.lower() in [mention.text.lower() for mention in one.mentions]]
    assert actor.id == meant
