"""The archive's events to Accounts: matched, their sources counted, their contradictions named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from dragoman.accounts.account import Account, Status, Telling
from dragoman.accounts.match import Group, group
from dragoman.accounts.settings import settings
from dragoman.accounts.sources import Original, originals, root_of
from dragoman.accounts.telling import Told
from dragoman.events.event import Event
from dragoman.ledger.filters import EventFilter
from dragoman.ledger.records import Queryable
from dragoman.ledger.rows import Row

_LEFT_OUT = ("future", "hypothetical")
_OWN_DATE = ("day", "week", "month", "season", "year", "decade")
"""Precisions of a date that the text gives; the publication date contradicts nothing."""


def gather(
    archive: Queryable,
    *,
    since: str | None = None,
    until: str | None = None,
    party: str | None = None,
    min_tellings: int = 1,
) -> list[Account]:
    """The accounts of all events, by date; events marked future or hypothetical, which nobody says happened, left out.

    ``since`` and ``until`` are ISO dates, both included; ``party`` a country code or actor id on either side.
    ``min_tellings=2`` gives only events told more than once.
    """
    copies = originals(archive)
    denied = _denied(archive)
    tellings = (Told.of(row) for row in _rows(archive, EventFilter(since=since, until=until, party=party)))
    return [_account(one, copies, denied) for one in group(tellings) if len(one.tellings) >= min_tellings]


def _rows(archive: Queryable, wanted: EventFilter) -> Iterator[Row]:
    where, params = wanted.where()
    query = (
        "SELECT chosen.*, outlet, published FROM (SELECT * FROM events "  # noqa: S608
        f"WHERE NOT list_has_any(auxiliary, CAST(? AS VARCHAR[])) AND {where}) AS chosen "
        "JOIN documents ON documents.id = chosen.document_id"
    )
    return archive.rows(query, [list(_LEFT_OUT), *params])


def _denied(archive: Queryable) -> set[tuple[str, str]]:
    """Document and event ids of the events told inside a claim whose cue denies."""
    forms = [form for cue in settings().denial_cues for form in cue]
    query = """
        SELECT DISTINCT document_id, event_id
        FROM (SELECT document_id, unnest(events) AS event_id FROM claims
              WHERE list_contains(CAST(? AS VARCHAR[]), lower(cue_text)))
    """
    return {(row["document_id"], row["event_id"]) for row in archive.rows(query, [forms])}


def _account(found: Group, copies: dict[str, Original], denied: set[tuple[str, str]]) -> Account:
    tellings = [_telling(told, copies, denied) for told in found.tellings]
    model = _typical(found.tellings)
    placed = [told for told in found.tellings if told.event.place]
    return Account(
        id=_id(tellings[0]),
        event_type=model.event_type,
        mode=model.mode,
        quad=model.quad,
        actors=model.actors,
        recipients=model.recipients,
        date=_commonest(found.tellings, lambda told: (told.first, told.last)).date,
        place=_commonest(placed, lambda told: told.event.place and told.event.place.name).place if placed else None,
        tellings=tellings,
        status=_status(tellings),
        independent=len({telling.root for telling in tellings}),
        differs_on=_differs_on(found.tellings, tellings) if len(tellings) > 1 else [],
        reason="; ".join(sorted(found.reasons)) or "told once",
    )


def _telling(told: Told, copies: dict[str, Original], denied: set[tuple[str, str]]) -> Telling:
    event = told.event
    original = copies.get(event.document_id, Original(event.document_id, told.outlet))
    return Telling(
        event_id=event.id,
        document_id=event.document_id,
        outlet=told.outlet,
        published=told.published,
        sentence=event.sentence,
        attribution=event.attribution,
        copy_of=original.document_id if event.document_id in copies else "",
        denies="negation" in event.auxiliary or (event.document_id, event.id) in denied,
        root=root_of(event.attribution, original.outlet, original.document_id),
    )


def _status(tellings: Sequence[Telling]) -> Status:
    denials = [telling for telling in tellings if telling.denies]
    if denials and (len(denials) < len(tellings) or any(telling.attribution for telling in denials)):
        return "disputed"
    return "corroborated" if len({telling.root for telling in tellings}) > 1 else "single-source"


def _typical(tellings: Sequence[Told]) -> Event:
    """The event whose type, mode and parties most tellings share, the surest one among those."""
    if len(tellings) == 1:
        return tellings[0].event
    shared = Counter(_parts(told) for told in tellings)
    return max(tellings, key=lambda told: (shared[_parts(told)], told.event.confidence)).event


def _parts(told: Told) -> tuple[str, str, frozenset[str], frozenset[str]]:
    return told.event.event_type, told.event.mode, told.actors, told.recipients


def _commonest(tellings: Sequence[Told], key: Callable[[Told], Hashable]) -> Event:
    """The first event of those whose key most share."""
    if len(tellings) == 1:
        return tellings[0].event
    counts = Counter(map(key, tellings))
    return max(tellings, key=lambda told: counts[key(told)]).event


def _differs_on(events: Sequence[Told], tellings: Sequence[Telling]) -> list[str]:
    days = [told for told in events if told.event.date and told.event.date.precision in _OWN_DATE and told.dated]
    differs = {
        "event_type": len({told.event.event_type for told in events}) > 1,
        "mode": len({told.event.mode for told in events} - {""}) > 1,
        "actors": _contradict({told.actors for told in events}),
        "recipients": _contradict({told.recipients for told in events}),
        "date": bool(days) and max(told.first for told in days) > min(told.last for told in days),
        "place": len({told.event.place.name for told in events if told.event.place}) > 1,
        "negation": len({telling.denies for telling in tellings}) > 1,
    }
    return [name for name, found in differs.items() if found]


def _contradict(sides: set[frozenset[str]]) -> bool:
    """Whether two of the sides name different parties; naming fewer is no contradiction."""
    return any(not (one <= other or other <= one) for one, other in combinations(sides, 2))


def _id(telling: Telling) -> str:
    key = f"{telling.document_id}\0{telling.event_id}".encode("utf-8", "surrogatepass")
    return "account:" + blake2b(key, digest_size=8).hexdigest()
