"""Outlets in a report: what each tells and leaves out, and what tellings differ on."""

from __future__ import annotations

import pytest

from dragoman.documents.document import Document
from dragoman.grounding.grounding import Place
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.report.report import write_report
from tests.report.archive import day, event, reading
from tests.report.html import Page, text

ALEPPO = Place("Aleppo", "SYR")


def _strike(outlet: str, told: str, trigger: str) -> Reading:
    document = Document(outlet, told, "Strike", outlet, "", "2024-12-02")
    return reading(document, [event(
        told, told, "ASSAULT", trigger, by=["Russia"], to=["Syria"], mode="aerial", date=day("2024-12-01"), place=ALEPPO,
    )])  # fmt: skip


def _other(outlet: str) -> Reading:
    told = "Israel accused Syria of lying."
    document = Document("other", told, "Words", outlet, "", "2024-12-03")
    return reading(document, [event(told, told, "ACCUSE", "accused", by=["Israel"], to=["Syria"])])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Two outlets tell of a strike with different tolls; the third tells of something else."""
    folder = tmp_path_factory.mktemp("outlets")
    with Ledger.open(folder / "archive") as ledger:
        wire = "Russia bombed Syria near Aleppo on Sunday and killed 12 people at a fuel depot, a doctor said."
        other = "At least 15 people were killed when Russia attacked a depot in Syria."
        told = [_strike("Meridian Wire", wire, "bombed"), _strike("Plain Sources", other, "attacked")]
        ledger.append([*told, _other("Oka One")])
        return Page(write_report(ledger, folder / "dossier.html"))


def test_figures_stand_side_by_side(page: Page) -> None:
    (account,) = page.with_class("account")

    said = text(account)
    assert "Corroborated" in said
    assert "they differ on figures" in said
    assert "12" in text(account.find(".//dl") or account)
    assert "Meridian Wire" in text(page.with_class("differences")[0])
    assert "Plain Sources" in text(page.with_class("differences")[0])


def test_what_an_outlet_leaves_out_links_to_who_tells_it(page: Page) -> None:
    (oka,) = (one for one in page.with_class("voice") if text(one).startswith("Oka One"))

    assert "tells 1 event, 1 of them alone; leaves out 1" in text(oka)
    (link,) = oka.iter("a")
    assert text(link) == "Russia → Syria, assault, 1 December 2024"
    assert "12 people" in text(page.by_id(link.get("href", "")[1:]))
