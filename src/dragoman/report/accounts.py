"""Accounts: the same event in several articles, its versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.report import words
from dragoman.report.archive import Archive, rows
from dragoman.report.articles import Article, Articles
from dragoman.report.scope import Scope, told

STATUS = {"disputed": 0, "corroborated": 1, "single-source": 2}
"""The order in which accounts are shown: what the tellings disagree about comes first."""


@dataclass(frozen=True, slots=True)
class Version:
    """One telling: ``passage`` links to it, ``copy`` says that its article is a copy of another."""

    event_id: str
    document_id: str
    outlet: str
    sentence: str
    source: str
    copy: bool
    article: Article | None = None
    passage: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Document and event."""
        return (self.document_id, self.event_id)


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account in words."""

    label: str
    who: str
    whom: str
    when: str
    place: str
    status: str
    independent: int
    differs_on: tuple[str, ...]
    versions: list[Version] = field(default_factory=list)
    left_out: int = 0

    def linked(self, articles: Articles) -> AccountView:
        """The same, each version with its article and passage."""
        versions = [
            replace(one, article=articles.get(one.document_id), passage=articles.passage(one.document_id, one.event_id))
            for one in self.versions
        ]
        return replace(self, versions=versions)


def account_views(ledger: Archive, scope: Scope, limit: int, tellings: int) -> tuple[list[AccountView], int]:
    """The accounts with more than one telling that touch the scope: disputed ones first, then those told most often.

    Also gives how many there are beyond ``limit``.
    """
    inside: set[tuple[str, str]] | None = None
    if not scope.everything:
        inside = {
            (one["document_id"], one["id"]) for one in rows(ledger, f"{told(scope)} SELECT document_id, id FROM told")
        }
    several = [account for account in ledger.accounts() if len(account.tellings) > 1]
    if inside is not None:
        several = [
            account for account in several if any((one.document_id, one.event_id) in inside for one in account.tellings)
        ]
    several.sort(key=lambda one: (STATUS.get(one.status, 9), -one.independent, -len(one.tellings)))
    return [_view(account, tellings) for account in several[:limit]], max(0, len(several) - limit)


def _view(account: Any, tellings: int) -> AccountView:
    return AccountView(
        label=words.type_label(account.event_type),
        who=_listed(account.actors),
        whom=_listed(account.recipients),
        when=words.date_label(account.date),
        place=words.place_label(account.place, {}),
        status=account.status,
        independent=account.independent,
        differs_on=tuple(account.differs_on),
        versions=[_version(one) for one in account.tellings[:tellings]],
        left_out=max(0, len(account.tellings) - tellings),
    )


def _version(telling: Any) -> Version:
    return Version(
        event_id=telling.event_id,
        document_id=telling.document_id,
        outlet=telling.outlet,
        sentence=telling.sentence.text,
        source=words.chain_label(telling.attribution, telling.outlet),
        copy=bool(telling.copy_of),
    )


def _listed(participants: Sequence[Any]) -> str:
    return words.listed([one.name or one.text for one in participants])
