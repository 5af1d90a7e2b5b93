"""Why a name that an imported registry holds was not taken for the person it names there."""

from __future__ import annotations

from dragoman.actors.registry import Index
from dragoman.actors.scan import scan

_SHOWN = 3


def imported_namesakes(name: str, index: Index) -> str:
    """The imported people called ``name``, in words, ``""`` when there is none."""
    people = [s.choices for s in scan(name, index) if s.flavour == "H" and s.choices[0].source]
    if not people:
        return ""
    found = people[-1]
    listed = ", ".join(f"{one.id} of {one.country or 'no known country'}" for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    if len(found) == 1:
        return f"not {listed}, whom the text around it does not fit"
    return f"{len(found)} people of that name are imported ({listed}{more}), and nothing beside it tells which is meant"
