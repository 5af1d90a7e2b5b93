"""Who speaks: claims by speaker."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.claims.claim import Claim
from dragoman.ledger.rows import claim_of
from dragoman.report.archive import Archive, rows
from dragoman.report.scope import Scope, matches, told


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker: how many claims, of which kinds, through how many outlets; ``claims`` holds the ones shown.

    ``name`` is empty for claims that nobody named vouches for.
    """

    name: str
    country: str
    sectors: tuple[str, ...]
    claims_count: int
    outlets: list[str]
    kinds: dict[str, int]
    claims: list[Claim] = field(default_factory=list)


_KEY = "coalesce(nullif(speaker_actor_id, ''), nullif(speaker_name, ''), speaker_text, '')"


def _spoken(scope: Scope) -> str:
    if scope.everything:
        inside = "true"
    elif not scope.chosen_actors:
        inside = "c.document_id IN (SELECT document_id FROM told)"
    else:
        speaks = " OR ".join(matches(party, "s") for party in scope.chosen_actors)
        inside = f"""(c.document_id IN (SELECT document_id FROM told) AND (
            list_has_any(c.events, (SELECT coalesce(list(id), []) FROM told))
            OR (c.document_id, c.id) IN (
                SELECT s.document_id, s.id FROM (
                    SELECT document_id, id, speaker_country AS country, speaker_actor_id AS actor_id, speaker_name AS name
                    FROM claims) s WHERE {speaks})))"""
    return f"""{told(scope)}, spoken AS (
        SELECT c.*, d.outlet, d.published, {_KEY} AS key FROM claims c JOIN documents d ON d.id = c.document_id
        WHERE {inside} AND d.copy_of = '')"""


def voices(ledger: Archive, scope: Scope, *, limit: int, claims: int) -> tuple[list[Voice], int, int]:
    """The ``limit`` speakers with most claims, each with up to ``claims`` of them; all speakers and all claims counted.

    Claims in copies of other articles are left out. The unnamed come last.
    """
    grouped = rows(
        ledger,
        f"""{_spoken(scope)} SELECT key, coalesce(mode(nullif(speaker_name, '')), mode(speaker_text), '') AS name,
               coalesce(mode(speaker_country), '') AS country, coalesce(any_value(speaker_sectors), []) AS sectors,
               count(*) AS claims_count, list_sort(list(DISTINCT outlet)) AS outlets,
               map_entries(histogram(kind)) AS kinds
        FROM spoken GROUP BY key ORDER BY key = '', claims_count DESC, key""",
    )
    named = [one for one in grouped if one["key"]]
    chosen = named[:limit] + [one for one in grouped if not one["key"]]
    examples = _examples(ledger, scope, claims)
    found = [
        Voice(
            one["name"], one["country"], tuple(one["sectors"]), one["claims_count"],
            [outlet for outlet in one["outlets"] if outlet], {kind["key"]: kind["value"] for kind in one["kinds"]},
            examples.get(one["key"], []),
        )
        for one in chosen
    ]  # fmt: skip
    return found, len(named), sum(one["claims_count"] for one in grouped)


def _examples(ledger: Archive, scope: Scope, claims: int) -> dict[str, list[Claim]]:
    query = f"""{_spoken(scope)} SELECT * FROM spoken
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY len(events) DESC, published, document_id, position) <= {claims}
        ORDER BY published, document_id, position"""
    found: dict[str, list[Claim]] = defaultdict(list)
    for one in rows(ledger, query):
        found[one["key"]].append(claim_of(one))
    return found
