"""Nouns that tell a deed again: "the raid took place", "Tuesday's strike", "the decision".

A definite noun for a deed that names no parties of its own means a deed that the article has told before: it takes
over who did it to whom. A noun that names one side takes over the other. ``grounding`` gives it the deed's day and
place where it has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from dragoman.actors.actor import Participant
from dragoman.events.doers import answerable
from dragoman.events.event import Event, event_id
from dragoman.events.learned import Evidence
from dragoman.events.lexicon import load_lexicon
from dragoman.events.roles import RoleFinder
from dragoman.events.status import Status, status_of
from dragoman.events.syntax import lower, relation
from dragoman.language.view import Token, View
from dragoman.settings import Strict, load_settings
from dragoman.span import Span

FILE = Path(__file__).parent.parent / "data" / "events" / "reference.yaml"
_UNREAL = frozenset({"future", "hypothetical"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "dispute", "repudiate", "disclaim"})
_STEM = 5
"""First letters that a noun and the verb of its deed share: "apology", "apologised"; "exchange", "exchanged"."""

Coded = tuple[Event, Evidence]


class Reference(Strict):
    """``data/events/reference.yaml``; the file explains each field."""

    nouns: dict[str, list[str]]
    anything: dict[str, list[str]]
    only: dict[str, list[str]]
    modes: dict[str, dict[str, list[str]]]
    others: frozenset[str]
    times: frozenset[str]
    reach: int
    near: int
    surety: float
    instead: frozenset[str]
    deeds: frozenset[str]
    sure: float

    @cached_property
    def types(self) -> dict[str, frozenset[str]]:
        """The types that each noun can mean."""
        found: dict[str, set[str]] = {noun: set(types) for noun, types in self.anything.items()}
        for kind, nouns in self.nouns.items():
            for noun in nouns:
                found.setdefault(noun, set()).add(kind)
        return {noun: frozenset(types) for noun, types in found.items()}


@cache
def reference() -> Reference:
    """The nouns. Raises LexiconError when the file does not validate."""
    return load_settings(Reference, FILE)


def told_again(doc: View, coded: Sequence[Coded], roles: RoleFinder) -> list[Coded]:
    """``coded`` with the deeds that nouns tell again, in the order of the text.

    A sentence tells a deed again only where nothing else in it tells a deed of that type.
    """
    found = list(coded)
    at = {event.trigger.start: number for number, (event, _) in enumerate(found)}
    for noun, types in _nouns(doc):
        number = at.get(noun.idx)
        if number is not None:
            found[number] = _completed(found[number], noun, found)
            continue
        again = _again(noun, types, found, roles)
        if again is not None:
            found.append(again)
    for verb in _pro_verbs(doc):
        again = _done_so(verb, found, roles)
        if again is not None:
            found.append(again)
    return sorted(found, key=lambda one: one[0].trigger.start)


def _nouns(doc: View) -> Iterator[tuple[Token, frozenset[str]]]:
    """The definite nouns for deeds, with the types that each can mean."""
    types = reference().types
    for token in doc:
        if token.pos_ == "NOUN":
            kinds = types.get(token.lemma_.lower()) or types.get(lower(token))
            if kinds is not None and _is_definite(token):
                yield token, _of_compound(token, kinds)


def _of_compound(noun: Token, kinds: frozenset[str]) -> frozenset[str]:
    """ "The coup attempt" is the coup, and no attempt at anything else."""
    inner = reference().types.get(_compound(noun))
    return kinds if inner is None else kinds & inner or inner


def _compound(noun: Token) -> str:
    return next((lower(node) for node in noun.children if node.dep_ == "compound"), "")


def _is_definite(noun: Token) -> bool:
    """Whether the noun means a deed already told: "the raid", "Tuesday's raid", "Peru's apology"; no "second raid"."""
    before = [node for node in noun.children if node.i < noun.i]
    words = {word for node in before for word in (lower(node), node.lemma_.lower())}
    if words & reference().others or noun.dep_ in {"compound", "flat"}:
        return False
    if any(relation(node) == "det" and lower(node) in _DEFINITE for node in before):
        return True
    return any(node.dep_ == "nmod:poss" and (_is_time(node) or node.pos_ == "PROPN") for node in before)


def _is_time(node: Token) -> bool:
    return lower(node) in reference().times


def _again(noun: Token, types: frozenset[str], found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The event that the noun tells again, None when it means none of those told."""
    sentence = noun.sent
    alike = [event.trigger.start for event, _ in found if event.event_type in types]
    if any(sentence.start_char <= start < sentence.end_char for start in alike):
        return None
    if noun.head.lemma_.lower() in _DENYING:
        return None  # the denial is told by a claim
    doers = answerable(roles.site(noun, "noun"), roles).participants
    told = _meant(noun, types, found, frozenset() if doers else _parties(noun, roles))
    if told is None:
        return None
    status = status_of(noun, "noun", None, load_lexicon(), {})
    if not status.told or status.auxiliary & _UNREAL:
        return None
    return _retold(told, noun, status, doers or told[0].actors, told[0].recipients)


def _retold(
    told: Coded, token: Token, status: Status, actors: list[Participant], recipients: list[Participant]
) -> Coded:
    """The deed told before, told again at ``token`` with these participants."""
    event, evidence = told
    sentence = token.sent
    trigger = Span(token.idx, token.idx + len(token), token.text)
    again = replace(
        event,
        id=event_id(event.document_id, trigger, event.event_type, event.mode, actors, recipients),
        actors=actors,
        recipients=recipients,
        mutual=event.mutual and not recipients and len(actors) > 1,
        trigger=trigger,
        sentence=Span(sentence.start_char, sentence.end_char, sentence.text),
        auxiliary=frozenset(status.auxiliary) | (event.auxiliary & {"historical"}),
        confidence=round(event.confidence * reference().surety, 3),
        reason=f"told again: {event.trigger.text!r} at {event.trigger.start}",
    )
    return again, evidence


def _pro_verbs(doc: View) -> Iterator[Token]:
    """ "Do" for a deed told before: "the rebels did it", "denied having done so", "Iran says it did not"."""
    for token in doc:
        if token.lemma_ != "do" or token.pos_ not in {"VERB", "AUX"} or relation(token) == "aux":
            continue
        objects = [node for node in token.children if relation(node) in {"obj", "advmod", "obl"} and node.i > token.i]
        if any(_stands_in(node) for node in objects):
            yield token
        elif relation(token) == "ccomp" and all(relation(node) in _BESIDE_DID for node in token.children):
            yield token  # "the Creek Guardians say that they did"


_BESIDE_DID = frozenset({"nsubj", "mark", "aux", "advmod", "punct", "obl"})


def _stands_in(node: Token) -> bool:
    """ "It", "so", "nothing of the kind"; "nothing" by itself says that somebody was idle."""
    if lower(node) not in reference().instead:
        return False
    return lower(node) != "nothing" or any(lower(sub) in {"kind", "sort"} for sub in node.children)


def _done_so(verb: Token, found: Sequence[Coded], roles: RoleFinder) -> Coded | None:
    """The deed told last, by whom "do" says: "Yemeni rebels say they did it"."""
    doers = roles.entity(roles.clause(verb).subject).participants
    told = _last_deed(verb, found)
    if not doers or told is None:
        return None
    status = status_of(verb, "verb", None, load_lexicon(), {})
    if not status.told or status.auxiliary & _UNREAL:
        return None
    suffered = told[0].recipients
    if any(one.country and one.country == other.country for one in doers for other in suffered):
        return None
    return _retold(told, verb, status, doers, suffered)


def _last_deed(verb: Token, found: Sequence[Coded]) -> Coded | None:
    """The deed told nearest before, in an earlier sentence or clause within reach."""
    rules, best = reference(), None
    for coded in found:
        event = coded[0]
        if event.event_type not in rules.deeds or event.auxiliary & _UNREAL or event.confidence < rules.sure:
            continue
        if 0 < verb.idx - event.trigger.start <= rules.near and (
            best is None or event.trigger.start > best[0].trigger.start
        ):
            best = coded
    return best


def _completed(coded: Coded, noun: Token, found: Sequence[Coded]) -> Coded:
    """The event of a definite noun with the side that it does not name from the deed told before."""
    event, evidence = coded
    if bool(event.actors) == bool(event.recipients):
        return coded
    own = frozenset(one.country for one in (*event.actors, *event.recipients))
    told = _meant(noun, frozenset({event.event_type}), found, own - {""})
    if told is None:
        return coded
    before = told[0]
    side, other = ("recipients", "actors") if event.actors else ("actors", "recipients")
    mine, theirs = getattr(event, other), getattr(before, other)
    if not getattr(before, side) or not _overlap(mine, theirs):
        return coded
    sides = {side: getattr(before, side), other: mine}
    reason = f"{event.reason}; {side} of {before.trigger.text!r} at {before.trigger.start}"
    filled = replace(event, reason=reason, **sides)
    ident = event_id(event.document_id, event.trigger, event.event_type, event.mode, filled.actors, filled.recipients)
    return replace(filled, id=ident), evidence


def _is_of_kind(event: Event, noun: Token) -> bool:
    """Whether the noun can mean a deed of this frame and mode: to cheer a settlement is SUPPORT and no settlement."""
    modes = reference().modes.get(event.event_type, {})
    own = {mode for mode, nouns in modes.items() if noun.lemma_.lower() in nouns or _compound(noun) in nouns}
    if own and event.mode in modes and event.mode not in own:
        return False
    wanted = reference().only.get(event.event_type)
    return wanted is None or any(word in event.reason.partition(";")[0] for word in wanted)


def _overlap(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether two sides name the same country or actor, or one of them nobody who is known."""
    mine, theirs = ({(p.country or p.actor_id) for p in side} - {""} for side in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _parties(noun: Token, roles: RoleFinder) -> frozenset[str]:
    """The countries that the noun itself names: "the Iranian strike", "the expulsion of Russians"."""
    people = list(roles.owner(noun).participants)
    for node in noun.children:
        if relation(node) in {"nmod", "amod"} and not _is_time(node):
            people += roles.direct(node)
    return frozenset(one.country for one in people) - {""}


def _meant(noun: Token, types: frozenset[str], found: Sequence[Coded], parties: frozenset[str]) -> Coded | None:
    """Of the deeds told before, the one that the noun means: by its stem, by how much is known of it, by nearness."""
    rules = reference()
    vague = lower(noun) in rules.anything or noun.lemma_.lower() in rules.anything
    stem = lower(noun)[:_STEM]
    best: tuple[tuple[bool, int, int], Coded] | None = None
    for coded in found:
        event = coded[0]
        away = noun.idx - event.trigger.start
        if event.event_type not in types or event.auxiliary & (_UNREAL | {"negation"}) or not 0 < away <= rules.reach:
            continue
        if vague and away > rules.near and event is not found[0][0]:
            continue
        if not vague and not _is_of_kind(event, noun):
            continue
        people = [*event.actors, *event.recipients]
        countries = {one.country for one in people} - {""}
        if not any(one.actor_id or one.country for one in people) or not parties <= countries:
            continue
        same = event.trigger.text.lower()[:_STEM] == stem
        rank = (same, bool(event.actors) + bool(event.recipients), -away)
        if best is None or rank > best[0]:
            best = (rank, coded)
    return best[1] if best else None
