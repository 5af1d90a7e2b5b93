"""Two parties to their Relation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.ledger.filters import iso_date
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row, claim_of, event_of
from dragoman.relations import periods
from dragoman.relations.party import condition, find_party
from dragoman.relations.relation import Party, Relation, Statement, Step
from dragoman.relations.series import Dated, series
from dragoman.relations.states import states, stretches, turning_points


def relate(
    archive: Queryable,
    a: str,
    b: str,
    *,
    by: str = "month",
    since: str | None = None,
    until: str | None = None,
    auxiliary: bool = False,
    copies: bool = False,
) -> Relation:
    """How ``a`` and ``b`` (country codes, names or actor ids) dealt with each other.

    ``by`` is the step of the series: ``day``, ``week``, ``month``, ``quarter`` or ``year``. ``since`` and ``until`` are
    ISO dates, both included. Events marked historical, future, hypothetical or negation count only with ``auxiliary``,
    those of near-duplicate documents only with ``copies``. Raises OptionError on a party that nobody knows or a step
    that does not exist.
    """
    step = periods.check_step(by)
    parties = find_party(archive, a, date=until), find_party(archive, b, date=until)
    found = _between(archive, parties, since=since, until=until, auxiliary=auxiliary, copies=copies)
    events = [event for row in found if (event := _dated(row, step))]
    span = (min(e.period for e in events), max(e.period for e in events)) if events else None
    parts = stretches(events)
    return Relation(
        a=parties[0],
        b=parties[1],
        by=step,
        series=series(events, step, span),
        outgoing=series([event for event in events if event.a_to_b], step, span) if span else [],
        incoming=series([event for event in events if event.b_to_a], step, span) if span else [],
        states=states(parts, step),
        turning_points=turning_points(parts, lambda keys: _events(archive, keys)),
        statements=_statements(archive, parties, since=since, until=until),
        undated=len(found) - len(events),
    )


def _between(
    archive: Queryable,
    parties: tuple[Party, Party],
    *,
    since: str | None,
    until: str | None,
    auxiliary: bool,
    copies: bool,
) -> list[Row]:
    (is_a, a_values), (is_b, b_values) = condition(parties[0]), condition(parties[1])
    wanted, values = ["(is_a OR is_b)"], [*a_values, *b_values]
    if not auxiliary:
        wanted.append("len(auxiliary) = 0")
    if not copies:
        wanted.append("document_id NOT IN (SELECT id FROM documents WHERE copy_of <> '')")
    if since is not None:
        wanted.append("date_end >= ?")
        values.append(iso_date(since))
    if until is not None:
        wanted.append("date_start <= ?")
        values.append(iso_date(until))
    query = _BETWEEN.format(is_a=is_a, is_b=is_b, wanted=" AND ".join(wanted))
    return list(archive.rows(query, values))


_BETWEEN = """
WITH hits AS (
    SELECT document_id, event_id, side, quad, score, confidence, date_start, date_end,
        event_type = 'ASSAULT' AS violent, {is_a} AS is_a, {is_b} AS is_b
    FROM participants
    WHERE {wanted}
), pairs AS (
    SELECT document_id, event_id,
        any_value(quad) AS quad, any_value(score) AS score, any_value(confidence) AS confidence,
        any_value(date_start) AS date_start, any_value(date_end) AS date_end, any_value(violent) AS violent,
        bool_or(is_a AND side = 'actor') AND bool_or(is_b AND side = 'recipient') AS a_to_b,
        bool_or(is_b AND side = 'actor') AND bool_or(is_a AND side = 'recipient') AS b_to_a,
        count_if(is_a AND side = 'actor') > 0 AND count_if(is_b AND side = 'actor') > 0
            AND count_if(side = 'actor') > 1 AS together
    FROM hits
    GROUP BY document_id, event_id
    HAVING a_to_b OR b_to_a OR together
), mutual AS (
    SELECT document_id, event_id FROM pairs WHERE together
    EXCEPT
    SELECT document_id, event_id FROM participants WHERE side = 'recipient'
)
SELECT document_id, event_id, quad, score, confidence, date_start, date_end, violent,
    a_to_b OR mutual.event_id IS NOT NULL AS a_to_b, b_to_a OR mutual.event_id IS NOT NULL AS b_to_a
FROM pairs LEFT JOIN mutual USING (document_id, event_id)
WHERE a_to_b OR b_to_a OR mutual.event_id IS NOT NULL
ORDER BY date_start, document_id, event_id
"""


def _dated(row: Row, by: Step) -> Dated | None:
    period: date | None = periods.placed(row.pop("date_start"), row.pop("date_end"), by)
    return Dated(**row, period=period) if period else None


def _events(archive: Queryable, keys: Sequence[tuple[str, str]]) -> list[Any]:
    """The events with these document and event ids, in that order."""
    if not keys:
        return []
    query = "SELECT * FROM events WHERE list_contains(CAST(? AS VARCHAR[]), id)"
    rows = {(row["document_id"], row["id"]): row for row in archive.rows(query, [[key[1] for key in keys]])}
    return [event_of(rows[key]) for key in keys if key in rows]


def _statements(
    archive: Queryable, parties: tuple[Party, Party], *, since: str | None, until: str | None
) -> list[Statement]:
    """Claims whose speaker is one party and whose content tells an event with the other, in order of publication."""
    (is_a, a_values), (is_b, b_values) = condition(parties[0]), condition(parties[1])
    (says_a, says_a_values), (says_b, says_b_values) = (condition(party, "speaker_") for party in parties)
    query = _STATEMENTS.format(is_a=is_a, is_b=is_b, says_a=says_a, says_b=says_b)
    days = [iso_date(since) if since else None, iso_date(until) if until else None]
    found = archive.rows(query, [*says_a_values, *says_b_values, *a_values, *b_values, *days])
    return [_statement(row) for row in found]


_STATEMENTS = """
WITH said AS (
    SELECT document_id, id, events, {says_a} AS by_a, {says_b} AS by_b
    FROM claims
    WHERE (by_a OR by_b) AND len(events) > 0
), told AS (
    SELECT document_id, id, by_a, by_b, unnest(events) AS event_id FROM said
), parts AS (
    SELECT document_id, event_id, {is_a} AS is_a, {is_b} AS is_b FROM participants WHERE is_a OR is_b
), about AS (
    SELECT document_id, id, bool_or(by_a AND is_b) AS a_about_b, bool_or(by_b AND is_a) AS b_about_a
    FROM told JOIN parts USING (document_id, event_id)
    GROUP BY document_id, id
    HAVING a_about_b OR b_about_a
)
SELECT claims.*, a_about_b, outlet, published
FROM claims JOIN about USING (document_id, id) JOIN documents ON documents.id = claims.document_id
WHERE copy_of = ''
    AND coalesce(published >= CAST(? AS DATE), true) AND coalesce(published <= CAST(? AS DATE), true)
ORDER BY published, document_id, cue_start, claims.id
"""


def _statement(row: Row) -> Statement:
    published = row["published"].isoformat() if row["published"] else ""
    return Statement("a" if row["a_about_b"] else "b", claim_of(row), row["outlet"], published)
