"""Outlets side by side: what each tells and leaves out, whom it lets speak, and how it scores the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.accounts.account import Account
from dragoman.accounts.outlet import Outlet
from dragoman.report import words
from dragoman.report.scope import Scope

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Omission:
    """An account that several others tell; ``anchor`` is where it stands on the page, ``""`` when it does not."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet in words; ``stances`` are shares of its claims above nought, ``more_omissions`` those not listed."""

    outlet: Outlet
    stances: list[tuple[str, float]]
    omissions: list[Omission]
    more_omissions: int


def outlet_views(
    ledger: Ledger, scope: Scope, accounts: Sequence[Account], shown: Mapping[str, str], most: int, omissions: int
) -> list[OutletView]:
    """Up to ``most`` outlets of the scope, those with most articles first; ``shown``: account id -> anchor."""
    between = tuple(party.country or party.actor_ids[0] for party in scope.between) if scope.between else None
    found = ledger.outlets(between=between, since=scope.start, until=scope.end, accounts=accounts)
    by_id = {account.id: account for account in accounts}
    found.sort(key=lambda one: (-one.documents, one.name))
    return [_view(one, by_id, shown, omissions) for one in found[:most]] if len(found) > 1 else []


def _view(outlet: Outlet, accounts: Mapping[str, Account], shown: Mapping[str, str], most: int) -> OutletView:
    listed = sorted(outlet.leaves_out, key=lambda ident: ident not in shown)
    return OutletView(
        outlet,
        [(words.stance_label(name), share) for name, share in outlet.stances.items() if share],
        [Omission(_label(accounts[ident]), shown.get(ident, "")) for ident in listed[:most]],
        max(0, len(listed) - most),
    )


def _label(account: Account) -> str:
    """``Russia → Syria, aid, 8 December 2024``."""
    sides = [words.listed([one.name or one.text for one in side]) for side in (account.actors, account.recipients)]
    who = " → ".join(side for side in sides if side) or "Somebody"
    return f"{who}, {words.type_label(account.event_type).lower()}, {words.date_label(account.date)}"
