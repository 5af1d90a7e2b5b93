"""What experts may change about relations: data/relations/relations.yaml, validated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from dragoman.settings import Strict, load_settings

FILE = Path(__file__).parent.parent / "data" / "relations" / "relations.yaml"


class StateRule(Strict):
    """A named state and the conditions under which a stretch of time is in it."""

    name: str = Field(min_length=1)
    mean_at_most: float | None = None
    mean_at_least: float | None = None
    material_cooperation: float = 0.0
    material_conflict: float = 0.0
    violence: float = 0.0

    def holds(self, kinds: Kinds) -> bool:
        """Whether a stretch of such events is in the state."""
        return (
            (self.mean_at_most is None or kinds.mean <= self.mean_at_most)
            and (self.mean_at_least is None or kinds.mean >= self.mean_at_least)
            and kinds.material_cooperation >= self.material_cooperation
            and kinds.material_conflict >= self.material_conflict
            and kinds.violence >= self.violence
        )


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the events of a stretch are like: their mean score, and the share of quad 2, quad 4 and ASSAULT."""

    mean: float
    material_cooperation: float = 0.0
    material_conflict: float = 0.0
    violence: float = 0.0


class Evidence(Strict):
    """How much a state takes."""

    events: int = Field(ge=1)
    documents: int = Field(ge=1)


class TurningPointRules(Strict):
    """When a change of the mean counts as a turning point."""

    penalty: float = Field(gt=0)
    documents: int = Field(ge=1)
    change: float = Field(ge=0)
    events: int = Field(ge=1)


class IntervalRules(Strict):
    """How the interval of a mean is estimated."""

    resamples: int = Field(ge=20)
    level: float = Field(gt=0, lt=1)


class MediationRules(Strict):
    """Which events are mediations."""

    modes: list[str]
    frames: list[str]


class NetworkRules(Strict):
    """Who is in a network, and how much of it is computed."""

    left_out_sectors: list[str]
    nodes: int = Field(ge=2)
    pivots: int = Field(ge=2)
    brokers: int = Field(ge=0)
    betweenness: float = Field(ge=0, le=1)
    mediation: MediationRules


class Settings(Strict):
    """The whole file."""

    state_sectors: list[str]
    evidence: Evidence
    states: list[StateRule]
    turning_points: TurningPointRules
    interval: IntervalRules
    longest_series: int = Field(ge=1)
    bodies: dict[str, str]
    shared_codes: list[str]
    network: NetworkRules

    @model_validator(mode="after")
    def _every_mean_has_a_state(self) -> Settings:
        for tenth in range(-100, 101):
            if not any(rule.holds(Kinds(tenth / 10)) for rule in self.states):
                raise ValueError(f"no state covers a mean score of {tenth / 10}; add one, or widen a condition")
        return self


@cache
def settings() -> Settings:
    """The settings. Raises LexiconError when the file does not validate."""
    return load_settings(Settings, FILE)
