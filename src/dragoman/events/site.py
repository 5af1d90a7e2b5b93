"""A possible trigger in its sentence, with the light verb that carries it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.events.lexicon import Lexicon
from dragoman.events.syntax import Clause, case_of, is_clock, is_manner, is_verb, lower, mark_of, relation
from dragoman.events.words import lists
from dragoman.language.view import Token


@dataclass(slots=True)
class Site:
    """A possible trigger in its sentence: a verb with its clause, or a noun or adjective with its surroundings.

    ``light`` is the clause of the light verb that carries a noun ("held talks"); ``clause`` its own.
    """

    token: Token
    pos: str
    clause: Clause
    light: Clause | None = None
    light_token: Token | None = None
    inverse: bool = False


def light_verb(noun: Token, lexicon: Lexicon) -> tuple[Token | None, bool]:
    """The light verb that carries a noun, and whether its subject is the one to whom it is done."""
    top = noun
    while relation(top) == "conj" and not is_verb(top.head):
        top = top.head
    top = counting(top)
    governor = top.head
    if governor.i != top.i and is_verb(governor) and not (lower(top) in lists().spans and relation(top) == "obl"):
        form, label, case = lower(governor), top.dep_, case_of(top)
        bare = label in {"obj", "nsubj:pass", "xcomp"} or (label.startswith("obl") and not case)
        if any(relation(node) == "compound:prt" and lower(node) == "down" for node in governor.children):
            return None, False  # "put down a coup"
        if bare and form in lexicon.light_verbs:
            return governor, False
        if bare and form in lexicon.inverse_light_verbs:
            return governor, True
        if label.startswith("obl") and case in lexicon.light_prepositions.get(form, ()):
            return governor, False
        if label.startswith("obl") and case in lexicon.inverse_light_prepositions.get(form, ()):
            return governor, True
    for node in top.children:
        for verb in (node, *(sub for sub in node.children if relation(sub) == "ccomp")):  # "that it says X made"
            told = relation(node) == "acl" and is_verb(verb) and mark_of(node) != "to"
            if told and lower(verb) in lexicon.light_verbs:
                return verb, False
    return None, False


def counting(noun: Token) -> Token:
    """The noun that counts or spans it: "series" for "raids" in "a series of raids"; else the noun itself."""
    counted = relation(noun) == "nmod" and case_of(noun) == "of" and lower(noun.head) in lists().transparent
    return noun.head if counted else noun


def phrases_below(site: Site) -> dict[str, list[Token]]:
    """The phrases up to three steps below a trigger and its light verb, behind the trigger, by their preposition."""
    found: list[Token] = []
    level = [site.token, *([site.light_token] if site.light_token is not None else [])]
    for _ in range(3):
        level = [
            node
            for head in level
            for node in head.children
            if node.relation in {"nmod", "obl", "obj", "amod", "appos", "conj"} and node.i > site.token.i
        ]
        found += level
    phrases: dict[str, list[Token]] = {}
    for node in sorted((node for node in found if not is_clock(node) and not is_manner(node)), key=lambda node: node.i):
        phrases.setdefault(case_of(node), []).append(node)
    return phrases
