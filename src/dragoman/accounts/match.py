"""Tellings to groups that tell the same event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.accounts.settings import settings
from dragoman.accounts.telling import Told

_MOST_OPEN = 500
"""Groups of one block that a telling is compared with, the newest; a busy dyad must not take quadratic time."""


@dataclass(slots=True)
class Group:
    """Tellings of one event.

    Newcomers are compared with ``first`` alone, so that a chain of near misses cannot join a week of strikes into one.
    """

    first: Told
    tellings: list[Told] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)


def group(tellings: Iterable[Told]) -> list[Group]:
    """``tellings`` in groups that tell the same event, in order of date, document and event."""
    ordered = sorted(tellings, key=lambda one: (one.first, one.last, one.event.document_id, one.event.id))
    open_groups: dict[tuple[int, str, str], list[Group]] = {}
    found: list[Group] = []
    for told in ordered:
        best, reason = _best(told, open_groups)
        if best is None:
            best = Group(told)
            found.append(best)
            for key in told.keys:
                open_groups.setdefault(key, []).append(best)
        else:
            best.reasons.add(reason)
        best.tellings.append(told)
    return found


def _best(told: Told, open_groups: dict[tuple[int, str, str], list[Group]]) -> tuple[Group | None, str]:
    best: tuple[float, Group | None, str] = (0.0, None, "")
    seen: set[int] = set()
    for key in sorted(told.keys):
        candidates = open_groups.get(key, [])
        if len(candidates) > 8:
            candidates = [one for one in candidates if _still_open(one.first, told)][-_MOST_OPEN:]
            open_groups[key] = candidates
        for candidate in candidates:
            if id(candidate) in seen:
                continue
            seen.add(id(candidate))
            likeness, reason = compare(candidate.first, told)
            if likeness > best[0]:
                best = (likeness, candidate, reason)
    return best[1], best[2]


def _still_open(first: Told, told: Told) -> bool:
    return not told.dated or first.last + settings().match.days >= told.first


def compare(one: Told, other: Told) -> tuple[float, str]:
    """How surely two tellings that share a block are of the same event, 0 when they are not, and why."""
    rules = settings().match
    gap = _gap(one, other)
    if gap is None or gap > rules.days or _places_exclude(one, other):
        return 0.0, ""
    shared = shared_words(one, other)
    same_type = one.event.event_type == other.event.event_type
    same_place = bool(_place(one)) and _place(one) == _place(other)
    same_mode = bool(one.event.mode) and one.event.mode == other.event.mode
    enough = rules.shared_words if same_type and one.dated else rules.shared_words_alone
    if shared >= enough:
        reason = "same words"
    elif same_type and one.dated and gap == 0 and (same_mode or same_place) and not _places_differ(one, other):
        reason = "same day and " + ("mode" if same_mode else "place")
    else:
        return 0.0, ""
    return 0.1 + shared + 0.3 * same_type + 0.2 * same_mode + 0.2 * same_place - 0.05 * gap, reason


def shared_words(one: Told, other: Told) -> float:
    """Words that both sentences use, as a share of the shorter one's; 0 when one has too few to tell."""
    shorter = min(len(one.words), len(other.words))
    if shorter < settings().match.fewest_words:
        return 1.0 if one.words and one.words == other.words else 0.0
    return len(one.words & other.words) / shorter


def _gap(one: Told, other: Told) -> int | None:
    """Days between the intervals, 0 when they overlap, None when they cannot be compared."""
    if not one.dated and not other.dated:
        return 0
    if not one.dated or not other.dated:
        return None
    widest = settings().match.widest
    if one.last - one.first >= widest or other.last - other.first >= widest:
        return 0 if (one.first, one.last) == (other.first, other.last) else None
    return max(0, one.first - other.last, other.first - one.last)


def _places_exclude(one: Told, other: Told) -> bool:
    here, there = one.event.place, other.event.place
    return bool(here and there and here.country and there.country and here.country != there.country)


def _places_differ(one: Told, other: Told) -> bool:
    return bool(_place(one) and _place(other) and _place(one) != _place(other))


def _place(one: Told) -> str:
    return one.event.place.name if one.event.place else ""
