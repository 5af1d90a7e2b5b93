"""Which earlier noun phrase a pronoun stands for: few rules, and no answer rather than a guess.

Salience after Lappin and Leass (1994), much reduced: candidates of the same and the two previous sentences, subjects
first, recency next; agreement in number and gender is required, and an argument of the same verb is ruled out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from dragoman.actors.nouns import Nouns
from dragoman.actors.phrases import function, predicate
from dragoman.language.view import Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_REACH = 2
_HARMER = 4.0  # who does harm to it is hardly its owner
_SPOKE = 1.0  # who said the last thing says the next: "It said ... A clash followed, it said."
_WENT_ON = 2.0  # "It has also demanded ..." goes on about who the sentence before is about
_MEANT = 2.5  # the construction says whose it is
_FAR = 1.0  # what the sentence before does not name is hardly its topic any more
_ONE_BODY = 1.0  # "they" is rather several than a ministry
_NO_ACTOR = 1.0  # what is no actor is a little less often meant

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD = MASCULINE | FEMININE | NEUTER | PLURAL
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
_OF_SPEAKERS = SPEAKER | SPEAKERS
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_IMPERSONAL = frozenset(
    {"seem", "appear", "turn", "happen", "emerge", "follow", "matter", "take", "rain", "snow", "cost"}
)
_FOR = frozenset({"for", "of", "over"})
_IN = frozenset({"in", "with", "against"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON"})
_INNER = frozenset({"obj", "iobj", "obl", "nmod"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "csubj:outer"})
_WHOM_THEY_HARM = frozenset({"obj", "obl", "nmod", "conj", "compound"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def is_personal(token: Token) -> bool:
    """Whether the token is a personal, possessive or reflexive pronoun: "us", not "US"; "mine", not a mine."""
    if token.form in THIRD:
        return True
    return token.form in _OF_SPEAKERS and token.pos_ == "PRON" and token.text != "US"


class Candidate(NamedTuple):
    """An earlier noun phrase: ``token`` its head, ``ids`` the figures it stands for, ``sentence`` its number.

    Without ``ids`` it is no actor, but a pronoun may mean it all the same: then the pronoun means no actor.
    """

    token: Token
    ids: tuple[str, ...]
    kind: str
    gender: str
    plural: bool
    sentence: int


def choose(pronoun: Token, sentence: int, candidates: Sequence[Candidate], nouns: Nouns) -> tuple[str, ...]:
    """The figures that ``pronoun`` of sentence number ``sentence`` stands for, ``()`` when none is clear.

    ``candidates`` are in the order of the text.
    """
    word = pronoun.form
    if word == "it" and _expletive(pronoun):
        return ()
    acts = function(pronoun) in _SUBJECTS and predicate(pronoun).lemma_.lower() in nouns.speech
    best: tuple[float, int] | None = None
    chosen: tuple[str, ...] = ()
    near = list(takewhile(lambda candidate: sentence - candidate.sentence <= _REACH, reversed(candidates)))
    for candidate in reversed(near):
        distance = sentence - candidate.sentence
        if candidate.token.i >= pronoun.i or distance < 0 or (acts and not _may_act(candidate, nouns)):
            continue
        if not agrees(word, candidate) or _same_clause(pronoun, candidate.token):
            continue
        score = _salience(pronoun, candidate, distance, nouns)
        if acts and _speaks(candidate.token, nouns):
            score += _SPOKE
        rank = (score, candidate.token.i)
        if best is None or rank > best:
            best, chosen = rank, candidate.ids
    return chosen


def _may_act(candidate: Candidate, nouns: Nouns) -> bool:
    """Whether it can be the subject of what only somebody does: an actor, or a text that says what its author does."""
    return bool(candidate.ids) or candidate.token.lemma_.lower() in nouns.texts


def following_subject(pronoun: Token) -> Token | None:
    """ "In his speech, Putin said": the subject that the fronted phrase of the possessive ``pronoun`` leads up to."""
    if pronoun.dep_ != "nmod:poss":
        return None
    current = pronoun
    for _ in range(6):
        current = current.head
        if current.relation in {"obl", "advcl"} and current.head.i > pronoun.i:
            return next((c for c in current.head.children if c.dep_ in _SUBJECTS and c.i > pronoun.i), None)
        if current.head is current:
            return None
    return None


def own_subject(pronoun: Token) -> Token | None:
    """For "himself": the subject of its verb."""
    if pronoun.form not in _REFLEXIVE:
        return None
    verb = predicate(pronoun)
    for _ in range(3):
        found = next((c for c in verb.children if c.dep_ in _SUBJECTS and c is not pronoun), None)
        if found is not None or verb.dep_ not in {"conj", "xcomp"}:
            return found
        verb = verb.head
    return None


def speaking_subject(token: Token, nouns: Nouns) -> Token | None:
    """The subject of the verb of speech in whose content ``token`` stands, None for none."""
    clause = token
    for _ in range(8):
        if clause.head is clause:
            return None
        inside, clause = clause, clause.head
        if inside.dep_ in {"ccomp", "parataxis"} and clause.lemma_.lower() in nouns.speech:
            return next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
    return None


def gender_told(word: str) -> str:
    """``m`` for "he", ``f`` for "she", else ``""``."""
    return "m" if word in MASCULINE else "f" if word in FEMININE else ""


def _expletive(pronoun: Token) -> bool:
    """ "It was announced that ...", "it is time to", "make it clear": nothing is meant."""
    head = pronoun.head
    if pronoun.dep_ == "expl":
        return True
    kinds = {child.dep_ for child in head.children}
    if pronoun.dep_ in {"obj", "nsubj"} and "xcomp" in kinds and head.lemma_.lower() in {"make", "find", "think"}:
        return pronoun.i > head.i
    if pronoun.dep_ not in _SUBJECTS:
        return False
    if head.lemma_.lower() in _IMPERSONAL:
        return bool(kinds & (_CLAUSES | {"xcomp", "advcl"})) or head.lemma_.lower() in {"rain", "snow"}
    if "cop" in kinds and head.pos_ == "PROPN":
        return True  # "it was al-Shabaab": who did it
    if "cop" in kinds and (
        "acl:relcl" in kinds or kinds & {"xcomp", "acl"} or (head.pos_ == "ADJ" and "advcl" in kinds)
    ):
        return True
    return bool(kinds & _CLAUSES) and bool(kinds & {"aux:pass", "cop"})


def agrees(word: str, candidate: Candidate) -> bool:
    """Whether number, gender and kind allow ``word`` (in lower case) to mean the candidate."""
    person = candidate.kind == "person"
    if word in MASCULINE:
        return person and not candidate.plural and candidate.gender != "f"
    if word in FEMININE:
        return person and not candidate.plural and candidate.gender != "m"
    if word in NEUTER:
        return not person and not candidate.plural
    return candidate.plural or candidate.kind in {"group", "organisation"}


def _same_clause(pronoun: Token, other: Token) -> bool:
    """Arguments of one verb differ ("Putin met him"). A possessive or reflexive may be the subject's own."""
    if pronoun.dep_ == "nmod:poss" or pronoun.text.lower().endswith(("self", "selves")):
        return predicate(pronoun) == other
    verb = predicate(pronoun)
    while verb.pos_ in _NOMINAL and verb.relation in _INNER and not any(c.dep_ == "nmod:poss" for c in verb.children):
        verb = verb.head  # "they held four of them", but "he heard her plea to him"
    if verb in (predicate(other), other) or predicate(pronoun) in (predicate(other), other):
        return True
    return function(other) in _SUBJECTS and predicate(other) == _subject_holder(predicate(pronoun))


def _subject_holder(verb: Token) -> Token | None:
    """The verb above a participle, whose subject is its own: "cut ties with Qatar, *accusing* it"; or None."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or any(child.dep_ in _SUBJECTS | {"mark"} for child in verb.children):
        return None
    return verb.head


def _is_reason(pronoun: Token, verb: Token, nouns: Nouns) -> bool:
    """Whether it stands in what somebody is judged for, or helped in: "thanked the emir for his help" is the emir's
    help, "backed Mali in its fight" Mali's fight."""
    lemma = verb.lemma_.lower()
    prepositions = _FOR if lemma in nouns.judges else _IN if lemma in nouns.helps else None
    if prepositions is None or pronoun.i < verb.i:
        return False
    current = pronoun
    for _ in range(6):
        if current.head == verb:
            return any(child.dep_ in {"case", "mark"} and child.form in prepositions for child in current.children)
        current = current.head
    return False


def _harmed_by(pronoun: Token, nouns: Nouns) -> Token | None:
    """Who does harm to what ``pronoun`` owns, None when nobody is said to: his own are not what he attacks."""
    if pronoun.dep_ != "nmod:poss":
        return None
    verb = pronoun.head
    for _ in range(4):
        if verb.pos_ == "VERB" or verb.relation not in _WHOM_THEY_HARM:
            break
        verb = verb.head
    harms = nouns.harms | nouns.expels if pronoun.head.lemma_.lower() in nouns.sent else nouns.harms
    if verb.pos_ != "VERB" or verb.i > pronoun.i or verb.lemma_.lower() not in harms:
        return None
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is not None or verb.relation not in {"advcl", "acl", "xcomp"}:
        return subject
    judged = verb.head.lemma_.lower() in nouns.judges
    return next((child for child in verb.head.children if child.dep_ == ("obj" if judged else "nsubj")), None)


def _speaks(token: Token, nouns: Nouns) -> bool:
    """Whether it is the subject of a verb of speech."""
    return function(token) in _SUBJECTS and predicate(token).lemma_.lower() in nouns.speech


def _goes_on(pronoun: Token) -> bool:
    """Whether the pronoun is the subject of a main clause with "also"."""
    return _is_main(pronoun) and any(child.form == "also" for child in predicate(pronoun).children)


def _is_main(token: Token) -> bool:
    """Whether it is the subject of its sentence."""
    verb = predicate(token)
    return function(token) in _SUBJECTS and verb.head is verb


def _controls(pronoun: Token, candidate: Token) -> bool:
    """Whether what ``candidate`` is asked to do has the pronoun as subject of a clause inside it: "called on Israel to
    leave the territory that it occupied"."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or clause.dep_ != "acl:relcl":
        return False
    for _ in range(6):
        clause = clause.head
        if clause.dep_ in {"xcomp", "ccomp", "advcl"} and clause.tag_ == "VB":
            return candidate.head == clause.head and function(candidate) in {"obj", "iobj", "obl"}
        if clause.head is clause:
            return False
    return False


def _names_it(pronoun: Token, candidate: Token, nouns: Nouns) -> bool:
    """Whether ``candidate`` speaks in the clause above that in which the pronoun calls a thing what it calls it."""
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.lemma_.lower() not in nouns.calls:
        return False
    relative = [verb.head] if verb.dep_ == "acl:relcl" else []
    if not any(word.form in {"what", "which", "whom"} and word.i < pronoun.i for word in [*relative, *verb.children]):
        return False
    return function(candidate) in _SUBJECTS and predicate(candidate).lemma_.lower() in nouns.speech


def _salience(pronoun: Token, candidate: Candidate, distance: int, nouns: Nouns) -> float:
    score = 2.0 * (_REACH - distance) if distance < _REACH else -_FAR
    if _harmed_by(pronoun, nouns) is candidate.token:
        score -= _HARMER
    if pronoun.head.dep_ == "conj" and pronoun.head.head == candidate.token:
        score += 3.0
    label = function(candidate.token)
    if label in _SUBJECTS:
        score += 2.0
        if function(pronoun) in _SUBJECTS:
            score += 0.5
    elif label in {"obj", "iobj", "obl:agent"}:
        score += 1.0
    if _controls(pronoun, candidate.token) or _names_it(pronoun, candidate.token, nouns):
        score += _MEANT
    holder = _subject_holder(predicate(pronoun)) if function(pronoun) == "obj" else None
    if holder is not None and candidate.ids and holder.is_ancestor(candidate.token):
        score += _MEANT
    if label == "obj" and _is_reason(pronoun, candidate.token.head, nouns):
        score += _MEANT
    if candidate.token.dep_ in {"nmod:poss", "nmod", "compound", "amod"}:
        score -= 0.5
    if _goes_on(pronoun) and label in _SUBJECTS:
        score += _WENT_ON if _is_main(candidate.token) else 0.0
    if candidate.gender:
        score += 0.5
    if pronoun.form in PLURAL and not candidate.plural:
        score -= _ONE_BODY
    if not candidate.ids:
        score -= _NO_ACTOR
    return score
