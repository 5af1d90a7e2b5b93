"""Made-up readings in any number: invented outlets and speakers, deterministic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dragoman.actors.actor import Actor, Participant
from dragoman.claims.claim import Claim, Source
from dragoman.documents.document import Document
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.reading import Reading
from dragoman.span import Span

COUNTRIES = ("ALB", "BRA", "CHL", "DNK", "EST", "FJI", "GHA", "HTI", "ISL", "JAM")
TYPES = (("CONSULT", 1, 2.5), ("AID", 2, 10.0), ("ACCUSE", 3, -3.0), ("ASSAULT", 4, -9.0), ("SANCTION", 4, -6.0))
OUTLETS = ("The Harbour Post", "Northern Wire", "Radio Quay", "Evening Ledger")
_WORDS = (
    *("harbour", "ministry", "convoy", "accord", "envoy", "border", "summit"),
    *("tariff", "garrison", "strike", "market", "council", "river", "bridge"),
)
_FIRST = date(2020, 1, 1)


def participant(country: str = "ALB", name: str = "", *, start: int = 0, **fields: Any) -> Participant:
    """A participant whose noun phrase is its name."""
    name = name or f"Government of {country}"
    fields = {"sectors": ("GOV",), "actor_id": f"state:{country}", **fields}
    return Participant(name, start, start + len(name), name, country, **fields)


def event(event_id: str = "e1", document_id: str = "d1", **fields: Any) -> Event:
    """An event with sensible defaults."""
    text = "Albania praised Brazil."
    defaults: dict[str, Any] = {
        "event_type": "CONSULT",
        "mode": "visit",
        "contexts": ["diplomatic"],
        "quad": 1,
        "score": 2.5,
        "actors": [participant("ALB")],
        "recipients": [participant("BRA")],
        "trigger": Span(8, 15, "praised"),
        "sentence": Span(0, len(text), text),
        "date": EventDate("2024-03-05", "2024-03-05", "on Tuesday", "day"),
        "place": Place("Tirana", "ALB", "Tirana", 41.33, 19.82, 3183875),
        "confidence": 0.8,
        "reason": "frame praise",
    }
    return Event(id=event_id, document_id=document_id, **{**defaults, **fields})


def reading(document_id: str = "d1", events: list[Event] | None = None, **document: Any) -> Reading:
    """A reading of one short document."""
    text = document.pop("text", "Albania praised Brazil.")
    defaults = {"outlet": OUTLETS[0], "published": "2024-03-06", "title": "A visit", "source": f"{document_id}.txt"}
    return Reading(Document(document_id, text, **{**defaults, **document}), events or [], [], [])


def readings(documents: int, events_each: int = 10, *, seed: int = 0, first: int = 0) -> Iterator[Reading]:
    """``documents`` readings with ``events_each`` events each; number ``n`` is the same for every seed and count."""
    for n in range(first, first + documents):
        yield _reading(n, events_each, random.Random(f"{seed}-{n}"))


def _reading(n: int, events_each: int, rng: random.Random) -> Reading:
    text = ". ".join(" ".join(rng.choices(_WORDS, k=12)) for _ in range(events_each)) + "."
    document_id = f"doc-{n:08d}"
    published = _FIRST + timedelta(days=rng.randrange(1_500))
    document = Document(
        document_id,
        text,
        f"Headline {n}",
        rng.choice(OUTLETS),
        "",
        published.isoformat(),
        source=f"{n}.txt",
        warnings=("The date was read from the text.",) if n % 2 else (),
    )
    actors = [
        Actor(f"state:{c}", f"Government of {c}", c, ("GOV",), "state", None, [Span.of(text, 0, 5)], "registry")
        for c in rng.sample(COUNTRIES, 4)
    ]
    events = [_event(document, number, rng, actors, published) for number in range(events_each)]
    claims = [_claim(document, number, actors[0], events[number : number + 1]) for number in range(2)]
    return Reading(document, events, claims, actors)


def _event(document: Document, number: int, rng: random.Random, actors: list[Actor], published: date) -> Event:
    event_type, quad, score = rng.choice(TYPES)
    by, to = rng.sample(actors, 2)
    day = (published - timedelta(days=rng.randrange(3))).isoformat()
    sentence = Span.of(document.text, 20 * number, 20 * number + 60)
    return event(
        f"{document.id}-{number}",
        document.id,
        event_type=event_type,
        mode="",
        quad=quad,
        score=score,
        actors=[participant(by.country)],
        recipients=[participant(to.country)],
        trigger=Span.of(document.text, sentence.start, sentence.start + 5),
        sentence=sentence,
        date=EventDate(day, day, "", "day"),
        attribution=[Source("Ana Keller", "Keller", "speaker", "person:ana-keller")] if rng.random() < 0.3 else [],
        auxiliary=frozenset({"negation"}) if rng.random() < 0.05 else frozenset(),
    )


def _claim(document: Document, number: int, speaker: Actor, events: list[Event]) -> Claim:
    return Claim(
        f"{document.id}-c{number}",
        participant(speaker.country),
        Span.of(document.text, 0, 4),
        Span.of(document.text, 5, 40),
        "indirect",
        None,
        [Source(speaker.name, speaker.name, "speaker", speaker.id)],
        [event.id for event in events],
        document.id,
        "distancing",
        number == 0,
    )
