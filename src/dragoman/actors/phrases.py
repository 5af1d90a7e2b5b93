"""Noun phrases of a parsed sentence: how far they reach, what stands beside them, what is joined to them by "and"."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.actors.fold import word_set
from dragoman.language.view import Token, View

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_LEFT = word_set(
    "det amod compound nummod nmod nmod:poss nmod:desc nmod:unmarked flat fixed goeswith det:predet advmod dep "
    "obl:unmarked"
)
_RIGHT = word_set("flat compound fixed goeswith nummod")
_VERBAL_MODIFIERS = frozenset({"amod", "compound", "flat", "fixed", "conj"})
_INNER_STOP = word_set("acl:relcl advcl:relcl parataxis ccomp advcl list vocative discourse")
# Prepositions whose complement says who someone is ("minister of", "people in"), not what is done about it.
_DEFINING = word_set("of in from for at across within inside near")


class Extent(NamedTuple):
    """A phrase: its ``head`` token, characters ``start`` to ``end`` of the text, and those characters."""

    head: Token
    start: int
    end: int
    text: str


def is_mark(token: Token) -> bool:
    """Punctuation or white space, also in a Doc whose vocabulary knows no lexical attributes."""
    return token.pos_ in {"PUNCT", "SPACE"} or token.is_punct or token.is_space


def case_of(token: Token) -> str:
    """The preposition of a noun, in lower case, ``""`` for none; a possessive mark is none."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            return child.text.lower()
    return ""


def extent(token: Token) -> Extent:
    """The whole noun phrase that ``token`` heads: determiners, titles, names, complements that define it.

    Without relative clauses, appositions set off by a comma, conjuncts, and the preposition before it.
    """
    doc = token.doc
    if not token.children:
        return Extent(token, token.idx, token.idx + token.length, token.text)
    first = last = token.i
    for child in reversed(token.lefts):
        if _belongs(child, token):
            low, high = _reach(child)
            if high >= first - 2 or all(is_mark(doc[i]) for i in range(high + 1, first)):
                first = min(first, low)
    for child in token.rights:
        if _belongs(child, token):
            low, high = _reach(child)
            if low != last + 1:
                break
            last = max(last, high)
    first, last = _trimmed(doc, first, last, token.i)
    start, end = doc[first].idx, doc[last].idx + doc[last].length
    return Extent(token, start, end, doc.text[start:end])


def _belongs(child: Token, head: Token) -> bool:
    if child.i < head.i:
        if child.dep_ == "conj":  # "Russian and Belarusian soldiers", hung on the noun itself
            return child.pos_ in {"ADJ", "PROPN", "NOUN"} and not _is_clause(child)
        return child.dep_ in _LEFT and not (
            child.dep_ == "advmod" and child.text.lower() in {"also", "then", "now", "even", "only"}
        )
    if child.dep_ in _RIGHT:
        return True
    if child.dep_ in {"appos", "nmod:desc", "nmod:unmarked"}:
        return _adjacent(child, head)
    if child.dep_ == "nmod":
        return not _set_off(child) and (case_of(child) in _DEFINING or (not case_of(child) and _adjacent(child, head)))
    return False


def _adjacent(child: Token, head: Token) -> bool:
    """Whether nothing but name parts stands between: "President Vladimir Putin"."""
    return (
        not _set_off(child)
        and child.left_edge.i > head.i
        and all(t.dep_ in _RIGHT for t in head.doc[head.i + 1 : child.left_edge.i])
    )


def _set_off(child: Token) -> bool:
    """Whether a comma, dash or bracket opens the phrase of ``child``."""
    edge = child.left_edge.i
    return edge > 0 and (is_mark(child.doc[edge - 1]) or is_mark(child.doc[edge]))


def _reach(token: Token) -> tuple[int, int]:
    """First and last token of a dependent with what hangs on it, clauses left out."""
    first = last = token.i
    stack = [token]
    while stack:
        current = stack.pop()
        for child in current.children:
            if child.dep_ in _INNER_STOP or (child.dep_ in {"acl", "appos"} and child.i > token.i):
                continue
            if child.pos_ in {"VERB", "AUX"} and child.dep_ not in _VERBAL_MODIFIERS:
                continue
            first, last = min(first, child.i), max(last, child.i)
            stack.append(child)
    return first, last


def _trimmed(doc: View, first: int, last: int, head: int) -> tuple[int, int]:
    """Within the line of the head; without commas, quotes, prepositions and possessive marks at the edges."""
    for place in range(head - 1, first - 1, -1):
        if "\n" in doc[place].text:
            first = place + 1
            break
    for place in range(head + 1, last + 1):
        if "\n" in doc[place].text:
            last = place - 1
            break
    while first < head and (is_mark(doc[first]) or doc[first].dep_ in {"case", "cc", "mark"}):
        if doc[first + 1].text in {"least", "most"}:
            break  # "at least 14 soldiers"
        first += 1
    while last > head and (is_mark(doc[last]) or doc[last].text.lower() in {"'s", "’s"}):
        last -= 1
    return first, last


def conjuncts(token: Token) -> list[Token]:
    """``token`` and the nouns joined to it, in order; each may join further ones."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL and child.i > token.i and not _is_clause(child):
            if verb_begun(child) is not None:
                continue
            found.extend(conjuncts(child))
    return found


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubj:pass", "cop", "expl"} for child in token.children)


def verb_begun(noun: Token) -> Token | None:
    """The verb whose subject a noun is that the parser joined to the noun before: "expelled the envoy and *Peru broke*
    ties"; None where there is none.

    A finite verb right behind it that lacks a subject of its own can have no other.
    """
    doc, place = noun.doc, noun.i + 1
    while place < len(doc) and doc[place].pos_ in {"ADV", "AUX"} and doc[place].head.i != noun.i:
        place += 1
    verb = doc[place] if place < len(doc) else None
    if verb is None or verb.tag_ != "VBD" or verb.dep_ not in {"conj", "ccomp", "parataxis"} or verb.head.i > noun.i:
        return None
    if any(child.dep_.startswith("nsubj") for child in verb.children):
        return None
    start = noun.left_edge.i
    return verb if noun.pos_ == "PROPN" and any(doc[i].form == "and" for i in (start, start - 1)) else None


def appositions(token: Token) -> list[Token]:
    """Nouns that rename ``token``: "Tseng, the minister, ..."; not those glued on as a name."""
    return [c for c in token.children if c.pos_ in NOMINAL and _renames(c) and not _adjacent(c, token)]


def _renames(child: Token) -> bool:
    """An apposition, or what parsers take for one or for a bare modifier after a comma."""
    if child.dep_ == "appos":
        return True
    return child.dep_ == "nmod" and child.i > child.head.i and not case_of(child) and _set_off(child)


def renamed(token: Token) -> Token | None:
    """The noun that ``token`` renames, or None."""
    head = token.head
    return head if head != token and _renames(token) and not _adjacent(token, head) else None


def possessor(token: Token) -> Token | None:
    """Whose: the possessive noun or pronoun of ``token``, or None."""
    return next((c for c in token.children if c.dep_ == "nmod:poss"), None)


def shared_possessor(token: Token) -> Token | None:
    """Whose, for a noun joined to one that says it for both ("its agencies and armed forces"), or None."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in NOMINAL and first.head.i < first.i:
        if any(child.dep_ in {"det", "nmod:poss", "nummod"} for child in first.children):
            return None
        first = first.head
    return possessor(first) if first is not token else None


def complement(token: Token) -> Token | None:
    """Of whom: the noun after "of" ("the collapse of his regime"), or None."""
    return next((c for c in token.children if c.dep_ == "nmod" and c.i > token.i and case_of(c) == "of"), None)


def antecedent_of_relative(token: Token) -> Token | None:
    """For "who", "which", "that" as a relative pronoun: the noun its clause hangs on."""
    current = token
    for _ in range(8):
        if current.dep_ in {"acl:relcl", "advcl:relcl"}:
            return current.head
        if current.head == current:
            return None
        current = current.head
    return None


def predicate(token: Token) -> Token:
    """The word whose argument ``token`` is, through conjunction."""
    current = token
    while current.dep_ == "conj" and current.head != current and current.head.pos_ in NOMINAL:
        current = current.head
    return current.head


def function(token: Token) -> str:
    """The dependency label of ``token``, or of the first noun it is joined to."""
    current = token
    while current.dep_ in {"conj", "appos"} and current.head != current and current.head.pos_ in NOMINAL:
        current = current.head
    return current.dep_
