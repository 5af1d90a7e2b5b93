"""What experts may change about accounts: data/accounts/accounts.yaml, validated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import permutations
from pathlib import Path

from pydantic import Field

from dragoman.events.reference_words import reference
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
    left_out: float = Field(ge=0, lt=1)
    other_days: float = Field(ge=0, le=1)
    others: float = Field(ge=0, le=1)
    excluded: float
    same_mode: float
    same_type: float
    other_mode: float
    bare: float
    bare_words: float
    modes_apart: list[str]
    near_type: float
    same_trigger: float
    actors: float
    recipients: float
    chance_party: float = Field(ge=0, lt=1)
    unnamed_side: float
    left_unsaid: float
    denied_apart: float
    surely_same: float
    other_target: float
    mirrored: float
    laid_to_another: float
    long_apart: int
    denied_beside: float
    busy_words: float
    busy_free: int
    busy_day: float
    busiest: float
    same_day: float
    day_apart: float
    days: int = Field(ge=0)
    published: float
    undated: float
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
    other_country: float
    other_country_words: float
    near_place: float = Field(ge=0)
    words: float
    articles: float
    same_article: float
    same_article_words: float
    hardly: float
    hardly_words: float
    hardly_articles: float
    hardly_shared: float
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


class Contrary(Strict):
    """What is the contrary of a deed of these types."""

    types: tuple[str, ...] = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)


_DEED = (
    r"(?:it|this|that|so|(?:the|this|that|those|these|last|[\w-]+['’]s) (?:[\w'’-]+ ){0,3}?"
    r"(?:NOUNS)\b)"
)
_WHO = r"(?P<who>[^\s,.;:–—\"“”][^,.;:–—\"“”]{0,70}?)"


class NamingRules(Strict):
    """How somebody says who did what is told elsewhere."""

    deed_nouns: list[str] = Field(min_length=1)
    by_speaker: list[str] = Field(min_length=1)
    claiming_cues: list[str] = Field(min_length=1)
    claimed: list[str] = Field(min_length=1)
    by_name: list[str] = Field(min_length=1)
    blaming_cues: list[str] = Field(min_length=1)
    blamed: list[str] = Field(min_length=1)
    blaming_alone: list[str] = Field(min_length=1)
    blamed_alone: list[str] = Field(min_length=1)

    @cached_property
    def himself(self) -> re.Pattern[str]:
        """What a speaker says who did it himself."""
        return self._from_the_start(self.by_speaker)

    @cached_property
    def claims(self) -> re.Pattern[str]:
        """What a speaker takes upon himself, after a verb of claiming."""
        return self._from_the_start([*self.claimed, "{deed}$"])

    @cached_property
    def responsibility(self) -> re.Pattern[str]:
        """Of these, what says that it is his."""
        return self._from_the_start(self.claimed)

    @cached_property
    def others(self) -> tuple[re.Pattern[str], ...]:
        """What a speaker says who names somebody."""
        return tuple(self._from_the_start([one]) for one in self.by_name)

    @cached_property
    def blames(self) -> tuple[re.Pattern[str], ...]:
        """The same, after a verb of blaming."""
        return tuple(self._from_the_start([one]) for one in self.blamed)

    @cached_property
    def blames_alone(self) -> tuple[re.Pattern[str], ...]:
        """The same, after a verb of blaming that takes nothing but a name."""
        return tuple(self._from_the_start([one]) for one in self.blamed_alone)

    @cached_property
    def blaming_alone_cue(self) -> re.Pattern[str]:
        """Such a verb."""
        return _any_of(self.blaming_alone)

    @cached_property
    def claiming_cue(self) -> re.Pattern[str]:
        """A verb by which a speaker takes something upon himself."""
        return _any_of(self.claiming_cues)

    @cached_property
    def blaming_cue(self) -> re.Pattern[str]:
        """A verb by which a speaker lays something to somebody."""
        return _any_of(self.blaming_cues)

    def in_sql(self, patterns: Sequence[str]) -> str:
        """The patterns as DuckDB reads them, which knows no names of groups twice."""
        return f"^(?:that )?(?:{'|'.join(self._filled(one) for one in patterns)})".replace("?P<who>", "?:")

    def _from_the_start(self, patterns: Sequence[str]) -> re.Pattern[str]:
        found = "|".join(self._filled(one) for one in patterns)
        return re.compile(rf"^(?:that )?(?:{found})", re.IGNORECASE)

    def _filled(self, pattern: str) -> str:
        return pattern.replace("{deed}", _DEED.replace("NOUNS", "|".join(self.deed_nouns))).replace("{who}", _WHO)


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
    offices: list[str] = Field(min_length=1)
    unnamed_bodies: frozenset[str]
    who_did_it: frozenset[str]
    who_ended_it: frozenset[str]
    harm_by_force: frozenset[str]
    deeds_of_arms: frozenset[str]
    denied_things: frozenset[str]
    denied_alone: frozenset[str]
    denying_cues: list[str] = Field(min_length=1)
    rejecting_cues: list[str] = Field(min_length=1)
    turned_down: frozenset[str]
    characterising_words: list[str] = Field(min_length=1)
    explaining_cues: list[str] = Field(min_length=1)
    no_answers: list[str] = Field(min_length=1)
    wishes: list[str] = Field(min_length=1)
    goes_on: list[str] = Field(min_length=1)
    falsehoods: list[str] = Field(min_length=1)
    judgements: list[str] = Field(min_length=1)
    charges: frozenset[str]
    denials: list[str] = Field(min_length=1)
    denials_by_name: list[str] = Field(min_length=1)
    answers: list[str] = Field(min_length=1)
    contraries: list[Contrary] = Field(min_length=1)
    answers_for_others: list[str] = Field(min_length=1)
    deeds: dict[str, list[str]]
    plain_words: str
    denied_elsewhere: float = Field(gt=0, le=1)
    denied_lately: int = Field(ge=0)
    denied_soon: int = Field(ge=0)
    denied_near: list[tuple[str, str]]
    answer_words: int = Field(ge=1)
    answered_within: int = Field(ge=0)
    told_by_others: frozenset[str]
    denied_nearby: int = Field(ge=0)
    denied_words: float = Field(gt=0, le=1)
    naming: NamingRules
    confirming_cues: list[str] = Field(min_length=1)
    confirmed_things: frozenset[str]
    unconfirmed: list[str] = Field(min_length=1)
    undisputed_cues: list[str] = Field(min_length=1)
    named_lately: int = Field(ge=0)
    answered_nearby: int = Field(ge=0)
    outlets: OutletRules
    function_words: str
    news_words: str

    @property
    def acts_of_words(self) -> frozenset[str]:
        """Types of deeds that are done by speaking. That the doer spoke is told by whoever reports his words."""
        return reference().spoken

    @property
    def mutual_types(self) -> frozenset[str]:
        """Types in which who did it to whom is a matter of telling: A met B, B met A, A and B met."""
        return reference().between

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words as a set."""
        return frozenset(self.function_words.split())

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The news words as a set."""
        return frozenset(self.news_words.split())

    @cached_property
    def denied_either(self) -> frozenset[tuple[str, str]]:
        """``denied_near``, each pair both ways."""
        return frozenset(pair for one, other in self.denied_near for pair in ((one, other), (other, one)))

    @cached_property
    def denying(self) -> re.Pattern[str]:
        """What a speaker says of something to deny it, but for ``false`` and ``contrary``."""
        return _any_of(self.denials + self.denials_by_name)

    @cached_property
    def false(self) -> re.Pattern[str]:
        """The predicate by which a speaker holds something for false: "was a lie", "the report baseless"."""
        ends = r"(?=\W*$|[,.;:!)]| (?:and|or|from|by|meant|designed|intended|spread|aimed|that|without|with no)\b)"
        before = r"(?:^(?:[\w'’-]+ ){0,7}|\b(?:is|are|was|were|been|being|be|as|call\w*) (?:[\w-]+ ){0,3})"
        return re.compile(rf"{before}(?:{'|'.join(self.falsehoods)}){ends}", re.IGNORECASE)

    @cached_property
    def judging(self) -> re.Pattern[str]:
        """A word that judges a deed, and holds false only what is told of one."""
        return re.compile(rf"\b(?:{'|'.join(self.judgements)})\b", re.IGNORECASE)

    @cached_property
    def deed(self) -> dict[str, re.Pattern[str]]:
        """For each type the words that show a deed of it."""
        return {kind: _any_of(roots) for kind, roots in self.deeds.items()}

    @cached_property
    def office(self) -> re.Pattern[str]:
        """A name that is that of a state's body."""
        return re.compile(rf"\b(?:{'|'.join(self.offices)})\b", re.IGNORECASE)

    @cached_property
    def denying_cue(self) -> re.Pattern[str]:
        """A verb by which a speaker holds something false."""
        return _any_of(self.denying_cues)

    @cached_property
    def rejecting_cue(self) -> re.Pattern[str]:
        """Of these, the verbs by which a speaker may also turn something down."""
        return _any_of(self.rejecting_cues)

    @cached_property
    def characterising(self) -> re.Pattern[str]:
        """A clause that says of a deed what it amounts to."""
        deed = r"(?:the|this|that|its|their|his|her) (?:[\w'’-]+ ){1,3}?"
        return re.compile(rf"^(?:that )?{deed}(?:{'|'.join(self.characterising_words)})", re.IGNORECASE)

    @cached_property
    def explaining_cue(self) -> re.Pattern[str]:
        """A verb by which a speaker gives reasons for what he grants."""
        return _any_of(self.explaining_cues)

    @cached_property
    def wishing(self) -> re.Pattern[str]:
        """What a speaker wishes, asks or supposes."""
        return _any_of(self.wishes)

    @cached_property
    def contrary(self) -> re.Pattern[str]:
        """What a party says that is the contrary of what is told of it."""
        return _any_of([word for one in self.contraries for word in one.words])

    @cached_property
    def contrary_of(self) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
        """The same, with the types of what each is the contrary of."""
        return tuple((frozenset(one.types), _any_of(one.words)) for one in self.contraries)

    @cached_property
    def confirming_cue(self) -> re.Pattern[str]:
        """A verb by which somebody confirms what others tell."""
        return _any_of(self.confirming_cues)

    @cached_property
    def undisputed_cue(self) -> re.Pattern[str]:
        """A verb of denying that, negated, lets a charge stand."""
        return _any_of(self.undisputed_cues)

    @cached_property
    def confirming_nothing(self) -> re.Pattern[str]:
        """What makes such a verb no confirmation."""
        return re.compile(rf"\b(?:{'|'.join(self.unconfirmed)})|n['’]t\b", re.IGNORECASE)

    @cached_property
    def answers_nothing(self) -> re.Pattern[str]:
        """What sounds like a denial and answers nothing."""
        return _any_of(self.no_answers)

    @cached_property
    def further(self) -> re.Pattern[str]:
        """Where a claim goes on to something else than it began with."""
        return re.compile(rf"(?:{'|'.join(self.goes_on)})", re.IGNORECASE)

    @cached_property
    def answering(self) -> re.Pattern[str]:
        """The whole of what a speaker answers to what is said of him."""
        return re.compile(rf"^(?:that )?(?:{'|'.join(self.answers + self.answers_for_others)})", re.IGNORECASE)

    @cached_property
    def answering_for_others(self) -> re.Pattern[str]:
        """Of these, what one may say of another's deed."""
        return _any_of(self.answers_for_others)

    @cached_property
    def denying_unnamed(self) -> re.Pattern[str]:
        """Of these, what denies without naming the event."""
        return _any_of(self.denials)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """A word that begins with one of these patterns, in any case."""
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


@cache
def settings() -> Settings:
    """The settings. Raises LexiconError when the file does not validate."""
    return load_settings(Settings, FILE)
