"""Dates that belong to something else than the verb beside them, or lie ahead of it."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "trigger", "start", "end"),
    [
        (
            "Peru has been in a crisis since Oct. 26, when President Juan Salas fired Prime Minister Ana Soto.",
            "fired",
            "2021-10-26",
            "2021-10-26",
        ),
        (
            "Rebels attacked Goma in May 2013. The following year Rwanda sent troops to Goma.",
            "sent",
            "2014-01-01",
            "2014-12-31",
        ),
        (
            "China said the other parties to the 2015 deal agreed to meet Iran.",
            "agreed",
            "2022-06-15",
            "2022-06-15",
        ),
        (
            "It was named after a 23 March 2009 peace deal signed by Chad and Sudan.",
            "signed",
            "2009-03-23",
            "2009-03-23",
        ),
        ("Chile to meet Peru on Friday.", "meet", "2022-06-17", "2022-06-17"),
        ("Chile and Peru to sign pact on Friday", "sign", "2022-06-17", "2022-06-17"),
        (
            "Monitors accused Chad's army of arson following militants' May 25 attacks on its posts.",
            "accused",
            "2022-06-15",
            "2022-06-15",
        ),
        (
            "Monitors accused Chad's army of arson following militants' May 25 attacks on its posts.",
            "attacks",
            "2022-05-25",
            "2022-05-25",
        ),
        (
            "On June 1, shots between Peru and Chile were reported in a raid in which a Peruvian guard was injured.",
            "injured",
            "2022-06-01",
            "2022-06-01",
        ),
        (
            "The army arrested the mayor of Lima after Peru called elections for January.",
            "arrested",
            "2022-06-15",
            "2022-06-15",
        ),
    ],
)
def test_day_of_the_deed(text: str, trigger: str, start: str, end: str) -> None:
    reading = dragoman.read(text, published="2022-06-15")
    (event,) = [one for one in reading.events if one.trigger.text == trigger]
    assert (event.date.start, event.date.end) == (start, end)  # type: ignore[union-attr]


def test_what_is_called_for_january_is_held_then_and_called_now() -> None:
    text = "Last Friday President Juan Salas dissolved Peru's parliament and called new elections in January."
    reading = dragoman.read(text, published="2022-06-15")
    assert {one.date.start for one in reading.events if one.date} == {"2022-06-10"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Israeli aircraft struck Gaza on Thursday after rockets were fired, killing a soldier.", "2018-06-07"),
        ("Israeli aircraft struck Gaza on Thursday after killing a soldier.", "2018-06-08"),  # no day of its own
    ],
)
def test_a_participle_has_the_day_of_the_deed_that_it_goes_on_about(text: str, day: str) -> None:
    found = [one for one in dragoman.read(text, published="2018-06-08").events if one.trigger.text == "killing"]
    assert [one.date.start for one in found if one.date] == [day]
