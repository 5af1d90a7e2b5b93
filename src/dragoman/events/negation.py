"""Whether a clause denies its deed: adverbs, determiners, subjects and objects that are none."""

from __future__ import annotations

from dragoman.events.syntax import (
    case_of,
    infinitive_mark,
    is_verb,
    lower,
    mark_of,
    next_word,
    previous_words,
    relation,
)
from dragoman.language.view import Token

_NEGATIONS = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "scarcely", "without", "nt", "nowhere"})
_ALMOST = frozenset({"almost", "nearly", "narrowly"})
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "no-one", "noone"})
_OCCASIONS = frozenset({"time", "point", "circumstance", "circumstances", "pretext", "account", "stage", "case", "way"})
_ASIDE = frozenset({"uncertain", "small", "doubt", "sign", "warning"})
_LEFT_UNDONE = frozenset({("instead", "of"), ("rather", "than"), ("short", "of"), ("anything", "but")})


def is_negated(token: Token, told: Token | None = None) -> bool:
    """Whether a negative word stands in the clause of ``token``: adverb, determiner, subject, object but ``told``."""
    if previous_words(token, 2) == ("yet", "to") and infinitive_mark(token) is not None:
        return True
    for node in token.children:
        label, word = relation(node), lower(node)
        if label in {"advmod", "det", "cc", "case", "mark", "neg"}:
            negative = word in _NEGATIONS or (word == "no" and label == "det" and not _aside(token))
            negative = negative and not _not_only(node) and not (word in {"not", "n't"} and _until(token))
            negative = negative or (word in _ALMOST and is_verb(token) and node.i + 1 == token.i)
            if negative or _no_longer(node) or _not_once(node) or _in_place_of(token, node):
                return True
        argument = (label == "obj" or node.dep_ in {"nsubj", "nsubj:pass"}) and node is not told
        nothing = argument and _is_nothing(node)
        if nothing or (label in {"obl", "nmod"} and word in _OCCASIONS and determiner(node) == "no"):
            return True
    return False


def _until(token: Token) -> bool:
    """ "did not attack until the convoy had passed": it did then; "will not attack until" is a refusal."""
    if not any(lower(node) == "did" for node in token.children):
        return False
    for node in token.children:
        if relation(node) in {"advcl", "obl"} and {mark_of(node), case_of(node)} & {"until", "till"}:
            return node.i > token.i
    return False


def _in_place_of(token: Token, node: Token) -> bool:
    """Whether ``node`` opens the deed as one left undone: "instead of bombing", "far from", "so much as shoot"."""
    word = lower(node)
    if (word, next_word(node)) in _LEFT_UNDONE:
        return True
    if word == "from":
        return lower(token.head) == "far" or previous_words(node, 1) == ("far",)
    return word == "as" and previous_words(node, 2) == ("so", "much")


def _aside(token: Token) -> bool:
    return lower(token) in _ASIDE or any(lower(node) in {"fewer", "less", "longer"} for node in token.children)


def _no_longer(node: Token) -> bool:
    return lower(node) == "longer" and any(lower(sub) == "no" for sub in node.children)


def _not_once(node: Token) -> bool:
    return lower(node) == "once" and any(lower(sub) == "not" for sub in node.children)


def _not_only(node: Token) -> bool:
    return next_word(node) in {"only", "just", "merely", "least", "simply"}


def determiner(token: Token) -> str:
    """The determiner of a noun, lowercase; "" when it has none."""
    return next((lower(node) for node in token.children if relation(node) == "det"), "")


def _is_nothing(token: Token) -> bool:
    """ "no talks", "neither side", "nobody", "neither the army nor the police", "not a single shot"."""
    if lower(token) in _NOBODY:
        return True
    for node in token.children:
        word, label = lower(node), relation(node)
        if (label == "det" and word == "no") or (word == "neither" and node.i < token.i):
            return not _aside(token)
        if word == "not" and node.i < token.i and not _not_only(node) and label == "advmod":
            return True
    return lower(token) == "one" and previous_words(token, 1) == ("no",)
