"""Which events a report shows, and where else each was told."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.events.event import Event
from dragoman.ledger.rows import event_of
from dragoman.report.scope import Scope, literal, told

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

Key = tuple[str, str]
"""Document id and event id."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event to show: the day it is put on (``""`` when unknown) and the ids of copies that repeat its sentence."""

    event: Event
    happened: str
    copies: tuple[str, ...]


def key(event: Event) -> Key:
    """What tells an event from every other in the archive."""
    return (event.document_id, event.id)


def shown_events(ledger: Ledger, scope: Scope, limit: int) -> list[Told]:
    """At most ``limit`` events, in order of time.

    When there are more, every month gives its first before any gives its second: first those without a flag, then by
    confidence times strength of the score.
    """
    query = f"""{told(scope)}, ranked AS (
            SELECT document_id, id, happened, position, row_number() OVER (
                PARTITION BY date_trunc('month', happened)
                ORDER BY plain DESC, confidence * (1 + abs(score)) DESC, document_id, id) AS rank
            FROM told WHERE NOT copied)
        SELECT document_id, id, happened FROM ranked
        ORDER BY rank, happened, document_id, position LIMIT {limit}"""
    chosen = {(found["document_id"], found["id"]): found["happened"] for found in ledger.rows(query)}
    events = events_of(ledger, list(chosen))
    copies = _copies(ledger, list(chosen))
    shown = [Told(event, str(chosen[key(event)] or ""), copies.get(key(event), ())) for event in events]
    return sorted(shown, key=lambda one: (one.happened or "9999", one.event.document_id, one.event.sentence.start))


def events_of(ledger: Ledger, keys: list[Key]) -> list[Event]:
    """The events with these keys, in the order in which they stand in their documents."""
    if not keys:
        return []
    query = f"SELECT * FROM events WHERE (document_id, id) IN ({_listed(keys)}) ORDER BY document_id, position"
    return [event_of(found) for found in ledger.rows(query)]


def _copies(ledger: Ledger, keys: list[Key]) -> dict[Key, tuple[str, ...]]:
    if not keys:
        return {}
    query = f"""SELECT DISTINCT e.document_id, e.id, c.id AS copy FROM events e
        JOIN documents c ON c.copy_of = e.document_id
        JOIN events r ON r.document_id = c.id AND r.sentence = e.sentence AND r.event_type = e.event_type
        WHERE (e.document_id, e.id) IN ({_listed(keys)}) ORDER BY copy"""
    found: dict[Key, tuple[str, ...]] = defaultdict(tuple)
    for one in ledger.rows(query):
        found[one["document_id"], one["id"]] += (one["copy"],)
    return found


def _listed(keys: list[Key]) -> str:
    return ", ".join(f"({literal(document)}, {literal(event)})" for document, event in keys)
