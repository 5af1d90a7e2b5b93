"""How real a deed is: negated, still to come, hypothetical, told as history, or not told at all."""

from __future__ import annotations

from dragoman.events.governors import climb
from dragoman.events.lexicon import Lexicon
from dragoman.events.own_words import add_noun_words, add_own_words, any_such, is_conditional
from dragoman.events.status import Status
from dragoman.events.syntax import clause_of, is_verb, lower, next_word, relation
from dragoman.events.timing import ahead, long_ago
from dragoman.language.view import Token

_PLANNING = frozenset({"plan", "schedule"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def status_of(
    token: Token,
    pos: str,
    light: Token | None,
    lexicon: Lexicon,
    unreal: dict[int, str],
    *,
    presupposed: bool = False,
) -> Status:
    """The status of the deed that ``token`` tells.

    ``unreal`` gives, per token index of a trigger that was coded, what its frame says of the deeds in its complement.
    ``presupposed``: the words above the deed take for granted that it was done ("denied the *charge*").
    """
    status = Status()
    unpolitical = _unpolitical(light or token, lexicon)
    habit = "" if unpolitical else _habit(light or token, lexicon)
    if unpolitical or habit:
        status.told = False
        status.via.append(f"no deed of a day: {habit}" if habit else f"no political deed: {unpolitical}")
        return status
    add_own_words(token, status)
    if pos == "noun":
        add_noun_words(token, status)
    elif relation(token) == "acl" and token.tag_ == "VBG":  # "attacks targeting peacekeepers may be crimes"
        any_such(token.head, status)
    node = token
    if light is not None and light.i != token.i:
        add_own_words(light, status, told=token)
        node = light if relation(light) != "acl" else token
        if light.lemma_ in _PLANNING and not _is_definite(token):  # "planned the attack" tells who did it
            status.mark("future", light.lemma_)
    if not presupposed:
        climb(node, status, lexicon, unreal)
    if ahead(token) or (node.i != token.i and ahead(node)):
        status.mark("future", "next")
    past = long_ago(node) or (long_ago(token) if node is not token else "")
    if past:
        status.mark("historical", past)
    if is_conditional(node):
        status.conditional = True
    status.will_not = "negation" in status.auxiliary and "future" in status.auxiliary
    return status


def _habit(token: Token, lexicon: Lexicon) -> str:
    """The adverb by which a verb in the present tells what is done again and again: "boats are often stopped"."""
    helpers = [child for child in token.children if relation(child) in {"aux", "aux:pass", "cop"}]
    present = token.tag_ in {"VBZ", "VBP"} or (
        token.tag_ == "VBN" and any(one.tag_ in {"VBZ", "VBP"} for one in helpers)
    )
    if not present or any(one.lemma_ == "have" for one in helpers):
        return ""
    return next((lower(node) for node in token.children if lower(node) in lexicon.traps["habits"]), "")


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or lower(child) in _DEFINITE for child in noun.children)


def _unpolitical(token: Token, lexicon: Lexicon) -> str:
    """The word that shows a figure of speech, a force of nature or a plot: "the storm attacked", "In the film, ..."."""
    if is_verb(token):
        doer = clause_of(token, lexicon.object_control).subject
        if doer is not None and doer.pos_ != "PROPN" and lower(doer) in lexicon.traps["doers"]:
            return lower(doer)
    sentence = token.sent
    if lower(sentence[0]) == "in":
        for word in sentence[1:8]:
            if is_verb(word) or word.text == ",":
                break
            if lower(word) in lexicon.traps["fiction"] and next_word(word) != "of":
                return lower(word)
    return ""
