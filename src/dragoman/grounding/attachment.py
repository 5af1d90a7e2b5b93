"""Which adverbial belongs to which event: the distance between a modifier's governor and a trigger inside one
clause."""

from __future__ import annotations

from dragoman.grounding.clauses import clause_head, is_predicate, tense_of
from dragoman.language.view import Token

_FAR = 20
_DEPTH = 64


def attachment_distance(trigger: Token, governor: Token) -> int | None:
    """How far ``governor`` is from ``trigger``, in dependency steps; None when it belongs to another clause.

    0 when the modifier hangs on the trigger itself; small on the trigger's phrase or the verb that carries it
    ("carried out an attack on Monday"); larger elsewhere in the clause. A verb conjoined after the trigger keeps its
    own modifiers, one before the trigger shares them ("On Monday they met and signed").
    """
    if governor.i == trigger.i:
        return 0
    if clause_head(trigger).i != clause_head(governor).i:
        return None
    down = _steps(governor, trigger)
    if down is not None:
        return None if _through_conjunct(governor, trigger) else down
    up = _steps(trigger, governor)
    if up is None and _of_the_verb_before(trigger, governor):
        return None
    return up if up is not None else _FAR


def _of_the_verb_before(trigger: Token, governor: Token) -> bool:
    """Whether ``governor`` stands deeper behind the verb after which the trigger's is conjoined in another tense:
    "lost its coast in a war of the 19th century and is suing"."""
    verb = trigger
    while verb.head.i != verb.i and not (verb.dep_ == "conj" and is_predicate(verb)):
        verb = verb.head
    behind = verb.dep_ == "conj" and verb.head.i < governor.i < verb.i and verb.head.is_ancestor(governor)
    return behind and tense_of(verb) != tense_of(verb.head)


def _steps(token: Token, ancestor: Token) -> int | None:
    """Steps from ``token`` up to ``ancestor``, or None when it is no ancestor."""
    for steps in range(_DEPTH):
        if token.i == ancestor.i:
            return steps
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _through_conjunct(token: Token, ancestor: Token) -> bool:
    """Whether the way up from ``token`` to ``ancestor`` passes a conjoined predicate."""
    while token.i != ancestor.i:
        if token.dep_ == "conj" and is_predicate(token):
            return True
        token = token.head
    return False
