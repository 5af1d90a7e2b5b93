"""Who did it to whom in the sentences of wires: places, weapons and things are no parties; lost subjects are found."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.events.event import Event


def _events(text: str) -> list[Event]:
    return dragoman.read(text, published="2022-06-15").events


def _told(text: str) -> list[tuple[str, str, str]]:
    """Type, countries of the actors, countries of the recipients (text where they have none)."""
    return [
        (
            event.event_type,
            "+".join(one.country or one.text for one in event.actors),
            "+".join(one.country or one.text for one in event.recipients),
        )
        for event in _events(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bolivia expelled Chile's ambassador and Ecuador completely broke diplomatic ties with Peru.",
            [("SANCTION", "BOL", "CHL"), ("SANCTION", "ECU", "PER")],
        ),
        (
            "Talks between Mali and Niger faded as the Chadian military early Saturday bombed an apartment in Sudan.",
            [("CONSULT", "MLI+NER", ""), ("ASSAULT", "TCD", "an apartment")],
        ),
        (
            "Peru is expelling all Chilean diplomats in the wake of the raid, which killed a Peruvian senator.",
            [("SANCTION", "PER", "CHL"), ("ASSAULT", "", "PER")],
        ),
        ("Two Palestinians killed in West Bank raid.", [("ASSAULT", "", "PSE")]),
        ("Palestinian militants launched rockets at Israel.", [("ASSAULT", "PSE", "ISR")]),
        ("Chadian troops unleashed salvos of fire on Sudanese villages.", [("ASSAULT", "TCD", "SDN")]),
        ("Kenya pledged 300 troops.", [("AGREE", "KEN", "")]),
        ("Kenya pledged 300 troops to Haiti.", [("AGREE", "KEN", "HTI")]),
        ("Japan condemned North Korea's missile.", [("ACCUSE", "JPN", "PRK")]),
        ("North Korea fired at least one ballistic missile on Friday.", [("MOBILIZE", "PRK", "")]),
        ("Former Honduran president extradited to US", [("COOPERATE", "", "USA")]),
        ("Activists in Nepal were fighting for the rights of poor farmers.", []),
        ("King Mohammed of Morocco has called for improved ties with Algeria.", [("REQUEST", "MAR", "")]),
        ("Police in Mali came under fire from across the border in Niger.", [("ASSAULT", "", "MLI")]),
    ],
)
def test_who_did_it_to_whom(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


def test_a_district_leaves_nobody_injured() -> None:
    text = "Nepalese troops killed six rebels in clashes in a western district which left a soldier injured."
    people = {one.text for event in _events(text) for one in (*event.actors, *event.recipients)}
    assert "a western district" not in people


def test_a_state_does_nothing_to_itself() -> None:
    for event in _events("Spain's constitution allows Madrid to intervene in the affairs of Spain."):
        assert not {one.actor_id for one in event.actors} & {one.actor_id for one in event.recipients}
