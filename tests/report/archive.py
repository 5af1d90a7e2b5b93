"""Hand-made readings: the report's subject is what it shows, not how articles are coded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.actors.actor import Actor, Kind, Participant
from dragoman.claims.claim import Claim, ClaimKind, Source
from dragoman.documents.document import Document, Rejected
from dragoman.events.event import Auxiliary, Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

KNOWN: dict[str, tuple[str, str, tuple[str, ...], str, Kind]] = {
    "Russia": ("Russia", "RUS", ("GOV",), "state:RUS", "state"),
    "Moscow": ("Russia", "RUS", ("GOV",), "state:RUS", "state"),
    "Syria": ("Syria", "SYR", ("GOV",), "state:SYR", "state"),
    "Damascus": ("Syria", "SYR", ("GOV",), "state:SYR", "state"),
    "Türkiye": ("Türkiye", "TUR", ("GOV",), "state:TUR", "state"),
    "Israel": ("Israel", "ISR", ("GOV",), "state:ISR", "state"),
    "Ilya Pasternak": ("Ilya Pasternak", "RUS", ("GOV",), "person:ilya-pasternak", "person"),
    "rebels": ("Syrian rebels", "SYR", ("REB",), "d:rebels", "group"),
}
SCORES = {
    "ASSAULT": (4, -9.0),
    "CONSULT": (1, 2.5),
    "AID": (2, 10.0),
    "ACCUSE": (3, -3.0),
    "AGREE": (1, 2.5),
    "REJECT": (3, -2.0),
}


def participant(text: str, phrase: str, after: int = 0) -> Participant:
    """``phrase`` where it first stands in ``text`` at or after ``after``, resolved when it is one of ``KNOWN``."""
    start = text.index(phrase, after)
    name, country, sectors, actor_id, _ = KNOWN.get(phrase, (phrase, "", (), f"d:{phrase}", "group"))
    return Participant(phrase, start, start + len(phrase), name, country, sectors, actor_id)


def event(
    text: str,
    sentence: str,
    event_type: str,
    trigger: str,
    *,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    mode: str = "",
    auxiliary: Iterable[Auxiliary] = (),
    chain: Sequence[Source] = (),
    date: EventDate | None = None,
    place: Place | None = None,
    confidence: float = 0.8,
    reason: str = "frame of the test",
) -> Event:
    """An event told in ``sentence`` of ``text``."""
    start = text.index(sentence)
    at = text.index(trigger, start)
    quad, score = SCORES[event_type]
    return Event(
        id=f"ev{start}-{at}-{event_type}",
        event_type=event_type,
        mode=mode,
        contexts=["diplomatic"],
        quad=quad,
        score=score,
        actors=[participant(text, phrase, start) for phrase in by],
        recipients=[participant(text, phrase, start) for phrase in to],
        trigger=Span.of(text, at, at + len(trigger)),
        sentence=Span.of(text, start, start + len(sentence)),
        auxiliary=frozenset(auxiliary),
        attribution=list(chain),
        date=date,
        place=place,
        confidence=confidence,
        reason=reason,
    )


def day(iso: str, text: str = "on that day") -> EventDate:
    """A date that the article gives."""
    return EventDate(iso, iso, text, "day")


def claim(
    text: str,
    content: str,
    cue: str,
    speaker: str | None,
    *,
    kind: ClaimKind = "indirect",
    channel: Source | None = None,
    events: Sequence[Event] = (),
) -> Claim:
    """A claim made in ``text``."""
    start, at = text.index(content), text.index(cue)
    return Claim(
        id=f"cl{start}",
        speaker=participant(text, speaker) if speaker else None,
        cue=Span.of(text, at, at + len(cue)),
        content=Span.of(text, start, start + len(content)),
        kind=kind,
        channel=channel,
        chain=[channel] if channel else [],
        events=[one.id for one in events],
    )


def reading(document: Document, events: Sequence[Event] = (), claims: Sequence[Claim] = ()) -> Reading:
    """The reading of ``document``, with the actors that its events and claims name."""
    events = [replace(one, document_id=document.id, date=one.date or _published(document)) for one in events]
    claims = [replace(one, document_id=document.id) for one in claims]
    named = [one for event in events for one in (*event.actors, *event.recipients)]
    named += [claim.speaker for claim in claims if claim.speaker]
    actors = {one.actor_id: _actor(one) for one in named}
    return Reading(document, list(events), list(claims), list(actors.values()))


def _published(document: Document) -> EventDate:
    if not document.published:
        return EventDate("", "", "", "unknown")
    return EventDate(document.published, document.published, "", "published")


def _actor(one: Participant) -> Actor:
    kind = next((known[4] for known in KNOWN.values() if known[3] == one.actor_id), "group")
    return Actor(one.actor_id, one.name, one.country, one.sectors, kind, None, [one.span], "test")


def small(folder: Path) -> Ledger:
    """An archive with five articles: a wire report, its copy, another view, a denial, an undated note."""
    ledger = Ledger.open(folder)
    ledger.append(_small_readings(), [
        Rejected("mail/<photo>.jpg", "binary", "'<photo>.jpg' holds no text. Convert it and read it again."),
        Rejected("fr/article.html", "not-english", "'article.html' is French. Dragoman reads English."),
    ])  # fmt: skip
    return ledger


def _small_readings() -> list[Reading]:
    wire_text = (
        "Russia bombed rebels near Aleppo on Sunday, the Lighthouse agency said.\n\n"
        "Ilya Pasternak visited Damascus and promised wheat."
    )
    tass = Source("Lighthouse", "the Lighthouse agency", "channel")
    struck = event(
        wire_text, "Russia bombed rebels near Aleppo on Sunday, the Lighthouse agency said.", "ASSAULT", "bombed",
        by=["Russia"], to=["rebels"], mode="aerial", chain=[tass], date=day("2024-12-01", "on Sunday"),
        place=Place("Aleppo", "SYR"),
    )  # fmt: skip
    visit = event(
        wire_text, "Ilya Pasternak visited Damascus and promised wheat.", "CONSULT", "visited",
        by=["Ilya Pasternak"], to=["Damascus"], mode="visit",
    )  # fmt: skip
    wire = Document(
        "wire-1", wire_text, "Air strikes near Aleppo", "Meridian Wire", "Lena Aasen", "2024-12-02",
        "https://meridian-wire.example/1", source="demo/wire-1",
    )  # fmt: skip
    copy = replace(wire, id="copy-1", outlet="Harbour Courier", url="", copy_of="wire-1", published="2024-12-03")
    other_text = "Moscow struck rebels near Aleppo, residents said. Moscow will send aid to Syria."
    other = Document("other-1", other_text, "Strikes", "Plain Sources", "", "2024-12-02", source="demo/other-1")
    again = event(
        other_text, "Moscow struck rebels near Aleppo, residents said.", "ASSAULT", "struck", by=["Moscow"],
        to=["rebels"], mode="aerial", date=day("2024-12-01"), place=Place("Aleppo", "SYR"),
        chain=[Source("", "residents", "unnamed")],
    )  # fmt: skip
    planned = event(
        other_text,
        "Moscow will send aid to Syria.",
        "AID",
        "send aid",
        by=["Moscow"],
        to=["Syria"],
        auxiliary=["future"],
    )
    denial_text = "Russia denied on Tuesday that it had bombed rebels near Aleppo. Syria accused Israel of lying."
    denied = event(
        denial_text, "Russia denied on Tuesday that it had bombed rebels near Aleppo.", "ASSAULT", "bombed",
        by=["Russia"], to=["rebels"], mode="aerial", auxiliary=["negation"], date=day("2024-12-01"),
        chain=[Source("Russia", "Russia", "speaker", "state:RUS")],
    )  # fmt: skip
    accused = event(denial_text, "Syria accused Israel of lying.", "ACCUSE", "accused", by=["Syria"], to=["Israel"])
    denies = claim(denial_text, "it had bombed rebels near Aleppo", "denied", "Russia", events=[denied])
    denial = Document("denial-1", denial_text, "Moscow denies strikes", "Oka One", "", "2024-12-03", genre="opinion")
    undated_text = "Türkiye and Syria agreed to trade."
    undated = event(undated_text, undated_text, "AGREE", "agreed", by=["Türkiye", "Syria"])
    return [
        reading(wire, [struck, visit], [claim(wire_text, "Russia bombed rebels", "said", None, channel=tass)]),
        reading(copy, [struck, visit]),
        reading(other, [again, planned]),
        reading(denial, [denied, accused], [denies]),
        reading(Document("undated-1", undated_text), [undated]),
    ]


def turned(folder: Path) -> Ledger:
    """A year in which Russia helps Syria month by month, and a year in which it accuses it: one turning point."""
    ledger = Ledger.open(folder)
    told = []
    for number in range(24):
        published = f"{2023 + number // 12}-{number % 12 + 1:02d}-10"
        kind, word = ("AID", "helped") if number < 12 else ("ACCUSE", "accused")
        text = f"Russia {word} Syria in report {number}."
        document = Document(f"turn-{number}", text, "Report", "Meridian Wire", "", published)
        told.append(
            reading(document, [event(text, text, kind, word, by=["Russia"], to=["Syria"], date=day(published))])
        )
    ledger.append(told)
    return ledger
