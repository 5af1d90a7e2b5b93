"""The Outlet: what one publisher tells and leaves out, whom it lets speak, and how it scores a dyad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.plain import plain_record


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in one outlet: how many of its claims, as a number and as a share (0 to 1) of those with a speaker.

    ``stances`` gives the share of this speaker's claims that the outlet reports as ``neutral``, ``distancing``,
    ``endorsing`` and ``denying`` (see Claim.stance).
    """

    name: str
    actor_id: str
    country: str
    claims: int
    share: float
    stances: dict[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """Mean score (-10 to +10) of an outlet's events between two parties, beside that of all other outlets' events.

    ``low`` and ``high`` bound ``difference`` (``mean`` less ``others``) at the level of data/accounts/accounts.yaml, by
    resampling documents; None when either side has fewer than two documents, and ``difference`` is None without events.
    """

    events: int
    documents: int
    mean: float | None
    other_events: int
    other_documents: int
    others: float | None
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet in a scope.

    ``documents`` and ``copies`` (near-duplicates of another document among them) count what it published in the scope,
    ``claims`` those with a named speaker. ``tells`` are the ids of the accounts it tells; ``alone`` of those that no
    other outlet tells; ``leaves_out`` of those that several others tell and it does not, though it published something
    about that time. ``stances`` are shares (0 to 1) of all its claims. ``scored`` is None without two parties.
    """

    name: str
    documents: int
    copies: int
    tells: list[str]
    alone: list[str]
    leaves_out: list[str]
    claims: int
    voices: list[Voice]
    stances: dict[str, float]
    scored: Scored | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return plain_record(self)
