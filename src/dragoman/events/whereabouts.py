"""Where a deed happens, and whose the place is: the party of what is told without one ("clashes in Tripoli")."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.actor import UNPLACED, Participant
from dragoman.events.phrases import Phrases
from dragoman.events.site import Site, counting
from dragoman.events.syntax import case_of, lower, relation
from dragoman.events.words import lists
from dragoman.language.view import Token

_INSIDE = frozenset({"in", "near", "outside", "across", "around", "throughout"})


def is_definite(noun: Token) -> bool:
    """Whether a noun has an article or an owner."""
    return any(relation(node) == "det" or node.dep_ == "nmod:poss" for node in noun.children)


def breaks_out(site: Site) -> bool:
    """Whether a noun's verb says only that its deed happens: "clashes *erupted*", "protests *rocked* Tripoli"."""
    noun = counting(site.token)
    subject = site.pos == "noun" and relation(noun) in {"nsubj", "nsubj:pass"}
    return subject and noun.head.lemma_ in lists().breaking_out | lists().rocking


def there(phrases: Phrases, site: Site) -> list[Participant]:
    """Whose the place is in which a deed happens: "clashes in *Tripoli*", "fighting rocked *Goma*"."""
    noun = counting(site.token)
    above = [site.token, noun]
    if breaks_out(site):
        above.append(noun.head)
    beside = [node for head in above for node in head.children if _is_inside(node)]
    placed = [one for place in beside for one in _named_at(place, phrases) if one.country]
    if placed:
        return placed[:1]
    found = next((found for place in beside if (found := _at_home(place, phrases))), [])
    return found or (at_home(phrases) if breaks_out(site) and not beside else [])


def at_home(phrases: Phrases) -> list[Participant]:
    """The country that the text is about: of whom a reader takes what is told without a place."""
    home = phrases.cast.at_home()
    return [] if home is None else [home]


def _named_at(place: Token, phrases: Phrases) -> list[Participant]:
    """ "Tripoli", "the province of *Tete*", "the west of *Sweida*"."""
    inside = [node for node in place.children if case_of(node) == "of"]
    found = [one for node in (place, *inside) for one in phrases.direct(node)]
    return [one for one in found if not one.actor_id.startswith(UNPLACED)]


def _at_home(place: Token, phrases: Phrases) -> list[Participant]:
    """ "The capital", "ten provinces": of the country that the text is about; "a district" may be anywhere."""
    if any(lower(node) in {"a", "an"} for node in place.children):
        return []
    if place.lemma_.lower() not in lists().home_places or not phrases.cast.home:
        return []
    return [replace(phrases.bare(place), country=phrases.cast.home)]


def _is_inside(node: Token) -> bool:
    """ "In Tripoli"; "Goma" in "rocked Goma"."""
    return case_of(node) in _INSIDE or (relation(node) == "obj" and node.head.lemma_ in lists().rocking)
