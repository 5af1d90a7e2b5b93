"""Accounts: the same event in several articles, its versions side by side."""

# ruff: noqa: S608 - values enter the SQL through scope.literal, which quotes them; an archive runs nothing but SELECT

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.accounts.account import Account, Difference, Telling
from dragoman.actors.actor import Participant
from dragoman.report import words
from dragoman.report.articles import Article, Articles
from dragoman.report.scope import Scope, told

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

STATUS = ("disputed", "corroborated", "single-source")
"""The order in which accounts are shown: what the tellings disagree about comes first."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an event. ``manner`` says how it stands to the others: "Denied", "Confirmed", "Says it was ...".

    ``copies`` holds the articles that print the same sentence again.
    """

    event_id: str
    document_id: str
    outlet: str
    sentence: str
    source: str
    copy: bool
    manner: str = ""
    copied_by: tuple[str, ...] = ()
    article: Article | None = None
    passage: str = ""
    copies: tuple[Article, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Document and event."""
        return (self.document_id, self.event_id)


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What tellings differ on, in words: each version with the outlets that have it."""

    label: str
    versions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account in words; ``tellings`` counts all of them, ``left_out`` the wordings not shown."""

    id: str
    label: str
    who: str
    whom: str
    when: str
    place: str
    status: str
    independent: int
    differs_on: tuple[str, ...]
    dispute: str
    differences: list[DifferenceView]
    tellings: int
    versions: list[Version] = field(default_factory=list)
    left_out: int = 0

    def linked(self, articles: Articles) -> AccountView:
        """The same, each version with its article and passage."""
        versions = [
            replace(
                one,
                article=articles.get(one.document_id),
                passage=articles.passage(one.document_id, one.event_id),
                copies=tuple(copy for name in one.copied_by if (copy := articles.get(name))),
            )
            for one in self.versions
        ]
        return replace(self, versions=versions)


def accounts_in(ledger: Ledger, scope: Scope) -> list[Account]:
    """The accounts of events around the scope's parties in its time, told once or more often."""
    # one side is enough to find the candidates, and keeps a large archive's other events out of the matching
    party = next(
        (one.country or one.actor_ids[0] for one in scope.parties if one.country or len(one.actor_ids) == 1), None
    )
    return ledger.accounts(since=scope.start, until=scope.end, party=party)


def account_views(
    ledger: Ledger, scope: Scope, found: Sequence[Account], limit: int, tellings: int, states: Mapping[str, str]
) -> tuple[list[AccountView], int]:
    """Those of ``found`` that touch the scope and that several articles tell, disputed ones first, then those told most
    often.

    Also gives how many there are beyond ``limit``.
    """
    several = [account for account in found if len({one.document_id for one in account.tellings}) > 1]
    if scope.parties:
        query = f"{told(scope)} SELECT document_id, id FROM told"
        inside = {(one["document_id"], one["id"]) for one in ledger.rows(query)}
        several = [one for one in several if any((t.document_id, t.event_id) in inside for t in one.tellings)]
    several.sort(key=lambda one: (_rank(one.status), -one.independent, -len(one.tellings), one.id))
    return [_view(account, tellings, states) for account in several[:limit]], max(0, len(several) - limit)


def _rank(status: str) -> int:
    return STATUS.index(status) if status in STATUS else len(STATUS)


def _view(account: Account, limit: int, states: Mapping[str, str]) -> AccountView:
    versions = _versions(account.tellings)
    return AccountView(
        id=account.id,
        label=words.type_label(account.event_type),
        who=_listed(account.actors),
        whom=_listed(account.recipients),
        when=words.date_label(account.date),
        place=words.place_label(account.place, states),
        status=account.status,
        independent=account.independent,
        differs_on=tuple(map(words.field_label, account.differs_on)),
        dispute=account.dispute,
        differences=[_difference(one, account.tellings) for one in account.differences],
        tellings=len(account.tellings),
        versions=versions[:limit],
        left_out=max(0, len(versions) - limit),
    )


def _difference(one: Difference, tellings: Sequence[Telling]) -> DifferenceView:
    label = words.field_label(one.field) + (f" ({one.about})" if one.about else "")
    versions = []
    for version in one.versions:
        outlets = dict.fromkeys(tellings[number].outlet or "unnamed outlet" for number in version.tellings)
        text = words.type_label(version.text).lower() if one.field == "event_type" else version.text
        versions.append((text, words.listed(list(outlets))))
    return DifferenceView(label, versions)


def _versions(tellings: Iterable[Telling]) -> list[Version]:
    """One version for every wording: a sentence that other articles print again stands once, originals first, denials
    after what they deny."""
    found: dict[str, Version] = {}
    for telling in sorted(tellings, key=_order):
        wording = " ".join(telling.sentence.text.split()).casefold()
        first = found.get(wording)
        if first is None:
            found[wording] = _version(telling)
        elif telling.document_id not in (first.document_id, *first.copied_by):
            found[wording] = replace(first, copied_by=(*first.copied_by, telling.document_id))
    return list(found.values())


def _order(telling: Telling) -> tuple[bool, bool, str, str]:
    return (bool(telling.copy_of), telling.denies, telling.published or "9999", telling.document_id)


def _version(telling: Telling) -> Version:
    return Version(
        event_id=telling.event_id,
        document_id=telling.document_id,
        outlet=telling.outlet,
        sentence=telling.sentence.text,
        source=words.chain_label(telling.attribution, telling.outlet),
        copy=bool(telling.copy_of),
        manner=_manner(telling),
    )


def _manner(telling: Telling) -> str:
    """How a telling stands to what the others tell, in words; ``""`` when it tells it itself."""
    if telling.manner == "names":
        return f"Says it was {_listed(telling.doers)}"
    return {"denies": "Denied", "confirms": "Confirmed"}.get(telling.manner, "")


def _listed(participants: Sequence[Participant]) -> str:
    return words.listed([one.name or one.text for one in participants])
