"""Participants that stand elsewhere than where the frame says: crowds, those of the clause around, the nearest."""

from __future__ import annotations

from dragoman.actors.actor import Participant
from dragoman.events.phrases import Found
from dragoman.events.roles import RoleFinder
from dragoman.events.scenes import is_in_protest
from dragoman.events.site import Site
from dragoman.events.syntax import case_of, child, is_verb, lower, relation
from dragoman.events.whereabouts import breaks_out, is_definite, there
from dragoman.language.view import Token

_REASONS = frozenset({"because", "since", "grounds"})
_CONCEDING = frozenset({"although", "though", "while", "whereas"})


def area(roles: RoleFinder, site: Site) -> list[Participant]:
    """Where an incident happened, named behind what sort of place it is: "an ambush in the province of Tete"."""
    inside = [node for place in roles.prepositional("in", site) for node in place.children if case_of(node) == "of"]
    return next((found for node in inside if (found := roles.direct(node))), [])


def town(roles: RoleFinder, site: Site) -> list[Participant]:
    """Whose people protest where nobody is named: "protests resumed in *Beirut*"."""
    if not breaks_out(site) or is_definite(site.token):
        return []  # "the protests" are those told before
    return there(roles, site)


def crowd(roles: RoleFinder, site: Site) -> Found:
    """Those without a name who do something together: "thousands marched on Congress"."""
    people = site.clause.subject if site.pos == "verb" else None
    if people is None:
        return Found()
    if lower(people) == "those" or (people.pos_ in {"NOUN", "NUM"} and people.tag_ in {"NNS", "CD"}):
        return Found([roles.bare(people)], 0.1)
    return Found()


def called(roles: RoleFinder, site: Site) -> Found:
    """Who was called, for what the call was to say: "the premier" in "called the premier to voice sympathy"."""
    node = site.light_token or site.token
    if relation(node) not in {"advcl", "xcomp"} or node.lemma_.lower() not in roles.lexicon.spoken_deeds:
        return Found()
    caller = node.head
    if roles.direct(roles.clause(node).object):
        return Found()  # "called the premier to thank Kenya" thanks Kenya alone
    if lower(caller) not in roles.lexicon.contact_verbs or child(node, "mark") is None:
        return Found()
    return Found(roles.direct(roles.clause(caller).object), 0.02)


def other_than(roles: RoleFinder, site: Site, actors: list[Participant]) -> Found:
    """Whom "him" means in "called the premier to thank him", when it was taken for the caller himself."""
    target, node = site.clause.object, site.token
    if target is None or lower(target) not in {"him", "her", "them", "it"}:
        return Found()
    while relation(node) in {"advcl", "xcomp", "conj"} and node.head.i != node.i:
        node = node.head
        found = roles.direct(roles.clause(node).object)
        if found and not any(one.actor_id == other.actor_id for one in found for other in actors):
            return Found(found, 0.04)
    return Found()


def nearest(roles: RoleFinder, token: Token, avoid: list[Participant], *, right: bool) -> Found:
    """The nearest actor on one side within the sentence: the last resort when the expected relation is missing."""
    sentence = token.sent
    span = range(token.i + 1, sentence.end) if right else range(token.i - 1, sentence.start - 1, -1)
    steps = 0
    for index in span:
        node = roles.doc[index]
        if node.is_punct and node.text in {";", ":", "\u201c", "\u201d", '"'}:
            break
        if right and (node.text == "," or lower(node) in _REASONS):
            break
        steps += 1
        if steps > 14 or (relation(node) in {"ccomp", "parataxis"} and right):
            break
        if right and relation(node) == "conj" and node.head.i == token.i:
            break  # "denied the charge and invited the envoy"
        if node.pos_ not in {"NOUN", "PROPN"} or relation(node) in {"compound", "flat", "appos", "amod"}:
            continue
        if right and _acts_elsewhere(node, token):
            continue
        if case_of(node) in {"in", "at", "near", "during", "after", "before", "since"}:
            continue
        if right and (_speaks_aside(node) or _is_motive(node) or _is_of_another_time(node, token)):
            continue
        found = roles.direct(node)
        if found and not any(one.start == other.start for one in found for other in avoid):
            return Found(found, 0.22)
    return Found()


def _acts_elsewhere(node: Token, token: Token) -> bool:
    """Whether the word is the subject of a clause beside the deed: "met, although the envoy had left"."""
    if relation(node) not in {"nsubj", "nsubj:pass"} or not is_verb(node.head) or node.head.i == token.i:
        return False
    concedes = any(lower(mark) in _CONCEDING for mark in node.head.children if relation(mark) == "mark")
    return relation(node.head) in {"acl", "acl:relcl", "advcl:relcl"} or (relation(node.head) == "advcl" and concedes)


def _is_motive(node: Token) -> bool:
    """ "Haitian workers" in "recalled its envoy in protest at the deportation of Haitian workers"."""
    for _ in range(3):
        node = node.head
        if is_in_protest(node):
            return True
    return False


def _is_of_another_time(node: Token, token: Token) -> bool:
    """ "Kidal" in "signed a truce after weeks of fighting around Kidal"."""
    for _ in range(4):
        if case_of(node) in {"after", "before", "since", "during", "until"}:
            return True
        if node.head.i in {token.i, node.i}:
            return False
        node = node.head
    return False


def _speaks_aside(node: Token) -> bool:
    """ "Local media" in "he planned to seek asylum, local media reported"."""
    if relation(node) != "nsubj":
        return False
    verb = node.head
    return relation(verb) == "parataxis" or any(relation(sub) == "ccomp" and sub.i < node.i for sub in verb.children)
