"""From text to an annotated spaCy Doc: sentences, tags, lemmas, dependencies, entities, attribution spans.

``dragoman_language`` is an ordinary spaCy component, so the shipped model can stand in any pipeline, and any
installed pipeline can stand in for it (``dragoman.language.load(name)``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LEMMA, ORTH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from dragoman.documents.datelines import find_dateline
from dragoman.language.charges import ChargeRepair
from dragoman.language.conjuncts import ConjunctRepair
from dragoman.language.decoding import ReadWindows, read_windows
from dragoman.language.lemmas import lemma
from dragoman.language.model import MAX_SUBWORDS, Model, default_model
from dragoman.language.subjects import SubjectRepair
from dragoman.language.view import EVENT_SCORES, texts
from dragoman.language.windows import Window, cut_windows
from dragoman.language.words import parse_words

LAYERS = ("SOURCE", "CUE", "CONTENT")
ATTRIBUTION = "attribution"
"""The key in ``doc.spans`` of the attribution spans that the learned head found."""
DOCS_PER_BATCH = 16
WINDOWS_AT_ONCE = 16
"""Decoded together: 1,500 words, 1 MB of label scores."""


@Language.factory("dragoman_language")
def make_annotator(nlp: Language, name: str) -> Annotator:
    """The component for ``nlp.add_pipe("dragoman_language")``."""
    return Annotator(nlp.vocab, default_model())


class Annotator:
    """Fills a tokenised Doc."""

    def __init__(self, vocab: Vocab, model: Model) -> None:
        self.vocab, self.model = vocab, model
        strings = vocab.strings
        values = model.vocabulary
        self._pos_codes = np.array([_pos_code(value) for value in values["upos"]], dtype=np.uint64)
        self._tags = np.array([_hash(strings.add(value)) for value in values["xpos"]], dtype=np.uint64)
        self._deps = np.array(
            [_hash(strings.add("ROOT" if value == "root" else value)) for value in values["labels"]], dtype=np.uint64
        )
        self._repair_conjuncts = ConjunctRepair(_numbers(values["labels"]), _numbers(values["xpos"]))
        self._repair_charges = ChargeRepair(_numbers(values["labels"]), _numbers(values["upos"]))
        self._repair_subjects = SubjectRepair(_numbers(values["labels"]), _numbers(values["upos"]))
        self._lemma_code = lru_cache(maxsize=65_536)(self._add_lemma)
        self._entity_types = {kind: _hash(strings.add(kind)) for kind in ("PER", "ORG", "LOC", "MISC")}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCS_PER_BATCH, **_: Any) -> Iterator[Doc]:
        """Annotate a stream, ``batch_size`` Docs at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        layouts = [_Layout(doc) for doc in docs]
        counts = [[len(form.subwords) for form in self.model.forms(layout.words)] for layout in layouts]
        windows = [
            cut_windows(layout.words, layout.paragraphs, sizes, MAX_SUBWORDS)
            for layout, sizes in zip(layouts, counts, strict=True)
        ]
        for doc, layout, cut in zip(docs, layouts, windows, strict=True):
            read = [self._read(layout, cut[at : at + WINDOWS_AT_ONCE]) for at in range(0, len(cut), WINDOWS_AT_ONCE)]
            self._fill(doc, layout, cut[::WINDOWS_AT_ONCE], read)

    def _read(self, layout: _Layout, windows: list[Window]) -> ReadWindows:
        scores = self.model.run([layout.words[window.start : window.end] for window in windows])
        known = [
            [*window.starts, *(place - window.start for place in layout.openings if window.start < place < window.end)]
            for window in windows
        ]
        return read_windows(self.model, scores, known)

    def _fill(self, doc: Doc, layout: _Layout, firsts: list[Window], read: list[ReadWindows]) -> None:
        """``firsts``: the first window of each part of ``read``."""
        if not read:
            _fill_empty(doc)
            return
        joined = {
            name: np.concatenate([getattr(part, name) for part in read])
            for name in ("upos", "xpos", "labels", "starts", "ner")
        }
        heads = np.concatenate(
            [
                np.where(part.heads == 0, -1, part.heads - 1 + window.start)
                for part, window in zip(read, firsts, strict=True)
            ]
        )
        self._repair_subjects(joined["labels"], heads, joined["upos"], layout.words)
        self._repair_charges(joined["labels"], heads, joined["upos"], layout.words)
        self._repair_conjuncts(joined["labels"], heads, joined["xpos"], layout.words)
        array: Any = np.zeros((len(doc), 8), dtype=np.uint64)
        at = layout.positions
        target = np.where(heads < 0, np.arange(len(at)), heads)
        offsets = np.zeros(len(doc), dtype=np.int64)
        offsets[at] = at[target] - at
        starts = np.full(len(doc), -1, dtype=np.int64)
        starts[at] = np.where(joined["starts"], 1, -1)
        array[at, 1], array[at, 2], array[at, 3] = (
            self._deps[joined["labels"]],
            self._pos_codes[joined["upos"]],
            self._tags[joined["xpos"]],
        )
        self._fill_spaces(doc, layout, array, offsets, starts)
        array[:, 0], array[:, 4] = offsets.astype(np.uint64), starts.astype(np.uint64)
        array[at, 5] = list(map(self._lemma_code, layout.words, joined["upos"].tolist()))
        array[:, 6] = 2
        self._fill_entities(array, at, joined["ner"], joined["starts"])
        doc.from_array([HEAD, DEP, POS, TAG, SENT_START, LEMMA, ENT_IOB, ENT_TYPE], array)
        attribution = np.concatenate([part.attribution for part in read])
        doc.spans[ATTRIBUTION] = _attribution_spans(doc, at, attribution)
        chances = np.zeros((len(doc), len(self.model.vocabulary["events"])), dtype=np.float32)
        chances[:, 0] = 1.0
        chances[at] = np.concatenate([part.events for part in read])
        doc.user_data[EVENT_SCORES] = (self.model.vocabulary["events"], chances)

    def _add_lemma(self, word: str, upos: int) -> int:
        return _hash(self.vocab.strings.add(lemma(word, self.model.vocabulary["upos"][upos])))

    def _fill_spaces(self, doc: Doc, layout: _Layout, array: Any, offsets: Any, starts: Any) -> None:
        dep, tag = _hash(self.vocab.strings.add("dep")), _hash(self.vocab.strings.add("_SP"))
        for index in layout.spaces:
            array[index, 1], array[index, 2], array[index, 3] = dep, _pos_code("SPACE"), tag
            array[index, 5] = doc[index].orth
            offsets[index] = -1 if index else 0
        if layout.spaces and layout.spaces[0] == 0:
            self._attach_leading(layout, offsets, starts)

    def _attach_leading(self, layout: _Layout, offsets: Any, starts: Any) -> None:
        """Whitespace before the first word belongs to the first sentence."""
        leading = [index for index, space in enumerate(layout.spaces) if space == index]
        if len(layout.positions):
            first = int(layout.positions[0])
            starts[first] = -1
            for index in leading:
                offsets[index] = first - index
        starts[0] = 1

    def _fill_entities(self, array: Any, at: Any, tags: Any, starts: Any) -> None:
        """Entity marks; an entity begins anew after whitespace and at the start of a sentence."""
        names = self.model.vocabulary["ner"]
        previous, last = "", -2
        for index, tag, start in zip(at.tolist(), tags.tolist(), starts.tolist(), strict=True):
            name = names[tag]
            kind = name[2:]
            if kind:
                goes_on = name[0] == "I" and kind == previous and index == last + 1 and not start
                array[index, 6] = 1 if goes_on else 3
                array[index, 7] = self._entity_types[kind]
            previous, last = kind, index


_CLOSING = frozenset(('"', "”", "''"))
_SOON = 4


class _Layout:
    """Which tokens of a Doc are words, and where paragraphs begin."""

    def __init__(self, doc: Doc) -> None:
        spaces = doc.to_array(IS_SPACE).astype(bool)
        self.spaces: list[int] = np.flatnonzero(spaces).tolist()
        self.positions = np.flatnonzero(~spaces)
        self.words = texts(doc.to_array(ORTH)[self.positions], doc.vocab.strings)
        self.paragraphs = self._paragraphs(doc)
        self.openings = [place for place in range(2, len(self.words) - 1) if self._opens(doc, place)]
        """Words that begin a sentence because a quotation with a full stop has just ended."""

    def _opens(self, doc: Doc, place: int) -> bool:
        """Whether word ``place`` stands behind a full stop and the quotation mark that closes behind it: 'ended in
        "chaos." Japan'; not in '"We leave." Japan said'."""
        words = self.words
        if words[place - 1] not in _CLOSING or words[place - 2] != "." or not words[place][0].isupper():
            return False
        mark = int(self.positions[place - 1])
        apart = doc[mark].whitespace_ and not doc[mark - 1].whitespace_
        return bool(apart) and parse_words().saying.isdisjoint(words[place : place + _SOON])

    def _paragraphs(self, doc: Doc) -> list[int]:
        begins = [index + 1 for index in self.spaces if doc[index].text.count("\n") > 1]
        if (dateline := find_dateline(doc.text, bare_colon=True)) is not None:
            begins.append(next((token.i for token in doc if token.idx >= dateline.end), len(doc)))
        found = np.searchsorted(self.positions, begins).tolist()
        return sorted({index for index in found if index < len(self.positions)})


def _attribution_spans(doc: Doc, at: Any, tags: Any) -> list[Span]:
    """Spans of tag 1 (begins) and 2 (goes on), by layer; one that goes on from nothing begins."""
    spans = []
    for layer, name in enumerate(LAYERS):
        column = tags[:, layer]
        marked = np.flatnonzero(column)
        if not len(marked):
            continue
        opens = np.flatnonzero((column[marked] == 1) | (np.diff(marked, prepend=-2) > 1))
        firsts, lasts = at[marked[opens]], at[marked[np.append(opens[1:], len(marked)) - 1]]
        spans += [Span(doc, i, j + 1, label=name) for i, j in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    return spans


def _fill_empty(doc: Doc) -> None:
    for token in doc:
        token.is_sent_start = token.i == 0
        token.dep_ = "dep"
    doc.spans[ATTRIBUTION] = []


def _hash(value: Any) -> int:
    return int(value)


def _pos_code(name: str) -> int:
    from spacy.symbols import IDS

    return int(IDS[name])


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}
