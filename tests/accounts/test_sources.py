"""Which roots are one voice: an outlet by its short name, its authors, and a state's own agency beside the state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.accounts.sources import Voices, voices
from dragoman.documents.document import Document
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _document(ident: str, outlet: str, byline: str = "") -> Reading:
    return Reading(Document(id=ident, text=f"Text of {ident}.", outlet=outlet, byline=byline), [], [], [])


@pytest.fixture
def heard(ledger: Ledger) -> Voices:
    ledger.append(
        [
            _document("a", "Corridor News Agency", "Ana Ruiz"),
            _document("b", "Harbour Courier", "Corridor"),
            _document("c", "Harbour Courier", "Jon Vale"),
            _document("d", "Lowland Gazette", "Jon Vale"),
        ]
    )
    return voices(ledger)


@pytest.mark.parametrize(
    ("root", "party"),
    [
        ("speaker: doc:corridor", "outlet: corridor news agency"),
        ("speaker: place:corridor", "outlet: corridor news agency"),
        ("outlet: corridor agency", "outlet: corridor news agency"),
        ("outlet: corridor news agency", "outlet: corridor news agency"),
        ("speaker: ana ruiz", "outlet: corridor news agency"),
        ("speaker: jon vale", "speaker: jon vale"),  # writes for two
        ("speaker: person:corridor", "speaker: person:corridor"),
        ("speaker: doc:ana-petrescu", "speaker: doc:ana-petrescu"),
        ("document: corridor", "document: corridor"),
        ("outlet: cna", "outlet: corridor news agency"),
        ("outlet: hc", "outlet: hc"),  # two letters may be anything's
    ],
)
def test_short_names_and_authors_are_their_outlet(heard: Voices, root: str, party: str) -> None:
    assert heard.party(root) == party


@pytest.mark.parametrize(
    ("roots", "left"),
    [
        ({"state: PRK", "outlet: kcna"}, {"state: PRK"}),
        ({"state: KOR", "outlet: kcna"}, {"state: KOR", "outlet: kcna"}),
        ({"outlet: kcna", "outlet: harbour courier"}, {"outlet: kcna", "outlet: harbour courier"}),
        ({"state: ", "state: PRK"}, {"state: PRK"}),
        ({"state: "}, {"state: "}),
    ],
)
def test_a_states_agency_is_no_second_voice_beside_it(heard: Voices, roots: set[str], left: set[str]) -> None:
    assert heard.independent(roots) == left


@pytest.mark.parametrize(
    ("roots", "left"),
    [
        ({"outlet: agencies", "outlet: corridor news agency"}, {"outlet: corridor news agency"}),
        ({"outlet: agencies", "outlet: harbour courier"}, {"outlet: agencies", "outlet: harbour courier"}),
        ({"officials of state: ; outlet: harbour courier", "state: PER"}, {"state: PER"}),
        ({"officials of state: SEN; outlet: harbour courier", "state: SEN"}, {"state: SEN"}),
        ({"officials of state: SEN; outlet: harbour courier", "state: ESP"}, {"outlet: harbour courier", "state: ESP"}),
        ({"officials of state: ; outlet: harbour courier"}, {"outlet: harbour courier"}),
    ],
)
def test_officials_and_agencies_of_whom_no_more_is_told_are_no_second_voice(
    heard: Voices, roots: set[str], left: set[str]
) -> None:
    assert heard.independent(roots) == left


def test_an_article_that_credits_an_agency_rests_on_it(ledger: Ledger) -> None:
    ledger.append(
        [
            _document("a", "Corridor News Agency"),
            _document("b", "Harbour Courier", "Harbour Courier / CNA"),
            _document("c", "Harbour Courier", "Jon Vale"),
            _document("d", "Lowland Gazette", "Wire reports"),
        ]
    )
    assert voices(ledger).credits == {"b": "corridor news agency", "d": "agencies"}
