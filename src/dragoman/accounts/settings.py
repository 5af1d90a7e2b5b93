"""What experts may change about accounts: data/accounts/accounts.yaml, validated."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import permutations
from pathlib import Path

from pydantic import Field

from dragoman.settings import Strict, load_settings

FILE = Path(__file__).parent.parent / "data" / "accounts" / "accounts.yaml"


class Converse(Strict):
    """Two types that tell one event from its two ends, with roots of words of which both sentences use one."""

    one: str
    other: str
    words: tuple[str, ...] = Field(min_length=1)


class MatchRules(Strict):
    """When two tellings are of the same event. Points; days; kilometres. The file explains each."""

    enough: float
    enough_on_average: float
    same_mode: float
    same_type: float
    near_type: float
    same_trigger: float
    actors: float
    recipients: float
    chance_party: float = Field(ge=0, lt=1)
    unnamed_side: float
    same_day: float
    day_apart: float
    days: int = Field(ge=0)
    published: float
    published_apart: float
    lag: int = Field(ge=0)
    retold: int = Field(ge=0)
    same_wording: float = Field(gt=0, le=1)
    vague_date: float
    unknown_date: float
    widest: int = Field(ge=1)
    denied_within: int = Field(ge=0)
    same_place: float
    other_place: float
    near_place: float = Field(ge=0)
    words: float
    articles: float
    same_article: float
    same_article_words: float
    common_word: float = Field(gt=0, le=1)
    needs_more: dict[str, float]
    near: list[list[str]]
    converse_type: float
    converse: list[Converse]

    @cached_property
    def near_types(self) -> frozenset[tuple[str, str]]:
        """Both orders of each pair."""
        lines = [*self.near, *([one.one, one.other] for one in self.converse)]
        return frozenset((one, other) for line in lines for one, other in permutations(line, 2))

    def is_converse(self, one: str, other: str) -> bool:
        """Whether the two types tell one event from its two ends."""
        return any({one, other} == {rule.one, rule.other} for rule in self.converse)


class OutletRules(Strict):
    """How outlets are compared."""

    told_by: int = Field(ge=1)
    days: int = Field(ge=0)
    resamples: int = Field(ge=20)
    voices: int = Field(ge=1)


class Settings(Strict):
    """The whole file."""

    match: MatchRules
    same_body: frozenset[str]
    other_body: frozenset[str]
    mutual_types: frozenset[str]
    who_did_it: frozenset[str]
    denied_things: frozenset[str]
    denied_alone: frozenset[str]
    denials: list[str] = Field(min_length=1)
    denials_by_name: list[str] = Field(min_length=1)
    told_by_others: frozenset[str]
    denied_nearby: int = Field(ge=0)
    denied_words: float = Field(gt=0, le=1)
    outlets: OutletRules
    function_words: str
    news_words: str

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words as a set."""
        return frozenset(self.function_words.split())

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The news words as a set."""
        return frozenset(self.news_words.split())

    @cached_property
    def denying(self) -> re.Pattern[str]:
        """What a speaker says of something to deny it."""
        return re.compile(rf"\b(?:{'|'.join(self.denials + self.denials_by_name)})", re.IGNORECASE)

    @cached_property
    def denying_unnamed(self) -> re.Pattern[str]:
        """Of these, what denies without naming the event."""
        return re.compile(rf"\b(?:{'|'.join(self.denials)})", re.IGNORECASE)


@cache
def settings() -> Settings:
    """The settings. Raises LexiconError when the file does not validate."""
    return load_settings(Settings, FILE)
