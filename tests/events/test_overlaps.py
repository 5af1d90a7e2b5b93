"""Frames that say the same twice are named; frames that differ in what they ask or say are not."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.events.overlaps import covered_triggers, twins
from dragoman.events.schema import FrameFile, FrameSpec

SETS = [[], ["law"], ["law", "plan"], ["police"]]


def spec(name: str, verb: str, **fields: Any) -> FrameSpec:
    return FrameSpec.model_validate({"name": name, "verbs": verb, "examples": ["Kenya rapped Uganda."], **fields})


def table(name: str, **fields: Any) -> dict[str, Any]:
    """A compiled frame of the verb "rap"; lists of words by their place in ``SETS``."""
    same = {"type": "ACCUSE", "mode": "", "voice": "any", "reciprocal": False, "thing": False, "keep_type": False}
    same |= {"content": "real", "confidence": None, "constraints": 2, "needs": [], "without": []}
    same |= dict.fromkeys(("object", "subject", "words", "near", "not_object", "not_words"), 0)
    roles = {"actor": {"verb": ["subject"]}, "recipient": {"verb": ["object"]}}
    return {"id": f"ACCUSE/{name}", "triggers": {"verb": [["rap", "", []]]}, **same, **roles, **fields}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"mode": "disapprove"}, False),
        ({"recipient": ["object", "owner"]}, False),
        ({"object": ["law"]}, False),
        ({"confidence": 0.6}, False),
    ],
)
def test_frames_that_differ_in_their_triggers_alone_could_be_one(other: dict[str, Any], same: bool) -> None:
    frames = [spec("rap", "rap"), spec("chide", "chide", **other)]
    found = twins([FrameFile(type="ACCUSE", about="", frames=frames)])
    assert len(found) == same
    assert all(line.startswith("ACCUSE/rap, ACCUSE/chide: ") for line in found)


def test_the_order_of_words_makes_no_difference_and_that_of_roles_does() -> None:
    frames = [spec("a", "rap", object=["law", "plan"], actor=["subject", "by"])]
    frames += [spec("b", "chide", object=["plan", "law"], actor=["subject", "by"])]
    frames += [spec("c", "scold", object=["plan", "law"], actor=["by", "subject"])]
    (line,) = twins([FrameFile(type="ACCUSE", about="", frames=frames)])
    assert line.startswith("ACCUSE/a, ACCUSE/b: ")


@pytest.mark.parametrize(
    ("wide", "narrow", "covered"),
    [
        ({"object": 2}, {"object": 1}, True),
        ({"object": 0, "constraints": 0}, {"object": 1}, False),
        ({"object": 1}, {"object": 3}, False),
        ({}, {"not_words": 3}, True),
        ({"without": ["that"]}, {"without": ["that", "to-verb"]}, True),
        ({"object": 2, "mode": "allege"}, {"object": 1}, False),
        ({"object": 2, "recipient": {"verb": ["of"]}}, {"object": 1}, False),
        ({"object": 2, "needs": ["of"]}, {"object": 1}, False),
    ],
)
def test_a_trigger_that_a_wider_frame_has_is_named(wide: dict[str, Any], narrow: dict[str, Any], covered: bool) -> None:
    found = covered_triggers([table("wide", **wide), table("narrow", **narrow)], SETS)
    assert len(found) == covered
    assert all(line.startswith("ACCUSE/narrow: 'rap' is in ACCUSE/wide too") for line in found)


def test_a_particle_makes_another_trigger() -> None:
    off = {"triggers": {"verb": [["rap", "off", []]]}}
    assert covered_triggers([table("wide"), table("narrow", not_words=3, **off)], SETS) == []
