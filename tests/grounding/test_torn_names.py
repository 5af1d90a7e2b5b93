"""Places in running text, where names are longer than the gazetteer's."""

import pytest

import dragoman


def places(text: str) -> set[str]:
    return {event.place.name for event in dragoman.read(text).events if event.place is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA (Newswire) - Police arrested President Pedro Mendoza on Monday.", {"Lima"}),
        ("Police arrested President Pedro Mendoza on Monday.", set()),
        ("Gunmen killed nine herders near the Ilemi Triangle on Monday.", set()),
        ("NAIROBI (Newswire) - Gunmen killed nine herders near the Ilemi Triangle on Monday.", set()),
        ("NAIROBI (Newswire) - Gunmen killed nine herders on Monday.", {"Nairobi"}),
        ("PORT SUDAN (Newswire) - Forty people were killed when shells hit a market in Omdurman.", {"Omdurman"}),
        ("Gunmen killed nine herders in southern Lebanon on Monday.", {"Lebanon"}),
        ("Mali and Niger, partners in the Alliance of Sahel States, bombed the camp on Monday.", set()),
        ("Rights groups accused the rebels of burning Rohingya villages.", set()),
    ],
)
def test_a_piece_of_a_name_is_no_place(text, expected):
    assert places(text) == expected
