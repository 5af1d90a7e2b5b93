"""Who stands to whom around a word of standing, read off the dependency tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.actors.actor import Participant
from dragoman.actors.phrases import NOMINAL, conjuncts
from dragoman.language.view import Token
from dragoman.standings.words import Words

Ask = Callable[[Token], list[Participant]]
"""The actors that the noun phrase headed by a token stands for."""

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_QUANTITY = frozenset({"one", "some", "many", "most", "several", "two", "three", "few", "number"})
_MODIFIER = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked", "flat"})
_PLURAL = frozenset({"NNS", "NNPS"})


def child(token: Token, labels: Iterable[str]) -> Token | None:
    """The first child with one of the labels."""
    return next((one for one in token.children if one.dep_ in labels), None)


def subject(token: Token) -> Token | None:
    """The subject of a predicate: its own, or that of the verb whose complement it is."""
    for _ in range(4):
        if (found := child(token, _SUBJECT)) is not None:
            return found
        if token.dep_ not in {"xcomp", "conj", "advcl"} or token.head is token:
            return None
        token = token.head
    return None


def has_copula(token: Token) -> bool:
    """Whether the token is a predicate with a form of "be"."""
    return child(token, {"cop"}) is not None


def cases(token: Token) -> str:
    """The preposition of a noun, ``""`` for none; "according to" in one."""
    marks = [one for one in token.children if one.dep_ in {"case", "mark"} and one.i < token.i]
    return " ".join(one.form for one in marks)


def led_by(token: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    """The complements of a token behind one of the prepositions."""
    wanted = set(prepositions)
    return (one for one in token.children if one.relation in {"nmod", "obl"} and cases(one) in wanted)


def owners(noun: Token, prepositions: Iterable[str], ask: Ask) -> list[Participant]:
    """Whose ally: "Russia's ally", "its ally", "an ally of Russia", "a Russian ally", "the NATO member"."""
    found: list[Participant] = []
    for one in noun.children:
        if one.dep_ == "nmod:poss":
            found += ask(one)
    for one in led_by(noun, prepositions):
        found += ask(one)
    if not found and is_beside_name(noun):  # "Israel's foe Iran": the owner hangs on the name
        found = [who for one in noun.head.children if one.dep_ == "nmod:poss" for who in ask(one)]
    return found or modifiers(noun, ask)


def is_beside_name(noun: Token) -> bool:
    """Whether the noun stands before a name as a title does: "ally Iran"."""
    return noun.dep_ == "compound" and noun.head.pos_ == "PROPN"


def modifiers(noun: Token, ask: Ask) -> list[Participant]:
    """Actors named by the adjectives and nouns before a noun: "Russian-Turkish", "US"."""
    found: list[Participant] = []
    for one in noun.children:
        if one.dep_ in _MODIFIER and one.i < noun.i and one.pos_ in {"ADJ", "PROPN", "NOUN"}:
            found += ask(one)
            if len(distinct(found)) < 2:  # "US-China ties": the first name hangs on the second
                found = [*modifiers(one, ask), *found]
    return found


def bearers(noun: Token, words: Words, ask: Ask) -> list[Participant]:
    """Who the noun is said of: its subject, the name it renames or that renames it, the object of "sees as"."""
    noun = _counted(noun)
    several = noun.tag_ in _PLURAL or noun.form in _QUANTITY - {"one"}
    for place in _bearing(noun, words):
        name = next((one for one in place.rights if one.dep_ == "appos" and one.pos_ == "PROPN"), None)
        found = (ask(name) if name is not None and place.pos_ == "NOUN" else []) or ask(place)
        if found:
            return found if several else found[:1]
    return []


def _counted(noun: Token) -> Token:
    """ "one of its allies" is said of whoever "one" is."""
    counted = noun.dep_ == "nmod" and cases(noun) == "of" and noun.head.form in _QUANTITY
    return noun.head if counted else noun


def _bearing(noun: Token, words: Words) -> Iterator[Token]:
    if has_copula(noun):
        if (of := subject(noun)) is not None:
            yield of
        return
    if noun.dep_ in {"appos", "nmod:desc"} or is_beside_name(noun):
        yield noun.head
    if noun.dep_ == "conj":  # "a supplier and a partner"
        yield from _bearing(noun.head, words)
    for one in noun.children:
        if one.i > noun.i and (one.dep_ in {"appos", "flat"} or (one.relation == "nmod" and not cases(one))):
            yield one
    head = noun.head
    if noun.dep_ in _SUBJECT and head.pos_ == "PROPN" and has_copula(head):  # "its main ally is Iran"
        yield head
    place = _viewed(noun, words)
    if place is not None:
        yield place


def _viewed(noun: Token, words: Words) -> Token | None:
    """ "sees X as an ally", "X remains an ally", "X was called an ally"."""
    verb = noun.head
    led = "as" in cases(noun).split() or noun.dep_ in {"xcomp", "obj", "ccomp"}
    if verb is noun or not led:
        return None
    if verb.lemma_ in words.being:
        return subject(verb)
    if verb.lemma_ in words.viewing:
        passive = child(verb, {"nsubj:pass"})
        seen = child(verb, {"obj"}) if passive is None else passive
        return None if seen is noun else seen
    return None


def viewer(noun: Token, words: Words) -> Token | None:
    """Who "considers X an enemy", when the noun does not say whose."""
    verb = noun.head
    return child(verb, {"nsubj"}) if verb.lemma_ in words.viewing and _viewed(noun, words) is not None else None


def distinct(found: Iterable[Participant]) -> list[Participant]:
    """One participant for each actor."""
    by_id: dict[str, Participant] = {}
    for one in found:
        by_id.setdefault(one.actor_id, one)
    return list(by_id.values())


def is_plural(noun: Token) -> bool:
    """Whether the noun is plural, or joined to another."""
    return noun.tag_ in _PLURAL or len(conjuncts(noun)) > 1


def is_noun(token: Token) -> bool:
    """Whether the token can be a party."""
    return token.pos_ in NOMINAL
