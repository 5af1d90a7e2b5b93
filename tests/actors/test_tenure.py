"""Dates and what somebody was on them."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.registry import Entity
from dragoman.actors.tenure import iso_date, standing
from dragoman.errors import DateError


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (None, ""),
        ("", ""),
        ("today", ""),
        ("2003", "2003-07-01"),
        ("2003-02", "2003-02-15"),
        ("2003-02-28", "2003-02-28"),
        ("2003-02-28T10:00:00Z", "2003-02-28"),
        ("1 January 2003", "2003-01-01"),
        ("January 2, 2003", "2003-01-02"),
        (date(2003, 2, 1), "2003-02-01"),
    ],
)
def test_iso_date(value: date | str | None, iso: str) -> None:
    assert iso_date(value) == iso


@pytest.mark.parametrize("value", ["2003-02-30", "30 February 2003", "soon", "12/31/2003"])
def test_iso_date_refuses(value: str) -> None:
    with pytest.raises(DateError):
        iso_date(value)


ANNA = Entity(
    id="person:anna-example",
    form="H",
    name="Anna Example",
    country="NOR",
    sectors=(),
    kind="person",
    tenures=(
        ("senator", "", "1998-01-01", "2003-12-31", ("LEG",), ""),
        ("president", "president", "2004-01-01", "2008-12-31", ("GOV",), ""),
        ("party leader of X", "", "2007-01-01", "", ("PTY",), ""),
    ),
    party="X",
    gender="f",
)


@pytest.mark.parametrize(
    ("day", "sectors", "role"),
    [
        ("1990-01-01", ("PTY",), None),
        ("2000-01-01", ("LEG",), "senator"),
        ("2004-01-01", ("GOV",), "president"),
        ("2008-06-01", ("GOV",), "president"),
        ("2010-01-01", ("PTY",), "party leader of X"),
        ("", ("PTY",), "party leader of X"),
    ],
)
def test_sectors_follow_the_date(day: str, sectors: tuple[str, ...], role: str | None) -> None:
    held = standing(ANNA, day)
    assert (held.sectors, held.role) == (sectors, role)
    assert held.reason


def test_after_the_last_office_is_elite() -> None:
    gone = Entity(**{f: getattr(ANNA, f) for f in Entity.__slots__} | {"tenures": ANNA.tenures[:2]})
    assert standing(gone, "2010-01-01").sectors == ("ELI",)
    assert standing(gone, "").role == "former president"
