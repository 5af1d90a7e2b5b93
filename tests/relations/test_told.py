from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.ledger.ledger import Ledger
from dragoman.relations.relation import Relation

FALL = (
    "Ghana has been a major supporter of Togo. On Monday Ghana turned its back on Togo, Radio Quay reported. "
    "It is a shift in their long-standing alliance."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _relation(ledger: Ledger, *texts: str, **options: object) -> Relation:
    ledger.append(
        dragoman.read(text, published=f"2024-0{month}-14", outlet="Northern Wire")
        for month, text in enumerate(texts, start=3)
    )
    return ledger.relation("GHA", "TGO", **options)


def test_standings_between_the_parties_come_by_date_whichever_way(ledger: Ledger) -> None:
    found = _relation(ledger, "Togo is Ghana's ally. Peru is Chile's ally.", "Ghana is at war with Togo.").standings
    assert [(one.standing.kind, one.published, one.outlet) for one in found] == [
        ("ally", "2024-03-14", "Northern Wire"),
        ("at war", "2024-04-14", "Northern Wire"),
    ]
    assert [one.standing.kind for one in ledger.relation("TGO", "GHA", since="2024-04-01").standings] == ["at war"]


def test_standings_are_stored_as_they_were_read(ledger: Ledger) -> None:
    read = dragoman.read("Togo is Ghana's ally, Ana Keller said. Cuba is under sanctions.", published="2024-03-14")
    ledger.append([read])
    assert len(read.standings) == 2
    assert read.standings[1].b is None
    assert ledger.reading(read.document.id) == read
    assert next(iter(ledger.readings())) == read
    assert ledger.sql("SELECT a.country FROM standings ORDER BY position").fetchall() == [("TGO",), ("CUB",)]


def test_a_fall_that_an_article_tells_comes_with_what_was_before_and_its_events(ledger: Ledger) -> None:
    (turn,) = _relation(ledger, FALL).told_turns
    assert (turn.date, turn.worsening) == ("2024-03-01", True)
    assert [one.standing.kind for one in turn.told] == ["estrangement"]
    assert [one.standing.kind for one in turn.before] == ["backer", "alliance"]
    assert turn.events
    assert all(turn.told[0].standing.span.overlaps(event.trigger) for event in turn.events)
    assert turn.to_dict()["told"][0]["outlet"] == "Northern Wire"


@pytest.mark.parametrize(
    ("text", "worsening"),
    [
        ("Ghana is no longer an ally of Togo.", True),
        ("Relations between Ghana and Togo have soured.", True),
        ("Ghana is no longer a rival of Togo.", False),
        ("Ghana and Togo normalised relations.", False),
    ],
)
def test_an_end_is_a_change_too(ledger: Ledger, text: str, worsening: bool) -> None:
    assert [turn.worsening for turn in _relation(ledger, text).told_turns] == [worsening]


@pytest.mark.parametrize(
    "text",
    ["Ghana has not turned its back on Togo.", "Ghana could distance itself from Togo.", "Ghana is a rival of Togo."],
)
def test_what_is_denied_or_may_come_is_no_change(ledger: Ledger, text: str) -> None:
    assert _relation(ledger, text).told_turns == []


def test_an_archive_without_the_table_still_opens(ledger: Ledger) -> None:
    _relation(ledger, FALL)
    (batch,) = ledger.batches()
    import json

    about = batch.path / "batch.json"
    told = json.loads(about.read_text())
    del told["rows"]["standings"]
    about.write_text(json.dumps(told))
    (batch.path / "standings.parquet").unlink()
    with Ledger.open(ledger.path) as older:
        assert older.relation("GHA", "TGO").standings == []
        assert next(iter(older.readings())).standings == []


def test_what_is_said_of_those_who_left_office_is_kept_and_scores_nothing(ledger: Ledger) -> None:
    found = _relation(ledger, "Ghana turned its back on the former Togolese president.")
    assert [(turn.worsening, turn.told[0].standing.kind) for turn in found.told_turns] == [(True, "estrangement")]
    assert found.series == []
