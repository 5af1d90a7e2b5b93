"""Clauses in a dependency tree: what belongs to the same predicate, and the predicate's tense."""

from __future__ import annotations

from typing import Literal

from dragoman.grounding.words import lists
from dragoman.language.view import Token

Tense = Literal["past", "future", ""]

# A dependent with one of these labels heads a clause of its own.
CLAUSAL = frozenset(
    (
        "ccomp",
        "csubj",
        "csubj:pass",
        "csubj:outer",
        "advcl",
        "advcl:relcl",
        "acl",
        "acl:relcl",
        "parataxis",
        "ROOT",
        "root",
    )
)
_BEFORE = frozenset(("ahead", "before", "until", "till", "for"))
_NAMES = frozenset(("NOUN", "PROPN"))
_RECKONED = frozenset(("since", "after", "before", "until", "till"))


def opens_clause(token: Token) -> bool:
    """Whether ``token`` heads a clause of its own.

    So does a conjoined verb with its own subject, and a participle that says which object is meant: "restored the ties
    severed in 1961".
    """
    if token.dep_ in CLAUSAL or token.head.i == token.i:
        return True
    if token.dep_ == "xcomp" and token.tag_ == "VBN" and token.head.lemma_ not in lists().causing:
        return any(child.dep_ == "obj" and child.i < token.i for child in token.head.children)
    if token.dep_ != "conj":
        return False
    return is_predicate(token) and is_predicate(token.head) and any(c.dep_.startswith("nsubj") for c in token.children)


def is_predicate(token: Token) -> bool:
    """A verb, or a noun or adjective with a copula."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def clause_head(token: Token) -> Token:
    """The head of the clause that ``token`` stands in: the nearest ancestor, itself included, that opens one."""
    while not opens_clause(token):
        token = token.head
    return token


def tense_of(token: Token) -> Tense:
    """The tense of the clause that ``token`` stands in; ``""`` when its words do not tell."""
    if lies_ahead(token):
        return "future"
    predicate = token
    while not is_predicate(predicate) and predicate.head.i != predicate.i:
        predicate = predicate.head
    helpers = {child.lower_ for child in predicate.children if child.dep_.startswith(("aux", "cop"))}
    if helpers & {"will", "wo", "shall", "'ll", "’ll", "would"} and "have" not in helpers:
        return "future"
    if any(c.dep_ == "mark" and c.lower_ == "due" for c in predicate.children):  # "due to host Chad in June"
        return "future"
    if predicate.dep_ == "xcomp" and any(c.lower_ == "to" for c in predicate.children):
        return "future" if predicate.head.lemma_ in lists().ahead else tense_of(predicate.head)
    if _is_bare_infinitive(predicate):
        return "future"
    if predicate.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have", "did", "'d", "been"}:
        return "past"
    return ""


def _is_bare_infinitive(predicate: Token) -> bool:
    """Whether a headline's infinitive is the sentence: "Peru and Chile to sign pact on Friday"."""
    if not any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in predicate.children):
        return False
    head = predicate.head
    return head.i == predicate.i or (predicate.dep_ == "acl" and head.head.i == head.i and head.pos_ in _NAMES)


def lies_ahead(token: Token) -> bool:
    """Whether a date's governor is something still to come: "ahead of the vote in May", "scheduled for May"."""
    if token.lemma_ in lists().scheduled and token.tag_ == "VBN":
        return True
    if called_occasion(token) is not None:
        return True
    if token.lemma_ in lists().inviting:  # "invited him to a summit in October"
        return any(child.dep_ == "obl" and child.lemma_.lower() in lists().occasions for child in token.children)
    while (
        token.dep_ in ("nmod", "conj") and token.lemma_.lower() not in lists().occasions and token.head.pos_ in _NAMES
    ):
        token = token.head  # "a summit of Russia and the Arab states in October"
    if token.lemma_.lower() not in lists().occasions or token.pos_ != "NOUN":
        return False
    if is_set_before(token):
        return True
    return token.head.i != token.i and token.head.lemma_ in lists().ahead and token.head.i < token.i


def called_occasion(token: Token) -> Token | None:
    """The occasion that a verb sets ahead: the elections of "called elections for March"; None when there is none."""
    if token.lemma_ not in lists().calling:
        return None
    return next(
        (child for child in token.children if child.dep_ == "obj" and child.lemma_.lower() in lists().called),
        None,
    )


def is_reckoned_from(token: Token) -> bool:
    """Whether a noun is named only to reckon time from it: "the first visit since the overthrow of the president"."""
    return token.pos_ == "NOUN" and any(child.dep_ == "case" and child.lower_ in _RECKONED for child in token.children)


def is_set_before(token: Token) -> bool:
    """Whether an occasion is named only for what comes before it: "ahead of the election in May"."""
    before = any(child.dep_ == "case" and child.lower_ in _BEFORE for child in token.children)
    return before and token.lemma_.lower() in lists().occasions
