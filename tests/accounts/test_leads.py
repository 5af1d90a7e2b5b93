"""A headline tells the first sentence of its article, and rests on whoever vouches for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import read_many
from dragoman.accounts.leads import Leads
from dragoman.ledger.ledger import Ledger

TITLE = "Basra gets fuel from Kuwait"
SAID = "Iraq's electricity ministry said that a Kuwaiti tanker had brought diesel to Basra on Thursday."
TOLD = "A Kuwaiti tanker brought diesel to Basra on Thursday. The cargo is a gift, Iraq's electricity ministry said."


@pytest.fixture
def leads(tmp_path: Path) -> Iterator[Leads]:
    texts = {"said": SAID, "told": TOLD, "bare": ""}
    documents = [
        {"id": ident, "title": TITLE, "text": text or TITLE, "outlet": "Gulf Ledger", "published": "2020-02-15"}
        for ident, text in texts.items()
    ]
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append(read_many(documents))
        yield Leads(ledger, {})


def test_a_lead_on_somebodys_word_rests_on_him(leads: Leads) -> None:
    assert leads.root("said") == "speaker: role:IRQ-electricity-ministry"


@pytest.mark.parametrize("document", ["told", "bare", "none such"])
def test_others_rest_on_their_outlet(leads: Leads, document: str) -> None:
    assert leads.root(document) == ""
