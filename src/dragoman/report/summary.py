"""The counted facts of a report: how much there is of what."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.report.scope import Scope, told

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the scope.

    Events told by near-copies are left out of every count but ``copied``. ``cooperative`` and ``conflictual`` count
    events without a flag.
    """

    events: int
    copied: int
    cooperative: int
    conflictual: int
    documents: int
    outlets: int
    copies: int
    attributed: int
    unnamed: int
    flagged: dict[str, int]
    first_published: str
    last_published: str
    archive_documents: int
    archive_events: int
    rejected: int


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many events have one type."""

    event_type: str
    quad: int
    events: int


@dataclass(frozen=True, slots=True)
class OutletCount:
    """What one outlet contributes."""

    outlet: str
    documents: int
    copies: int
    opinions: int
    events: int
    own_words: int
    first_published: str
    last_published: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Inputs rejected for one reason, with the first few of them."""

    reason: str
    inputs: int
    examples: list[tuple[str, str]]


FLAGS = ("negation", "future", "hypothetical", "historical")


def totals(ledger: Ledger, scope: Scope) -> Totals:
    """The counts that the lead paragraph is made of."""
    flags = ", ".join(
        f"'{flag}': count(*) FILTER (NOT copied AND list_contains(auxiliary, '{flag}'))" for flag in FLAGS
    )
    # an archive's article without any event belongs to a report on everything, not to one on a pair
    documents = "SELECT id FROM documents" if scope.everything else "SELECT DISTINCT document_id FROM told"
    (found,) = ledger.rows(
        f"""{told(scope)}, inside AS (SELECT * FROM documents WHERE id IN ({documents}))
        SELECT count(*) FILTER (NOT copied) AS events,
               count(*) FILTER (copied) AS copied,
               count(*) FILTER (NOT copied AND len(attribution) > 0) AS attributed,
               count(*) FILTER (NOT copied AND attribution[1].kind = 'unnamed') AS unnamed,
               count(*) FILTER (NOT copied AND plain AND quad <= 2) AS cooperative,
               count(*) FILTER (NOT copied AND plain AND quad > 2) AS conflictual,
               {{{flags}}} AS flagged,
               (SELECT count(*) FROM inside) AS documents,
               (SELECT count(DISTINCT outlet) FROM inside WHERE outlet <> '') AS outlets,
               (SELECT count(*) FROM inside WHERE copy_of <> '') AS copies,
               (SELECT min(published) FROM inside) AS first_published,
               (SELECT max(published) FROM inside) AS last_published,
               (SELECT count(*) FROM documents) AS archive_documents,
               (SELECT count(*) FROM events) AS archive_events,
               (SELECT count(*) FROM rejected) AS rejected
        FROM told"""
    )
    found["first_published"] = str(found["first_published"] or "")
    found["last_published"] = str(found["last_published"] or "")
    return Totals(**found)


def type_counts(ledger: Ledger, scope: Scope) -> list[TypeCount]:
    """Events by type, most frequent first."""
    query = f"""{told(scope)} SELECT event_type, min(quad) AS quad, count(*) AS events FROM told
        WHERE NOT copied GROUP BY event_type ORDER BY events DESC, event_type"""
    return [TypeCount(**found) for found in ledger.rows(query)]


def outlet_counts(ledger: Ledger, scope: Scope, limit: int) -> tuple[list[OutletCount], int]:
    """What each outlet contributes, largest first, and how many outlets there are beyond ``limit``."""
    join = "LEFT JOIN" if scope.everything else "JOIN"
    query = f"""{told(scope)}, per AS (
            SELECT document_id, count(*) FILTER (NOT copied) AS events,
                   count(*) FILTER (NOT copied AND len(attribution) = 0) AS own_words
            FROM told GROUP BY document_id)
        SELECT d.outlet, count(*) AS documents, count(*) FILTER (d.copy_of <> '') AS copies,
               count(*) FILTER (d.genre = 'opinion') AS opinions, coalesce(sum(per.events), 0)::BIGINT AS events,
               coalesce(sum(per.own_words), 0)::BIGINT AS own_words,
               coalesce(min(d.published)::VARCHAR, '') AS first_published,
               coalesce(max(d.published)::VARCHAR, '') AS last_published
        FROM documents d {join} per ON per.document_id = d.id
        GROUP BY d.outlet ORDER BY documents DESC, events DESC, d.outlet"""
    found = [OutletCount(**outlet) for outlet in ledger.rows(query)]
    return found[:limit], max(0, len(found) - limit)


def refusals(ledger: Ledger, examples: int) -> list[Refusal]:
    """Why inputs were rejected, most frequent reason first, each with its first ``examples`` inputs."""
    query = f"""SELECT reason, count(*) AS inputs,
               list({{'source': source, 'message': message}} ORDER BY source)[1:{examples}] AS examples
        FROM rejected GROUP BY reason ORDER BY inputs DESC, reason"""
    return [
        Refusal(found["reason"], found["inputs"], [(one["source"], one["message"]) for one in found["examples"]])
        for found in ledger.rows(query)
    ]
