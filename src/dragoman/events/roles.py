"""From a role's name in a frame ("subject", "object", "against") to the participants in the sentence."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.phrases import CastLike, Found, Phrases
from dragoman.events.site import Site, light_verb, phrases_below
from dragoman.events.syntax import (
    case_of,
    child,
    is_clock,
    is_manner,
    is_verb,
    lower,
    own_subject,
    predicate_subject,
    relation,
)
from dragoman.events.whereabouts import there
from dragoman.events.words import lists
from dragoman.language.view import Token, View

_INSIDE = ("against", "on", "with", "between", "to", "for", "from", "in")
_PARTIES = frozenset({"between", "with", "by", "among"})


class RoleFinder(Phrases):
    """Finds participants for one document."""

    def __init__(self, doc: View, cast: CastLike, lexicon: Lexicon) -> None:
        super().__init__(doc, cast, lexicon)
        self._below: dict[tuple[int, int], dict[str, list[Token]]] = {}

    def site(self, token: Token, pos: str) -> Site:
        """The trigger with what surrounds it."""
        if pos == "verb":
            return Site(token, pos, self.clause(token))
        light_token, inverse = light_verb(token, self.lexicon) if pos == "noun" else (None, False)
        light = self.clause(light_token) if light_token is not None else None
        return Site(token, pos, self.clause(token), light, light_token, inverse)

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
        if path == "there":
            return Found(there(self, site), 0.06)
        return self._prepositional(path, site, thing)

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

    def _subject_around(self, noun: Token) -> Found:
        """Who acts in the clause that a noun hangs on: "the troops" in "the troops left at the junta's demand"."""
        if relation(noun) not in {"obl", "nmod"} or noun.head.i == noun.i:
            return Found()
        if not is_verb(noun.head):  # "is in Laos on a visit"
            return self.entity(noun.head) if predicate_subject(noun.head) is not None else Found()
        clause = self.clause(noun.head)
        return self.entity(clause.object if clause.passive else clause.subject)

    def _issuer(self, deed: Token, paper: Token) -> Found:
        """Who speaks in a text: "Parliament" in "Parliament passed a resolution criticising the mayor"."""
        verb = paper.head
        if deed.head.i != paper.i or relation(paper) not in {"obj", "obl"} or not is_verb(verb) or verb.i == paper.i:
            return Found()
        if lower(paper) not in lists().texts:
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
            self._below[key] = phrases_below(site)
        found = self._below[key].get(preposition, [])
        if preposition != "of" or site.pos != "noun":
            return found
        counting = lists().transparent
        return [node for node in found if node.head.relation not in {"nmod", "obl"} or lower(node.head) in counting]

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
        if site.pos == "noun" and relation(site.token) == "nmod" and lower(head) in lists().transparent:
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
        if path == "object" and inner.token.lemma_ in lists().moving:
            return False
        return any(one.actor_id or one.country for one in found.participants)

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


def _only_happens(site: Site) -> bool:
    """Whether a noun is the subject of a verb that says no more than that its deed went on: "fighting erupted"."""
    return site.pos == "noun" and relation(site.token) == "nsubj" and lower(site.token.head) in lists().only_happens
