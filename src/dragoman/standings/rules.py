"""The constructions that tell a standing; each rule takes a token and gives drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeVar

from dragoman.actors.actor import Participant
from dragoman.language.view import Token
from dragoman.standings.parties import (
    Ask,
    bearers,
    cases,
    child,
    distinct,
    is_noun,
    is_plural,
    led_by,
    modifiers,
    owners,
    subject,
    viewer,
)
from dragoman.standings.words import BackedEntry, Entry, VerbEntry, Words

Pair = tuple[Participant, Participant | None]
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Draft:
    """A standing before its status: the entry, the pairs, the predicate that negation hangs on, the words it spans."""

    entry: Entry
    pairs: list[Pair]
    predicate: Token
    words: tuple[Token, ...]
    mutual: bool = False


def noun(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "X is Y's ally", "Y's ally X", "X, an ally of Y", "Y sees X as an ally", "rivals X and Y"."""
    match = _matched(token, words.nouns)
    if match is None:
        return
    before, entry = match
    of = bearers(token, words, ask)
    if not of:
        return
    to = owners(token, entry.prepositions, ask)
    if {one.actor_id for one in to} == {one.actor_id for one in of}:
        to = _around(token, ask)
    if not to and (holder := viewer(token, words)) is not None:
        to = ask(holder)
    among = entry.mutual and not to and is_plural(token)
    yield Draft(entry, _among(of) if among else _across(of, to), token, (*before, token), entry.mutual)


def bond(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "the alliance between X and Y", "X's rivalry with Y", "X-Y friendship"."""
    match = _matched(token, words.bonds)
    if match is not None:
        before, entry = match
        yield Draft(entry, _bound(token, words, ask), token, (*before, token), entry.sign != "dependent")


def ties(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "close ties between X and Y", "relations with Y are strained", "X normalised relations with Y"."""
    if token.lemma_ not in words.ties or token.pos_ != "NOUN":
        return
    head = token.head
    for one in token.children:
        if one.dep_ == "amod" and (entry := _quality(one, words)):
            yield Draft(entry, _bound(token, words, ask), token, (one, token), True)
    if token.dep_ in {"nsubj", "nsubj:pass"} and (entry := _quality(head, words)):
        yield Draft(entry, _bound(token, words, ask), head, (token, head), True)
    if token.dep_ == "obj" and (entry := words.tie_verbs.get(head.lemma_)):
        doer = subject(head)
        to = [one for place in led_by(token, _WITH) for one in ask(place)]
        to += [one for place in led_by(head, _WITH) for one in ask(place)]
        of = ask(doer) if doer is not None else []
        pairs = _across(of, to) if of and to else _bound(token, words, ask) or _among(of)
        yield Draft(entry, pairs, head, (head, token), True)


def adjective(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "X is hostile to Y", "X, allied with Y, ..."."""
    entry = words.adjectives.get(token.form)
    if entry is None or token.pos_ not in {"ADJ", "VERB"}:
        return
    to = [one for place in led_by(token, entry.prepositions) for one in ask(place)]
    of = subject(token)
    if of is None and token.dep_ in {"amod", "acl", "appos"}:
        of = token.head
    if of is not None:
        yield Draft(entry, _across(ask(of), to), token, (token,), entry.kind == "ally")


def phrase(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "X is at war with Y", "X and Y are at odds"."""
    for entry in words.phrases.get(token.lemma_, words.phrases.get(token.form, ())):
        leads = [one for one in token.children if one.dep_ == "case" and one.form == entry.case]
        telling = [one for one in token.children if one.dep_ == "amod" and one.form in entry.adjectives]
        of = _said_of(token, words)
        if not leads or of is None or (entry.adjectives and not telling):
            continue
        to = [one for place in led_by(token, entry.prepositions) for one in ask(place)]
        if not to and token.head is not token:
            to = [one for place in led_by(token.head, entry.prepositions) for one in ask(place)]
        pairs = _across(ask(of), to) if to else _among(ask(of))
        yield Draft(entry, pairs, token, (*leads, *telling, token), True)


def under(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "X is under Y's sanctions", "X, under sanctions by Y"; Y may be missing."""
    match = _matched(token, words.under)
    lead = next((one for one in token.children if one.dep_ == "case" and one.form == "under"), None)
    if match is None or lead is None:
        return
    before, entry = match
    of = _said_of(token, words)
    if of is None or not is_noun(of):
        return
    to = owners(token, ("by", "from", "of"), ask)
    pairs: list[Pair] = _across(ask(of), to) if to else [(one, None) for one in distinct(ask(of))]
    yield Draft(entry, pairs, token, (lead, *before, token))


def backed(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "Y-backed X", "X, backed by Y"."""
    entry = words.backed.get(token.lemma_)
    if entry is None or (token.tag_ != "VBN" and token.pos_ not in {"VERB", "ADJ"}):
        return
    agents, spanned = _agents(token, entry)
    of = child(token, {"nsubj:pass"})
    if of is None and token.dep_ in {"amod", "acl", "acl:relcl"}:
        of = token.head
    if of is None and token.dep_ == "advcl":
        of = child(token.head, {"nsubj"})
    if of is None or not agents:
        return
    to = [one for agent in agents for one in ask(agent)]
    yield Draft(entry, _across(ask(of), to), token, spanned)


def verb(token: Token, words: Words, ask: Ask) -> Iterator[Draft]:
    """ "X depends on Y", "X distanced itself from Y", "X turned its back on Y"."""
    if token.pos_ != "VERB" or child(token, {"nsubj:pass"}) is not None:
        return
    of = subject(token)
    if of is None:
        return
    for entry in words.verbs.get(token.lemma_, ()):
        spanned = _with_object(token, entry)
        if spanned is None:
            continue
        if entry.prepositions:
            places = [place for one in spanned for place in led_by(one, entry.prepositions)]
        else:
            places = [one for one in token.children if one.dep_ == "obj"]
        to = [one for place in places for one in ask(place)]
        if to:
            yield Draft(entry, _across(ask(of), to), token, spanned)
            return


Rule = Callable[[Token, Words, Ask], Iterator[Draft]]
RULES: tuple[Rule, ...] = (noun, bond, ties, adjective, phrase, under, backed, verb)

_WITH = ("with", "to", "towards", "toward", "of", "on", "upon", "against")
_ITSELF = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
_PUT = frozenset({"place", "put", "come", "fall", "live", "operate", "bring"})


def _matched(
    token: Token, by_last: Mapping[str, list[tuple[tuple[str, ...], E]]]
) -> tuple[tuple[Token, ...], E] | None:
    """The entry whose word ends in the token, with the tokens of it that stand before."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    for before, entry in by_last.get(token.lemma_.lower(), ()):
        start = token.i - len(before)
        if start >= 0 and all(token.doc[start + at].form == word for at, word in enumerate(before)):
            return tuple(token.doc[start : token.i]), entry
    return None


def _bound(token: Token, words: Words, ask: Ask) -> list[Pair]:
    """The two sides of a bond."""
    first = [one for place in led_by(token, ("between", "among")) for one in ask(place)]
    for one in token.children:
        if one.dep_ == "nmod:poss":
            first += ask(one)
    second = [one for place in led_by(token, _WITH) for one in ask(place)]
    if not first:
        first = modifiers(token, ask)
    if len(distinct(first)) < 2 and not second:
        first = [*first, *(one for one in ask(token) if not one.actor_id.startswith("role:"))]
    if not first and second and token.dep_ == "obj" and token.head.lemma_ in words.having:
        doer = subject(token.head)
        first = ask(doer) if doer is not None else []
    return _across(first, second) if second else _among(first)


def _around(token: Token, ask: Ask) -> list[Participant]:
    """ "Iran denied that Hezbollah is its proxy": nobody is his own, so whose it is stands further out."""
    if token.dep_ != "ccomp" or token.head is token:
        return []
    teller = subject(token.head)
    return ask(teller) if teller is not None else []


def _quality(token: Token, words: Words) -> Entry | None:
    return words.tie_adjectives.get(token.form) or words.tie_verbs.get(token.lemma_)


def _said_of(token: Token, words: Words) -> Token | None:
    """What a prepositional phrase is said of: its subject, the noun it hangs on, that of "remains under"."""
    if (own := child(token, {"nsubj", "nsubj:outer"})) is not None:
        return own
    head = token.head
    if token.relation == "nmod" and head is not token:
        return head
    if head is token or (head.lemma_ not in words.being and head.lemma_ not in _PUT):
        return None
    return child(head, {"nsubj:pass"}) or child(head, {"obj"}) or subject(head)


def _agents(token: Token, entry: BackedEntry) -> tuple[list[Token], tuple[Token, ...]]:
    """Who backs: the name before the hyphen, or the agent of the passive; and the words that say so."""
    doc = token.doc
    if token.i > 1 and doc[token.i - 1].text in {"-", "‑", "–"}:
        name = doc[token.i - 2]
        return ([name], (name, doc[token.i - 1], token)) if name.head is token or name.head is token.head else ([], ())
    if entry.hyphen_only:
        return [], ()
    agent = child(token, {"obl:agent"}) or next(
        (one for one in token.children if one.relation == "obl" and cases(one) == "by"), None
    )
    return ([agent], (token,)) if agent is not None else ([], ())


def _with_object(token: Token, entry: VerbEntry) -> tuple[Token, ...] | None:
    """The verb with the object and particle that the entry wants, None when they are not there."""
    spanned: list[Token] = [token]
    if entry.object:
        wanted = set(entry.object)
        found = next((one for one in token.children if _is_object(one, wanted)), None)
        if found is None:
            return None
        spanned += [*(one for one in found.children if one.i < found.i and one.dep_ == "nmod:poss"), found]
    elif entry.prepositions and any(one.dep_ == "obj" for one in token.children):
        return None
    if entry.particle:
        particle = next((one for one in token.children if one.form in entry.particle), None)
        if particle is None and "" not in entry.particle:
            return None
        spanned += [particle] if particle is not None else []
    return tuple(sorted(spanned, key=lambda one: one.i))


def _is_object(token: Token, wanted: Iterable[str]) -> bool:
    """ "Its back" is an object, though parsers may take "back" for a particle."""
    owned = token.dep_ in {"compound:prt", "advmod"} and child(token, {"nmod:poss"}) is not None
    return (owned or token.dep_ in {"obj", "obl"}) and any(
        token.form in _ITSELF if word == "itself" else token.lemma_ == word for word in wanted
    )


def _across(of: Iterable[Participant], to: Iterable[Participant]) -> list[Pair]:
    return [(a, b) for a, b in product(distinct(of), distinct(to)) if a.actor_id != b.actor_id]


def _among(parties: Iterable[Participant]) -> list[Pair]:
    return list(combinations(distinct(parties), 2))
