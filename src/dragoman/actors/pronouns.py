"""Which earlier noun phrase a pronoun stands for: few rules, and no answer rather than a guess.

Salience after Lappin and Leass (1994), much reduced: candidates of the same and the two previous sentences, subjects
first, recency next; agreement in number and gender is required, and an argument of the same verb is ruled out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dragoman.actors.phrases import function, predicate
from dragoman.language.view import Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_REACH = 2

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = MASCULINE | FEMININE | NEUTER | PLURAL
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier noun phrase: ``token`` its head, ``ids`` the figures it stands for, ``sentence`` its number."""

    token: Token
    ids: tuple[str, ...]
    kind: str
    gender: str
    plural: bool
    sentence: int


def choose(pronoun: Token, sentence: int, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The figures that ``pronoun`` of sentence number ``sentence`` stands for, ``()`` when none is clear.

    ``candidates`` are in the order of the text.
    """
    word = pronoun.text.lower()
    if word == "it" and _expletive(pronoun):
        return ()
    best: tuple[float, int] | None = None
    chosen: tuple[str, ...] = ()
    near = list(takewhile(lambda candidate: sentence - candidate.sentence <= _REACH, reversed(candidates)))
    for candidate in reversed(near):
        distance = sentence - candidate.sentence
        if candidate.token.i >= pronoun.i or distance < 0:
            continue
        if not _agrees(word, candidate) or _same_clause(pronoun, candidate.token):
            continue
        rank = (_salience(pronoun, candidate, distance), candidate.token.i)
        if best is None or rank > best:
            best, chosen = rank, candidate.ids
    return chosen


def _expletive(pronoun: Token) -> bool:
    """ "It was announced that ...": nothing is meant."""
    return pronoun.dep_ == "expl" or (
        pronoun.dep_ in _SUBJECTS
        and any(child.dep_ in {"ccomp", "csubj", "csubj:pass"} for child in pronoun.head.children)
        and any(child.dep_ in {"aux:pass", "cop"} for child in pronoun.head.children)
    )


def _agrees(word: str, candidate: Candidate) -> bool:
    person = candidate.kind == "person"
    if word in MASCULINE:
        return person and not candidate.plural and candidate.gender != "f"
    if word in FEMININE:
        return person and not candidate.plural and candidate.gender != "m"
    if word in NEUTER:
        return not person and not candidate.plural and candidate.kind in {"state", "organisation", "group"}
    return candidate.plural or candidate.kind in {"group", "organisation"}


def _same_clause(pronoun: Token, other: Token) -> bool:
    """Arguments of one verb differ ("Putin met him"). A possessive or reflexive may be the subject's own."""
    if pronoun.dep_ == "nmod:poss" or pronoun.text.lower().endswith(("self", "selves")):
        return predicate(pronoun) == other
    return predicate(pronoun) in (predicate(other), other)


def _salience(pronoun: Token, candidate: Candidate, distance: int) -> float:
    score = 2.0 * (_REACH - distance)
    if pronoun.head.dep_ == "conj" and pronoun.head.head == candidate.token:
        score += 3.0
    label = function(candidate.token)
    if label in _SUBJECTS:
        score += 2.0
        if function(pronoun) in _SUBJECTS:
            score += 0.5
    elif label in {"obj", "iobj", "obl:agent"}:
        score += 1.0
    if candidate.token.dep_ in {"nmod:poss", "nmod", "compound", "amod"}:
        score -= 0.5
    if candidate.gender:
        score += 0.5
    return score
