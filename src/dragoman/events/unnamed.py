"""People whom nobody can name: those to whom something was done, crowds, states that are only counted."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.actors.actor import Participant
from dragoman.events.lexicon import Frame
from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.site import Site
from dragoman.events.syntax import counts_states, is_clock, lower, relation
from dragoman.events.whereabouts import is_definite
from dragoman.events.words import lists
from dragoman.language.view import Token


def counted_people(frame: Frame, site: Site, roles: RoleFinder) -> Found:
    """ "More than 200 were arrested", "the arrest of 14 people": of whom it befell only the number is told."""
    if frame.event_type not in _DONE_TO_PEOPLE:
        return Found()
    people = _befallen(frame, site, roles) if site.pos == "verb" else _inside(frame, site, roles)
    if people is None or is_clock(people) or not _is_number_of_people(people):
        return Found()
    return Found([roles.bare(people)], 0.1)


def _befallen(frame: Frame, site: Site, roles: RoleFinder) -> Token | None:
    clause = site.clause
    if clause.passive:
        return clause.object
    return clause.subject if "subject" in frame.recipient else None


def _inside(frame: Frame, site: Site, roles: RoleFinder) -> Token | None:
    """ "People" in "the arrest of 14 people"."""
    phrases = (node for path in frame.recipient for node in roles.prepositional(path, site))
    return next(phrases, None)


def _is_number_of_people(phrase: Token) -> bool:
    if phrase.pos_ == "NUM":
        return not any(relation(node) == "nmod" for node in phrase.children)
    return lower(phrase) in lists().people and any(relation(node) == "nummod" for node in phrase.children)


_DONE_TO_PEOPLE = frozenset({"ASSAULT", "COERCE", "ACCUSE"})


_COUNTED = ("both ", "each side ", "each party ", "the two ", "the three ", "the four ", "the five ", "the six ")


def anybody_known(actors: list[Participant], recipients: list[Participant], roles: RoleFinder) -> bool:
    """Whether a registry knows anybody here, or the text has named and now counts them ("both sides")."""
    people = [*actors, *recipients]
    known = any(one.actor_id or one.name or one.country for one in people)
    return known or any(is_counted(one) or _are_states(one, roles) for one in people)


def is_counted(one: Participant) -> bool:
    """Whether a phrase stands for several who were named before: "both sides", "the two countries"."""
    return (one.text.lower() + " ").startswith(_COUNTED)


def _are_states(one: Participant, roles: RoleFinder) -> bool:
    """Whether a phrase counts states whom nobody names: "19 countries"."""
    span = roles.doc.char_span(one.start, one.end)
    return span is not None and counts_states(span.root)


_SURE_OF_HARM = 0.6
"""What the event model must at least give ASSAULT before victims alone, whom nobody can name, make an event."""


def harms_unnamed(
    frame: Frame,
    site: Site,
    roles: RoleFinder,
    actors: list[Participant],
    recipients: list[Participant],
    chance: float | None,
) -> bool:
    """Violence told by its victims alone, "44 people had been killed": an event without a doer unless a mishap.

    So are force told by whom it was used on, "181 people were arrested", and a protest by people without a name:
    "thousands marched on Congress".
    """
    if frame.event_type == "PROTEST" and site.pos == "verb" and chance is not None:
        return bool(actors) and is_sure_of_crowd(frame, chance)
    if frame.event_type == "COERCE" and site.clause.passive:
        return bool(recipients) and chance is not None and chance >= _SURE_OF_HARM
    if frame.event_type == "ACCUSE" and frame.mode == "allege" and site.clause.passive:
        return bool(recipients) and chance is not None and chance >= _SOME
    if site.pos == "noun" and counted_people(frame, site, roles):
        return chance is not None and chance >= _SURE_OF_HARM and not _is_mishap(site, roles)
    if frame.event_type != "ASSAULT" or site.pos != "verb" or not recipients:
        return False
    traps, doer = roles.lexicon.traps, site.clause.subject
    around = [node for case, node in site.clause.obliques if case in {"in", "during"}]
    if any(_is_harm(deed, traps["mishaps"]) for deed in (doer, *around) if deed is not None):
        return True
    if chance is None:
        return False
    return chance >= _SURE_OF_HARM and not _is_mishap(site, roles)


def _is_mishap(site: Site, roles: RoleFinder) -> bool:
    """Whether the sentence speaks of an accident or illness and of no violence."""
    words, traps = site.token.sent.vocabulary, roles.lexicon.traps
    return not words.isdisjoint(traps["mishaps"]) and words.isdisjoint(traps["violence"])


def _is_harm(noun: Token, mishaps: Collection[str]) -> bool:
    """ "An *attack* killed nine", "five days of *fighting* left 48 dead"; no lightning strike."""
    if any(lower(child) in mishaps for child in noun.children):
        return False
    words = (noun, *noun.children) if lower(noun) in lists().transparent else (noun,)
    return any(word.pos_ != "ADJ" and {lower(word), word.lemma_.lower()} & lists().harming for word in words)


def is_sure_of_crowd(frame: Frame, chance: float | None) -> bool:
    """Whether people without a name protest: the model is sure, or the frame asks much ("took to the streets")."""
    return chance is not None and (chance >= _SURE_OF_HARM or (frame.constraints >= _MUCH and chance >= _SOME))


_MUCH = 4
_SOME = 0.1


def is_unrest(site: Site, chance: float | None) -> bool:
    """ "Three died in riots", "after weeks of protests": the model is sure, and no article says that they were told."""
    return site.pos == "noun" and chance is not None and chance >= _SURE_OF_HARM and not is_definite(site.token)
