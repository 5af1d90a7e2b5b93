from __future__ import annotations

import pytest

from dragoman.accounts.parties import SAME_NAME, Parties, Profile, likeness
from dragoman.accounts.words import stem

_GUESSED = Profile("role:any-police", "police", "the police", "CHL", "COP")
"""The country is that of the article, the text does not say it."""
_SAID = Profile("role:ALB-police", "police of Albania", "", "ALB", "COP")


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (_SAID, Profile("role:CHL-police", "police of Chile", "", "CHL", "COP"), True),
        (_SAID, _GUESSED, False),
        (_GUESSED, _SAID, False),
        (
            Profile("place:santa-cruz", "Santa Cruz", "", "BOL", ""),
            Profile("place:santa-cruz", "Santa Cruz", "", "USA", ""),
            False,
        ),
        (
            Profile("place:santa-cruz", "Santa Cruz", "", "BOL", ""),
            Profile("place:salinas", "Salinas", "", "USA", ""),
            True,
        ),
    ],
)
def test_a_country_that_the_text_does_not_say_excludes_nobody(one: Profile, other: Profile, excluded: bool) -> None:
    assert (likeness(one, other) == 0) == excluded


def test_what_is_said_leaves_out_what_is_guessed() -> None:
    parties = Parties()
    side = parties.side([parties.profile(one) for one in (_SAID, _GUESSED)])
    assert (parties.countries(side), parties.said(side)) == ({"ALB", "CHL"}, {"ALB"})


def test_accents_are_no_other_name() -> None:
    with_accents, without = (Profile("", name, name, "", "") for name in ("Brigade of Roatán", "Roatan brigade"))
    assert likeness(with_accents, without) == SAME_NAME
    assert with_accents.key == "roatan"
    assert stem("Roatán") == stem("Roatan")
