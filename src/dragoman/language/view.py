"""An annotated document in plain Python objects, for the steps that walk its trees.

A spaCy Doc makes a new Token and looks up a string at each access. An article of 500 words is asked 20,000 times for a
token and more often for its label, so the steps copy what they read once (about 1 ms) and work on the copy. Names and
meanings are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from spacy.attrs import (
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_PUNCT,
    IS_QUOTE,
    IS_SPACE,
    LEMMA,
    LENGTH,
    LOWER,
    ORTH,
    POS,
    SPACY,
    TAG,
)

if TYPE_CHECKING:
    import numpy.typing as npt
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

EVENT_SCORES = "event_scores"
"""The key in ``doc.user_data`` of (labels, chances): what deed each token tells. Chances are (tokens, labels), label 0
is none; absent when another pipeline than the shipped one read the text."""
Alignment: TypeAlias = Literal["strict", "contract", "expand"]

_STRINGS = (ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE)
_FLAGS = (IS_PUNCT, IS_SPACE, IS_QUOTE)


class Token:
    """One token. ``children`` are in the order of the text, ``head`` of a root is itself.

    ``form``: lower case with straight apostrophes; ``relation``: the dependency label without its subtype.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "form",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_quote",
        "is_space",
        "lemma_",
        "length",
        "lower_",
        "pos_",
        "relation",
        "sent",
        "tag_",
        "text",
    )

    doc: View
    head: Token
    sent: Phrase

    def __init__(
        self, doc: View, i: int, strings: tuple[str, ...], place: tuple[int, int], flags: tuple[bool, ...]
    ) -> None:
        self.doc = doc
        self.i = i
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = strings
        self.form, self.relation = _form(self.text), _relation(self.dep_)
        self.idx, self.length = place
        self.is_punct, self.is_space, self.is_quote = flags
        self.children: list[Token] = []

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        """The children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return self.doc[self.doc.source[self.i].left_edge.i]

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return self.doc[self.doc.source[self.i].right_edge.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and everything below it, in the order of the text where the tree is projective."""
        standing = True
        for child in self.children:
            if standing and child.i > self.i:
                standing = False
                yield self
            yield from child.subtree
        if standing:
            yield self

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether ``descendant`` is below the token."""
        while descendant.head is not descendant:
            descendant = descendant.head
            if descendant is self:
                return True
        return False


class Phrase(list[Token]):
    """The tokens ``start`` to ``end`` of a document: a sentence, an entity, a run of words."""

    __slots__ = ("_root", "_vocabulary", "doc", "end", "label_", "start")

    def __init__(self, doc: View, start: int, end: int, label: str = "") -> None:
        super().__init__(doc[start:end])
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        self._root: Token | None = None
        self._vocabulary: frozenset[str] | None = None

    @property
    def start_char(self) -> int:
        """The first character."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """The character after the last one."""
        last = self[-1]
        return last.idx + last.length

    @property
    def text(self) -> str:
        """The words as they stand in the document."""
        return self.doc.words(self.start, self.end)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The forms, the lemmas in lower case, and the pairs of neighbouring forms; a hyphen between two parts none, so
        that "machine-gun" is the pair "machine gun"."""
        if self._vocabulary is None:
            forms = [token.form for token in self]
            unhyphened = [form for form in forms if form != "-"]
            pairs = [f"{first} {second}" for first, second in (*pairwise(forms), *pairwise(unhyphened))]
            self._vocabulary = frozenset((*forms, *pairs, *[token.lemma_.lower() for token in self]))
        return self._vocabulary

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first one of several."""
        if self._root is None:
            top = next((t for t in self if t.head is t), None)
            self._root = top or min((t for t in self if not self.start <= t.head.i < self.end), key=_depth)
        return self._root


class View(list[Token]):
    """The tokens of a document with its sentences ``sents`` and named entities ``ents``; ``source`` is the Doc."""

    __slots__ = ("ents", "sents", "source", "text")

    def __init__(self, source: Doc) -> None:
        super().__init__()
        self.source = source
        self._copy_tokens(source)
        spaced = source.to_array(SPACY).tolist()
        self.text = "".join([f"{t.text} " if space else t.text for t, space in zip(self, spaced, strict=True)])
        self.sents = [Phrase(self, sentence.start, sentence.end) for sentence in source.sents]
        self.ents = [Phrase(self, ent.start, ent.end, ent.label_) for ent in source.ents]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def _copy_tokens(self, source: Doc) -> None:
        strings = zip(*[texts(source.to_array(name), source.vocab.strings) for name in _STRINGS], strict=True)
        flags = zip(*source.to_array(list(_FLAGS)).T.astype(bool).tolist(), strict=True)
        idx, length, up = source.to_array([IDX, LENGTH, HEAD]).T.astype(np.int64).tolist()
        rows = zip(strings, zip(idx, length, strict=True), flags, strict=True)
        self.extend([Token(self, i, *row) for i, row in enumerate(rows)])
        for token, offset in zip(self, up, strict=True):
            token.head = head = self[token.i + offset]
            if offset:
                head.children.append(token)

    def release(self) -> None:
        """Let the tokens go of each other: what was a cycle is freed at once, without the garbage collector."""
        for token in self:
            del token.doc, token.head, token.children
        for sentence in self.sents:
            for token in sentence:
                del token.sent
        self.sents.clear()
        self.ents.clear()

    def words(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end``."""
        part = self[start:end]
        return self.text[part[0].idx : part[-1].idx + part[-1].length] if part else ""

    def char_span(self, start: int, end: int, *, alignment_mode: Alignment = "strict") -> Phrase | None:
        """The tokens of characters ``start`` to ``end``; None when there are none that align."""
        span: SpacySpan | None = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return Phrase(self, span.start, span.end) if span is not None else None


def view(doc: Doc | View) -> View:
    """``doc`` in plain Python objects; a View as it is."""
    return doc if isinstance(doc, View) else View(doc)


MOST_TEXTS = 200_000
"""Strings remembered by their hash, about 30 MB, before beginning anew."""


class _Texts:
    """Strings by spaCy's hash, which is the same in every StringStore: a look-up in a store makes a new string."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def column(self, hashes: list[int], strings: StringStore) -> list[str]:
        """The strings of these hashes, all of which ``strings`` holds."""
        known = self._known
        missing = [key for key in set(hashes) if key not in known]
        if missing:
            if len(known) + len(missing) > MOST_TEXTS:
                self._known = known = {key: strings[key] for key in set(hashes)}
            known.update({key: strings[key] for key in missing})
        return [known[key] for key in hashes]


_TEXTS = _Texts()


def texts(hashes: npt.NDArray[Any], strings: StringStore) -> list[str]:
    """The strings of one column of a Doc."""
    return _TEXTS.column(hashes.astype(np.uint64, copy=False).tolist(), strings)


@lru_cache(maxsize=65_536)
def _form(text: str) -> str:
    return text.lower().replace("’", "'")


@lru_cache(maxsize=1024)
def _relation(label: str) -> str:
    return label.split(":", 1)[0].lower()


def _depth(token: Token) -> int:
    """Steps to the root of the sentence; a mark that holds nothing is as far as can be."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    steps = 0
    while token.head is not token:
        token = token.head
        steps += 1
    return steps
