from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.actor import Participant
from dragoman.actors.registry import load_index
from dragoman.grounding.grounding import EventDate
from dragoman.grounding.on_the_day import as_on_the_day

from ..ledger.synthetic import event

# Bashar al-Assad was president of Syria until 8 December 2024.


@pytest.mark.parametrize(
    ("first", "last", "published", "coded", "sectors"),
    [
        ("2024-11-05", "2024-11-05", "2024-11-06", ("GOV",), ("GOV",)),
        ("2024-12-01", "2024-12-01", "2024-12-20", ("ELI",), ("GOV",)),  # told after the fall, done before it
        ("2024-12-05", "2024-12-12", "2024-12-20", ("ELI",), ("GOV",)),  # in office on a part of these days
        ("2024-12-20", "2024-12-20", "2024-12-21", ("ELI",), ("ELI",)),
        ("2024-12-20", "2024-12-20", "2024-11-30", ("GOV",), ("GOV",)),  # told before, to be done after
        ("2024-12-01", "2024-12-01", "", ("ELI",), ("GOV",)),  # an undated article: as of the present
        ("1999-05-01", "1999-05-31", "2010-01-01", ("GOV",), ()),  # before the first office
    ],
)
def test_a_person_is_what_the_office_was_on_the_day(
    first: str, last: str, published: str, coded: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    person = Participant("Assad", 0, 5, "Bashar al-Assad", "SYR", coded, "person:bashar-al-assad")
    other = Participant("Brazil", 9, 15, "Brazil", "BRA", (), "state:BRA")
    told = event("one", actors=[person], recipients=[other], date=EventDate(first, last, "then", "day"))
    (found,) = as_on_the_day([told], load_index(), published)
    assert found.actors[0].sectors == sectors
    assert (found.actors[0].country, found.recipients, found.id) == ("SYR", [other], told.id)


@pytest.mark.parametrize("precision", ["published", "unknown"])
def test_a_deed_without_a_day_stays_as_coded(precision: str) -> None:
    person = Participant("Assad", 0, 5, "Bashar al-Assad", "SYR", ("ELI",), "person:bashar-al-assad")
    told = event("one", actors=[person], date=EventDate("2024-12-01", "2024-12-01", "", precision))  # type: ignore[arg-type]
    assert as_on_the_day([told], load_index(), "2024-12-20") == [told]


def test_readings_have_it() -> None:
    text = "Russia accused Bashar al-Assad in November 2024. On Thursday Russia accused Bashar al-Assad again."
    reading = dragoman.read(text, published="2025-01-10")
    assert [event.recipients[0].sectors for event in reading.events] == [("GOV",), ("ELI",)]
