"""Nouns that tell a deed again: "the raid took place", "Tuesday's strike", "the decision".

A definite noun for a deed that names no parties of its own means a deed that the article has told before: it takes
over who did it to whom. A noun that names one side takes over the other. What tells a deed again without a noun for it
is in ``standins``. ``grounding`` gives what is told again the deed's day and place where it has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.actor import Participant
from dragoman.events.answers import answering_aside
from dragoman.events.doers import answerable
from dragoman.events.event import Event, event_id
from dragoman.events.lexicon import load_lexicon
from dragoman.events.reality import status_of
from dragoman.events.reference_words import reference
from dragoman.events.retelling import (
    UNREAL,
    Coded,
    are_known,
    countries,
    name_of,
    nearness,
    retold,
    tells_already,
)
from dragoman.events.roles import RoleFinder
from dragoman.events.standins import stand_ins
from dragoman.events.syntax import case_of, child, lower, own_subject, relation
from dragoman.events.whereabouts import is_definite
from dragoman.language.view import Token, View

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an"})
_OF_ITS_KIND = _INDEFINITE | {"such", "second", "third", "fourth", "fifth"}
"""What else stands before the noun in "it was the third such attack"."""
_OWN = frozenset({"its", "their", "his", "her"})
_DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "dispute", "repudiate", "disclaim"})
_STEM = 5
"""First letters that a noun and the verb of its deed share: "apology", "apologised"; "exchange", "exchanged"."""


def told_again(doc: View, coded: Sequence[Coded], roles: RoleFinder) -> list[Coded]:
    """``coded`` with the deeds that are told again, in the order of the text.

    A sentence tells a deed again only where nothing else in it tells a deed of that type.
    """
    found = list(coded)
    at = {event.trigger.start: number for number, (event, _) in enumerate(found)}
    for noun, types in _nouns(doc):
        number = at.get(noun.idx)
        if number is not None:
            found[number] = _completed(found[number], noun, found)
            continue
        told = _again(noun, types, found, roles)
        found += [told] if told is not None else []
    found += _headline_again(doc, found, roles)
    again = list(stand_ins(doc, found, roles))
    better = {event.trigger.start for event, _ in again}
    found = [coded for coded in found if coded[0].actors or coded[0].trigger.start not in better] + again
    return sorted(found, key=lambda one: one[0].trigger.start)


_LEAD = 400
"""Characters behind the headline in which an article tells what the headline tells: "a march" is the march."""


def _headline_again(doc: View, found: Sequence[Coded], roles: RoleFinder) -> list[Coded]:
    """What the headline tells, told again by "a" and its noun in the lead: "in spite of a march on Sunday"."""
    headline = next(iter(doc.sents))
    if headline[-1].text in {".", "!", "?", '"'}:
        return []
    first = [coded for coded in found if coded[0].trigger.start < headline.end_char]
    again = []
    for noun in doc if first else ():
        if noun.idx > headline.end_char + _LEAD:
            break
        types = reference().types.get(name_of(noun)) if noun.pos_ == "NOUN" and noun.idx >= headline.end_char else None
        if types is None or not _is_merely_indefinite(noun) or any(e.trigger.start == noun.idx for e, _ in found):
            continue
        same = [coded for coded in first if _is_same_word(noun, coded[0])]
        told = _again(noun, types, same, roles)
        if told is not None and not tells_already(noun, found, {told[0].event_type}):
            again.append(told)
    return again


def _is_merely_indefinite(noun: Token) -> bool:
    words = {lower(node) for node in noun.children if node.i < noun.i}
    return bool(words & _INDEFINITE) and not words & (reference().others - _INDEFINITE)


def _is_same_word(noun: Token, event: Event) -> bool:
    return event.trigger.text.lower()[:_STEM] == lower(noun)[:_STEM]


# -- which nouns ------------------------------------------------------------------------------------------------------


def _nouns(doc: View) -> Iterator[tuple[Token, frozenset[str]]]:
    """The definite nouns for deeds, with the types that each can mean."""
    types = reference().types
    for token in doc:
        if token.pos_ == "NOUN":
            kinds = types.get(name_of(token))
            if kinds is not None and _is_definite(token) and not _is_thing(token):
                yield token, _of_compound(token, kinds)


def _of_compound(noun: Token, kinds: frozenset[str]) -> frozenset[str]:
    """ "The coup attempt" is the coup, and no attempt at anything else; "the opening session" is a session."""
    rules = reference()
    inner = rules.types.get(_compound(noun))
    if inner is None:
        return kinds
    return kinds & inner or (inner if _is_trial(noun) else kinds)


def _is_trial(noun: Token) -> bool:
    return lower(noun) in reference().trials or _is_vague(noun)


def _compound(noun: Token) -> str:
    return next((lower(node) for node in noun.children if node.dep_ == "compound"), "")


def _is_thing(noun: Token) -> bool:
    """ "The steps of the plane", "a step towards peace", "shot the drone down", "the first bomb": no deed."""
    rules, lemma = reference(), noun.lemma_.lower()
    if lemma in rules.weapons:
        one_of_them = any(relation(node) in {"amod", "nummod"} for node in noun.children)
        return noun.dep_ not in {"nsubj", "nsubj:pass"} or _is_its(noun) or one_of_them
    if lemma in rules.singular and lower(noun) != lemma:
        return True
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    return lower(behind) in {"towards", "toward"}


def _is_definite(noun: Token) -> bool:
    """Whether the noun means a deed already told: "the raid", "Tuesday's raid", "Peru's apology", "the envoy's recall",
    "it was an honest blockade"; no "second raid"."""
    before = [node for node in noun.children if node.i < noun.i]
    words = {word for node in before for word in (lower(node), node.lemma_.lower())}
    pointing = _says_what_it_was(noun) or _sums_up(noun)
    if words & (reference().others - (_OF_ITS_KIND if pointing else frozenset())) or noun.dep_ in {"compound", "flat"}:
        return False
    if pointing or any(relation(node) == "det" and lower(node) in _DEFINITE for node in before) or _goes_on(noun):
        return True
    return any(node.dep_ == "nmod:poss" and (_is_time(node) or _is_known_owner(node)) for node in before)


def _says_what_it_was(noun: Token) -> bool:
    """ "It was an honest blockade": what "it" is has been told."""
    subject = own_subject(noun) if child(noun, "cop") is not None else None
    return subject is not None and lower(subject) in {"it", "this"} and not any(_is_clause(n) for n in noun.children)


def _goes_on(noun: Token) -> bool:
    """ "Shelling continued", "talks resumed": what goes on has been going on."""
    subject = noun.dep_ in {"nsubj", "nsubj:pass"} and noun.head.lemma_ in reference().going_on
    return subject and not is_definite(noun)


def _sums_up(noun: Token) -> bool:
    """ "... of laying mines, a charge that Peru denies": what is denied has been told."""
    return answering_aside(noun) is not None


def _is_clause(node: Token) -> bool:
    return relation(node) in {"acl", "csubj", "ccomp", "advcl"}


def _is_known_owner(node: Token) -> bool:
    """ "Peru's", "its", "the ambassador's"."""
    if node.pos_ == "PROPN" or lower(node) in _OWN:
        return True
    return any(relation(sub) == "det" and lower(sub) in _DEFINITE for sub in node.children)


def _is_time(node: Token) -> bool:
    return lower(node) in reference().times


# -- which deed they mean ---------------------------------------------------------------------------------------------


def _again(noun: Token, types: frozenset[str], found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The event that the noun tells again, None when it means none of those told."""
    if noun.head.lemma_.lower() in _DENYING:
        return None  # the denial is told by a claim
    doers = _doers(noun, types, roles)
    if not doers and _is_its(noun) and not roles.possessor(noun):
        return None  # "his arrest", and nobody knows whose
    told = _meant(noun, types, found, frozenset() if doers else _parties(noun, types, roles))
    if told is None or tells_already(noun, found, _rivals(noun, types, told[0].event_type)):
        return None
    if not doers and not _may_be_by(noun, told[0], roles):
        return None
    granted = told[0].event_type in reference().granted and _is_definite(noun) and not _goes_on(noun)
    status = status_of(noun, "noun", None, load_lexicon(), {}, presupposed=granted)
    if not status.told or status.auxiliary & UNREAL:
        return None
    return retold(told, noun, status, doers or told[0].actors, told[0].recipients)


def _rivals(noun: Token, types: frozenset[str], event_type: str) -> frozenset[str]:
    """Of what type a deed must be that the same sentence tells for the noun to mean that one.

    A sentence that accuses may tell of an attack in arms beside it: "the attack came as critics derided the vote".
    """
    if _is_vague(noun):
        return frozenset({event_type})
    return types - {"ACCUSE"} if event_type == "ASSAULT" else types


def _doers(noun: Token, types: frozenset[str], roles: RoleFinder) -> list[Participant]:
    """Who is said to have done it, whoever else was said to have: "attributed the raid to the rebels", "the rebels
    carried out the raid"."""
    site = roles.site(noun, "noun")
    doers = answerable(site, roles).participants
    if doers or "ASSAULT" not in types or site.light_token is None or site.inverse:
        return doers
    if site.light_token.lemma_ not in reference().performing:
        return []
    found = roles.light_subject(site).participants
    return found if are_known(found) else []


def _is_its(noun: Token) -> bool:
    return any(node.dep_ == "nmod:poss" and lower(node) in _OWN for node in noun.children)


def _may_be_by(noun: Token, event: Event, roles: RoleFinder) -> bool:
    """Whether who did it by the noun's own phrase did the deed: "the forced landing of the plane by Belarus"."""
    phrases = [node for node in noun.children if relation(node) == "nmod" and case_of(node) == "by"]
    named = countries(one for node in phrases for one in roles.direct(node))
    return not named or not countries(event.actors) or bool(named & countries(event.actors))


def _completed(coded: Coded, noun: Token, found: Sequence[Coded]) -> Coded:
    """The event of a definite noun with the side that it does not name from the deed told before."""
    event, evidence = coded
    if bool(event.actors) == bool(event.recipients):
        return coded
    own = countries((*event.actors, *event.recipients))
    told = _meant(noun, frozenset({event.event_type}), found, own)
    if told is None:
        return coded
    before = told[0]
    side, other = ("recipients", "actors") if event.actors else ("actors", "recipients")
    mine, theirs = getattr(event, other), getattr(before, other)
    if not getattr(before, side) or not _overlap(mine, theirs):
        return coded
    sides = {side: getattr(before, side), other: mine}
    if _are_among(event.actors, before.recipients):  # "the mayor's arrest": whom it was done to
        sides = {"actors": before.actors, "recipients": event.actors}
    reason = f"{event.reason}; {side} of {before.trigger.text!r} at {before.trigger.start}"
    filled = replace(event, reason=reason, **sides)
    ident = event_id(event.document_id, event.trigger, event.event_type, event.mode, filled.actors, filled.recipients)
    return replace(filled, id=ident), evidence


def _is_of_mode(event: Event, noun: Token) -> bool:
    """Whether the noun can mean a deed of this mode: the coup is no arrest."""
    modes = reference().modes.get(event.event_type, {})
    own = {mode for mode, nouns in modes.items() if name_of(noun) in nouns or _compound(noun) in nouns}
    return not own or event.mode not in modes or event.mode in own


def _is_of_kind(event: Event) -> bool:
    """Whether a noun can mean a deed of this frame: to cheer a settlement is SUPPORT and no settlement."""
    wanted = reference().only.get(event.event_type)
    return wanted is None or any(word in event.reason.partition(";")[0] for word in wanted)


def _are_among(people: Sequence[Participant], others: Sequence[Participant]) -> bool:
    known = {one.actor_id for one in others} - {""}
    return bool(people) and all(one.actor_id in known for one in people)


def _overlap(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether two sides name the same country or actor, or one of them nobody who is known."""
    mine, theirs = ({(p.country or p.actor_id) for p in side} - {""} for side in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _parties(noun: Token, types: frozenset[str], roles: RoleFinder) -> frozenset[str]:
    """The countries that the noun itself names: "the Iranian strike", "the expulsion of Russians".

    Where a meeting or a swap is held nobody need be from: "the swap in Vienna".
    """
    people = list(roles.owner(noun).participants)
    venues = reference().venues if types & reference().between else frozenset[str]()
    for node in noun.children:
        if relation(node) in {"nmod", "amod"} and not _is_time(node) and case_of(node) not in venues:
            people += roles.direct(node)
    return countries(people)


def _is_vague(noun: Token) -> bool:
    return name_of(noun) in reference().anything


def _meant(noun: Token, types: frozenset[str], found: Sequence[Coded], parties: frozenset[str]) -> Coded | None:
    """Of the deeds told before, the one that the noun means: by its stem, by how much is known of it, by nearness."""
    rules, vague = reference(), _is_vague(noun)
    near = vague or _says_what_it_was(noun)
    best: tuple[tuple[bool, int, tuple[int, bool, bool, int]], Coded] | None = None
    for coded in found:
        event = coded[0]
        away = noun.idx - event.trigger.start
        if event.event_type not in types or event.auxiliary & (UNREAL | {"negation"}) or not 0 < away <= rules.reach:
            continue
        if near and away > rules.near and event is not found[0][0]:
            continue
        if not _is_of_mode(event, noun) or not (vague or _is_of_kind(event)):
            continue
        people = (*event.actors, *event.recipients)
        if not are_known(people) or not parties <= countries(people):
            continue
        rank = (_is_same_word(noun, event), bool(event.actors) + bool(event.recipients), nearness(noun, coded))
        if best is None or rank > best[0]:
            best = (rank, coded)
    return best[1] if best else None
