"""What experts may change about accounts: data/accounts/accounts.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dragoman.errors import LexiconError

FILE = Path(__file__).parent.parent / "data" / "accounts" / "accounts.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MatchRules(_Strict):
    """When two tellings are of the same event."""

    days: int = Field(ge=0)
    widest: int = Field(ge=1)
    shared_words: float = Field(gt=0, le=1)
    shared_words_alone: float = Field(gt=0, le=1)
    fewest_words: int = Field(ge=1)


class Settings(_Strict):
    """The whole file."""

    match: MatchRules
    same_body: frozenset[str]
    mutual_types: frozenset[str]
    denial_cues: list[list[str]] = Field(min_length=1)
    function_words: str

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words as a set."""
        return frozenset(self.function_words.split())


@cache
def settings() -> Settings:
    """The settings. Raises LexiconError when the file does not validate."""
    try:
        return Settings.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{FILE} is not valid: {error}. Correct it, or reinstall Dragoman.") from error
