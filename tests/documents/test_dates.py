"""Dates as people and machines write them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dragoman.documents.dates import date_line, find_date, parse_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-03-12", "2021-03-12"),
        ("2021-03-12T23:59:00+02:00", "2021-03-12"),
        ("2021-03-12 08:00:00Z", "2021-03-12"),
        ("2021/3/2", "2021-03-02"),
        ("20210312", "2021-03-12"),
        ("20210312T080000Z", "2021-03-12"),
        ("12 March 2021", "2021-03-12"),
        ("12th of March, 2021", "2021-03-12"),
        ("March 12, 2021", "2021-03-12"),
        ("Mar. 12th 2021", "2021-03-12"),
        ("Sept. 3, 1999", "1999-09-03"),
        ("Dec.30 - 2024 9:40 AM CET", "2024-12-30"),
        ("Fri, 12 Mar 2021 08:00:00 GMT", "2021-03-12"),
        ("Friday, March 12, 2021 at 10:30 a.m. EST", "2021-03-12"),
        ("12-Mar-21", "2021-03-12"),
        ("12-Mar-1998", "1998-03-12"),
        ("2021 March 12", "2021-03-12"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("5/5/2024", "2024-05-05"),
        ("03.04.2021", "2021-04-03"),
        (1615536000, "2021-03-12"),
        (1615536000.5, "2021-03-12"),
        ("1615536000", "2021-03-12"),
        (1615536000000, "2021-03-12"),
        (20210312, "2021-03-12"),
        (dt.date(2021, 3, 12), "2021-03-12"),
        (dt.datetime(2021, 3, 12, 23, 0, tzinfo=dt.UTC), "2021-03-12"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_dates(value: Any, iso: str) -> None:
    assert parse_date(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "",
        "   ",
        None,
        True,
        17,
        float("nan"),
        float("inf"),
        "03/04/2021",
        "March 2021",
        "2021",
        "2021-03",
        "yesterday",
        "29 February 2023",
        "31 June 2020",
        "2021-13-40",
        "page 12 of 2021",
        "12/13/14",
        "9" * 500,
        "12 Mar",
    ],
)
def test_what_is_no_date_or_two(value: Any) -> None:
    assert parse_date(value) == ""


def test_the_first_date_is_found_with_its_place() -> None:
    text = "Signed on 3 May 2021, published on 2021-06-01."
    assert find_date(text) == ("2021-05-03", 10, 20)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 12 March 2021 10:30 GMT",
        "Updated 12 March 2021",
        "Friday, March 12, 2021",
        "12 Mar 2021 | 10:30",
        "Published 12 March 2021, updated 14 March 2021",
        "Dec.30 - 2024 9:40 AM CET",
        "2021-03-12T08:00:00.000+01:00",
    ],
)
def test_a_line_that_is_only_a_date(line: str) -> None:
    assert date_line(line)


@pytest.mark.parametrize(
    "line",
    ["On 12 March 2021 the envoy arrived.", "The war began on 24 February 2022", "12 March 2021 was a Friday in Oslo"],
)
def test_a_line_that_holds_a_date_and_more(line: str) -> None:
    assert date_line(line) == ""
