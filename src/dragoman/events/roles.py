"""From a role's name in a frame ("subject", "object", "against") to the participants in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from dragoman.actors.actor import Participant
from dragoman.events.lexicon import Lexicon
from dragoman.events.nouns import HAPPENING, OWNED, SPANS, TEXTS, TRANSPARENT
from dragoman.events.scenes import is_in_protest, is_scene
from dragoman.events.surroundings import Surroundings, words_below
from dragoman.events.syntax import (
    Clause,
    antecedent,
    case_of,
    child,
    clause_of,
    is_clock,
    is_manner,
    is_verb,
    lower,
    mark_of,
    names_parties,
    own_subject,
    phrase_bounds,
    predicate_subject,
    relation,
)
from dragoman.language.view import Token, View

_INSIDE = ("against", "on", "with", "between", "to", "for", "from", "in")
_OWNER_CASES = ("by", "from", "of", "between", "among", "within")


_PARTIES = frozenset({"between", "with", "by", "among"})
_NO_DEED_ITSELF = frozenset({"copula", "laid-at"})
"""What a frame may need without which its noun is a thing: "a rocket", until somebody is blamed for it."""


_MOVING = frozenset({"send", "deploy", "dispatch", "move", "station"})
"""Whose object is the means: "threatened to send troops into Peru" threatens Peru."""


class CastLike(Protocol):
    """What the coder needs of ``dragoman.actors.linker.Cast``."""

    def participants(self, token: Token, /) -> list[Participant]:
        """The actors that the noun phrase headed by ``token`` names; [] when it is none."""
        ...


_GIVING = frozenset({"give", "send", "sell", "supply", "offer", "grant", "lend", "hand", "promise", "pledge", "deny"})


@dataclass(slots=True)
class Found:
    """Participants, and how far the search had to go from where the frame says they stand (0 is there)."""

    participants: list[Participant] = field(default_factory=list)
    detour: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.participants)


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


class RoleFinder:
    """Finds participants for one document; remembers what it asked the cast."""

    def __init__(self, doc: View, cast: CastLike, lexicon: Lexicon) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = lexicon
        self._known: dict[int, list[Participant]] = {}
        self._clauses: dict[int, Clause] = {}
        self._surroundings: dict[int, Surroundings] = {}
        self._below: dict[tuple[int, int], dict[str, list[Token]]] = {}
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
        if wares is None or lower(clause.head) not in _GIVING or lower(wares) not in self.lexicon.traps["wares"]:
            return None
        first = next(iter(wares.children), wares)
        if first.dep_ != "compound":
            return None
        return first if first.ent_type_ == "LOC" and first.tag_ in {"NNP", "NNPS"} else None

    def site(self, token: Token, pos: str) -> Site:
        """The trigger with what surrounds it."""
        if pos == "verb":
            return Site(token, pos, self.clause(token))
        light_token, inverse = self._light_verb(token) if pos == "noun" else (None, False)
        light = self.clause(light_token) if light_token is not None else None
        return Site(token, pos, self.clause(token), light, light_token, inverse)

    def _light_verb(self, noun: Token) -> tuple[Token | None, bool]:
        """The light verb that carries a noun, and whether its subject is the one to whom it is done."""
        top = noun
        while relation(top) == "conj" and not is_verb(top.head):
            top = top.head
        top = counting(top)
        governor = top.head
        if governor.i != top.i and is_verb(governor) and not (lower(top) in SPANS and relation(top) == "obl"):
            form, label, case = lower(governor), top.dep_, case_of(top)
            bare = label in {"obj", "nsubj:pass", "xcomp"} or (label.startswith("obl") and not case)
            if any(relation(node) == "compound:prt" and lower(node) == "down" for node in governor.children):
                return None, False  # "put down a coup"
            if bare and form in self.lexicon.light_verbs:
                return governor, False
            if bare and form in self.lexicon.inverse_light_verbs:
                return governor, True
            if label.startswith("obl") and case in self.lexicon.light_prepositions.get(form, ()):
                return governor, False
            if label.startswith("obl") and case in self.lexicon.inverse_light_prepositions.get(form, ()):
                return governor, True
        for node in top.children:
            for verb in (node, *(sub for sub in node.children if relation(sub) == "ccomp")):  # "that it says X made"
                told = relation(node) == "acl" and is_verb(verb) and mark_of(node) != "to"
                if told and lower(verb) in self.lexicon.light_verbs:
                    return verb, False
        return None, False

    # -- noun phrases -------------------------------------------------------------------------------------------

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
                if lower(node) in OWNED:
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

    def area(self, site: Site) -> list[Participant]:
        """Where an incident happened, named behind what sort of place it is: "an ambush in the province of Tete"."""
        inside = [node for place in self.prepositional("in", site) for node in place.children if case_of(node) == "of"]
        return next((found for node in inside if (found := self.direct(node))), [])

    def bare(self, token: Token) -> Participant:
        """A thing that something was done to: its noun phrase, resolved to nobody."""
        left, right = phrase_bounds(token)
        start, end = self.doc[left].idx, self.doc[right].idx + len(self.doc[right])
        return Participant(text=self.doc.text[start:end], start=start, end=end)

    def crowd(self, site: Site) -> Found:
        """Those without a name who do something together: "thousands marched on Congress"."""
        people = site.clause.subject if site.pos == "verb" else None
        if people is None:
            return Found()
        if lower(people) == "those" or (people.pos_ in {"NOUN", "NUM"} and people.tag_ in {"NNS", "CD"}):
            return Found([self.bare(people)], 0.1)
        return Found()

    # -- roles --------------------------------------------------------------------------------------------------

    def find(self, paths: tuple[str, ...], site: Site, *, thing: bool = False, depth: int = 0) -> Found:
        """The participants of the first path that leads to any."""
        bare = Found()
        for path in paths:
            found = self._follow(path, site, thing, depth)
            if found and any(one.actor_id for one in found.participants):
                return found
            bare = bare or found
        return bare

    def _follow(self, path: str, site: Site, thing: bool, depth: int) -> Found:
        clause = site.clause
        if path == "subject":
            return self._subject(site)
        if path == "object":
            target = clause.object if site.pos == "verb" else None
            return self.entity(target, thing=thing) if target is not None else Found()
        if path == "indirect":
            return self.entity(clause.indirect)
        if path == "possessor":
            noun = clause.object if site.pos == "verb" else site.token
            return Found(self.possessor(noun)) if noun is not None else Found()
        if path == "modifier":
            noun = clause.object if site.pos == "verb" else site.token
            return Found(self.modifier(noun)) if noun is not None else Found()
        if path == "before":
            return Found(self.modifier(site.token))
        if path == "owner":
            return self.owner(clause.object) if clause.object is not None else Found()
        if path == "head":  # an adjective or participle before its noun
            return self.entity(site.token.head) if relation(site.token) in {"amod", "compound"} else Found()
        if path == "self":
            return Found(self.direct(site.token))
        if path == "complement":
            return self._complement(site, depth)
        if path == "complement-subject":
            return self._complement_subject(site)
        if path == "deed":
            return self._doer_of_deed(site)
        if path == "deed-target":
            return self._target_of_deed(site)
        if path == "speaker":
            return self._speaker(site.light_token or site.token)
        if path == "around-it":
            return self._subject_around(site.token)
        return self._prepositional(path, site, thing)

    def _subject_around(self, noun: Token) -> Found:
        """Who acts in the clause that a noun hangs on: "the troops" in "the troops left at the junta's demand"."""
        if relation(noun) not in {"obl", "nmod"} or noun.head.i == noun.i:
            return Found()
        if not is_verb(noun.head):  # "is in Laos on a visit"
            return self.entity(noun.head) if predicate_subject(noun.head) is not None else Found()
        clause = self.clause(noun.head)
        return self.entity(clause.object if clause.passive else clause.subject)

    def _subject(self, site: Site) -> Found:
        clause = site.clause
        token = clause.subject
        if site.pos == "noun":
            token = own_subject(site.token) or predicate_subject(site.token)
            if token is None:
                return Found()
        if token is None and clause.passive:
            found = self._prepositional("by", site, False)
            return Found(found.participants, found.detour) if found else found
        if token is None:
            return Found()
        if lower(token) in {"it", "he", "she", "they", "we", "i"} and not self.direct(token):
            return self._speaker(site.token)
        found = self.entity(token) or self._issuer(site.token, token)
        return Found(found.participants, found.detour + (0.03 if clause.inherited else 0.0)) if found else found

    def _issuer(self, deed: Token, paper: Token) -> Found:
        """Who speaks in a text: "Parliament" in "Parliament passed a resolution criticising the mayor"."""
        verb = paper.head
        if deed.head.i != paper.i or relation(paper) not in {"obj", "obl"} or not is_verb(verb) or verb.i == paper.i:
            return Found()
        if lower(paper) not in TEXTS:
            return Found()
        return Found(self.entity(self.clause(verb).subject).participants, 0.05)

    def deeds_around(self, site: Site) -> list[Token]:
        """The deeds in the course of which something happened: "ambush" in "died in an ambush"."""
        return [n for case, n in site.clause.obliques if case in {"in", "during", "by", "from"} and self.is_deed(n)]

    def _doer_of_deed(self, site: Site) -> Found:
        """Whose deed it was in the course of which something happened: "died in an ambush by separatists"."""
        for node in self.deeds_around(site):
            found = self.owner(node)
            if found:
                return Found(found.participants, found.detour + 0.04)
        return Found()

    def _target_of_deed(self, site: Site) -> Found:
        """At whom the deed aimed that somebody is responsible for: "the police" in "blamed for an attack on police"."""
        for preposition in ("for", "of", "from"):
            for node in self.prepositional(preposition, site):
                found = self._inside(node, ("of", *_INSIDE)) if self.is_deed(node) else Found()
                if found:
                    return found
        return Found()

    def _speaker(self, token: Token) -> Found:
        """The subject of the verb of saying above: whom an unresolved "it" in its content most likely means."""
        node = token
        while node.head.i != node.i and relation(node) in {"xcomp", "conj", "ccomp", "advcl"}:
            if relation(node) == "ccomp":
                return Found(self.direct(self.clause(node.head).subject), 0.1)
            node = node.head
        return Found()

    def light_subject(self, site: Site) -> Found:
        """The doer according to the light verb: "Iran" in "Iran held talks"."""
        if site.light is None or site.light.subject is None or site.light.subject.i == site.token.i:
            return Found()
        token = site.light.subject
        if lower(token) in {"it", "he", "she", "they", "we", "i"} and not self.direct(token):
            return self._speaker(site.light.head)
        return self.entity(token)

    def _prepositional(self, preposition: str, site: Site, thing: bool) -> Found:
        near = self.prepositional(preposition, site)
        for node in near:
            found = self.entity(node, thing=thing)
            if found:
                return found
        for node in () if near else self.deeper(preposition, site):
            found = self.entity(node, thing=thing)
            if found:
                return Found(found.participants, found.detour + 0.06)
        return Found()

    def deeper(self, preposition: str, site: Site) -> list[Token]:
        """Phrases with this preposition that the parse has hung on a neighbour instead of on the trigger."""
        key = (site.token.i, site.light_token.i if site.light_token is not None else -1)
        if key not in self._below:
            self._below[key] = _phrases_below(site)
        found = self._below[key].get(preposition, [])
        if preposition != "of" or site.pos != "noun":
            return found
        return [node for node in found if node.head.relation not in {"nmod", "obl"} or lower(node.head) in TRANSPARENT]

    def prepositional(self, preposition: str, site: Site) -> list[Token]:
        """Heads of the phrases with this preposition on the trigger, its object, or the light verb that carries it.

        Times are left out: "called on Tuesday" calls on nobody.
        """
        own = [node for case, node in site.clause.obliques if case == preposition]
        hosts: list[Token] = []
        if site.pos == "verb" and site.clause.object is not None:
            hosts.append(site.clause.object)
        if site.pos == "verb":  # "stayed away from the talks", with the talks hung on "away"
            hosts += [node for node in site.token.children if relation(node) in {"advmod", "compound"}]
        if site.light is not None:
            own += [node for case, node in site.light.obliques if case == preposition and node.i != site.token.i]
            hosts += [node for node in (site.light.object,) if node is not None and node.i != site.token.i]
        head = site.token.head
        if site.pos == "noun" and relation(site.token) == "nmod" and lower(head) in TRANSPARENT:
            hosts.append(head)
        if site.pos == "noun" and relation(site.token) == "conj":
            hosts.append(head)
        if _only_happens(site) and preposition in _PARTIES:
            own += [node for case, node in self.clause(head).obliques if case == preposition]
        for host in hosts:
            own += [n for n in host.children if n.dep_.startswith(("nmod", "obl")) and case_of(n) == preposition]
        return [node for node in own if not is_clock(node) and not is_manner(node)]

    def _complement(self, site: Site, depth: int) -> Found:
        """Somebody inside what is agreed, refused, threatened: first in its core, then anywhere right of it."""
        if depth > 2:
            return Found()
        inside = list(site.clause.complements)
        if site.pos == "verb" and site.clause.object is not None:  # "its commitment to help Libya"
            inside += self.clause(site.clause.object).complements
        for mark, node in inside:
            if mark in {"when", "while", "after", "before", "since", "because", "as", "although", "if"}:
                continue
            inner = self.site(node, "verb")
            found = self._core(inner, depth) or self._inside(inner.clause.object)
            if found:
                return found
        for noun in (site.clause.object, *(node for _, node in site.clause.obliques)):
            if noun is not None and self.is_deed(noun) and (found := self._inside(noun)):
                return found
        return Found()

    def _core(self, inner: Site, depth: int) -> Found:
        """Whom a deed inside is aimed at; its means ("to send its troops to Mali") only where nobody known is."""
        means = Found()
        for path in ("object", "indirect", "with", "to", "into", "against", "on", "for", "from", "in", "complement"):
            if path == "object" and inner.clause.passive:
                continue
            if path == "complement" and means:
                break
            found = self._follow(path, inner, False, depth + 1)
            if found and (path == "indirect" or self._is_target(path, inner, found)):
                return Found(found.participants, found.detour + 0.05)
            means = means or found
        return Found(means.participants, means.detour + 0.05) if means else means

    def _is_target(self, path: str, inner: Site, found: Found) -> bool:
        """Whether these are people a registry knows, not what the doer owns ("its troops")."""
        target = inner.clause.object
        owner = child(target, "nmod:poss") if path == "object" and target is not None else None
        if owner is not None and lower(owner) in {"its", "his", "her", "their", "our", "my"}:
            return False
        if path == "object" and inner.token.lemma_ in _MOVING:
            return False
        return any(one.actor_id or one.country for one in found.participants)

    def called(self, site: Site) -> Found:
        """Who was called, for what the call was to say: "the premier" in "called the premier to voice sympathy"."""
        node = site.light_token or site.token
        if relation(node) not in {"advcl", "xcomp"} or node.lemma_.lower() not in self.lexicon.spoken_deeds:
            return Found()
        caller = node.head
        if self.direct(self.clause(node).object):
            return Found()  # "called the premier to thank Kenya" thanks Kenya alone
        if lower(caller) not in self.lexicon.contact_verbs or child(node, "mark") is None:
            return Found()
        return Found(self.direct(self.clause(caller).object), 0.02)

    def other_than(self, site: Site, actors: list[Participant]) -> Found:
        """Whom "him" means in "called the premier to thank him", when it was taken for the caller himself."""
        target, node = site.clause.object, site.token
        if target is None or lower(target) not in {"him", "her", "them", "it"}:
            return Found()
        while relation(node) in {"advcl", "xcomp", "conj"} and node.head.i != node.i:
            node = node.head
            found = self.direct(self.clause(node).object)
            if found and not any(one.actor_id == other.actor_id for one in found for other in actors):
                return Found(found, 0.04)
        return Found()

    def _inside(self, noun: Token | None, prepositions: tuple[str, ...] = _INSIDE) -> Found:
        """Somebody in the phrase of a deed or thing: "Libya" in "talks with Libya"."""
        if noun is None:
            return Found()
        for preposition in prepositions:
            for phrase in noun.children:
                if phrase.dep_.startswith("nmod") and case_of(phrase) == preposition:
                    found = self.entity(phrase)
                    if found:
                        return Found(found.participants, found.detour + 0.08)
        return Found()

    def _complement_subject(self, site: Site) -> Found:
        for mark, node in site.clause.complements:
            if mark in {"that", "to", "for", "", "if", "whether"}:
                own = own_subject(node)
                if own is not None:
                    return self.entity(own)
        return Found()

    def nearest(self, token: Token, avoid: list[Participant], *, right: bool) -> Found:
        """The nearest actor on one side within the sentence: the last resort when the expected relation is missing."""
        sentence = token.sent
        span = range(token.i + 1, sentence.end) if right else range(token.i - 1, sentence.start - 1, -1)
        steps = 0
        for index in span:
            node = self.doc[index]
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
            found = self.direct(node)
            if found and not any(one.start == other.start for one in found for other in avoid):
                return Found(found, 0.22)
        return Found()


def _only_happens(site: Site) -> bool:
    """Whether a noun is the subject of a verb that says no more than that its deed went on: "fighting erupted"."""
    return site.pos == "noun" and relation(site.token) == "nsubj" and lower(site.token.head) in HAPPENING


def counting(noun: Token) -> Token:
    """The noun that counts or spans it: "series" for "raids" in "a series of raids"; else the noun itself."""
    counted = relation(noun) == "nmod" and case_of(noun) == "of" and lower(noun.head) in TRANSPARENT
    return noun.head if counted else noun


def _acts_elsewhere(node: Token, token: Token) -> bool:
    """Whether the word is the subject of a clause beside the deed: "met, although the envoy had left"."""
    if relation(node) not in {"nsubj", "nsubj:pass"} or not is_verb(node.head) or node.head.i == token.i:
        return False
    concedes = any(lower(mark) in _CONCEDING for mark in node.head.children if relation(mark) == "mark")
    return relation(node.head) in {"acl", "acl:relcl", "advcl:relcl"} or (relation(node.head) == "advcl" and concedes)


_REASONS = frozenset({"because", "since", "grounds"})
_CONCEDING = frozenset({"although", "though", "while", "whereas"})


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


def _phrases_below(site: Site) -> dict[str, list[Token]]:
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
