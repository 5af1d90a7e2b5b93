"""Phrases that look like a party and are none: where it happened, how it was done, why something else was done."""

from __future__ import annotations

from dragoman.events.syntax import case_of, lower, relation
from dragoman.events.words import lists
from dragoman.language.view import Token

_LONGEST_ABBREVIATION = 4


def is_scene(place: Token, noun: Token) -> bool:
    """Whether a name before an incident is where it happened: "the Kabul attack", not "the US attack", "the Israel
    attack on Gaza", "the Russian bombing"."""
    if relation(place) != "compound" or place.ent_type_ != "LOC" or noun.lemma_.lower() not in lists().incidents:
        return False
    if place.text.isupper() and len(place.text.replace(".", "")) <= _LONGEST_ABBREVIATION:
        return False
    return not any(case_of(node) in {"of", "on", "against", "upon"} for node in noun.children)


def is_in_protest(noun: Token) -> bool:
    """ "In protest at the deportations": why whoever does the deed does it."""
    if lower(noun) != "protest" or case_of(noun) != "in" or noun.head.i == noun.i:
        return False
    return not any(
        relation(node) in {"det", "compound", "nummod"} or node.dep_ == "nmod:poss" for node in noun.children
    )


def is_on_strike(noun: Token) -> bool:
    """ "Are on strike", "on indefinite strike": what workers do; "on a strike" may be an air strike."""
    if lower(noun) != "strike" or case_of(noun) != "on":
        return False
    return not any(relation(node) in {"det", "nummod"} or node.dep_ == "nmod:poss" for node in noun.children)
