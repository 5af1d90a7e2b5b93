"""Subjects that the parser took for adverbials: "Armed men from Ethiopia crossed the border"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.language.labels import holds_any
from dragoman.language.words import parse_words

_MARKING = ("case", "mark")
_HUNG = ("parataxis", "appos", "conj", "dep")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")


@dataclass(frozen=True, slots=True)
class SubjectRepair:
    """The numbers of the labels and parts of speech that it looks at, by the vocabulary of a model."""

    labels: Mapping[str, int]
    upos: Mapping[str, int]

    def __call__(self, labels: Any, heads: Any, upos: Any, words: Sequence[str]) -> None:
        """Gives the label of a subject to a noun ahead of its verb that no preposition marks and that tells no time,
        where the verb has no other subject.

        ``labels``, ``heads`` (-1 at a root) and ``upos``: int arrays (words,); the first two are changed.
        """
        number = self.labels.get("obl", -1)
        nouns, verb = {self.upos.get("NOUN"), self.upos.get("PROPN")}, self.upos.get("VERB")
        times = parse_words().adverbials
        for place in np.flatnonzero(labels == number).tolist():
            head = int(heads[place])
            if head <= place or upos[head] != verb or upos[place] not in nouns or words[place].lower() in times:
                continue
            own, of_verb = labels[heads == place], labels[heads == head]
            if (
                holds_any(self.labels, own, _MARKING)
                or holds_any(self.labels, of_verb, _SUBJECTS)
                or words[place][0].isdigit()
            ):
                continue
            passive = holds_any(self.labels, of_verb, ("aux:pass",))
            labels[place] = self.labels["nsubj:pass" if passive else "nsubj"]
        self._of_last_verb(labels, heads, upos, words)

    def _of_last_verb(self, labels: Any, heads: Any, upos: Any, words: Sequence[str]) -> None:
        """The subject of a verb of saying behind its clause, where the parser gave it to the clause: "Rebels shot four
        men, the town's mayor, Ana Ruiz, said"."""
        nouns = {self.upos.get("NOUN"), self.upos.get("PROPN")}
        hung = [self.labels[name] for name in _HUNG if name in self.labels]
        for clause in np.flatnonzero(labels == self.labels.get("ccomp", -1)).tolist():
            verb = int(heads[clause])
            if (
                verb <= clause
                or upos[verb] != self.upos.get("VERB")
                or holds_any(self.labels, labels[heads == verb], _SUBJECTS)
            ):
                continue
            last = verb - 1
            while last > clause and words[last] == ",":
                last -= 1
            place = last
            while place > clause and int(heads[place]) != clause:
                place = int(heads[place])
            first = place
            while first > clause and words[first] != ",":
                first -= 1
            own = clause < first < place and upos[place] in nouns and labels[place] in hung and words[verb - 1] == ","
            if own and words[place].lower() not in parse_words().adverbials:
                heads[place], labels[place] = verb, self.labels["nsubj"]
