"""Whose report an article prints that credits an agency with it: its outlet adds no voice to the agency's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.claims.cues import cue_lexicon
from dragoman.documents.credits import credited, is_agency, is_at_large

AT_LARGE = "agencies"
"""Stands for agencies that no words name: "with agency reports", "the wires"."""


def credit(byline: str, outlet: str, known: Mapping[str, str], words: Callable[[str], str]) -> str:
    """The agency, or the other outlet, that a byline names beside an author or in his place; ``""`` where it names
    none.

    ``known``: roots of outlets by the ``words`` of a name that tell it from others.
    """
    own = {words(outlet), known.get(words(outlet), "").removeprefix("outlet: ")}
    at_large = ""
    for name in credited(byline):
        house = known.get(words(name), "").removeprefix("outlet: ")
        if words(name) in own or house in own - {""}:
            continue
        if house:
            return house
        if is_at_large(name):
            at_large = AT_LARGE
        elif is_agency(name):
            medium = cue_lexicon().media.get(name)
            return medium.name if medium is not None else name
    return at_large
