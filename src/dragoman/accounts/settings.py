"""What experts may change about accounts: data/accounts/accounts.yaml, validated."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from dragoman.settings import Strict, load_settings

FILE = Path(__file__).parent.parent / "data" / "accounts" / "accounts.yaml"


class MatchRules(Strict):
    """When two tellings are of the same event."""

    days: int = Field(ge=0)
    widest: int = Field(ge=1)
    shared_words: float = Field(gt=0, le=1)
    shared_words_alone: float = Field(gt=0, le=1)
    fewest_words: int = Field(ge=1)


class Settings(Strict):
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
    return load_settings(Settings, FILE)
