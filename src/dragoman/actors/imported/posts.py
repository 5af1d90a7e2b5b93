"""An office as a registry names it ("Minister of Fisheries of Iceland") in Dragoman's terms: role, office, sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors.registry import load_index
from dragoman.actors.resolver import resolve
from dragoman.actors.scan import scan

_LINKS = frozenset({"of", "the", "for", "and"})
_UNKNOWN = frozenset({"UNK"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """``role`` as it is shown; ``office`` its canonical name where leaders hold it, else ``""``."""

    role: str
    office: str
    sectors: tuple[str, ...]
    country: str


@lru_cache(maxsize=65536)
def meaning(label: str, country: str, fallback: tuple[str, ...]) -> Meaning:
    """The office called ``label`` in ``country``; ``fallback``: sectors for when its words tell none."""
    found = resolve(label, country=country or None)
    sectors: tuple[str, ...] = ()
    if found is not None and not found.id.startswith(("person:", "state:", "people:")):
        sectors = tuple(sector for sector in found.sectors if sector not in _UNKNOWN)
    office = _office(label)
    told = found.country if found is not None else ""
    return Meaning(office or label, office, sectors or fallback, country or told)


def _office(label: str) -> str:
    """The canonical office, when the label says that office and nothing more ("deputy", "first")."""
    segments = [s for s in scan(label, load_index()) if s.key not in _LINKS and s.flavour not in "D,"]
    roles = [s.role for s in segments if s.flavour == "R" and s.role is not None]
    if len(roles) != 1 or any(s.flavour not in "RSATC" for s in segments):
        return ""
    return roles[0].office
