"""How an outlet says from whom it has its report: another medium, its people, a paper of somebody's."""

from __future__ import annotations

import pytest

from dragoman import read

TOLD = "Police in Peru arrested forty miners on Monday"


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (", a Corridor News Agency correspondent reported.", "Corridor News Agency"),
        (", Harbour Radio's website said.", "Harbour Radio"),
        (", as reported by our partner Harbour Radio.", "Harbour Radio"),
        (", according to a report on Harbour Radio.", "Harbour Radio"),
        (", a CNA dispatch from Lima said.", "CNA"),
        (", Reuters quoted the ministry as saying.", "the ministry"),
        (", an officer was quoted as saying by Reuters.", "an officer"),
        (". This was announced by the Red Cross.", "International Committee of the Red Cross"),
        (" (source: Red Cross).", "International Committee of the Red Cross"),
        (", the UN refugee agency said.", "UNHCR"),
    ],
)
def test_the_relay_names_whose_word_it_is(behind: str, source: str) -> None:
    reading = read(f"{TOLD}{behind}", published="2018-06-05", outlet="Evening Ledger")
    arrest = next(one for one in reading.events if one.trigger.text == "arrested")
    assert arrest.attribution
    assert arrest.attribution[0].name == source


def test_as_somebody_let_it_be_known_is_his_word() -> None:
    text = "Kuwait has sent a shipment of diesel to Iraq, as the oil ministry in Kuwait let it be known on Monday."
    (claim,) = read(text, published="2018-06-05").claims
    assert claim.speaker is not None
    assert claim.speaker.text == "the oil ministry in Kuwait"
