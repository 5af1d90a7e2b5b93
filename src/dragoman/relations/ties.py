"""The ties of an archive: what passed between each two parties, added up in SQL."""

from __future__ import annotations

from typing import Any

from dragoman.ledger.filters import iso_date
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.relations.network import By
from dragoman.relations.settings import settings


class Ties:
    """The questions that a network asks of an archive, over one choice of parties and days."""

    def __init__(self, archive: Queryable, by: By, *, since: str | None, until: str | None, auxiliary: bool) -> None:
        self._archive = archive
        self._parts = _PARTS.format(
            node=_NODE[by],
            auxiliary="true" if auxiliary else "len(p.auxiliary) = 0",
            since="true" if since is None else "p.date_end >= $since",
            until="true" if until is None else "p.date_start <= $until",
        )
        self._days = {name: iso_date(day) for name, day in (("since", since), ("until", until)) if day is not None}

    def edges_and_nodes(self) -> tuple[list[Row], list[Row]]:
        """One row for each two parties that an event joins, one for each party of such a pair (``id``, ``events``,
        ``documents``); those in most documents first."""
        found = self._rows(_PAIRS + _EDGES_AND_NODES)
        return [row["edge"] for row in found if row["edge"]], [row["node"] for row in found if row["node"]]

    def mediations(self) -> list[Row]:
        """One row for each party that brings two others together: ``broker``, ``a``, ``b`` and their events."""
        rules = settings().network.mediation
        return self._rows(_MEDIATIONS, modes=rules.modes, frames=rules.frames)

    def names(self, ids: list[str]) -> dict[str, Row]:
        """By id the name, country and kind that the archive gives it most often; ids without an actor are left out."""
        return {row["id"]: row for row in self._archive.rows(_NAMES, {"ids": ids})}

    def _rows(self, rest: str, **more: Any) -> list[Row]:
        rules = settings()
        values = {
            "state_sectors": rules.state_sectors,
            "shared": rules.shared_codes,
            "codes": list(rules.bodies),
            "bodies": list(rules.bodies.values()),
            "left_out": rules.network.left_out_sectors,
        }
        query = self._parts + rest
        known = {**values, **self._days, **more}
        return list(self._archive.rows(query, {name: value for name, value in known.items() if f"${name}" in query}))


_OF_STATE = "regexp_full_match(country, '[A-Z]{3}') AND NOT list_contains($shared, country) AND speaks"
_BODY = "$bodies[list_position($codes, country)]"
_NODE: dict[By, str] = {
    # Whoever acts in a state's name is the state; the UN and the EU are one each; other organisations are themselves.
    "country": f"""CASE
        WHEN list_contains($left_out, sector) THEN NULL
        WHEN list_contains($codes, country) AND speaks THEN {_BODY}
        WHEN {_OF_STATE} THEN 'state:' || country
        WHEN starts_with(actor_id, 'org:') THEN actor_id END""",
    # Persons and organisations are themselves; "the Russian government" is the state, other descriptions are nobody.
    "actor": f"""CASE
        WHEN list_contains($left_out, sector) OR actor_id = '' OR starts_with(actor_id, 'place:') THEN NULL
        WHEN NOT starts_with(actor_id, 'role:') THEN actor_id
        WHEN {_OF_STATE} THEN 'state:' || country END""",
}

_PARTS = """
WITH coded AS (
    SELECT p.document_id, p.event_id, p.side, p.quad, p.score, p.event_type, p.country, p.sector, p.actor_id,
        p.mutual, list_contains($state_sectors, p.sector) AS speaks
    FROM participants p JOIN documents d ON d.id = p.document_id
    WHERE {auxiliary} AND {since} AND {until} AND d.copy_of = ''
), counted AS (
    SELECT document_id, event_id, side, quad, score, event_type, mutual, {node} AS node FROM coded
), parts AS (
    SELECT DISTINCT document_id, event_id, side, quad, score, event_type, mutual, node
    FROM counted WHERE node IS NOT NULL
)"""

_PAIRS = """, directed AS (
    SELECT x.document_id, x.event_id, x.quad, x.score, x.event_type = 'ASSAULT' AS violent,
        least(x.node, y.node) AS a, greatest(x.node, y.node) AS b, x.node < y.node AS forth, x.node > y.node AS back
    FROM parts x JOIN parts y USING (document_id, event_id)
    WHERE x.side = 'actor' AND y.side = 'recipient' AND x.node <> y.node
), together AS (
    SELECT x.document_id, x.event_id, x.quad, x.score, x.event_type = 'ASSAULT' AS violent,
        x.node AS a, y.node AS b, true AS forth, true AS back
    FROM parts x JOIN parts y USING (document_id, event_id)
    WHERE x.mutual AND x.side = 'actor' AND y.side = 'actor' AND x.node < y.node
), pairs AS MATERIALIZED (
    SELECT document_id, event_id, a, b, any_value(quad) AS quad, any_value(score) AS score,
        any_value(violent) AS violent, bool_or(forth) AS forth, bool_or(back) AS back
    FROM (FROM directed UNION ALL FROM together)
    GROUP BY document_id, event_id, a, b
)"""

_EDGES_AND_NODES = """, edges AS (
    SELECT a, b, count(*) AS events, count(DISTINCT document_id) AS documents, sum(score) AS total,
        count(*) FILTER (quad = 1) AS quad_1, count(*) FILTER (quad = 2) AS quad_2,
        count(*) FILTER (quad = 3) AS quad_3, count(*) FILTER (quad = 4) AS quad_4,
        count(*) FILTER (violent) AS violent, count(*) FILTER (forth) AS a_to_b, count(*) FILTER (back) AS b_to_a,
        count(DISTINCT document_id) FILTER (quad <= 2) AS cooperative_documents,
        sum(score) FILTER (quad <= 2) AS cooperative_total,
        count(DISTINCT document_id) FILTER (quad > 2) AS conflictual_documents,
        sum(score) FILTER (quad > 2) AS conflictual_total
    FROM pairs GROUP BY a, b
), nodes AS (
    SELECT id, count(DISTINCT (document_id, event_id)) AS events, count(DISTINCT document_id) AS documents
    FROM (SELECT a AS id, document_id, event_id FROM pairs UNION ALL SELECT b, document_id, event_id FROM pairs)
    GROUP BY id
)
SELECT edges AS edge, NULL AS node, documents, events, a AS first, b AS second FROM edges
UNION ALL SELECT NULL, nodes, documents, events, id, '' FROM nodes
ORDER BY documents DESC, events DESC, first, second
"""

_MEDIATIONS = """, told AS (
    SELECT document_id, id AS event_id FROM events
    WHERE event_type = 'CONSULT'
        AND (list_contains($modes, mode) OR list_contains($frames, split_part(reason, ';', 1)))
), brokers AS (
    SELECT document_id, event_id, any_value(node) AS broker
    FROM parts SEMI JOIN told USING (document_id, event_id)
    WHERE side = 'actor' GROUP BY ALL HAVING count(*) = 1
), reached AS (
    SELECT document_id, event_id, broker, node
    FROM parts JOIN brokers USING (document_id, event_id) WHERE side = 'recipient' AND node <> broker
)
SELECT x.broker, x.node AS a, y.node AS b, count(*) AS events, count(DISTINCT document_id) AS documents,
    list(event_id ORDER BY document_id, event_id)[:5] AS event_ids
FROM reached x JOIN reached y USING (document_id, event_id)
WHERE x.node < y.node
GROUP BY ALL ORDER BY documents DESC, events DESC, x.broker, a, b
"""

_NAMES = """
WITH per AS (
    SELECT id, name, country, kind, count(*) AS n FROM actors WHERE list_contains($ids, id) GROUP BY ALL
)
SELECT id, arg_max(name, (n, name)) AS name, arg_max(country, (n, name)) AS country, arg_max(kind, (n, name)) AS kind
FROM per GROUP BY id
"""
