"""Every frame's example codes to what it says, through the shipped parser and the actor linker."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.events.compile import load_frame_files
from dragoman.events.examples import Checked, check_examples
from dragoman.events.ontology import load_ontology

CASES = [
    (f"{file.type}/{frame.name}", example.text)
    for file in load_frame_files()
    for frame in file.frames
    for example in frame.examples
]


@cache
def checked() -> dict[tuple[str, str], Checked]:
    """Every example with what it coded to."""
    return {(one.frame, one.example.text): one for one in check_examples()}


@pytest.mark.parametrize(("frame", "text"), [pytest.param(frame, text, id=f"{frame}: {text}") for frame, text in CASES])
def test_example_codes_to_what_it_says(frame: str, text: str) -> None:
    one = checked()[frame, text]
    assert one.right, one.told or "no event"


def test_every_type_has_frames() -> None:
    assert {frame.partition("/")[0] for frame, _ in CASES} == set(load_ontology().types)
