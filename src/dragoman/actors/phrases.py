"""Noun phrases of a parsed sentence: how far they reach, what stands beside them, what is joined to them by "and"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_LEFT = frozenset(
    "det amod compound nummod nmod nmod:poss nmod:desc nmod:unmarked flat fixed goeswith det:predet advmod case:poss dep".split()
)
_RIGHT = frozenset("flat compound fixed goeswith nummod".split())
_INNER_STOP = frozenset("acl:relcl advcl:relcl parataxis ccomp advcl list vocative discourse".split())
# Prepositions whose complement says who someone is ("minister of", "people in"), not what is done about it.
_DEFINING = frozenset("of in from for at across within inside near".split())


class Extent(NamedTuple):
    """A phrase: ``head`` token, characters ``start`` to ``end`` of the text."""

    head: Token
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the phrase."""
        return self.head.doc.text[self.start : self.end]


def case_of(token: Token) -> str:
    """The preposition of a noun, in lower case, ``""`` for none; a possessive mark is none."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            return child.lower_
    return ""


def extent(token: Token) -> Extent:
    """The whole noun phrase that ``token`` heads: determiners, titles, names, complements that define it.

    Without relative clauses, appositions set off by a comma, conjuncts, and the preposition before it.
    """
    first, last = token.i, token.i
    for child in token.children:
        if _belongs(child, token):
            low, high = _reach(child)
            first, last = min(first, low), max(last, high)
    first, last = _trimmed(token.doc, first, last, token.i)
    return Extent(token, token.doc[first].idx, token.doc[last].idx + len(token.doc[last]))


def _belongs(child: Token, head: Token) -> bool:
    if child.i < head.i:
        return child.dep_ in _LEFT and not (child.dep_ == "advmod" and child.lower_ in {"also", "then", "now", "even", "only"})
    if child.dep_ in _RIGHT:
        return True
    if child.dep_ in {"appos", "nmod:desc", "nmod:unmarked"}:
        return _adjacent(child, head)
    if child.dep_ == "nmod":
        return not _set_off(child) and (case_of(child) in _DEFINING or not case_of(child) and _adjacent(child, head))
    return False


def _adjacent(child: Token, head: Token) -> bool:
    """Whether nothing but name parts stands between: "President Vladimir Putin"."""
    return not _set_off(child) and child.left_edge.i > head.i and all(t.dep_ in _RIGHT for t in head.doc[head.i + 1 : child.left_edge.i])


def _set_off(child: Token) -> bool:
    """Whether a comma, dash or bracket opens the phrase of ``child``."""
    edge = child.left_edge.i
    return edge > 0 and (child.doc[edge - 1].is_punct or child.doc[edge].is_punct)


def _reach(token: Token) -> tuple[int, int]:
    """First and last token of a dependent with what hangs on it, clauses left out."""
    first = last = token.i
    stack = [token]
    while stack:
        current = stack.pop()
        for child in current.children:
            if child.dep_ in _INNER_STOP or child.dep_ in {"acl", "appos"} and child.i > token.i:
                continue
            first, last = min(first, child.i), max(last, child.i)
            stack.append(child)
    return first, last


def _trimmed(doc: Doc, first: int, last: int, head: int) -> tuple[int, int]:
    """Without commas, quotes and prepositions at the edges. An opening quote is kept out, as is a possessive mark."""
    while first < head and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "case"):
        first += 1
    while last > head and (doc[last].is_punct or doc[last].is_space or doc[last].lower_ in {"'s", "’s"}):
        last -= 1
    return first, last


def conjuncts(token: Token) -> list[Token]:
    """``token`` and the nouns joined to it, in order; each may join further ones."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL and child.i > token.i and not _is_clause(child):
            found.extend(conjuncts(child))
    return found


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubj:pass", "cop", "expl"} for child in token.children)


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
    head: Token = token.head
    return head if head is not token and _renames(token) and not _adjacent(token, head) else None


def possessor(token: Token) -> Token | None:
    """Whose: the possessive noun or pronoun of ``token``, or None."""
    return next((c for c in token.children if c.dep_ == "nmod:poss"), None)


def antecedent_of_relative(token: Token) -> Token | None:
    """For "who", "which", "that" as a relative pronoun: the noun its clause hangs on."""
    current = token
    for _ in range(8):
        if current.dep_ in {"acl:relcl", "advcl:relcl"}:
            head: Token = current.head
            return head
        if current.head is current:
            return None
        current = current.head
    return None


def predicate(token: Token) -> Token:
    """The word whose argument ``token`` is, through conjunction."""
    current = token
    while current.dep_ == "conj" and current.head is not current and current.head.pos_ in NOMINAL:
        current = current.head
    head: Token = current.head
    return head


def function(token: Token) -> str:
    """The dependency label of ``token``, or of the first noun it is joined to."""
    current = token
    while current.dep_ in {"conj", "appos"} and current.head is not current and current.head.pos_ in NOMINAL:
        current = current.head
    label: str = current.dep_
    return label
