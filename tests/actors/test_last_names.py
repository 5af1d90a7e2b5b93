"""A full name that goes on is somebody else's, but where people have two family names."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.actor import Actor


def first_actor(text: str) -> Actor:
    """The actor of the text that is named first."""
    return dragoman.read(text, published="2020-01-30").actors[0]


def test_somebody_else() -> None:
    found = first_actor("Mohamed Hassan Lebatt said that the talks had begun.")

    assert (found.name, found.country) == ("Mohamed Hassan Lebatt", "")


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Pedro Sánchez Castejón met reporters.", "person:pedro-sanchez"),
        ("Nicolas Maduro Moros met reporters.", "person:nicolas-maduro"),
        ("Juan Manuel Santos Calderon met reporters.", "person:juan-manuel-santos"),
        ("Mohammed bin Salman Al Saud met reporters.", "person:mohammed-bin-salman"),
        ("Chief Minister Jam Kamal Khan Alyani met reporters.", "person:jam-kamal-khan"),
        ("Joe Biden met reporters.", "person:joe-biden"),
    ],
)
def test_the_same(text: str, ident: str) -> None:
    assert first_actor(text).id == ident


def test_a_states_congress_is_its_own() -> None:
    found = first_actor("Peru's Congress rejected President Martin Vizcarra's proposal to hold elections early.")

    assert (found.country, found.sectors[0]) == ("PER", "LEG")
