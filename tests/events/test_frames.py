"""Every frame's example codes to what it says, through the shipped parser and the actor linker."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.actors.actor import Participant
from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.events.coder import code_events
from dragoman.events.compile import load_frame_files
from dragoman.events.event import Event
from dragoman.events.ontology import load_ontology
from dragoman.events.schema import Example, FrameSpec
from dragoman.language import load

CASES = [
    (file.type, frame, example) for file in load_frame_files() for frame in file.frames for example in frame.examples
]


@cache
def coded() -> dict[str, list[Event]]:
    """The events of every example sentence, each annotated on its own, as a reader would try it."""
    texts = sorted({example.text for _, _, example in CASES})
    events: dict[str, list[Event]] = {}
    nlp = load()
    for text in texts:
        doc = nlp(text)
        document = Document(id="example", text=text, published="2024-12-30")
        events[text] = code_events(doc, document, link_actors(doc, document))
    return events


def _named(words: list[str], people: list[Participant]) -> bool:
    texts = " | ".join(f"{one.text} {one.name}" for one in people).lower()
    return all(word.lower() in texts for word in words)


def codes_to(event: Event, file_type: str, frame: FrameSpec, example: Example) -> bool:
    """Whether one event is what the example says."""
    return (
        event.event_type == (example.type or frame.type or file_type)
        and (example.mode is None or event.mode == example.mode)
        and set(example.auxiliary) <= set(event.auxiliary)
        and _named(example.actor, event.actors)
        and _named(example.recipient, [*event.recipients, *(event.actors if frame.reciprocal else [])])
    )


@pytest.mark.parametrize(
    ("file_type", "frame", "example"),
    [pytest.param(*case, id=f"{case[0]}/{case[1].name}: {case[2].text}") for case in CASES],
)
def test_example_codes_to_what_it_says(file_type: str, frame: FrameSpec, example: Example) -> None:
    events = coded()[example.text]
    told = [
        f"{e.event_type} {e.mode} {[p.text for p in e.actors]} -> {[p.text for p in e.recipients]} {e.reason}"
        for e in events
    ]
    if example.nothing:
        assert not [event for event in events if event.reason.startswith(f"{file_type}/{frame.name}")], told
    else:
        assert any(codes_to(event, file_type, frame, example) for event in events), told or "no event"


def test_every_type_has_frames() -> None:
    assert {file_type for file_type, _, _ in CASES} == set(load_ontology().types)
