"""What a description takes up: "the minister", "the strongman", "the group", "the country", or nothing when in doubt.

Roles first ("the minister" is the last one named who is a minister), then nouns that fit anybody ("the billionaire"),
which need a single person to be talked about, then nouns for bodies and states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dragoman.actors.actor import UNPLACED
from dragoman.actors.cast import Figure
from dragoman.actors.fold import fold, word_set
from dragoman.actors.mentions import Description, has_role
from dragoman.actors.nouns import Nouns
from dragoman.actors.phrases import Extent, predicate
from dragoman.actors.pronouns import Candidate
from dragoman.language.view import Token

_ROLE_REACH = 5
_EPITHET_REACH = 2
_OF_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
_OTHER = frozenset({"other", "another", "second", "third", "next", "neighbouring", "neighboring"})
_PLAIN = word_set(
    "whole entire same armed islamist militant terrorist extremist jihadist rebel separatist news aid rights old "
    "nation member powerful"
)
_CONTRASTS = word_set(
    "other another second third fourth last next previous neighbouring neighboring nearby bordering adjacent host "
    "hosting receiving sending transit donor invading occupying aggressor attacking rival enemy hostile foreign "
    "friendly smaller larger bigger richer poorer northern southern eastern western former new newest separate "
    "independent sovereign federal constituent single individual"
)
"""Adjectives that tell one country from another, where "the oil-rich country" is the one talked about."""
_NARROWS = word_set("acl:relcl acl nmod nmod:poss nummod")
_THE = frozenset({"the", "this", "that", "these", "those"})


class Anaphora:
    """The figures of one document so far, asked who a description means. The lists are the linker's own."""

    def __init__(
        self, figures: Mapping[str, Figure], candidates: Sequence[Candidate], nouns: Nouns, said: Mapping[int, Token]
    ) -> None:
        self.figures = figures
        self.candidates = candidates
        self.nouns = nouns
        self.said = said

    def taken_up(self, token: Token, sentence: int, phrase: Extent, description: Description | None) -> str:
        """The id of the figure that the definite phrase of ``token`` means, ``""`` for none or several."""
        noun = token.lemma_.lower()
        actor = description.actor if description else None
        if actor is not None and not actor.id.startswith(("role:", "name:")):
            return ""
        if actor is not None and actor.kind == "organisation" and actor.id.startswith("name:"):
            return ""  # "the aid group Harbour Aid" is no group named before
        country = actor.country if actor is not None else ""
        bare = _is_bare(token)
        plain = bare and (country != "" or _is_plain(token))
        if description is not None and description.role and (plain or not description.generic):
            found = self._by_role(token, sentence, description)
            if found:
                return found
        if not bare or (description is not None and description.plural):
            return ""
        if noun in self.nouns.states:
            found = self._state(token, sentence) if plain or (not country and _is_colouring(token)) else ""
            return found if found and _same_country(country, self.figures[found]) else ""
        if noun in self.nouns.bodies and plain:
            return self._body(token, sentence, noun, description)
        if noun in self.nouns.people or phrase.text.lower().replace(" ", "-").endswith(("-year-old", "-year-olds")):
            return self._person(token, sentence, noun, description)
        return self._by_name(token, noun) if plain else ""

    def _before(self, token: Token) -> Iterator[tuple[Candidate, str, Figure]]:
        """Single figures before ``token``, the last one first; none in words that ``token`` speaks itself."""
        for candidate in reversed(self.candidates):
            speaker = self.said.get(candidate.token.i)
            if candidate.token.i < token.i and len(candidate.ids) == 1 and (speaker is None or speaker.i != token.i):
                yield candidate, candidate.ids[0], self.figures[candidate.ids[0]]

    def _by_role(self, token: Token, sentence: int, description: Description) -> str:
        """The last figure with the role, or the only one; incumbents and former holders are told apart."""
        holders: dict[str, int] = {}
        others: set[str] = set()
        for candidate, ident, figure in self._before(token):
            if ident in holders or ident in others:
                continue
            if not self._holds(description, figure, token):
                others.add(ident)
            elif _apart(token, candidate):
                holders[ident] = candidate.sentence
        former = _is_former(description.actor)
        alike = [i for i in holders if _is_former(self.figures[i].actor) == former]
        if description.plural:
            known = [i for i in holders if self.figures[i].actor.country]
            return known[0] if len(known) == 1 and known[0] in alike else ""
        chosen = alike or list(holders)
        if not chosen or (not alike and len(chosen) > 1):
            return ""
        near = sentence - holders[chosen[0]] <= _ROLE_REACH
        return chosen[0] if near or len(chosen) == 1 else ""

    def _holds(self, description: Description, figure: Figure, token: Token) -> bool:
        actor = description.actor
        if actor is not None and actor.country and figure.actor.id.startswith(UNPLACED) and not figure.actor.country:
            return False  # "Chad's army" is not "the army" that was named before without saying whose
        if figure.actor.kind == "person" and token.lemma_.lower() in self.nouns.bodies:
            return False
        if description.plural != figure.plural and figure.actor.kind != "organisation":
            return False
        if description.gender and figure.gender and description.gender != figure.gender:
            return False
        return has_role(description.role, figure.roles) and _same_country(actor.country if actor else "", figure)

    def _person(self, token: Token, sentence: int, noun: str, description: Description | None) -> str:
        """The one named person being talked about whom the noun fits."""
        actor = description.actor if description else None
        gender = self.nouns.gender.get(noun, "") or (description.gender if description else "")
        country = actor.country if actor else ""
        strict = frozenset(actor.sectors if actor else ()) & _OF_STATE
        fitting: set[str] = set()
        for candidate, ident, figure in self._before(token):
            if sentence - candidate.sentence > _EPITHET_REACH:
                break
            if figure.actor.kind != "person" or figure.plural or ident.startswith("role:"):
                continue
            if gender and figure.gender and gender != figure.gender:
                continue
            if not _same_country(country, figure) or not _apart(token, candidate):
                continue
            if strict and not strict & set(figure.actor.sectors):
                continue
            fitting.add(ident)
        return fitting.pop() if len(fitting) == 1 else ""

    def _body(self, token: Token, sentence: int, noun: str, description: Description | None) -> str:
        """The organisation named last that the noun fits, unless another stands beside it."""
        fits = self.nouns.bodies[noun]
        country = description.actor.country if description and description.actor else ""
        found, place = "", -1
        for candidate, ident, figure in self._before(token):
            if sentence - candidate.sentence > _ROLE_REACH or (found and candidate.sentence < place):
                break
            if ident == found or figure.actor.kind not in {"organisation", "group"} or candidate.plural:
                continue
            if ident.startswith(("role:", "state:")) or not _same_country(country, figure):
                continue
            if self._fits(fits, noun, figure) and _apart(token, candidate):
                if found:
                    return ""
                found, place = ident, candidate.sentence
        return found

    def _fits(self, fits: frozenset[str], noun: str, figure: Figure) -> bool:
        named = set(fold(figure.actor.name).split(" "))
        if "any" in fits:
            return not set(figure.actor.sectors[:1]) & _OF_STATE or noun in named
        return noun in named or bool(fits & named) or bool(fits & set(figure.actor.sectors))

    def _state(self, token: Token, sentence: int) -> str:
        """The only state of the last sentences, or one named at least twice as often as any other there."""
        counts: dict[str, int] = {}
        for candidate, ident, figure in self._before(token):
            if sentence - candidate.sentence > _EPITHET_REACH:
                break
            if ident.startswith("state:") and figure.actor.kind == "state" and _apart(token, candidate):
                counts[ident] = counts.get(ident, 0) + 1
        ranked = sorted(counts, key=lambda ident: -counts[ident])
        if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
            return ""
        return ranked[0]

    def _by_name(self, token: Token, noun: str) -> str:
        """ "The observatory": the organisation last mentioned that is one by its name."""
        for _, ident, figure in self._before(token):
            named = figure.actor.kind == "organisation" and ident.startswith(("org:", "doc:", "name:"))
            if named and noun == _head_of(figure.actor.name):
                return ident
        return ""


@lru_cache(maxsize=2048)
def _head_of(name: str) -> str:
    """The noun of a name of several words: "observatory" of "Syrian Observatory for Human Rights"."""
    words = fold(name).split(" ")
    cut = next(
        (place for place, word in enumerate(words) if word in {"of", "for", "on", "in", "to", "and"}), len(words)
    )
    return words[cut - 1] if cut and len(words) > 1 else ""


def _same_country(country: str, figure: Figure) -> bool:
    return not country or not figure.actor.country or country == figure.actor.country


def _is_former(actor: object) -> bool:
    sectors: tuple[str, ...] = getattr(actor, "sectors", ())
    return sectors[:1] == ("ELI",)


def _apart(token: Token, candidate: Candidate) -> bool:
    """Two arguments of one verb, or one inside the other's phrase, are two ("Ruiz met the minister")."""
    other = candidate.token
    return predicate(token) not in (predicate(other), other) and predicate(other) != token


def _is_plain(token: Token) -> bool:
    """Without adjectives that could tell it from another of its kind."""
    return all(child.dep_ not in {"amod", "compound"} or child.form in _PLAIN for child in token.children)


def _is_colouring(token: Token) -> bool:
    """ "The West African nation", "the landlocked country": the adjectives say what the country is like."""
    said = [child for child in token.children if child.dep_ in {"amod", "compound"}]
    return bool(said) and not any(child.form in _CONTRASTS for child in said)


def _is_bare(token: Token) -> bool:
    """ "The group", "the armed group", not "the group that ...", "the other group"."""
    words = {child.form for child in token.children}
    if not words & _THE or words & _OTHER:
        return False
    return not any(child.dep_ in _NARROWS and child.form not in _PLAIN for child in token.children)
