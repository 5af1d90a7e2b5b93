"""Two parties to their Relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.events.event import Event
from dragoman.ledger.filters import iso_date
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row, claim_of, event_of, standing_of
from dragoman.relations import periods
from dragoman.relations.asymmetry import asymmetry
from dragoman.relations.party import condition, find_party
from dragoman.relations.relation import Party, Relation, Statement, Step, ToldStanding
from dragoman.relations.series import Dated, series
from dragoman.relations.settings import settings
from dragoman.relations.states import states, stretches, turning_points
from dragoman.relations.told import told_turns
from dragoman.standings.standing import Standing


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
    former: bool = False,
) -> Relation:
    """How ``a`` and ``b`` (country codes, names or actor ids) dealt with each other.

    ``by`` is the step of the series: ``day``, ``week``, ``month``, ``quarter`` or ``year``. ``since`` and ``until`` are
    ISO dates, both included. Events marked historical, future, hypothetical or negation count only with ``auxiliary``,
    those of near-duplicate documents only with ``copies``. A person counts for a state while in office, with ``former``
    afterwards, too. Raises OptionError on a party that nobody knows or a step
    that does not exist.
    """
    step = periods.check_step(by)
    parties = find_party(archive, a, date=until), find_party(archive, b, date=until)
    if former:
        parties = replace(parties[0], former=True), replace(parties[1], former=True)
    found = _between(archive, parties, since=since, until=until, auxiliary=auxiliary, copies=copies)
    events = _dated(found, step)
    span = (min(e.period for e in events), max(e.period for e in events)) if events else None
    parts = stretches(events)
    standings = _standings(archive, parties, since=since, until=until)
    told = told_turns(standings, step, lambda ids: _told_beside(archive, ids))
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
        asymmetry=asymmetry(events),
        standings=standings,
        told_turns=told,
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
) -> list[tuple[Any, ...]]:
    wanted = ["true"]
    values: dict[str, Any] = {"state_sectors": settings().state_sectors}
    for side, party in zip("ab", parties, strict=True):
        values |= {f"{side}_country": party.country, f"{side}_ids": list(party.actor_ids)}
    if not auxiliary:
        wanted.append("len(p.auxiliary) = 0")
    if since is not None:
        wanted.append("p.date_end >= $since")
        values["since"] = iso_date(since)
    if until is not None:
        wanted.append("p.date_start <= $until")
        values["until"] = iso_date(until)
    query = _BETWEEN.format(
        is_a=_is_party(parties[0], "a"),
        is_b=_is_party(parties[1], "b"),
        near_a=_is_near(parties[0], "a"),
        near_b=_is_near(parties[1], "b"),
        wanted=" AND ".join(wanted),
        own="" if copies else _NO_COPIES,
    )
    asked = {name: value for name, value in values.items() if f"${name}" in query}
    return archive.sql(query, asked).fetchall()


def _is_near(party: Party, side: str) -> str:
    """Whether a row may be the party, as far as its code alone tells."""
    return f"p.country = ${side}_country" if party.country else f"list_contains(${side}_ids, p.actor_id)"


def _is_party(party: Party, side: str) -> str:
    if party.country:
        return f"(country = ${side}_country AND {'(speaks OR former)' if party.former else 'speaks'})"
    return f"list_contains(${side}_ids, actor_id)"


_BETWEEN = """
WITH broad AS (
    SELECT p.document_id, p.event_id, p.side, p.quad, p.score, p.confidence, p.date_start, p.date_end, p.event_type,
        p.mutual, p.country, p.sector, p.actor_id, {near_a} AS near_a, {near_b} AS near_b
    FROM participants p
    WHERE (near_a OR near_b) AND {wanted}
), near AS (
    SELECT p.document_id, p.event_id, p.side, p.quad, p.score, p.confidence, p.date_start, p.date_end,
        p.event_type = 'ASSAULT' AS violent, p.mutual, p.country, p.actor_id,
        list_contains($state_sectors, p.sector) AS speaks,
        p.sector = 'ELI' AS former
    FROM broad p
    SEMI JOIN (FROM broad WHERE near_a) a ON a.event_id = p.event_id AND a.document_id = p.document_id
    SEMI JOIN (FROM broad WHERE near_b) b ON b.event_id = p.event_id AND b.document_id = p.document_id
    {own}
), hits AS (
    SELECT *, {is_a} AS is_a, {is_b} AS is_b FROM near WHERE is_a OR is_b
), told AS (
    SELECT document_id, event_id, any_value(mutual) AND count_if(side = 'actor') > 1
        AND bool_or(is_a AND side = 'actor') AND bool_or(is_b AND side = 'actor') AS together,
        bool_or(is_a AND side = 'actor') AND bool_or(is_b AND side = 'recipient') AS forth,
        bool_or(is_b AND side = 'actor') AND bool_or(is_a AND side = 'recipient') AS back,
        any_value(quad) AS quad, any_value(score) AS score, any_value(confidence) AS confidence,
        any_value(violent) AS violent, any_value(date_start) AS date_start, any_value(date_end) AS date_end
    FROM hits
    GROUP BY document_id, event_id
)
SELECT document_id, event_id, quad, score, confidence, forth OR together AS a_to_b, back OR together AS b_to_a, violent,
    date_start, date_end
FROM told
WHERE forth OR back OR together
ORDER BY date_start, document_id, event_id
"""

_NO_COPIES = "ANTI JOIN (SELECT id FROM documents WHERE copy_of <> '') copied ON copied.id = p.document_id"


def _dated(rows: Sequence[tuple[Any, ...]], by: Step) -> list[Dated]:
    """The events of the rows of ``_BETWEEN``; those that fall in no period are left out."""
    places: dict[tuple[date | None, date | None], date | None] = {}
    found = []
    for document, event, quad, score, confidence, forth, back, violent, start, end in rows:
        if (start, end) not in places:
            places[start, end] = periods.placed(start, end, by)
        period = places[start, end]
        if period is not None:
            found.append(Dated(document, event, quad, score, confidence, forth, back, violent, period))
    return found


def _events(archive: Queryable, keys: Sequence[tuple[str, str]]) -> list[Any]:
    """The events with these document and event ids, in that order."""
    if not keys:
        return []
    query = "SELECT * FROM events WHERE list_contains(CAST(? AS VARCHAR[]), id)"
    rows = {(row["document_id"], row["id"]): row for row in archive.rows(query, [[key[1] for key in keys]])}
    return [event_of(rows[key]) for key in keys if key in rows]


def _told_beside(archive: Queryable, standings: Sequence[Standing]) -> list[Event]:
    """The events told by the very words of these standings: "turned its back on"."""
    if not standings:
        return []
    query = """
        SELECT events.* FROM events JOIN (
            SELECT unnest(CAST(? AS VARCHAR[])) AS doc, unnest(CAST(? AS INTEGER[])) AS first,
                unnest(CAST(? AS INTEGER[])) AS last
        ) ON document_id = doc AND trigger_start < last AND trigger_end > first
        ORDER BY document_id, position
    """
    spans = [[one.document_id for one in standings], *([getattr(one.span, end) for one in standings] for end in _ENDS)]
    return [event_of(row) for row in archive.rows(query, spans)]


_ENDS = ("start", "end")


def _statements(
    archive: Queryable, parties: tuple[Party, Party], *, since: str | None, until: str | None
) -> list[Statement]:
    """Claims whose speaker is one party and whose content tells an event with the other, in order of publication."""
    (is_a, a_values), (is_b, b_values) = condition(parties[0]), condition(parties[1])
    (says_a, says_a_values), (says_b, says_b_values) = (condition(party, "speaker_") for party in parties)
    coded = [party.country for party in parties]
    near = "true" if "" in coded else "list_contains(CAST(? AS VARCHAR[]), country)"
    query = _STATEMENTS.format(is_a=is_a, is_b=is_b, says_a=says_a, says_b=says_b, near=near)
    days = [iso_date(since) if since else None, iso_date(until) if until else None]
    values = [*says_a_values, *says_b_values, *a_values, *b_values, *([] if "" in coded else [coded]), *days]
    found = archive.rows(query, values)
    return [_statement(row) for row in found]


_STATEMENTS = """
WITH said AS (
    SELECT document_id, id, events, {says_a} AS by_a, {says_b} AS by_b
    FROM claims
    WHERE (by_a OR by_b) AND len(events) > 0
), told AS (
    SELECT document_id, id, by_a, by_b, unnest(events) AS event_id FROM said
), parts AS (
    SELECT document_id, event_id, {is_a} AS is_a, {is_b} AS is_b FROM participants WHERE {near} AND (is_a OR is_b)
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


def _standings(
    archive: Queryable, parties: tuple[Party, Party], *, since: str | None, until: str | None
) -> list[ToldStanding]:
    """How articles say that one party stands to the other, in order of publication.

    Those who left office count for their state here: such words score nothing, and each is shown with whom it names.
    """
    parties = replace(parties[0], former=True), replace(parties[1], former=True)
    (a_is_a, a_values), (b_is_b, b_values) = condition(parties[0], "a."), condition(parties[1], "b.")
    (a_is_b, c_values), (b_is_a, d_values) = condition(parties[1], "a."), condition(parties[0], "b.")
    query = _STANDINGS.format(ahead=f"({a_is_a} AND {b_is_b})", back=f"({a_is_b} AND {b_is_a})")
    days = [iso_date(since) if since else None, iso_date(until) if until else None]
    found = archive.rows(query, [*a_values, *b_values, *c_values, *d_values, *days])
    return [
        ToldStanding(standing_of(row), row["outlet"], row["published"].isoformat() if row["published"] else "")
        for row in found
    ]


_STANDINGS = """
SELECT standings.*, outlet, published
FROM standings JOIN documents ON documents.id = document_id
WHERE b IS NOT NULL AND ({ahead} OR {back}) AND copy_of = ''
    AND coalesce(published >= CAST(? AS DATE), true) AND coalesce(published <= CAST(? AS DATE), true)
ORDER BY published, document_id, span_start, standings.id
"""
