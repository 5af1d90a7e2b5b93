"""What experts may change about relations: data/relations/relations.yaml, validated."""

from __future__ import annotations

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
    material_conflict: float = 0.0

    def holds(self, mean: float, material_conflict: float) -> bool:
        """Whether a stretch with this mean score and this share of quad 4 is in the state."""
        return (
            (self.mean_at_most is None or mean <= self.mean_at_most)
            and (self.mean_at_least is None or mean >= self.mean_at_least)
            and material_conflict >= self.material_conflict
        )


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


class Settings(Strict):
    """The whole file."""

    state_sectors: list[str]
    states: list[StateRule]
    turning_points: TurningPointRules
    interval: IntervalRules
    longest_series: int = Field(ge=1)

    @model_validator(mode="after")
    def _every_mean_has_a_state(self) -> Settings:
        for tenth in range(-100, 101):
            if not any(rule.holds(tenth / 10, 0.0) for rule in self.states):
                raise ValueError(f"no state covers a mean score of {tenth / 10}; add one, or widen a condition")
        return self


@cache
def settings() -> Settings:
    """The settings. Raises LexiconError when the file does not validate."""
    return load_settings(Settings, FILE)
