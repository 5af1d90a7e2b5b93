"""What the words of a deed's own clause, or of its noun phrase, say of how real it is."""

from __future__ import annotations

from dragoman.events.negation import determiner, is_negated
from dragoman.events.status import Status
from dragoman.events.syntax import (
    case_of,
    has_auxiliary,
    infinitive_mark,
    is_verb,
    lower,
    next_word,
    own_subject,
    relation,
)
from dragoman.language.view import Token

FUTURE = frozenset({"will", "shall", "'ll", "wo", "wil"})
HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "ought", "'d", "can", "ca"})
_PERHAPS = frozenset(
    {"perhaps", "maybe", "possibly", "probably", "presumably", "supposedly", "apparently", "seemingly", "likely"}
    | {"conceivably", "arguably", "hypothetically", "theoretically", "purportedly", "ostensibly", "potentially"}
)
_SAYING = frozenset(
    {"say", "add", "announce", "declare", "tell", "state", "confirm", "report", "disclose", "reveal", "note"}
    | {"indicate"}
)
_BEFORE_TO = frozenset({"due", "set", "scheduled", "slated", "poised", "about", "expected", "going"})
_AHEAD = frozenset({"planned", "upcoming", "forthcoming", "proposed", "scheduled", "future", "impending", "imminent"})
_POSSIBLE = frozenset({"possible", "potential", "hypothetical", "would-be", "feared", "attempted", "threatened"})
_TAKES_PLACE = frozenset(
    {"begin", "start", "resume", "reopen", "continue", "take", "occur", "happen", "proceed", "open", "kick", "go"}
)
_WHETHER = frozenset({"if", "unless", "whether"})


def add_own_words(token: Token, status: Status, *, told: Token | None = None) -> None:
    """Auxiliaries, adverbs, subject and marks of the clause of ``token``; its negations count as one.

    ``told``: the argument through which the deed hangs on the clause; a "no" on it has been counted already.
    """
    negative = is_negated(token, told)
    for node in token.children:
        word = lower(node)
        if relation(node) in {"aux", "cop"}:
            _auxiliary(token, node, negative, status)
        elif (relation(node) == "advmod" and word in _PERHAPS) or (relation(node) == "mark" and _is_condition(node)):
            status.mark("hypothetical", word)
    if is_going_to(token):
        status.mark("future", "to")
    if _had_it(token):
        status.mark("hypothetical", "inversion")
    if negative:
        status.mark("negation", "not")


def _auxiliary(token: Token, node: Token, negative: bool, status: Status) -> None:
    word = lower(node)
    if word in FUTURE or (word in {"would", "'d"} and _told_ahead(token)):
        status.mark("future", word)
    elif word == "could" and negative and not has_auxiliary(token, "have"):
        status.via.append("negation: could not")  # could not do is did not; "could not have done" only argues
    elif word in HYPOTHETICAL and not (word == "'d" and token.tag_ == "VBN"):
        status.mark("hypothetical", word)


def _told_ahead(token: Token) -> bool:
    """Whether "would" stands for the "will" of somebody quoted in the past: "said that it would impose sanctions"."""
    node = token
    while relation(node) == "conj" and is_verb(node.head) and own_subject(node) is None:
        node = node.head
    governor = node.head
    reported = relation(node) == "ccomp" and governor.lemma_ in _SAYING and governor.tag_ in {"VBD", "VBN"}
    return reported and not has_auxiliary(token, "have") and not is_conditional(node) and not opens_with_condition(node)


def opens_with_condition(token: Token) -> bool:
    """Whether a clause begins with "if", "unless", "whether" or the like."""
    return any(relation(node) == "mark" and _is_condition(node) for node in token.children)


def _is_condition(mark: Token) -> bool:
    word = lower(mark)
    return word in _WHETHER or (word == "in" and next_word(mark) == "case") or word == "lest"


def is_conditional(token: Token) -> bool:
    """Whether the deed has a condition: "will withdraw if Kenya does"."""
    node = token
    for _ in range(3):
        for sub in node.children:
            if relation(sub) == "advcl" and any(
                (n.dep_ in {"mark", "aux", "advmod"} and lower(n) in {"if", "unless", "should"}) and n.i <= sub.i
                for n in sub.children
            ):
                return True
        if relation(node) in {"xcomp", "conj"} and node.head.i != node.i:
            node = node.head
        else:
            break
    return False


def is_going_to(token: Token) -> bool:
    """ "is going to send", "is to visit", "due to meet", and the headline "Kenya to send police"."""
    to = infinitive_mark(token)
    if to is None:
        return False
    before = to.doc[to.i - 1] if to.i > to.sent.start else None
    if before is None:
        return False
    if before.lemma_ == "be" and lower(before) in {"is", "are", "was", "were", "'s", "'re"}:
        return True
    if lower(before) in _BEFORE_TO and relation(token) not in {"acl", "advcl"}:
        return lower(before) != "going" or before.tag_ == "VBG"
    return _is_headline(token, before)


def _is_headline(token: Token, before: Token) -> bool:
    """A sentence without a finite verb, whose "to" follows a noun at its top."""
    if before.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    top = token.head.i == token.i or (token.head.head.i == token.head.i and relation(token) in {"acl", "xcomp", "dep"})
    return top and not any(word.tag_ in {"VBD", "VBZ", "VBP", "MD"} for word in token.sent)


def _had_it(token: Token) -> bool:
    """ "Had Britain recognised Biafra", "Were Lebanon to arrest him": an auxiliary heads a clause that asks nothing."""
    subject = own_subject(token)
    if subject is None or token.sent[-1].text == "?":
        return False
    for node in token.children:
        if relation(node) in {"aux", "cop"} and lower(node) in {"had", "were", "should"} and node.i < subject.i:
            return node.i == token.sent.start or node.doc[node.i - 1].is_punct
    return False


def add_noun_words(token: Token, status: Status) -> None:
    """Determiner, modifiers and verb of a noun that tells a deed: "the planned strikes", "talks will resume"."""
    for node in token.children:
        word = lower(node)
        if relation(node) == "det" and word == "any":
            status.mark("hypothetical", "any")
        elif relation(node) in {"amod", "compound"}:
            if word in _AHEAD:
                status.mark("future", word)
            elif word in _POSSIBLE:
                status.mark("hypothetical", word)
    if case_of(token) == "without" and not is_negated(token):
        status.mark("negation", "without")
    if token.dep_ in {"nsubj", "nsubj:pass"} and token.head.lemma_ in _TAKES_PLACE:
        for node in token.head.children:  # "talks will resume in May"
            if relation(node) == "aux" and lower(node) in FUTURE:
                status.mark("future", lower(node))
    any_such(token, status)


def any_such(noun: Token, status: Status) -> None:
    """ "An invasion would ruin both", "raids may be crimes": any such deed; "the invasion could last" is under way."""
    if noun.dep_ != "nsubj" or not (determiner(noun) in {"a", "an"} or _is_bare_plural(noun)):
        return
    for node in noun.head.children:
        if relation(node) == "aux" and lower(node) in {"would", "could", "might", "may"}:
            status.mark("hypothetical", lower(node))


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(
        relation(node) in {"det", "amod", "nummod"} or node.dep_ == "nmod:poss" for node in noun.children
    )
