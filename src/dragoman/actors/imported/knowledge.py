"""What the imported formats mean in Dragoman's terms: ``data/imports/*.yaml``, validated."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from dragoman.actors.schema import Entry, Sector
from dragoman.errors import LexiconError
from dragoman.safe_yaml import parse_yaml

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "imports"
_CODE = re.compile(r"[A-Z]{3}")
_FOREIGN = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?|[a-z]{4}|x-[a-z]{2}|Q\d+")


class Topic(Entry):
    """A topic of FollowTheMoney and the sector it stands for."""

    topic: str
    sector: Sector


class Item(Entry):
    """An item of Wikidata; ``country`` where the kind itself has a code (IGO)."""

    item: str
    name: str
    sector: Sector | None = None
    country: str = ""


class FollowTheMoney(Entry):
    """The whole of ``ftm.yaml``."""

    organisations: frozenset[str]
    topics: tuple[Topic, ...]

    def sectors(self, topics: set[str]) -> tuple[str, ...]:
        """The sector of the first listed topic among ``topics``."""
        return next(((one.sector,) for one in self.topics if one.topic in topics), ())


class Wikidata(Entry):
    """The whole of ``wikidata.yaml``."""

    humans: frozenset[str]
    posts: tuple[Item, ...]
    organisations: tuple[Item, ...]
    occupations: tuple[Item, ...]


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Foreign code or item -> code of Dragoman. Raises LexiconError when the file is wrong."""
    found: dict[str, str] = {}
    for code, others in _load("countries.yaml", dict[str, str]).items():
        for other in others.split():
            if not _CODE.fullmatch(code) or not _FOREIGN.fullmatch(other) or other in found:
                raise LexiconError(
                    f"{DATA / 'countries.yaml'}: {code}: {other!r} is no code, or stands twice. Correct the line"
                )
            found[other] = code
    return found


@lru_cache(maxsize=1)
def ftm_knowledge() -> FollowTheMoney:
    """``ftm.yaml``."""
    return _load("ftm.yaml", FollowTheMoney)


@lru_cache(maxsize=1)
def wikidata_knowledge() -> Wikidata:
    """``wikidata.yaml``."""
    return _load("wikidata.yaml", Wikidata)


T = TypeVar("T", bound=BaseModel | dict[str, str])


def _load(name: str, kind: type[T]) -> T:
    path = DATA / name
    try:
        raw = parse_yaml(path.read_text(encoding="utf-8"))
        return TypeAdapter(kind).validate_python(raw)
    except FileNotFoundError as error:
        raise LexiconError(f"{path} is missing. Reinstall dragoman or restore the file") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path}: {error}. Correct it and start again") from error
