"""What an expert may write under ``data/actors/``, and how it is checked.

Files: ``states.yaml``, ``territories.yaml``, ``organisations/*.yaml``, ``leaders/*.yaml``, ``roles.yaml``,
``names.yaml``, ``settled.yaml``. Every file but roles and names is a list of entries. A misspelt field is an error,
never dropped in silence.
"""

from __future__ import annotations

import calendar
import re
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator, model_validator

from dragoman.actors.registry import DATA as DATA
from dragoman.errors import LexiconError
from dragoman.safe_yaml import parse_yaml

Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "CVL", "ELI",
    "JRN", "BUS", "AGR", "LAB", "EDU", "MED", "REL", "REF", "SOC", "PRE", "UNK",
]  # fmt: skip
Gender = Literal["m", "f"]
SUPRANATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "ISM", "IMG"})

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ID = re.compile(r"^[a-z]+:[A-Za-z0-9-]+$")
_CODE = re.compile(r"^(|[A-Z]{3})$")


def first_day(iso: str) -> str:
    """``2012`` or ``2012-05`` as the first day it can mean: ``2012-01-01``."""
    return iso + "-01" * (2 - iso.count("-"))


def last_day(iso: str) -> str:
    """``2012`` or ``2012-05`` as the last day it can mean: ``2012-12-31``."""
    if iso.count("-") == 0:
        return f"{iso}-12-31"
    if iso.count("-") == 1:
        year, month = map(int, iso.split("-"))
        return f"{iso}-{calendar.monthrange(year, month)[1]:02d}"
    return iso


class Entry(BaseModel):
    """Shared by every entry: nothing unknown is accepted, nothing changes after load."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Tenure(Entry):
    """A role, or a set of sectors, and when it held. Dates are ISO strings of day, month or year precision.

    ``from`` absent: since before anything of interest. ``to`` null: still so. ``sectors`` empty: those that
    ``roles.yaml`` gives for the role. ``country`` empty: the person's or organisation's own. ``of``: the party, city or
    organisation in which it was held; without it the role is a national one.
    """

    role: str = ""
    of: str = ""
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    sectors: tuple[Sector, ...] = ()
    country: str = ""

    @field_validator("from_", "to")
    @classmethod
    def _is_date(cls, value: str | None) -> str | None:
        if value is None:
            return None
        match = _ISO.match(value)
        if not match:
            raise ValueError(f"{value!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD in quotes")
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"{value!r} is no day of the calendar")
        return value

    @model_validator(mode="before")
    @classmethod
    def _dates_as_text(cls, value: Any) -> Any:
        """YAML reads an unquoted ``2012`` as a number and ``2012-05-07`` as a date; both are meant as text."""
        if not isinstance(value, dict):
            return value
        return {key: str(item) if key in ("from", "to") and item is not None else item for key, item in value.items()}

    @model_validator(mode="after")
    def _ends_after_start(self) -> Tenure:
        if self.from_ and self.to and last_day(self.to) < first_day(self.from_):
            raise ValueError(f"{self.role or 'entry'}: ends {self.to} before it starts {self.from_}")
        return self


class Named(Entry):
    """An entity with an id, a canonical name and other spellings."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""

    @field_validator("id")
    @classmethod
    def _is_id(cls, value: str) -> str:
        if not _ID.match(value):
            raise ValueError(f"{value!r} is no id; write kind:name-in-lower-case, such as person:vladimir-putin")
        return value

    @field_validator("country")
    @classmethod
    def _is_code(cls, value: str) -> str:
        if not _CODE.match(value):
            raise ValueError(f"{value!r} is no country code; write three capital letters or leave it out")
        return value


class Person(Named):
    """Someone whose role changes with time. Before, between and after offices see ``resolver.person_on``."""

    roles: tuple[Tenure, ...] = ()
    party: str = ""
    gender: Gender | None = None


class Place(Named):
    """What states and territories share."""

    official: str = ""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    cities: tuple[str, ...] = ()
    metonyms: dict[Sector, tuple[str, ...]] = Field(default_factory=dict)


class State(Place):
    """A state, present or past. ``code`` is its ISO 3166-1 alpha-3 code; ``to`` the date it ceased."""

    code: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Territory(Place):
    """A place inside, beside or beyond states. A breakaway carries its parent's code and sector PRE.

    ``also``: further places of which the same holds, each an entity of its own.
    """

    also: tuple[str, ...] = ()
    kind: Literal["dependency", "breakaway", "region", "bloc"]
    sectors: tuple[Sector, ...] = ()


class Organisation(Named):
    """An organisation, armed group, party, medium or firm. ``roles`` holds sectors that changed with time.

    ``also``: further organisations of the same country, kind and sectors, each an entity of its own.
    """

    also: tuple[str, ...] = ()
    kind: Literal["organisation", "group"] = "organisation"
    sectors: tuple[Sector, ...] = ()
    roles: tuple[Tenure, ...] = ()
    adjectives: tuple[str, ...] = ()


class RoleNoun(Entry):
    """A noun that says what its bearer does: ``lawmaker`` is LEG.

    ``forms`` are other wordings; plurals are made by rule unless listed in ``plurals``. ``office``: the canonical name
    of the office when leaders hold it (``foreign minister``). ``person`` false: a body or a thing (``army``).
    """

    role: str
    forms: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    office: str = ""
    person: bool = True
    gender: Gender | None = None
    country: str = ""
    weak: bool = False


class Modifier(Entry):
    """A word before a role that changes its sectors.

    ``sets`` replaces them (``former`` -> ELI); ``adds`` puts one after them (``opposition`` -> OPP); ``only``
    limits the change to roles of these sectors.
    """

    words: tuple[str, ...]
    sets: tuple[Sector, ...] = ()
    adds: tuple[Sector, ...] = ()
    only: tuple[Sector, ...] = ()


class Roles(Entry):
    """The whole of ``roles.yaml``.

    ``endings``: of nouns that no list holds ("shipbuilders" ends in "builder"), with a role of ``roles``. ``things``:
    nouns that no actor is called ("speech"), ``thing_endings`` their endings. ``plain_words``: words that are also a
    city or a surname, but not when a role noun or a name follows ("Green Party").
    """

    roles: tuple[RoleNoun, ...]
    modifiers: tuple[Modifier, ...]
    endings: dict[str, str]
    things: tuple[str, ...]
    thing_endings: tuple[str, ...]
    plain_words: tuple[str, ...]
    not_actors: tuple[str, ...]
    honorifics: dict[Literal["m", "f", "any"], tuple[str, ...]]


class Names(Entry):
    """The whole of ``names.yaml``: first names that tell the gender of a person unknown to the registry."""

    m: tuple[str, ...]
    f: tuple[str, ...]


class Settled(Entry):
    """A warning of the lint about two entries that was looked into: both stand, for this reason (``settled.yaml``)."""

    entry: str
    other: str
    reason: str = Field(min_length=1)


class Source(BaseModel):
    """Everything under ``data/actors/``, validated."""

    states: list[State]
    territories: list[Territory]
    organisations: list[Organisation]
    people: list[Person]
    roles: Roles
    names: Names
    settled: list[Settled] = Field(default_factory=list)


T = TypeVar("T")


def load_source(folder: Path = DATA) -> Source:
    """Reads and validates the registry.

    Raises LexiconError that names the file, the entry and the problem.
    """
    return Source(
        states=_entries(folder / "states.yaml", State),
        territories=_entries(folder / "territories.yaml", Territory),
        organisations=_folder(folder / "organisations", Organisation),
        people=_folder(folder / "leaders", Person),
        roles=_read(folder / "roles.yaml", Roles),
        names=_read(folder / "names.yaml", Names),
        settled=_entries(folder / "settled.yaml", Settled),
    )


def _folder(folder: Path, kind: type[T]) -> list[T]:
    return [entry for path in sorted(folder.glob("*.yaml")) for entry in _entries(path, kind)]


def _entries(path: Path, kind: type[T]) -> list[T]:
    raw = _yaml(path) or []
    if not isinstance(raw, list):
        raise LexiconError(f"{path} must be a list of entries that start with '- '; it is a {type(raw).__name__}")
    adapter = TypeAdapter(kind)
    return [_validated(adapter, item, path, number) for number, item in enumerate(raw, 1)]


def _read(path: Path, kind: type[T]) -> T:
    return _validated(TypeAdapter(kind), _yaml(path), path, 0)


def _validated(adapter: TypeAdapter[T], item: Any, path: Path, number: int) -> T:
    try:
        return adapter.validate_python(item)
    except ValidationError as error:
        label = item.get("id", item.get("name", "")) if isinstance(item, dict) else repr(item)[:60]
        raise LexiconError(f"{path}, entry {number} {label}: {error}. Correct the entry and load again") from error


def _yaml(path: Path) -> Any:
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{path} is missing. Reinstall dragoman or restore the file") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{path} is not valid YAML: {error}. Correct the line and load again") from error
