from __future__ import annotations

import pytest

from dragoman.accounts.parties import Parties, Profile, likeness

_GUESSED = Profile("role:any-police", "police", "the police", "CHL", "COP")
"""The country is that of the article, the text does not say it."""
_SAID = Profile("role:ALB-police", "police of Albania", "", "ALB", "COP")


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (_SAID, Profile("role:CHL-police", "police of Chile", "", "CHL", "COP"), True),
        (_SAID, _GUESSED, False),
        (_GUESSED, _SAID, False),
    ],
)
def test_a_country_that_the_text_does_not_say_excludes_nobody(one: Profile, other: Profile, excluded: bool) -> None:
    assert (likeness(one, other) == 0) == excluded


def test_what_is_said_leaves_out_what_is_guessed() -> None:
    parties = Parties()
    side = parties.side([parties.profile(one) for one in (_SAID, _GUESSED)])
    assert (parties.countries(side), parties.said(side)) == ({"ALB", "CHL"}, {"ALB"})
