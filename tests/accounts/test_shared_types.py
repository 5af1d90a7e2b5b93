"""What kind of deed a type is, is written down for accounts as it is for events."""

from __future__ import annotations

from dragoman.accounts.settings import settings
from dragoman.events.ontology import load_ontology
from dragoman.events.reference_words import reference


def test_deeds_done_by_speaking_are_the_same_for_both() -> None:
    assert settings().acts_of_words == reference().spoken <= load_ontology().types.keys()


def test_deeds_done_together_are_the_same_for_both() -> None:
    assert settings().mutual_types == reference().between <= load_ontology().types.keys()
