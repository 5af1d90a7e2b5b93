"""Rows of ``events`` with what their documents know, in order, for the tabular formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.ledger import scan
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.rows import Row

_DOCUMENT = ["outlet", "published", "title", "url", "language", "copy_of"]
MARKS = ("historical", "future", "hypothetical", "negation")

WHEN_AND_WHERE = ("date_start", "date_end", "date_text", "date_precision", "place_name", "place_country")
PLACE = ("place_admin1", "place_lat", "place_lon", "place_geonames_id")
TEXT = ("trigger_text", "trigger_start", "trigger_end", "sentence", "sentence_start", "sentence_end")


def events(ledger: Ledger, *, actors: bool = False) -> Iterator[Row]:
    """Each event's row with outlet, published, title, url, language and copy_of of its document.

    With ``actors``, the rows of the document's actors, too, as ``document_actors``.
    """
    wanted = ["events", "actors"] if actors else ["events"]
    for document, own in scan.parts(ledger.batches(), wanted, ["id", *_DOCUMENT]):
        known = {name: document[name] for name in _DOCUMENT}
        if actors:
            known["document_actors"] = own["actors"]
        for row in own["events"]:
            yield {**row, **known}


def first_sector(participant: dict[str, Any]) -> str:
    """The primary sector, ``""`` when there is none."""
    return str(participant["sectors"][0]) if participant["sectors"] else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One actor and one recipient of an event; ``row_id`` is stable: the event's id and their places in its lists."""

    row_id: str
    actor: dict[str, Any] | None
    recipient: dict[str, Any] | None


def pairs(event: Row) -> Iterator[Pair]:
    """The dyads of ``event``, for formats with one actor and one recipient a row.

    Every actor with every recipient; a mutual event gives each pair of its actors in both directions; otherwise the
    missing side is None. A party is never paired with itself.
    """
    actors, recipients = event["actors"], event["recipients"]
    mutual = event["mutual"]
    others = actors if mutual else recipients
    for i, actor in enumerate(actors or [None]):
        for j, other in enumerate(others or [None]):
            if not (mutual and i == j) and not _same(actor, other):
                yield Pair(f"{event['id']}-{i}-{j}", actor, other)


def _same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if one is None or other is None:
        return False
    if one["actor_id"] or other["actor_id"]:
        return bool(one["actor_id"] == other["actor_id"])
    return bool(one["text"] == other["text"] and one["country"] == other["country"])
