"""PLOVER's codes in those of other formats: CAMEO, the Correlates of War, FIPS (``data/exports``, validated)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from dragoman.errors import LexiconError
from dragoman.events.ontology import load_ontology
from dragoman.exports.flat import first_sector
from dragoman.settings import Strict, load_settings

DATA = Path(__file__).parent.parent / "data" / "exports"


class Code(Strict):
    """A CAMEO event code."""

    name: str = Field(min_length=1)
    goldstein: float = Field(ge=-10, le=10)


class Armed(Strict):
    """Who makes ASSAULT a fight, and the codes that then take the place of the others."""

    sectors: frozenset[str]
    modes: dict[str, str]


class Sector(Strict):
    """A PLOVER sector as a CAMEO actor type and in the words of ICEWS, ``""`` where there is none."""

    type: str
    icews: str


class Cameo(Strict):
    """The whole of ``cameo.yaml``."""

    types: dict[str, dict[str, str]]
    armed: Armed
    quads: dict[int, list[str]]
    codes: dict[str, Code]
    sectors: dict[str, Sector]

    @model_validator(mode="after")
    def _covers_the_ontology(self) -> Cameo:
        known = {(name, mode) for name, entry in load_ontology().types.items() for mode in ("", *entry.modes)}
        listed = {(name, mode) for name, modes in self.types.items() for mode in modes}
        if known != listed:
            raise ValueError(f"types and modes differ from the ontology's: {sorted(known ^ listed)}")
        used = {code for modes in self.types.values() for code in modes.values()} | set(self.armed.modes.values())
        if used != set(self.codes):
            raise ValueError(f"codes used and codes listed differ: {sorted(used ^ set(self.codes))}")
        return self


class State(Strict):
    """A state's name and its codes elsewhere."""

    name: str
    cow: int | None = None
    fips: str = ""
    cameo: str = ""


class Other(Strict):
    """A code of the ontology that is no state."""

    name: str
    cameo: str = ""
    group: str = ""
    type: str
    religion: str = ""


class Countries(Strict):
    """The whole of ``countries.yaml``."""

    states: dict[str, State]
    fips_by_admin1: dict[str, str]
    others: dict[str, Other]


@dataclass(frozen=True, slots=True)
class CameoEvent:
    """An event in CAMEO: code, its name, Goldstein score and the quad class of its root."""

    code: str
    name: str
    goldstein: float
    quad: int


@cache
def cameo() -> Cameo:
    """The table of CAMEO. Raises LexiconError when the file is wrong."""
    return load_settings(Cameo, DATA / "cameo.yaml")


@cache
def countries() -> Countries:
    """The table of countries. Raises LexiconError when the file is wrong."""
    return load_settings(Countries, DATA / "countries.yaml")


def cameo_event(event_type: str, mode: str, actor: dict[str, Any] | None) -> CameoEvent:
    """The most general CAMEO code that is right for a PLOVER type and mode (docs/reference/exports.md).

    Raises LexiconError on a type that the table does not have.
    """
    table = cameo()
    if event_type not in table.types:
        raise LexiconError(f"{event_type!r} has no CAMEO code. Add it to {DATA / 'cameo.yaml'}, or export as csv.")
    modes = table.types[event_type]
    code = modes.get(mode, modes[""])
    if event_type == "ASSAULT" and mode in table.armed.modes and _armed(actor):
        code = table.armed.modes[mode]
    return CameoEvent(code, table.codes[code].name, table.codes[code].goldstein, _quads()[code[:2]])


def _armed(actor: dict[str, Any] | None) -> bool:
    if actor is None:
        return False
    sector = first_sector(actor)
    # A sector-less actor is a country by its bare name; one without a country is somebody unknown.
    return sector in cameo().armed.sectors and bool(sector or actor["country"])


@cache
def _quads() -> dict[str, int]:
    return {root: quad for quad, roots in cameo().quads.items() for root in roots}


def country_name(code: str) -> str:
    """The country's name in English, the code itself when it is none of a state."""
    table = countries()
    known = table.states.get(code) or table.others.get(code)
    return known.name if known else code


def cow_number(code: str) -> int | None:
    """The Correlates of War state number, None where there is none."""
    known = countries().states.get(code)
    return known.cow if known else None


def fips(code: str, admin1: str | None = "") -> str:
    """The FIPS 10-4 country code, ``""`` where there is none."""
    known = countries().states.get(code)
    found = countries().fips_by_admin1.get(admin1 or "", "") if code == "PSE" else ""
    return found or (known.fips if known else "")
