"""The Status of a deed: how its marks add up."""

from __future__ import annotations

import pytest

from dragoman.events.status import Status


@pytest.mark.parametrize(
    ("negations", "negated"),
    [([], False), (["not"], True), (["not", "denied"], False), (["no", "not", "denied"], True)],
)
def test_two_negations_undo_each_other(negations: list[str], negated: bool) -> None:
    status = Status()
    for word in negations:
        status.mark("negation", word)
    assert ("negation" in status.auxiliary, status.negations) == (negated, len(negations))


@pytest.mark.parametrize(
    ("negations", "left"),
    [(["not"], set()), (["not", "denied"], {"negation"}), (["denied"], {"negation"}), (["not", "no", "denied"], set())],
)
def test_the_clauses_own_not_is_taken_back_and_the_others_stand(negations: list[str], left: set[str]) -> None:
    status = Status()
    for word in negations:
        status.mark("negation", word)
    status.lift_own_negation()
    assert status.auxiliary == left
    assert "negation: not" not in status.via
    assert status.negations == len(status.via)


def test_a_declared_will_not_is_no_longer_future_without_its_not() -> None:
    status = Status()
    status.mark("future", "will")
    status.mark("negation", "not")
    status.will_not = True
    status.lift_own_negation()
    assert status.auxiliary == set()


def test_a_mode_that_has_another_reason_is_not_lifted() -> None:
    status = Status()
    status.mark("future", "will")
    status.mark("future", "next")
    status.lift("future: next")
    assert status.auxiliary == {"future"}
    status.lift("future: will")
    assert status.auxiliary == set()
