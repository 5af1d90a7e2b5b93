"""The YAML that an expert may edit: field names, headers, genre cues, page furniture. Validated as it is loaded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from dragoman.settings import Strict, load_settings

DATA = Path(__file__).resolve().parent.parent / "data" / "documents"


class HeaderPattern(Strict):
    """A line above an article. ``{NAME}`` and ``{PEOPLE}`` stand for names in capitals."""

    pattern: str
    examples: list[str]
    genre: Literal["", "news", "opinion", "interview", "other"] = ""


class CreditPattern(Strict):
    """A line that credits an agency; ``outlet`` is the one whose article has the examples."""

    pattern: str
    examples: list[str]
    outlet: str = ""


class HeaderLines(Strict):
    """``header.yaml``."""

    bylines: list[HeaderPattern]
    outlets: list[HeaderPattern]
    credits: list[CreditPattern]
    credits_below: list[CreditPattern]
    agency_words: list[str]
    agencies_at_large: list[str]
    not_agencies: list[str]
    not_names: list[str]
    agencies: list[str]
    desks: list[str]
    outlet_words: list[str]
    sections: list[str]
    labels: list[str]


class FurniturePattern(Strict):
    """A kind of paragraph that is no part of an article."""

    name: str
    pattern: str
    longest: int
    examples: list[str]
    unless_sentence: bool = False
    needs: str = ""


class Furniture(Strict):
    """``furniture.yaml``."""

    furniture: list[FurniturePattern]
    list_headings: list[str]
    keep: list[str]


class GenreCue(Strict):
    """Words that speak for opinion, and how strongly."""

    pattern: str
    score: int


class GenreCues(Strict):
    """``genre.yaml``."""

    labels: dict[Literal["news", "opinion", "interview", "other"], list[str]]
    opinion_score: int
    cues: list[GenreCue]
    interview_turns: str
    interview_turns_needed: int
    other_openings: list[str]


class FieldNames(Strict):
    """``fields.yaml``: what each field of a Document is called in inputs."""

    text: list[str]
    title: list[str]
    outlet: list[str]
    byline: list[str]
    published: list[str]
    url: list[str]
    id: list[str]
    genre: list[str]


FILES: dict[str, type[Strict]] = {
    "header.yaml": HeaderLines,
    "furniture.yaml": Furniture,
    "genre.yaml": GenreCues,
    "fields.yaml": FieldNames,
}
Kind = TypeVar("Kind", bound=Strict)


def load(name: str, kind: type[Kind]) -> Kind:
    """The data file ``name``, read and checked once. Raises LexiconError."""
    found = _loaded(name)
    assert isinstance(found, kind), name
    return found


def load_all() -> list[Strict]:
    """Every data file, read anew. Raises LexiconError."""
    _loaded.cache_clear()
    return [_loaded(name) for name in FILES]


@cache
def _loaded(name: str) -> Strict:
    return load_settings(FILES[name], DATA / name)
