"""Who did a deed that a noun tells, where only the words above the noun say so.

"Blamed the rebels for the raid", "attributed the raid to the rebels", "the rebels claimed responsibility for the raid":
the rebels are said to have done it. "The ministers agreed at talks in Doha": the ministers held them.
"""

from __future__ import annotations

from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.site import Site, counting
from dragoman.events.syntax import case_of, is_verb, predicate_subject, relation
from dragoman.language.view import Token

# Whom somebody holds to have done what stands behind "for" or "of".
_HOLDING = frozenset(
    {"blame", "accuse", "suspect", "condemn", "denounce", "criticise", "criticize", "thank", "praise", "convict"}
    | {"punish", "credit", "rebuke", "acquit", "fault", "commend", "hold", "berate", "chide", "castigate"}
)
_LAYING = frozenset({"attribute", "ascribe", "blame", "pin", "trace", "impute"})
_ANSWERABLE = frozenset({"responsible", "answerable", "guilty", "accountable", "culpable", "liable"})
_SHARE = frozenset({"responsibility", "role", "part", "hand", "involvement", "complicity", "participation", "blame"})
_OWNING_UP = frozenset(
    {"claim", "accept", "admit", "take", "assume", "acknowledge", "deny", "disclaim", "have", "play"}
)
_AFTER = frozenset({"after", "following", "from"})
_IN_ITS_COURSE = frozenset({"in", "at", "during", "after", "following", "on", "from"})


def answerable(site: Site, roles: RoleFinder) -> Found:
    """Who is said to have done what a noun tells by the verb, adjective or noun above it; nobody where none says so."""
    noun = counting(site.token)
    if (laid_to := _laid_to(noun)) is not None:
        return roles.entity(laid_to)
    governor = noun.head
    if governor.i == noun.i or noun.dep_ == "nsubj":
        return Found()
    case = case_of(noun)
    doer = None
    if case == "behind":
        doer = predicate_subject(noun)
    elif is_verb(governor):
        doer = _by_verb(noun, governor, case, roles)
    elif governor.lemma_ in _ANSWERABLE and case == "for":
        doer = _held_by(governor, roles)
    elif governor.lemma_ in _SHARE and case in {"for", "in"}:
        owner = roles.possessor(governor)
        if owner:
            return Found(owner, 0.08)
        carrier = governor.head
        doer = roles.clause(carrier).subject if carrier.lemma_ in _OWNING_UP and is_verb(carrier) else None
    found = roles.entity(doer)
    return Found(found.participants, found.detour + 0.05) if found else found


def _laid_to(noun: Token) -> Token | None:
    """Whom a participle behind a noun names for it: Israel of "a strike attributed to Israel"."""
    for said in noun.children:
        prepositions = _NAMING.get(said.lemma_) if said.dep_ == "acl" and said.tag_ == "VBN" else None
        for phrase in said.children if prepositions else ():
            if phrase.dep_.startswith("obl") and case_of(phrase) in (prepositions or ()):
                return phrase
    return None


_NAMING = {"attribute": {"to"}, "ascribe": {"to"}, "blame": {"on"}, "pin": {"on"}, "claim": {"by"}}


def _by_verb(noun: Token, verb: Token, case: str, roles: RoleFinder) -> Token | None:
    clause = roles.clause(verb)
    lemma = verb.lemma_
    if lemma in _HOLDING and case in {"for", "of", "over"}:
        return clause.object if clause.object is not None and clause.object.i != noun.i else None
    if lemma in _LAYING and clause.object is not None and clause.object.i == noun.i:
        behind = [
            node for node in noun.children if relation(node) == "nmod" and lemma != "blame"
        ]  # "the raid to rebels"
        marked = [*clause.obliques, *((case_of(node), node) for node in behind)]
        return next((node for mark, node in marked if mark in {"to", "on"} and node.i > noun.i), None)
    return None


def _held_by(adjective: Token, roles: RoleFinder) -> Token | None:
    """ "Mali is responsible for", "held Mali responsible for"."""
    if relation(adjective) == "xcomp" and is_verb(adjective.head):
        return roles.clause(adjective.head).object
    if relation(adjective) == "amod" and adjective.i > adjective.head.i:
        return adjective.head
    return predicate_subject(adjective)


def doer_around(site: Site, roles: RoleFinder) -> Found:
    """The subject of the clause that a joint deed stands in: "the envoys" in "the envoys agreed at talks in Doha"."""
    noun = counting(site.token)
    here = said_of(noun)
    if here is not None:
        return roles.entity(here)
    if relation(noun) != "obl" or case_of(noun) not in _IN_ITS_COURSE or not is_verb(noun.head):
        return Found()
    clause = roles.clause(noun.head)
    if clause.passive or clause.subject is None or _is_preposition(site.token):
        return Found()
    found = roles.entity(clause.subject)
    return Found(found.participants, found.detour + 0.12) if found else found


def comes_after(site: Site) -> bool:
    """Whether somebody does something after what a noun tells, and need have had no part in it: "resigned after
    protests"."""
    return case_of(counting(site.token)) in _AFTER


def said_of(noun: Token) -> Token | None:
    """ "The minister is in Lima on a visit, for talks", "nurses are on the seventh day of a strike"."""
    case = case_of(noun)
    if case not in {"on", "for"}:
        return None
    place = noun.head if relation(noun) in {"nmod", "obl"} and not is_verb(noun.head) else noun
    if case == "for" and (place is noun or place.ent_type_ != "LOC"):
        return None
    return predicate_subject(place)


def _is_preposition(noun: Token) -> bool:
    """ "In cooperation with": a bare noun that is part of a preposition."""
    return noun.tag_ == "NN" and not any(relation(node) in {"det", "amod", "nummod"} for node in noun.children)
