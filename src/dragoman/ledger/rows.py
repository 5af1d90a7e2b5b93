"""Records to rows of the archive's tables and back; what goes in comes out equal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.actors.actor import Actor, Participant
from dragoman.claims.claim import Claim, Source
from dragoman.documents.document import Document, Rejected
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate, Place
from dragoman.span import Span
from dragoman.standings.standing import Standing

if TYPE_CHECKING:
    from dragoman.reading import Reading

Row = dict[str, Any]


def reading_rows(reading: Reading, *, version: str, signature: bytes | None = None) -> dict[str, list[Row]]:
    """The rows of every table that hold ``reading``. Raises ValueError when a date is not an ISO date."""
    document_id = reading.document.id
    document = _document_row(reading.document) | {"signature": signature}
    events = [_event_row(event, n) for n, event in enumerate(reading.events)]
    participants = [
        row for event, own in zip(reading.events, events, strict=True) for row in _participant_rows(event, own)
    ]
    tables: dict[str, list[Row]] = {
        "documents": [document],
        "events": events,
        "participants": participants,
        "claims": [_claim_row(claim, n) for n, claim in enumerate(reading.claims)],
        "actors": [_actor_row(actor, n) for n, actor in enumerate(reading.actors)],
        "mentions": [row for n, actor in enumerate(reading.actors) for row in _mention_rows(actor, n)],
        "standings": [_standing_row(standing, n) for n, standing in enumerate(reading.standings)],
    }
    for name, rows in tables.items():
        for row in rows:
            if name != "documents":
                row["document_id"] = document_id
            row["version"] = version
    return tables


def rejected_row(rejected: Rejected, *, version: str) -> Row:
    """The row of ``rejected``."""
    return {
        "source": rejected.source,
        "reason": rejected.reason,
        "message": rejected.message,
        "details": json.dumps(rejected.details, ensure_ascii=True),
        "version": version,
    }


def reading_of(
    document: Row,
    events: list[Row],
    claims: list[Row],
    actors: list[Row],
    mentions: list[Row],
    standings: list[Row],
) -> Reading:
    """The Reading whose rows these are, each list in the order in which it was stored."""
    from dragoman.reading import Reading  # brings the whole flow with it, which a reader of archives rarely needs

    return Reading(
        document=document_of(document),
        events=[event_of(row) for row in events],
        claims=[claim_of(row) for row in claims],
        actors=actors_of(actors, mentions),
        standings=[standing_of(row) for row in standings],
    )


def actors_of(actors: list[Row], mentions: list[Row]) -> list[Actor]:
    """The Actors of one document, with their mentions."""
    spans: dict[int, list[Span]] = {}
    for row in mentions:
        spans.setdefault(row["actor_position"], []).append(_span(row, "text"))
    return [actor_of(row, spans.get(row["position"], [])) for row in actors]


def _document_row(document: Document) -> Row:
    row = document.to_dict()
    row["published"] = _date(document.published)
    row["words"] = len(document.text.split())
    return row


def document_of(row: Row) -> Document:
    """The Document of a row of ``documents``."""
    names = ("id", "text", "title", "outlet", "byline", "url", "genre", "language", "copy_of", "source")
    known = {name: row[name] for name in names}
    return Document(published=_iso(row["published"]), warnings=tuple(row["warnings"]), **known)


def _event_row(event: Event, position: int) -> Row:
    return {
        "id": event.id,
        "position": position,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": event.quad,
        "score": event.score,
        "actors": [_struct(participant) for participant in event.actors],
        "recipients": [_struct(participant) for participant in event.recipients],
        "mutual": event.mutual,
        **_span_columns(event.trigger, "trigger", text="trigger_text"),
        **_span_columns(event.sentence, "sentence"),
        "auxiliary": sorted(event.auxiliary),
        "attribution": [_link(source) for source in event.attribution],
        **_date_columns(event.date),
        **_place_columns(event.place),
        "confidence": event.confidence,
        "reason": event.reason,
    }


def event_of(row: Row) -> Event:
    """The Event of a row of ``events``."""
    return Event(
        id=row["id"],
        event_type=row["event_type"],
        mode=row["mode"],
        contexts=row["contexts"],
        quad=row["quad"],
        score=row["score"],
        actors=[_participant(struct) for struct in row["actors"]],
        recipients=[_participant(struct) for struct in row["recipients"]],
        trigger=Span(row["trigger_start"], row["trigger_end"], row["trigger_text"]),
        sentence=_span(row, "sentence"),
        auxiliary=frozenset(row["auxiliary"]),
        attribution=[Source(**struct) for struct in row["attribution"]],
        date=_event_date(row),
        place=_place(row),
        confidence=row["confidence"],
        reason=row["reason"],
        document_id=row["document_id"],
        mutual=row["mutual"],
    )


_COPIED = ("event_type", "mode", "quad", "score", "mutual", "date_start", "date_end", "auxiliary", "confidence")


def _participant_rows(event: Event, row: Row) -> Iterator[Row]:
    common = {name: row[name] for name in _COPIED}
    for side, participants in (("actor", event.actors), ("recipient", event.recipients)):
        for position, participant in enumerate(participants):
            yield {
                "event_id": event.id,
                "side": side,
                "position": position,
                "text": participant.text,
                "text_start": participant.start,
                "text_end": participant.end,
                "name": participant.name,
                "country": participant.country,
                "sector": participant.sectors[0] if participant.sectors else "",
                "sectors": list(participant.sectors),
                "actor_id": participant.actor_id,
                **common,
            }


def _claim_row(claim: Claim, position: int) -> Row:
    speaker = _struct(claim.speaker) if claim.speaker else {}
    names = ("text", "start", "end", "name", "country", "sectors", "actor_id")
    return {
        "id": claim.id,
        "position": position,
        **{f"speaker_{name}": speaker.get(name) for name in names},
        **_span_columns(claim.cue, "cue", text="cue_text"),
        **_span_columns(claim.content, "content"),
        "kind": claim.kind,
        "stance": claim.stance,
        "asserts": claim.asserts,
        "channel": _link(claim.channel) if claim.channel else None,
        "chain": [_link(source) for source in claim.chain],
        "events": claim.events,
    }


def claim_of(row: Row) -> Claim:
    """The Claim of a row of ``claims``."""
    speaker = None
    if row["speaker_text"] is not None:
        names = ("text", "start", "end", "name", "country", "sectors", "actor_id")
        speaker = _participant({name: row[f"speaker_{name}"] for name in names})
    return Claim(
        id=row["id"],
        speaker=speaker,
        cue=Span(row["cue_start"], row["cue_end"], row["cue_text"]),
        content=_span(row, "content"),
        kind=row["kind"],
        stance=row["stance"],
        asserts=row["asserts"],
        channel=Source(**row["channel"]) if row["channel"] is not None else None,
        chain=[Source(**struct) for struct in row["chain"]],
        events=row["events"],
        document_id=row["document_id"],
    )


def _actor_row(actor: Actor, position: int) -> Row:
    return {
        "id": actor.id,
        "position": position,
        "name": actor.name,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "kind": actor.kind,
        "role": actor.role,
        "reason": actor.reason,
    }


def actor_of(row: Row, mentions: list[Span]) -> Actor:
    """The Actor of a row of ``actors``."""
    names = ("id", "name", "country", "kind", "role", "reason")
    return Actor(sectors=tuple(row["sectors"]), mentions=mentions, **{name: row[name] for name in names})


def _mention_rows(actor: Actor, actor_position: int) -> Iterator[Row]:
    for position, span in enumerate(actor.mentions):
        yield {
            "actor_id": actor.id,
            "actor_position": actor_position,
            "position": position,
            **_span_columns(span, "text"),
        }


def _standing_row(standing: Standing, position: int) -> Row:
    return {
        "id": standing.id,
        "position": position,
        "kind": standing.kind,
        "sign": standing.sign,
        "status": standing.status,
        "mutual": standing.mutual,
        "a": _struct(standing.a),
        "b": _struct(standing.b) if standing.b else None,
        **_span_columns(standing.span, "span"),
        **_span_columns(standing.sentence, "sentence"),
        "attribution": [_link(source) for source in standing.attribution],
    }


def standing_of(row: Row) -> Standing:
    """The Standing of a row of ``standings``."""
    return Standing(
        id=row["id"],
        kind=row["kind"],
        sign=row["sign"],
        a=_participant(row["a"]),
        b=_participant(row["b"]) if row["b"] is not None else None,
        span=_span(row, "span"),
        sentence=_span(row, "sentence"),
        status=row["status"],
        mutual=row["mutual"],
        attribution=[Source(**struct) for struct in row["attribution"]],
        document_id=row["document_id"],
    )


def rejected_of(row: Row) -> Rejected:
    """The Rejected of a row of ``rejected``."""
    return Rejected(row["source"], row["reason"], row["message"], json.loads(row["details"]))


def _struct(participant: Participant) -> Row:
    return {
        "text": participant.text,
        "start": participant.start,
        "end": participant.end,
        "name": participant.name,
        "country": participant.country,
        "sectors": list(participant.sectors),
        "actor_id": participant.actor_id,
    }


def _participant(struct: Row) -> Participant:
    return Participant(**{**struct, "sectors": tuple(struct["sectors"])})


def _link(source: Source) -> Row:
    return {"name": source.name, "text": source.text, "kind": source.kind, "actor_id": source.actor_id}


def _span_columns(span: Span, prefix: str, *, text: str = "") -> Row:
    return {text or prefix: span.text, f"{prefix}_start": span.start, f"{prefix}_end": span.end}


def _span(row: Row, prefix: str) -> Span:
    return Span(row[f"{prefix}_start"], row[f"{prefix}_end"], row[prefix])


def _date_columns(when: EventDate | None) -> Row:
    if when is None:
        return dict.fromkeys(("date_start", "date_end", "date_text", "date_precision"))
    return {
        "date_start": _date(when.start),
        "date_end": _date(when.end),
        "date_text": when.text,
        "date_precision": when.precision,
    }


def _event_date(row: Row) -> EventDate | None:
    if row["date_precision"] is None:
        return None
    return EventDate(_iso(row["date_start"]), _iso(row["date_end"]), row["date_text"], row["date_precision"])


def _place_columns(place: Place | None) -> Row:
    names = ("name", "country", "admin1", "lat", "lon", "geonames_id")
    return {f"place_{name}": getattr(place, name) if place else None for name in names}


def _place(row: Row) -> Place | None:
    if row["place_name"] is None:
        return None
    names = ("name", "country", "admin1", "lat", "lon", "geonames_id")
    return Place(**{name: row[f"place_{name}"] for name in names})


def _date(iso: str) -> date | None:
    if not iso:
        return None
    day = date.fromisoformat(iso)
    if day.isoformat() != iso:
        raise ValueError(f"{iso!r} is not a date written YYYY-MM-DD")
    return day


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
