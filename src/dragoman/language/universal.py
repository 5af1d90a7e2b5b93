"""Other English spaCy pipelines speak ClearNLP dependencies and OntoNotes entities; this brings both to what Dragoman
reads.

Sources: the ClearNLP guidelines (Choi and Palmer 2012) and the UD v2 English documentation. What differs in kind:
prepositions head their nouns in ClearNLP and mark them in UD; a copula heads its predicate in ClearNLP and marks it
in UD; conjuncts form a chain in ClearNLP and hang on the first in UD.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span

RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "predet": "det",
    "preconj": "cc",
    "intj": "discourse",
    "meta": "dep",
    "dative": "iobj",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
}
ENTITIES = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "MISC": "MISC",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


class UniversalDependencies:
    """A spaCy component: ClearNLP heads and labels to UD (when ``trees``), OntoNotes entity types to four."""

    def __init__(self, *, trees: bool = True) -> None:
        self.trees = trees

    def __call__(self, doc: Doc) -> Doc:
        """Convert in place."""
        if self.trees and len(doc):
            tree = _Tree(doc)
            tree.convert()
            tree.write(doc)
        doc.set_ents(
            [Span(doc, ent.start, ent.end, ENTITIES[ent.label_]) for ent in doc.ents if ent.label_ in ENTITIES]
        )
        if "attribution" not in doc.spans:
            doc.spans["attribution"] = []
        return doc


class _Tree:
    """Heads and labels while they are rewritten; heads are absolute, the root's is its own index."""

    def __init__(self, doc: Doc) -> None:
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.upos = [token.pos_ for token in doc]
        self.lemmas = [token.lemma_.lower() for token in doc]

    def convert(self) -> None:
        """All steps, in an order in which each finds what it expects."""
        self.flatten_conjuncts()
        self.invert_prepositions()
        self.invert_copulas()
        self.labels = [RENAMED.get(label, label) for label in self.labels]

    def write(self, doc: Doc) -> None:
        """Put the rewritten tree on the Doc."""
        offsets: Any = np.array([head - index for index, head in enumerate(self.heads)], dtype=np.int64).astype(
            np.uint64
        )
        deps: Any = np.array([doc.vocab.strings.add(label) for label in self.labels], dtype=np.uint64)
        table: Any = np.stack([offsets, deps], axis=1)
        doc.from_array([HEAD, DEP], table)

    def children(self, index: int) -> list[int]:
        """Direct dependents, in order."""
        return [i for i, head in enumerate(self.heads) if head == index and i != index]

    def flatten_conjuncts(self) -> None:
        """Every conjunct on the first one; every conjunction on the conjunct after it."""
        for index, label in enumerate(self.labels):
            if label == "conj":
                while self.labels[self.heads[index]] == "conj" and self.heads[index] != index:
                    self.heads[index] = self.heads[self.heads[index]]
        for index, label in enumerate(self.labels):
            if label == "cc":
                first = self.heads[index] if self.labels[self.heads[index]] != "conj" else self.heads[self.heads[index]]
                following = [i for i in self.children(first) if self.labels[i] == "conj" and i > index]
                if following:
                    self.heads[index] = following[0]

    def invert_prepositions(self) -> None:
        """The noun takes the preposition's place; the preposition becomes its case (or the clause's mark)."""
        for index in reversed(range(len(self.labels))):
            label = self.labels[index]
            if label not in {"prep", "agent", "dative"} or self.upos[index] not in {"ADP", "SCONJ", "ADV"}:
                continue
            inner = next((i for i in self.children(index) if self.labels[i] in {"pobj", "pcomp"}), None)
            if inner is None:
                inner = next((i for i in self.children(index) if self.labels[i] in {"obl", "nmod"}), None)
            if inner is None:
                self.labels[index] = "advmod"
                continue
            clausal = self.labels[inner] == "pcomp"
            head = self.heads[index] if self.heads[index] != index else inner
            nominal = self.upos[head] in _NOMINAL
            self.labels[inner] = self._noun_label(label, clausal, nominal)
            self._swap(index, inner, "mark" if clausal else "case")

    def invert_copulas(self) -> None:
        """The predicate of "be" becomes the head, the verb its cop."""
        for index in range(len(self.labels)):
            if self.lemmas[index] != "be" or self.labels[index] in {"aux", "auxpass"}:
                continue
            predicate = next((i for i in self.children(index) if self.labels[i] in {"attr", "acomp"}), None)
            if predicate is not None:
                self.labels[predicate] = self.labels[index]
                self._swap(index, predicate, "cop")

    @staticmethod
    def _noun_label(label: str, clausal: bool, nominal: bool) -> str:
        if label == "agent":
            return "obl:agent"
        if clausal:
            return "acl" if nominal else "advcl"
        return "nmod" if nominal else "obl"

    def _swap(self, old: int, new: int, label: str) -> None:
        """``new`` takes ``old``'s place in the tree and ``old`` with its other dependents hangs on ``new``."""
        for child in self.children(old):
            if child != new:
                self.heads[child] = new
        self.heads[new] = new if self.heads[old] == old else self.heads[old]
        self.heads[old], self.labels[old] = new, label
