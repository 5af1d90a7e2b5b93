"""The YAML that an expert may edit: field names, headers, genre cues, page furniture. Validated as it is loaded."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import LexiconError
from dragoman.safe_yaml import parse_yaml

Kind = TypeVar("Kind", bound=BaseModel)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HeaderPattern(_Entry):
    """A line above an article. ``{NAME}`` and ``{PEOPLE}`` stand for names in capitals."""

    pattern: str
    examples: list[str]
    genre: Literal["", "news", "opinion", "interview", "other"] = ""


class HeaderLines(_Entry):
    """``header.yaml``."""

    bylines: list[HeaderPattern]
    outlets: list[HeaderPattern]
    not_names: list[str]
    agencies: list[str]
    desks: list[str]
    outlet_words: list[str]
    sections: list[str]
    labels: list[str]


class FurniturePattern(_Entry):
    """A kind of paragraph that is no part of an article."""

    name: str
    pattern: str
    longest: int
    examples: list[str]
    unless_sentence: bool = False
    needs: str = ""


class Furniture(_Entry):
    """``furniture.yaml``."""

    furniture: list[FurniturePattern]
    list_headings: list[str]
    keep: list[str]


class GenreCue(_Entry):
    """Words that speak for opinion, and how strongly."""

    pattern: str
    score: int


class GenreCues(_Entry):
    """``genre.yaml``."""

    labels: dict[Literal["news", "opinion", "interview", "other"], list[str]]
    opinion_score: int
    cues: list[GenreCue]
    interview_turns: str
    interview_turns_needed: int
    other_openings: list[str]


class FieldNames(_Entry):
    """``fields.yaml``: what each field of a Document is called in inputs."""

    text: list[str]
    title: list[str]
    outlet: list[str]
    byline: list[str]
    published: list[str]
    url: list[str]
    id: list[str]
    genre: list[str]


_loaded: dict[str, BaseModel] = {}


def load(name: str, kind: type[Kind]) -> Kind:
    """The data file ``name``, read and checked once. Raises LexiconError."""
    found = _loaded.get(name)
    if not isinstance(found, kind):
        found = _loaded[name] = _read(name, kind)
    return found


def _read(name: str, kind: type[Kind]) -> Kind:
    path = files("dragoman") / "data" / "documents" / name
    try:
        return kind.model_validate(parse_yaml(path.read_text("utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path} is not valid: {error}. Correct the entry, or reinstall the package.") from error
