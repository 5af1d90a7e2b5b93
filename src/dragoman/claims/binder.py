"""Binds events to claims: every event carries the chain of those who vouch for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.claims.claim import Claim, Source
from dragoman.events.event import Auxiliary, Event

_DEEDS = frozenset(("AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"))
_CLAUSES = ("that ", "whether ", "if ", "how ", "why ", '"', "“")
_NEGATION: frozenset[Auxiliary] = frozenset(("negation",))


def bind(events: list[Event], claims: list[Claim]) -> tuple[list[Event], list[Claim]]:
    """The events with ``attribution``, the claims with ``events``.

    An event whose trigger lies in a claim's content carries that claim's chain; of nested claims the innermost comes
    first. The act of speaking (a trigger that is the cue) is the outlet's own report, or that of a claim around it.
    A claim that does not assert its content (``asserts`` is False) lists the event and lends it no chain. An event
    inside a denial is negated. What was taken for a cue but tells a deed ("recalled its ambassador") is no claim.
    """
    claims = [claim for claim in claims if not _is_deed(claim, events)]
    bound: list[Event] = []
    told: dict[str, list[str]] = defaultdict(list)
    for event in events:
        holding = _holding(event, claims)
        for claim in holding:
            told[claim.id].append(event.id)
        vouching = [claim for claim in holding if claim.asserts]
        denied = any(claim.stance == "denying" for claim in vouching)
        auxiliary = event.auxiliary | _NEGATION if denied else event.auxiliary
        bound.append(replace(event, attribution=chain_of(vouching), auxiliary=auxiliary))
    return bound, [replace(claim, events=told.get(claim.id, [])) for claim in claims]


def _is_deed(claim: Claim, events: Iterable[Event]) -> bool:
    """Whether the cue is the trigger of a deed that is not done by words, and no clause or quotation follows it."""
    if claim.kind != "indirect" or claim.content.text.startswith(_CLAUSES):
        return False
    return any(event.event_type in _DEEDS and claim.cue.overlaps(event.trigger) for event in events)


def _holding(event: Event, claims: Iterable[Claim]) -> list[Claim]:
    """The claims whose content has the event's trigger, the innermost first."""
    trigger = event.trigger
    holding = [claim for claim in claims if claim.content.covers(trigger) and not claim.cue.overlaps(trigger)]
    return sorted(holding, key=lambda claim: (claim.content.end - claim.content.start, claim.cue.start))


def chain_of(claims: Iterable[Claim]) -> list[Source]:
    """Who says so by these claims, the nearest first: their links in order, each source once."""
    chain: dict[tuple[str, str], Source] = {}
    for claim in claims:
        for link in claim.chain:
            chain.setdefault((link.actor_id or link.name, link.kind), link)
    return list(chain.values())
