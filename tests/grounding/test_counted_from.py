"""Days counted from a deed date that deed: "met on Friday, two days after the raid"."""

from __future__ import annotations

import pytest

import dragoman

PUBLISHED = "2024-03-09"  # a Saturday


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (
            "Kenya expelled two Somali diplomats on Friday, two days after Somali jets bombed Garissa.",
            "bombed",
            "2024-03-06",
        ),
        (
            "Kenya expelled two Somali diplomats on Friday, two days after Somali jets bombed Garissa.",
            "expelled",
            "2024-03-08",
        ),
        ("Peru said on Friday that it would debate the Chilean incursion of Monday.", "incursion", "2024-03-04"),
    ],
)
def test_the_deed_counted_from_has_its_own_day(text: str, trigger: str, day: str) -> None:
    events = dragoman.read(text, published=PUBLISHED).events
    (event,) = [one for one in events if one.trigger.text == trigger]
    assert event.date is not None
    assert (event.date.start, event.date.end) == (day, day)


def test_what_has_happened_is_of_no_day_after_publication() -> None:
    reading = dragoman.read("Kenya had told two Somali diplomats to leave on Sunday.", published=PUBLISHED)
    days = [event.date.start for event in reading.events if event.date is not None and not event.auxiliary]
    assert days
    assert all(day <= PUBLISHED for day in days)
