"""Whether every frame's examples code to what they say: the lexicon's own test, for people who edit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.actors.actor import Participant
from dragoman.events.compile import load_frame_files
from dragoman.events.event import Event
from dragoman.events.schema import Example, FrameSpec

PUBLISHED = "2024-12-30"
"""The date on which examples are taken to be published."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One example of a frame: ``right`` when it codes to what it says; ``told`` is what was coded, a line an event."""

    frame: str
    example: Example
    right: bool
    told: tuple[str, ...]


def check_examples(wanted: str = "") -> Iterator[Checked]:
    """Code the examples of every frame whose id begins with or contains ``wanted`` (all for ``""``)."""
    chosen = [
        (file.type, frame, example)
        for file in load_frame_files()
        for frame in file.frames
        for example in frame.examples
        if wanted.lower() in f"{file.type}/{frame.name}".lower()
    ]
    coded = code_texts({example.text for _, _, example in chosen})
    for file_type, frame, example in chosen:
        events = coded[example.text]
        told = tuple(
            f"{e.event_type} {e.mode} {[p.text for p in e.actors]} -> {[p.text for p in e.recipients]} "
            f"{sorted(e.auxiliary)} {e.reason}"
            for e in events
        )
        right = is_right(events, file_type, frame, example)
        yield Checked(f"{file_type}/{frame.name}", example, right, told)


def code_texts(texts: Iterable[str]) -> dict[str, list[Event]]:
    """The events of each text, annotated on its own, as a reader would try it."""
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_events
    from dragoman.language import load

    nlp = load()
    events: dict[str, list[Event]] = {}
    for text in sorted(texts):
        doc = nlp(text)
        document = Document(id="example", text=text, published=PUBLISHED)
        events[text] = code_events(doc, document, link_actors(doc, document))
    return events


def is_right(events: list[Event], file_type: str, frame: FrameSpec, example: Example) -> bool:
    """Whether the events hold what the example says, or nothing of its frame where it says ``nothing``."""
    if example.nothing:
        own = f"{file_type}/{frame.name}"
        return not any(event.reason.split(";")[0] == own for event in events)
    return any(codes_to(event, file_type, frame, example) for event in events)


def codes_to(event: Event, file_type: str, frame: FrameSpec, example: Example) -> bool:
    """Whether one event is what the example says."""
    return (
        event.event_type == (example.type or frame.type or file_type)
        and (example.mode is None or event.mode == example.mode)
        and set(example.auxiliary) <= set(event.auxiliary)
        and _named(example.actor, event.actors)
        and _named(example.recipient, [*event.recipients, *(event.actors if frame.reciprocal else [])])
    )


def _named(words: list[str], people: list[Participant]) -> bool:
    texts = " | ".join(f"{one.text} {one.name}" for one in people).lower()
    return all(word.lower() in texts for word in words)
