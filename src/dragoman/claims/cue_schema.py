"""What a valid cue lexicon looks like; the tests check the shipped files against it.

Kept apart from ``cues.py`` so that reading an article does not pay for validation (60 ms with pydantic).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dragoman.claims.claim import Stance
from dragoman.claims.cues import CueKind, load_yaml
from dragoman.errors import LexiconError

Frame = Literal["that", "quote", "to", "ing", "object", "target", "topic", "as", "law"]


class CueRow(BaseModel):
    """One entry of verbs.yaml or attitudes.yaml, or of a group in words.yaml."""

    model_config = ConfigDict(extra="forbid", strict=True)
    kind: CueKind = "speech"
    stance: Stance = "neutral"
    frames: list[Frame] | None = None
    with_: list[str] = []
    asserts: bool = True
    experiencer: bool = False
    unattributed: bool = False
    light: bool = False
    agent: bool = False
    impersonal: bool = False


class WordsFile(BaseModel):
    """words.yaml."""

    model_config = ConfigDict(extra="forbid", strict=True)
    nouns: dict[str, CueRow]
    adjectives: dict[str, CueRow]
    adverbs: dict[str, CueRow]
    light_verbs: list[str]
    receiving_verbs: list[str]
    speakers: list[str]
    viewpoints: list[str]
    refusals: list[str]
    openers: list[str]
    hearers: list[str]
    according_to: list[str]
    set_off: list[str]
    trusting: list[str]
    tellings: list[str]
    papers: list[str]
    unnamed: dict[str, list[str]]
    documents: list[str]
    occasions: list[str]


class MediaFile(BaseModel):
    """media.yaml."""

    model_config = ConfigDict(extra="forbid", strict=True)
    agencies: dict[str, list[str]]
    newspapers: dict[str, list[str]]
    broadcasters: dict[str, list[str]]
    platforms: dict[str, list[str]]
    nouns: list[str]
    outlets: list[str]
    outlet_kinds: list[str]
    staff: list[str]
    state_media: dict[str, str]


class EvaluationsFile(BaseModel):
    """evaluations.yaml."""

    model_config = ConfigDict(extra="forbid", strict=True)
    modals: list[str]
    obligations: list[str]
    adjectives: list[str]
    adverbs: list[str]
    nouns: list[str]


def validate_cues() -> None:
    """Raises LexiconError with every fault when a file of the lexicon does not validate."""
    checks: dict[str, TypeAdapter[Any]] = {
        "verbs.yaml": TypeAdapter(dict[str, CueRow]),
        "attitudes.yaml": TypeAdapter(dict[str, CueRow]),
        "words.yaml": TypeAdapter(WordsFile),
        "media.yaml": TypeAdapter(MediaFile),
        "evaluations.yaml": TypeAdapter(EvaluationsFile),
    }
    for name, adapter in checks.items():
        try:
            adapter.validate_python(_renamed(load_yaml(name)))
        except ValidationError as error:
            raise LexiconError(f"{name} does not validate; correct these entries:\n{error}") from error


def _renamed(value: object) -> object:
    """``with`` is a Python keyword: the models call it ``with_``."""
    if isinstance(value, dict):
        return {("with_" if key == "with" else key): _renamed(inner) for key, inner in value.items()}
    return value
