"""The agency that an article credits stands in its byline, an outlet's own name does not."""

from __future__ import annotations

import pytest

from dragoman.documents import make_document
from dragoman.documents.knowledge import CreditPattern, HeaderLines, load

TEXT = "Ministers of Tunisia and Algeria met on Monday and signed an agreement on a railway."
LINES = load("header.yaml", HeaderLines)


def _byline(text: str, outlet: str = "Evening Ledger", byline: str = "") -> str:
    return make_document({"text": text, "outlet": outlet, "byline": byline}).byline


@pytest.mark.parametrize("entry", [*LINES.credits, *LINES.credits_below], ids=lambda entry: entry.examples[0])
def test_every_example_in_the_data_is_a_credit(entry: CreditPattern) -> None:
    for example in entry.examples:
        assert _byline(f"{TEXT}\n\n{example}"), example


@pytest.mark.parametrize("text", [f"TUNIS (CNA) - {TEXT}", f"TUNIS - CNA - {TEXT}", f"TUNIS, June 4. /CNA/. {TEXT}"])
def test_a_dateline_credits_its_agency(text: str) -> None:
    assert _byline(text) == "CNA"


@pytest.mark.parametrize(
    "line",
    ["(Evening Ledger)", "© Evening Ledger", "(ENDS)", "Ana Ruiz", "(The writer is our correspondent.)", "Photo: CNA",
     "Source: Tunisian foreign ministry"],
)  # fmt: skip
def test_other_lines_are_no_credit(line: str) -> None:
    assert _byline(f"{TEXT}\n\n{line}") == ""


def test_a_credit_stands_behind_the_author() -> None:
    assert _byline(f"{TEXT}\n\n(with agencies)", byline="Ana Ruiz") == "Ana Ruiz / agencies"
    assert _byline(f"{TEXT}\n\n(CNA)", byline="Our staff and Reuters") == "Our staff and Reuters"
