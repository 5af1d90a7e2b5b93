"""Tellings in another article's words: a sentence taken over from a wire counts as that wire's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.account import Telling
from dragoman.accounts.settings import settings

_WORD = re.compile(r"\w+")
_RUN = 3
_FEWEST = 8
"""Words of a sentence below which a likeness may be chance."""


def with_copies(tellings: Sequence[Telling]) -> list[Telling]:
    """``tellings``, each that repeats the wording of an earlier one of another article with that one's root.

    ``copy_of`` then names the article whose words it repeats. Tellings on the word of a speaker keep their root, and
    those on the word of others than the earlier one's: "villagers said" in place of "the ministry said".
    """
    found = list(tellings)
    if len(found) < 2 or len({telling.document_id for telling in found}) < 2:
        return found
    order = sorted(range(len(found)), key=lambda place: (found[place].published or "9999", place))
    runs = [_runs(telling.sentence.text) for telling in found]
    for at, place in enumerate(order):
        if found[place].copy_of or not runs[place]:
            continue
        earlier = next((one for one in order[:at] if _copies(found, runs, one, place)), None)
        if earlier is not None:
            first = found[earlier]
            own = _others_word(found[place], first) or found[place].root.startswith(("speaker:", "unnamed:"))
            root = found[place].root if own else first.root
            found[place] = replace(found[place], copy_of=first.copy_of or first.document_id, root=root)
    return found


def _others_word(telling: Telling, first: Telling) -> bool:
    """Whether people who saw or say it vouch for a telling, and not for the earlier one."""
    mine, theirs = ({one.name for one in told.attribution if one.name in _PEOPLE} for told in (telling, first))
    return bool(mine - theirs)


_PEOPLE = frozenset({"witnesses", "critics", "supporters", "public"})


def _copies(tellings: Sequence[Telling], runs: Sequence[frozenset[tuple[str, ...]]], one: int, other: int) -> bool:
    if tellings[one].document_id == tellings[other].document_id or not runs[one]:
        return False
    shared = len(runs[one] & runs[other])
    return shared >= settings().match.same_wording * min(len(runs[one]), len(runs[other]))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(zip(*[words[at:] for at in range(_RUN)], strict=False))
