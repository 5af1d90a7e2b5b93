from __future__ import annotations

from datetime import date

import pytest

from dragoman.relations.asymmetry import asymmetry
from dragoman.relations.bootstrap import student
from dragoman.relations.series import Dated, series


def _dated(document: str, score: float, *, out: bool = True, back: bool = False, number: int = 0) -> Dated:
    return Dated(document, f"{document}-{number}-{out}", 3, score, 0.8, out, back, False, date(2024, 1, 1))


def test_each_side_is_counted_alone_and_mutual_events_tell_nothing() -> None:
    friendly = [_dated(f"a{n}", 5.0) for n in range(10)]
    hostile = [_dated(f"b{n}", -4.0, out=False, back=True) for n in range(8)]
    mutual = [_dated(f"c{n}", 2.5, back=True) for n in range(20)]
    found = asymmetry([*friendly, *hostile, *mutual])
    assert (found.a_to_b.events, found.b_to_a.events, found.b_to_a.documents) == (10, 8, 8)
    assert found.a_to_b.counts == {1: 0, 2: 0, 3: 10, 4: 0}
    assert found.difference == 9.0
    assert found.low is not None
    assert found.high is not None
    assert found.low < 9.0 < found.high
    assert found.is_clear
    assert found.to_dict()["b_to_a"]["counts"]["3"] == 8


@pytest.mark.parametrize("events", [[], [_dated("a", 1.0)], [_dated("a", 1.0), _dated("b", 2.0, out=False, back=True)]])
def test_one_document_a_side_gives_no_interval(events: list[Dated]) -> None:
    found = asymmetry(events)
    assert (found.low, found.high, found.is_clear) == (None, None, False)
    assert (found.difference is None) == (len(events) < 2)


def test_alike_dealings_are_not_told_apart() -> None:
    scores = (-6.0, 2.5, -3.0, 5.0, 1.0, -2.0)
    events = [_dated(f"{side}{n}", s, out=side == "a", back=side == "b") for side in "ab" for n, s in enumerate(scores)]
    assert not asymmetry(events).is_clear


def test_an_interval_wider_than_the_scale_leaves_it_open() -> None:
    scores = (("a0", -9.0, True), ("a1", 8.0, True), ("b0", 7.0, False), ("b1", -9.0, False))
    found = asymmetry([_dated(document, score, out=out, back=not out) for document, score, out in scores])
    assert found.is_open
    assert not asymmetry([_dated(f"a{n}", 5.0) for n in range(9)]).is_open


def test_the_order_of_events_does_not_matter() -> None:
    events = [_dated(f"d{n}", float(n % 7 - 3), out=n % 2 == 0, back=n % 2 == 1) for n in range(40)]
    assert asymmetry(events) == asymmetry(events[::-1])


def test_events_of_one_document_stand_and_fall_together() -> None:
    apart = [_dated(f"d{n}", float(n % 9 - 4)) for n in range(36)]
    together = [_dated(f"d{n % 9}", float(n % 9 - 4), number=n) for n in range(36)]
    (many,), (few,) = series(apart, "month"), series(together, "month")
    assert many.mean == few.mean
    assert many.low is not None
    assert many.high is not None
    assert few.low is not None
    assert few.high is not None
    assert few.high - few.low > 1.5 * (many.high - many.low)


def test_few_documents_give_wide_intervals_within_the_scale() -> None:
    (two,) = series([_dated("d1", 2.5), _dated("d2", 2.5)], "month")
    (ten,) = series([_dated(f"d{n}", 2.5) for n in range(10)], "month")
    assert two.low is not None
    assert two.high is not None
    assert ten.low is not None
    assert two.low < ten.low < 2.5
    assert two.low >= -10.0


@pytest.mark.parametrize(("freedom", "quantile"), [(0, 1.960), (1, 12.706), (2, 4.303), (3, 3.182), (10, 2.228)])
def test_students_quantiles_are_those_of_the_tables(freedom: int, quantile: float) -> None:
    assert student(0.95, freedom) == pytest.approx(quantile, abs=0.01)
