"""PLOVER: one JSON event record a line, in the field names of the PLOVER manual, with what Dragoman knows besides.

The manual allows further fields; here they are ``auxiliary``, ``attribution``, ``confidence`` and the like.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from dragoman.exports.options import Selection
from dragoman.ledger.rows import Row

CODEBOOK = "plover-2.0"


def write(selection: Selection, stream: BinaryIO) -> int:
    """Write the records; gives their number."""
    written = 0
    for event in selection.events(actors=True):
        stream.write(json.dumps(_record(event), ensure_ascii=False, default=str).encode("utf-8") + b"\n")
        written += 1
    return written


def _record(event: Row) -> dict[str, Any]:
    roles = {actor["id"]: actor["role"] for actor in event["document_actors"]}
    return {
        "id": event["id"],
        "has_event": True,
        "date": _iso(event["date_start"]),
        "enddate": _iso(event["date_end"]),
        "actor": [_party(party, roles) for party in event["actors"]],
        "recipient": [_party(party, roles) for party in event["recipients"]],
        "event": [event["event_type"]],
        "mode": [event["mode"]] if event["mode"] else [],
        "context": event["contexts"],
        "quad_code": event["quad"],
        "event_scale": event["score"],
        "event_loc": _place(event),
        "event_text": [event["trigger_text"]],
        "text": event["sentence"],
        "text_info": {"start": event["sentence_start"], "end": event["sentence_end"]},
        "cite_info": _citation(event),
        "coder": f"dragoman {event['version']}",
        **_more(event),
    }


def _party(party: dict[str, Any], roles: dict[str, str | None]) -> dict[str, Any]:
    known = {
        "code": party["country"],
        "sector": list(party["sectors"]),
        "actor_text": party["text"],
        "identifier_id": party["actor_id"],
        "identifier_text": party["name"],
        "start": party["start"],
        "end": party["end"],
    }
    role = roles.get(party["actor_id"])
    return {**known, "office": role} if role else known


def _place(event: Row) -> dict[str, Any] | None:
    if event["place_name"] is None:
        return None
    return {
        "geonameid": event["place_geonames_id"] or None,
        "name": event["place_name"],
        "admin1 name": event["place_admin1"],
        "cc3": event["place_country"],
        "latitude": event["place_lat"],
        "longitude": event["place_lon"],
    }


def _citation(event: Row) -> dict[str, Any]:
    return {
        "citation": event["document_id"],
        "url": event["url"],
        "title": event["title"],
        "language": event["language"],
        "publication": event["outlet"],
        "published": _iso(event["published"]),
        "codebook": CODEBOOK,
        "copy_of": event["copy_of"],
    }


def _more(event: Row) -> dict[str, Any]:
    return {
        "auxiliary": event["auxiliary"],
        "attribution": event["attribution"],
        "confidence": event["confidence"],
        "reason": event["reason"],
        "date_text": event["date_text"],
        "date_precision": event["date_precision"],
        "event_text_info": {"start": event["trigger_start"], "end": event["trigger_end"]},
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
