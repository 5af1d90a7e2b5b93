"""Who speaks: claims by speaker."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.claims.claim import Claim
from dragoman.ledger.rows import claim_of
from dragoman.report.scope import Scope, is_party, literals, told

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


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
    elif not scope.parties:
        inside = "c.document_id IN (SELECT document_id FROM told)"
    else:
        speaks = " OR ".join(is_party(party, "speaker_") for party in scope.parties)
        inside = f"""(c.document_id, c.id) IN (
            SELECT u.document_id, u.id FROM (SELECT document_id, id, unnest(events) AS event FROM claims) u
            JOIN told t ON t.document_id = u.document_id AND t.id = u.event
            UNION SELECT document_id, id FROM claims
            WHERE document_id IN (SELECT document_id FROM told) AND ({speaks}))"""
    return f"""{told(scope)}, spoken AS (
        SELECT c.*, d.outlet, d.published, {_KEY} AS key FROM claims c JOIN documents d ON d.id = c.document_id
        WHERE {inside} AND d.copy_of = '')"""


def voices(ledger: Ledger, scope: Scope, *, limit: int, claims: int) -> tuple[list[Voice], int, int]:
    """The ``limit`` speakers with most claims, each with up to ``claims`` of them; all speakers and all claims counted.

    Claims in copies of other articles are left out. The unnamed come last.
    """
    first = "ORDER BY document_id, position"  # of names as frequent as each other, that of the first claim
    query = f"""{_spoken(scope)} SELECT key,
               coalesce(mode(nullif(speaker_name, '') {first}), mode(speaker_text {first}), '') AS name,
               coalesce(mode(speaker_country {first}), '') AS country,
               coalesce(any_value(speaker_sectors {first}), []) AS sectors,
               count(*) AS claims_count, list_sort(list(DISTINCT outlet)) AS outlets,
               map_entries(histogram(kind)) AS kinds
        FROM spoken GROUP BY key ORDER BY key = '', claims_count DESC, key"""
    grouped = list(ledger.rows(query))
    named = [one for one in grouped if one["key"]]
    chosen = named[:limit] + [one for one in grouped if not one["key"]]
    examples = _examples(ledger, scope, claims, [one["key"] for one in chosen])
    found = [
        Voice(
            one["name"], one["country"], tuple(one["sectors"]), one["claims_count"],
            [outlet for outlet in one["outlets"] if outlet], {kind["key"]: kind["value"] for kind in one["kinds"]},
            examples.get(one["key"], []),
        )
        for one in chosen
    ]  # fmt: skip
    return found, len(named), sum(one["claims_count"] for one in grouped)


def _examples(ledger: Ledger, scope: Scope, claims: int, keys: Sequence[str]) -> dict[str, list[Claim]]:
    if not keys:
        return {}
    query = f"""{_spoken(scope)} SELECT * FROM spoken WHERE key IN ({literals(keys)})
        QUALIFY row_number() OVER (
            PARTITION BY key ORDER BY len(events) DESC, published, document_id, position) <= {claims}
        ORDER BY published, document_id, position"""
    found: dict[str, list[Claim]] = defaultdict(list)
    for one in ledger.rows(query):
        found[one["key"]].append(claim_of(one))
    return found
