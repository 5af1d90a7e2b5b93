"""Changes that articles tell outright, from what they say of how the parties stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from dragoman.events.event import Event
from dragoman.relations import periods
from dragoman.relations.relation import Step, ToldStanding, ToldTurn
from dragoman.standings.standing import Standing

_CHANGE = frozenset({"improving", "worsening"})
_FRIENDLY = frozenset({"friendly", "dependent"})


def told_turns(
    standings: Sequence[ToldStanding], by: Step, load: Callable[[Sequence[Standing]], list[Event]]
) -> list[ToldTurn]:
    """The changes told, by period of publication, for the worse before those for the better.

    A change is a standing that is improving or worsening, a friendly one that has ended, a hostile one that has ended;
    what may come or is denied is none. ``load`` gives the events of the words of standings.
    """
    told = [(_period(one, by), not worse, one) for one in standings if (worse := _worsening(one.standing)) is not None]
    told.sort(key=lambda one: one[:2])
    found = []
    for (start, better), own in groupby(told, key=lambda one: one[:2]):
        changes = [one for _, _, one in own]
        documents = {one.standing.document_id for one in changes}
        before = [one for one in standings if one.standing.document_id in documents and _was(one.standing, not better)]
        found.append(ToldTurn(start, not better, changes, before, load([one.standing for one in changes])))
    return found


def _worsening(standing: Standing) -> bool | None:
    """Whether the standing tells of a change for the worse, for the better (False), or of none (None)."""
    if standing.status == "current" and standing.sign in _CHANGE:
        return standing.sign == "worsening"
    if standing.status == "ended" and standing.sign not in _CHANGE:
        return standing.sign in _FRIENDLY
    return None


def _was(standing: Standing, worsening: bool) -> bool:
    """Whether the standing is what a change for the worse, or the better, leads away from."""
    if standing.sign in _CHANGE or standing.status not in {"current", "past"}:
        return False
    return (standing.sign in _FRIENDLY) == worsening


def _period(one: ToldStanding, by: Step) -> str:
    return periods.start_of(date.fromisoformat(one.published), by).isoformat() if one.published else ""
