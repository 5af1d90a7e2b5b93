"""Whom a noun phrase names, whose it is, and the people without a name in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from dragoman.actors.actor import Participant
from dragoman.events.lexicon import Lexicon
from dragoman.events.scenes import is_scene
from dragoman.events.surroundings import Surroundings, words_below
from dragoman.events.syntax import (
    Clause,
    antecedent,
    case_of,
    child,
    clause_of,
    counts_states,
    is_clock,
    is_verb,
    lower,
    names_parties,
    phrase_bounds,
    relation,
)
from dragoman.events.words import lists
from dragoman.language.view import Token, View

_OWNER_CASES = ("by", "from", "of", "between", "among", "within")
_NO_DEED_ITSELF = frozenset({"copula", "laid-at"})
"""What a frame may need without which its noun is a thing: "a rocket", until somebody is blamed for it."""


class CastLike(Protocol):
    """What the coder needs of ``dragoman.actors.linker.Cast``."""

    def participants(self, token: Token, /) -> list[Participant]:
        """The actors that the noun phrase headed by ``token`` names; [] when it is none."""
        ...

    @property
    def home(self) -> str:
        """The country that the text is about, ``""`` when it is about none."""
        ...

    def at_home(self) -> Participant | None:
        """That country where the text names it; None when it is about none."""
        ...


@dataclass(slots=True)
class Found:
    """Participants, and how far the search had to go from where the frame says they stand (0 is there)."""

    participants: list[Participant] = field(default_factory=list)
    detour: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.participants)


class Phrases:
    """Reads the phrases of one document; remembers what it asked the cast."""

    def __init__(self, doc: View, cast: CastLike, lexicon: Lexicon) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = lexicon
        self._known: dict[int, list[Participant]] = {}
        self._clauses: dict[int, Clause] = {}
        self._surroundings: dict[int, Surroundings] = {}
        self._words_below: dict[int, frozenset[str]] = {}

    def clause(self, token: Token) -> Clause:
        """The clause of a predicate, computed once."""
        if token.i not in self._clauses:
            clause = clause_of(token, self.lexicon.object_control)
            clause.indirect = clause.indirect or self._given_to(clause)
            self._clauses[token.i] = clause
        return self._clauses[token.i]

    def surroundings(self, token: Token) -> Surroundings:
        """The words around a token that frames ask for, gathered once."""
        if token.i not in self._surroundings:
            self._surroundings[token.i] = Surroundings.of(token)
        return self._surroundings[token.i]

    def words_below(self, token: Token) -> frozenset[str]:
        """The words that hang on a token, gathered once."""
        if token.i not in self._words_below:
            self._words_below[token.i] = words_below(token)
        return self._words_below[token.i]

    def direct(self, token: Token | None) -> list[Participant]:
        """The actors that this very phrase names."""
        if token is None:
            return []
        token = antecedent(token) or token
        if token.i not in self._known:
            found = [] if self.is_deed(token) else self.cast.participants(token)
            owner = child(token, "nmod:poss")
            if owner is not None and found and all(one.end <= owner.idx + len(owner) + 2 for one in found):
                found = []  # whose it is, not what it is: left to ``possessor``
            self._known[token.i] = [self._whole(one) for one in found]
        return self._known[token.i]

    def _whole(self, one: Participant) -> Participant:
        """ "its allies" for the "its" that stands in for them inside a coordination."""
        if one.text.lower() not in {"its", "his", "her", "their", "our", "my"}:
            return one
        span = self.doc.char_span(one.start, one.end)
        if span is None or span[0].dep_ != "nmod:poss" or not self.is_group(span[0].head):
            return one
        return self.bare(span[0].head)

    def is_group(self, token: Token | None) -> bool:
        """Whether a noun names people who may take part without a name ("its allies", "the strikers", "both sides")."""
        if token is None:
            return False
        return (lower(token) in self.lexicon.groups and token.pos_ in {"NOUN", "ADJ", "PROPN"}) or names_parties(token)

    def is_deed(self, token: Token) -> bool:
        """Whether a noun names a deed ("the release of the hostages"), so that its phrase is nobody."""
        if token.pos_ != "NOUN":
            return False
        frames = self.lexicon.candidates("noun", lower(token))
        return any(not frame.modifiers and _NO_DEED_ITSELF.isdisjoint(frame.needs) for frame in frames)

    def _given_to(self, clause: Clause) -> Token | None:
        """ "Sent Ukraine missiles", read as missiles of Ukraine: a state by its name before wares is who gets them."""
        wares = clause.object
        if wares is None or clause.head.lemma_ not in lists().giving or lower(wares) not in self.lexicon.traps["wares"]:
            return None
        first = next(iter(wares.children), wares)
        if first.dep_ != "compound":
            return None
        return first if first.ent_type_ == "LOC" and first.tag_ in {"NNP", "NNPS"} else None

    def entity(self, token: Token | None, *, thing: bool = False) -> Found:
        """The actor a phrase names, or whose phrase it is ("Iran's proposal", "an appeal by lawyers")."""
        if token is None:
            return Found()
        token = antecedent(token) or token
        direct = self.direct(token)
        if direct:
            return Found(direct)
        if self.is_group(token):
            return Found([self.bare(token)], 0.05)
        owner = self.owner(token, doer=not thing)
        if owner:
            return owner
        if counts_states(token):
            return Found([self.bare(token)], 0.05)
        if thing and token.pos_ in {"NOUN", "PROPN"}:
            return Found([self.bare(token)], 0.1)
        return Found()

    def owner(self, token: Token, depth: int = 0, *, doer: bool = True) -> Found:
        """Whose phrase it is: possessor, modifier, "by", "from", "of" (not for "the killing of").

        Without ``doer`` the "by" and "from" phrases are left out: they name who did it, not whose it is.
        """
        if depth > 3:
            return Found()
        frames = self.lexicon.candidates("noun", lower(token)) if token.pos_ != "PROPN" else ()
        eventful = any("of" in frame.recipient and not frame.modifiers for frame in frames)
        for finder in (self.possessor, self.modifier):
            found = finder(token)
            if found:
                return Found(found, 0.06)
        across = ("with",) if lower(token) in {"border", "frontier", "boundary", "borders"} else ()
        for wanted in (*_OWNER_CASES, *across):
            if (wanted == "of" and eventful) or (wanted in {"by", "from"} and not doer):
                continue
            for node in token.children:
                if node.dep_.startswith("nmod") and case_of(node) == wanted:
                    found = self.direct(node)
                    if found:
                        return Found(found, 0.06)
                    deeper = self.owner(node, depth + 1)
                    if deeper:
                        return Found(deeper.participants, 0.1)
        for node in token.children:
            if relation(node) == "acl" and is_verb(node):
                agent = self.clause(node).subject
                if agent is not None and agent.i != token.i and self.direct(agent):
                    return Found(self.direct(agent), 0.08)
                if lower(node) in lists().owned:
                    for case, owner in self.clause(node).obliques:
                        if case in {"to", "with", "on"} and not is_clock(owner) and self.direct(owner):
                            return Found(self.direct(owner), 0.08)
        poss = child(token, "nmod:poss")
        return self.owner(poss, depth + 1) if poss is not None else Found()

    def possessor(self, token: Token) -> list[Participant]:
        """ "Russia's ally" → Russia; "its ally" → whom "its" stands for."""
        return next((f for n in token.children if n.dep_ == "nmod:poss" and (f := self.direct(n))), [])

    def modifier(self, token: Token) -> list[Participant]:
        """ "Russian airstrikes", "US sanctions" → the actor named before the noun."""
        for node in token.children:
            if node.i < token.i and relation(node) in {"amod", "compound", "nmod", "obl"} and node.dep_ != "nmod:poss":
                if relation(node) == "obl" and case_of(node):
                    continue
                if relation(node) == "amod" and not node.text[:1].isupper():
                    continue
                if is_scene(node, token):
                    continue
                found = self.direct(node)
                if found:
                    return found
        return []

    def scene(self, token: Token) -> list[Participant]:
        """Where an incident happened, told before its noun: "the Kabul attack"."""
        return next((f for n in token.children if is_scene(n, token) and (f := self.direct(n))), [])

    def bare(self, token: Token) -> Participant:
        """A thing that something was done to: its noun phrase, resolved to nobody."""
        left, right = phrase_bounds(token)
        start, end = self.doc[left].idx, self.doc[right].idx + len(self.doc[right])
        return Participant(text=self.doc.text[start:end], start=start, end=end)
