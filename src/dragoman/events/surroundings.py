"""The words around one token that frames ask for, gathered once for all frames of a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.events.syntax import case_of, is_clock
from dragoman.events.words import lists
from dragoman.language.view import Token

_TITLES = frozenset({"nmod", "compound", "flat"})
_PARTICLES = frozenset({"compound", "advmod", "prt"})
_ALSO_PREPOSITIONS = frozenset({"in", "on", "through", "around", "along"})
_TAKING_PART = frozenset({"nsubj", "obj"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "flat"})


class Surroundings(NamedTuple):
    """``names``: the forms and lemmas a noun phrase goes by, "peace talks" and "talks" alike; ``particles`` of a verb:
    "off" in "called off the talks", "called the talks off"; ``modifiers``: forms and lemmas before a noun.
    """

    names: frozenset[str]
    particles: frozenset[str]
    modifiers: frozenset[str]

    @classmethod
    def of(cls, token: Token) -> Surroundings:
        """Those of ``token``."""
        names = frozenset(name for head in _content_heads(token) for name in _names(head))
        return cls(names, frozenset(_particles(token)), frozenset(_modifiers(token)))


def _content_heads(token: Token) -> list[Token]:
    """The head, its conjuncts, and the noun behind a transparent one ("a package of sanctions")."""
    heads = [token, *(node for node in token.children if node.relation == "conj")]
    if token.form in lists().transparent or token.pos_ == "NUM":
        for node in token.children:
            if node.relation == "nmod" and case_of(node) == "of":
                heads += [node, *(sub for sub in node.children if sub.relation == "conj")]
    return heads


def _names(token: Token) -> Iterator[str]:
    yield token.form
    yield token.lemma_.lower()
    if token.pos_ == "NUM" and token.relation in _TAKING_PART and not is_clock(token):
        yield "people"  # "240,000 marched"
    for node in token.children:
        if node.i < token.i:
            if node.relation in {"compound", "amod"}:
                yield f"{node.form} {token.form}"
            if token.ent_type_ == "PER" and node.relation in _TITLES:
                yield node.form  # "President Tebboune" is a president


def _particles(verb: Token) -> Iterator[str]:
    for node in verb.children:
        if node.relation in _PARTICLES and node.i > verb.i:
            yield node.form
    if verb.i + 1 < len(verb.doc):
        following = verb.doc[verb.i + 1]
        if following.dep_ != "case" or following.form not in _ALSO_PREPOSITIONS:
            yield following.form


def _modifiers(noun: Token) -> Iterator[str]:
    hyphen = noun.i - 1
    if hyphen > 0 and noun.doc[hyphen].text == "-":
        yield noun.doc[hyphen - 1].form  # "air-dropped", "sit-in": the tokenizer parts them, the last part is the head
    before = [node for node in noun.children if node.i < noun.i and node.relation in _BEFORE_NOUN]
    before += [sub for node in before for sub in node.children if sub.relation == "conj" and sub.i < noun.i]
    for node in before:
        yield node.form
        yield node.lemma_.lower()


_OTHER_CLAUSE = frozenset({"parataxis", "ccomp", "acl:relcl", "advcl:relcl", "advcl", "punct"})
_DEPTH = 4


def words_below(token: Token) -> frozenset[str]:
    """Forms and lemmas of the words that hang on a token within its own clause, four steps deep.

    A phrase also gives its preposition and head together: "behind bars", "in prisons" for "in its prisons".
    """
    found: list[str] = []
    level = [token]
    for _ in range(_DEPTH):
        below = [node for head in level for node in head.children if node.dep_ not in _OTHER_CLAUSE]
        level = [node for node in below if node.dep_ != "conj" or node.head.i != token.i]
        for node in level:
            lemma = node.lemma_.lower()
            found += [node.form, lemma]
            if case := case_of(node):
                found += [f"{case} {node.form}", f"{case} {lemma}"]
    return frozenset(found)
