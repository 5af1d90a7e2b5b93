"""Nouns by which a text takes up someone again (data/linking/nouns.yaml): epithets, bodies, states, speech verbs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import LexiconError

NOUNS = Path(__file__).resolve().parents[1] / "data" / "linking" / "nouns.yaml"


class _Written(BaseModel):
    """The file as people write it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    masculine: str
    feminine: str
    epithets: str
    interchangeable: tuple[str, ...]
    general: tuple[str, ...]
    bodies: dict[str, str]
    states: str
    speech: str


class Nouns:
    """The lists as sets.

    ``interchangeable``, ``general``: canonical role nouns of which all forms mean the same, and those that mean any of
    their forms. ``people``: every noun for one person; ``gender``: of those that tell it."""

    def __init__(self, written: _Written) -> None:
        self.gender = dict.fromkeys(written.masculine.split(), "m") | dict.fromkeys(written.feminine.split(), "f")
        self.epithets = frozenset(written.epithets.split())
        self.people = self.epithets | frozenset(self.gender)
        self.interchangeable = frozenset(written.interchangeable)
        self.general = frozenset(written.general)
        self.states = frozenset(written.states.split())
        self.speech = frozenset(written.speech.split())
        self.bodies = {noun: frozenset(fits.split()) for noun, fits in written.bodies.items()}


@cache
def load_nouns(path: Path = NOUNS) -> Nouns:
    """The lists of ``path``. Raises LexiconError that names the file and the problem."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe in both forms
        return Nouns(_Written.model_validate(raw))
    except FileNotFoundError as error:
        raise LexiconError(f"{path} is missing. Reinstall dragoman or restore the file") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path}: {error}. Correct the file and run again") from error
