"""Rows of ``events`` with what their documents know, in order, for the tabular formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.ledger import scan
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.rows import Row

_DOCUMENT = ["outlet", "published", "title", "url", "copy_of"]
MARKS = ("historical", "future", "hypothetical", "negation")

WHEN_AND_WHERE = ("date_start", "date_end", "date_text", "date_precision", "place_name", "place_country")
PLACE = ("place_admin1", "place_lat", "place_lon", "place_geonames_id")
TEXT = ("trigger_text", "trigger_start", "trigger_end", "sentence", "sentence_start", "sentence_end")


def events(ledger: Ledger) -> Iterator[Row]:
    """Each event's row with ``outlet``, ``published``, ``title``, ``url`` and ``copy_of`` of its document."""
    for document, own in scan.parts(ledger.batches(), ["events"], ["id", *_DOCUMENT]):
        known = {name: document[name] for name in _DOCUMENT}
        for row in own["events"]:
            yield {**row, **known}


def first_sector(participant: dict[str, Any]) -> str:
    """The primary sector, ``""`` when there is none."""
    return str(participant["sectors"][0]) if participant["sectors"] else ""
