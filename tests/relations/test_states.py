from __future__ import annotations

from datetime import date

import pytest

from dragoman.relations.series import Dated
from dragoman.relations.settings import Kinds, settings
from dragoman.relations.states import TOO_LITTLE, Stretch, state_name, states

ENOUGH = {"events": 50, "documents": 20}


@pytest.mark.parametrize(
    ("kinds", "name"),
    [
        (Kinds(6.0, material_cooperation=0.5), "allied"),
        (Kinds(6.0), "cooperative"),
        (Kinds(2.5), "cooperative"),
        (Kinds(0.0), "mixed"),
        (Kinds(-2.0), "strained"),
        (Kinds(-6.0, material_conflict=0.9), "hostile"),
        (Kinds(-6.0, material_conflict=0.9, violence=0.6), "at war"),
        (Kinds(-2.0, material_conflict=0.5, violence=0.4), "strained"),
    ],
)
def test_a_state_follows_from_the_score_and_the_kinds_of_events(kinds: Kinds, name: str) -> None:
    assert state_name(kinds, **ENOUGH) == name


def test_every_mean_has_a_state() -> None:
    found = {next(rule.name for rule in settings().states if rule.holds(Kinds(mean / 10))) for mean in range(-100, 101)}
    assert found == {"hostile", "strained", "mixed", "cooperative"}


def _dated(number: int, document: str, score: float = 10.0) -> Dated:
    return Dated(document, f"e{number}", 2, score, 0.8, True, False, False, date(2024, 1, 1))


@pytest.mark.parametrize(
    ("documents", "name"),
    [(["d1"] * 20, TOO_LITTLE), (["d1", "d2", "d3"], TOO_LITTLE), (["d1", "d2", "d3", "d3", "d3"], "allied")],
)
def test_too_little_evidence_is_said_and_no_state_guessed(documents: list[str], name: str) -> None:
    (state,) = states([Stretch([_dated(number, document) for number, document in enumerate(documents)])], "month")
    assert state.name == name
    needed = "; a state takes 5 events in 3 documents"
    assert (needed in state.reason) == (name == TOO_LITTLE)
    assert f"{len(documents)} events in {len(set(documents))} document" in state.reason
