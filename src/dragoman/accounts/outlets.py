"""Outlets side by side: what each tells and leaves out, whom it lets speak and how, and how it scores a dyad."""

# ruff: noqa: S608 - the SQL put together here is all constant; values go in as parameters

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.accounts.account import Account
from dragoman.accounts.gather import gather
from dragoman.accounts.outlet import Outlet, Scored, Voice
from dragoman.accounts.settings import settings
from dragoman.ledger.filters import iso_date
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row
from dragoman.relations.bootstrap import difference as interval
from dragoman.relations.party import condition, find_party
from dragoman.relations.relation import Party

_Tellers = tuple[Account, set[str]]
"""An account and the outlets that tell it."""

STANCES = ("neutral", "distancing", "endorsing", "denying")
_SCOPED = """
WITH chosen AS (
    SELECT * FROM documents WHERE outlet <> '' AND coalesce(published >= CAST(? AS DATE), true)
        AND coalesce(published <= CAST(? AS DATE), true)
), parts AS (
    SELECT document_id, event_id, side, {is_a} AS is_a, {is_b} AS is_b FROM participants WHERE is_a OR is_b
), between AS (
    SELECT document_id, event_id FROM parts GROUP BY document_id, event_id HAVING bool_or(is_a) AND bool_or(is_b)
)
"""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Two parties, or none, and a stretch of publication."""

    parties: tuple[Party, Party] | None
    since: date | None
    until: date | None

    def query(self, rest: str) -> tuple[str, list[object]]:
        """SQL with the tables ``chosen`` (documents) and ``between`` (events of the two), and its parameters."""
        sides = [condition(party) for party in self.parties] if self.parties else [("true", []), ("true", [])]
        (is_a, a_values), (is_b, b_values) = sides
        found = _SCOPED.format(is_a=is_a, is_b=is_b) + rest
        return found, [self.since, self.until, *a_values, *b_values]

    @property
    def inside(self) -> str:
        """SQL that holds for documents in the scope."""
        return "chosen.id IN (SELECT document_id FROM between)" if self.parties else "true"


def compare_outlets(
    archive: Queryable,
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    accounts: Sequence[Account] | None = None,
) -> list[Outlet]:
    """One Outlet for each that published something in the scope, by name; documents without an outlet are left out.

    ``between`` names two parties (codes, names or actor ids): only events in which both take part, the articles that
    tell them and the claims in those articles count then. ``since`` and ``until`` are ISO dates of publication, both
    included. ``accounts``: the archive's, where they are at hand. Raises OptionError on a party that nobody knows,
    DateError on a date that is none.
    """
    scope = _Scope(
        tuple(find_party(archive, name, date=until) for name in between) if between else None,  # type: ignore[arg-type]
        iso_date(since) if since else None,
        iso_date(until) if until else None,
    )
    days = _days(archive, scope)
    told = _told(archive, scope)
    accounts = _inside(gather(archive) if accounts is None else accounts, told)
    scores = _scores(archive, scope) if scope.parties else {}
    voices = _voices(archive, scope)
    with_tellers = [(one, {telling.outlet for telling in one.tellings} - {""}) for one in accounts]
    told_by: dict[str, list[_Tellers]] = defaultdict(list)
    for both in with_tellers:
        for name in both[1]:
            told_by[name].append(both)
    by_several = [both for both in with_tellers if len(both[1]) >= settings().outlets.told_by]
    return [
        _outlet(name, rows, told_by[name], by_several, voices.get(name, []), scores if scope.parties else None)
        for name, rows in sorted(days.items())
    ]


def _outlet(
    name: str,
    rows: Sequence[Row],
    own: Sequence[_Tellers],
    by_several: Sequence[_Tellers],
    claims: Sequence[Row],
    scores: dict[str, list[tuple[str, float]]] | None,
) -> Outlet:
    published = sorted(row["published"].toordinal() for row in rows if row["published"])
    return Outlet(
        name=name,
        documents=len(rows),
        copies=sum(bool(row["copy_of"]) for row in rows),
        tells=[account.id for account, _ in own],
        alone=[account.id for account, tellers in own if len(tellers) == 1],
        leaves_out=[
            account.id for account, tellers in by_several if name not in tellers and _was_there(account, published)
        ],
        claims=sum(bool(row["key"]) for row in claims),
        voices=_listed_voices([row for row in claims if row["key"]]),
        stances=_shares([row["stance"] for row in claims]),
        scored=_scored(name, scores) if scores is not None else None,
    )


def _was_there(account: Account, published: Sequence[int]) -> bool:
    """Whether something was published soon after the account's day; an account without a day is about no time."""
    if account.date is None or not account.date.end:
        return bool(published)
    day, within = date.fromisoformat(account.date.end).toordinal(), settings().outlets.days
    at = bisect_left(published, day)
    return at < len(published) and published[at] <= day + within


def _days(archive: Queryable, scope: _Scope) -> dict[str, list[Row]]:
    query, params = scope.query(f"SELECT outlet, published, copy_of FROM chosen WHERE {scope.inside}")
    found: dict[str, list[Row]] = defaultdict(list)
    for row in archive.rows(query, params):
        found[row["outlet"]].append(row)
    return found


def _told(archive: Queryable, scope: _Scope) -> set[tuple[str, str]] | None:
    """Document and event ids in the scope; None when everything is."""
    if not scope.parties and not scope.since and not scope.until:
        return None
    events = "between" if scope.parties else "(SELECT document_id, id AS event_id FROM events)"
    query, params = scope.query(f"SELECT document_id, event_id FROM {events} JOIN chosen ON chosen.id = document_id")
    return {(row["document_id"], row["event_id"]) for row in archive.rows(query, params)}


def _inside(accounts: Sequence[Account], told: set[tuple[str, str]] | None) -> Sequence[Account]:
    """Those of which something was told in the scope."""
    if told is None:
        return accounts
    return [one for one in accounts if any((t.document_id, t.event_id) in told for t in one.tellings)]


def _voices(archive: Queryable, scope: _Scope) -> dict[str, list[Row]]:
    """The claims of each outlet in articles that are no copies; ``key`` is ``""`` where nobody is named."""
    query, params = scope.query(
        "SELECT outlet, coalesce(nullif(speaker_actor_id, ''), nullif(speaker_name, ''), speaker_text, '') AS key, "
        "coalesce(nullif(speaker_name, ''), speaker_text, '') AS name, coalesce(speaker_actor_id, '') AS actor_id, "
        "coalesce(speaker_country, '') AS country, stance FROM claims JOIN chosen ON chosen.id = claims.document_id "
        f"WHERE copy_of = '' AND {scope.inside} ORDER BY document_id, claims.position"
    )
    found: dict[str, list[Row]] = defaultdict(list)
    for row in archive.rows(query, params):
        found[row["outlet"]].append(row)
    return found


def _listed_voices(claims: Sequence[Row]) -> list[Voice]:
    by_speaker: dict[str, list[Row]] = defaultdict(list)
    for row in claims:
        by_speaker[row["key"]].append(row)
    ordered = sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Voice(
            name=Counter(row["name"] for row in own).most_common(1)[0][0],
            actor_id=own[0]["actor_id"],
            country=own[0]["country"],
            claims=len(own),
            share=len(own) / len(claims),
            stances=_shares([row["stance"] for row in own]),
        )
        for _, own in ordered[: settings().outlets.voices]
    ]


def _shares(stances: Sequence[str]) -> dict[str, float]:
    counts = Counter(stances)
    return {stance: counts[stance] / len(stances) if stances else 0.0 for stance in STANCES}


def _scores(archive: Queryable, scope: _Scope) -> dict[str, list[tuple[str, float]]]:
    """For each outlet the document and score of every unflagged event between the parties; copies are left out."""
    query, params = scope.query(
        "SELECT outlet, document_id, score FROM between JOIN events USING (document_id) "
        "JOIN chosen ON chosen.id = document_id "
        "WHERE events.id = between.event_id AND copy_of = '' AND len(auxiliary) = 0 ORDER BY document_id, position"
    )
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in archive.rows(query, params):
        found[row["outlet"]].append((row["document_id"], row["score"]))
    return found


def _scored(name: str, scores: dict[str, list[tuple[str, float]]]) -> Scored:
    own = scores.get(name, [])
    rest = [one for outlet, found in sorted(scores.items()) if outlet != name for one in found]
    mean, others = _mean(own), _mean(rest)
    difference = None if mean is None or others is None else mean - others
    documents, other_documents = (len({document for document, _ in found}) for found in (own, rest))
    low, high = None, None
    if min(documents, other_documents) > 1:
        low, high = interval(own, rest, resamples=settings().outlets.resamples)
    return Scored(len(own), documents, mean, len(rest), other_documents, others, difference, low, high)


def _mean(scores: Sequence[tuple[str, float]]) -> float | None:
    return sum(score for _, score in scores) / len(scores) if scores else None
