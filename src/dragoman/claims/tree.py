"""What the finder asks of a dependency tree."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.view import Token
from dragoman.span import Span

Content = tuple[tuple[int, int], Token | None]
"""What a cue holds: its characters, and a preposition that belongs to the cue."""
FINITE = frozenset(("VBD", "VBZ", "VBP"))
"""Tags of verbs that need a subject."""
POINTING = frozenset(("it", "this", "that"))
"""Pronouns for what has been told."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_SET_OFF = frozenset((",", "”", "''", "’", '"', "—", "–"))
_TRIM = " \t\n\r,;:–—―-"


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The children with one of the labels."""
    return (c for c in token.children if c.dep_ in labels)


def subject(token: Token) -> Token | None:
    """The overt subject of ``token``; of several before it the nearest when a comma sets it off: "Talks go on,
    the envoy said"."""
    subjects = list(children(token, *_SUBJECTS))
    for late in reversed(subjects[1:]):
        if late.i < token.i and token.doc[late.left_edge.i - 1].text in _SET_OFF:
            return late
    return subjects[0] if subjects else None


def has_object(token: Token) -> bool:
    """Whether an object or a clause that it holds stands behind the verb."""
    return any(c.dep_ in ("obj", "ccomp") and c.i > token.i for c in token.children)


def has_to(token: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)


def is_passive(token: Token) -> bool:
    """Whether ``token`` is a passive predicate: it has a passive auxiliary or an agent."""
    for word in token.children:
        if word.dep_ == "obl:agent":
            return True
        perfect = word.lower_ in ("'s", "’s") and child(token, "obj") is not None  # "he's made it clear"
        if word.dep_ == "aux:pass" or (word.dep_ == "aux" and word.lemma_ == "be" and token.tag_ == "VBN"):
            return not perfect
    return False


def is_negated(token: Token) -> bool:
    """Whether ``token`` carries a negation of its own; "not only" is none."""
    return any(c.lower_ in _NEGATIONS and not _only(c) for c in token.children)


def _only(token: Token) -> bool:
    doc = token.doc
    return token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("only", "just", "merely", "simply")


_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "neither", "nor"))


def case_of(token: Token) -> str:
    """The prepositions of ``token``, as one lower-case string; those of its name where the parser hung them there."""
    words = _markers(token)
    if not words:
        words = next((found for c in children(token, "compound") if c.i < token.i and (found := _markers(c))), [])
    return " ".join(words)


def _markers(token: Token) -> list[str]:
    words = []
    for marker in token.children:
        if marker.dep_ in ("case", "mark"):
            words.append(marker.lower_)
            words.extend(part.lower_ for part in marker.children if part.dep_ == "fixed")
    return words


def subtree_span(head: Token, *without: Token) -> tuple[int, int] | None:
    """The characters of the subtree of ``head``; subtrees of ``without`` are cut off when they stand at an edge."""
    cut = {t.i for branch in without for t in branch.subtree}
    inside = [t for t in head.subtree if t.i not in cut]
    while inside and (inside[0].is_punct or inside[0].is_space) and not inside[0].is_quote:
        inside.pop(0)
    while inside and (inside[-1].is_punct or inside[-1].is_space) and not inside[-1].is_quote:
        inside.pop()
    return (inside[0].idx, inside[-1].idx + len(inside[-1])) if inside else None


def tidy(text: str, start: int, end: int) -> Span:
    """The span without spaces, commas and dashes at its edges, and without a quotation mark that has no partner
    inside."""
    while start < end and (text[start] in _TRIM):
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    for opening, closing in (('"', '"'), ("“", "”")):
        inside = text[start:end]
        lone = inside.count('"') % 2 == 1 if opening == '"' else inside.count(opening) != inside.count(closing)
        if lone and start < end and text[start] == opening:
            start += 1
        elif lone and start < end and text[end - 1] == closing:
            end -= 1
    return Span.of(text, start, end)
