"""The words of sentences and of articles, weighted by how rare they are in the archive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from dragoman.accounts.settings import settings
from dragoman.actors.fold import fold_word

if TYPE_CHECKING:
    import numpy as np

    Indices = np.ndarray[tuple[int], np.dtype[np.int64]]

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
_LONGEST = 7
"""Letters of a stem: "negotiations" and "negotiated" have one."""
_FEWEST = 4
"""Words that a sentence is taken to have at least, so that two words in common are no proof."""

_OTHER_ARTICLES = 200
_RAREST = 1.0
"""Weight of a word that one article uses."""


def stem(word: str) -> str:
    """The word without its ending and its accents, so that forms and nouns of one verb, and "Roatán" and "Roatan",
    mostly agree."""
    return _ENDING.sub("", word.casefold() if word.isascii() else fold_word(word))[:_LONGEST]


class _Numbers(dict[str, int]):
    """The numbers of words; a new word is asked for once."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> int:
        number = self[word] = self._ask(word)
        return number


class Words:
    """For each event the stems of its sentence's content words, as numbers; ``weight`` says how much each tells.

    ``sentences[i]`` is the set of the i-th event; parties that are known by name are left out of it.
    """

    def __init__(self, documents: Sequence[str], sentences: Sequence[str], names: Iterable[tuple[str, ...]]) -> None:
        self._numbers: dict[str, int] = {}
        self._of_word = _Numbers(self._number)
        self._of_names: dict[tuple[str, ...], frozenset[int]] = {}
        self._articles: dict[str, set[int]] = {}
        self.sentences: list[frozenset[int]] = []
        self.weight: list[float] = []
        self.common: frozenset[int] = frozenset()
        """The stems of words that most news uses."""
        whole: dict[tuple[str, str], frozenset[int]] = {}
        for document, sentence, named in zip(documents, sentences, names, strict=True):
            found = whole.get((document, sentence))
            if found is None:
                found = whole[document, sentence] = self.of(sentence)
                self._articles.setdefault(document, set()).update(found)
            self.sentences.append(found - self._named(named))
        self.weight = self._weights()
        self._documents = documents
        self._totals = [self._total(found) for found in self.sentences]

    def of(self, text: str) -> frozenset[int]:
        """The stems of a text's content words."""
        found = set(map(self._of_word.__getitem__, _WORD.findall(text.casefold())))
        found.discard(-1)
        if self.weight:  # of a text that is no sentence of an event
            self.weight.extend([_RAREST] * (len(self._numbers) - len(self.weight)))
        return frozenset(found)

    def shared(self, one: frozenset[int], other: frozenset[int]) -> float:
        """What two sets of stems share, by weight, as a share of the lighter one; 0 to 1."""
        both = one & other
        if not both:
            return 0.0
        return self._share(both, min(self._total(one), self._total(other)))

    def alike(self, one: int, other: int) -> float:
        """The same of the sentences of two events."""
        both = self.sentences[one] & self.sentences[other]
        return self._share(both, min(self._totals[one], self._totals[other])) if both else 0.0

    def _share(self, both: frozenset[int], lighter: float) -> float:
        return min(1.0, sum(map(self.weight.__getitem__, both)) / lighter)

    def articles(self, one: int, other: int) -> float:
        """What the articles of two events share beside the two sentences; 0 for one article or when nothing is left."""
        mine, theirs = self._documents[one], self._documents[other]
        if mine == theirs:
            return 0.0
        left = self._articles[mine] - self.sentences[one]
        right = self._articles[theirs] - self.sentences[other]
        return self.shared(frozenset(left), frozenset(right)) if left and right else 0.0

    def rare(self, most: int) -> tuple[Indices, Indices]:
        """The stems that two to ``most`` articles use, once for each event, and the number of the event."""
        import numpy as np

        stems = np.fromiter(chain.from_iterable(self.sentences), dtype=np.int64)
        events = np.repeat(np.arange(len(self.sentences)), [len(found) for found in self.sentences])
        articles = np.array(self.counts, dtype=np.int64)[stems]
        kept = (articles >= 2) & (articles <= most)
        return stems[kept], events[kept]

    def _total(self, stems: frozenset[int]) -> float:
        weights = [self.weight[number] for number in stems]
        missing = max(0, _FEWEST - len(weights))
        return sum(weights) + missing * _RAREST

    def _number(self, word: str) -> int:
        if word in settings().stop_words or (len(word) == 1 and not word.isdigit()):
            return -1
        return self._numbers.setdefault(stem(word), len(self._numbers))

    def _named(self, names: tuple[str, ...]) -> frozenset[int]:
        found = self._of_names.get(names)
        if found is None:
            found = self._of_names[names] = self.of(" ".join(names))
        return found

    def _weights(self) -> list[float]:
        """The logarithm of how many articles there are for each that uses the word; 1 for the rarest.

        ``_OTHER_ARTICLES`` are added, so that in a handful about one matter its words still count.
        """
        counts = Counter(number for stems in self._articles.values() for number in stems)
        self.counts = [counts[number] for number in range(len(self._numbers))]
        articles, least = len(self._articles) + _OTHER_ARTICLES, settings().match.common_word
        words = settings().common_words
        self.common = frozenset(self._numbers[one] for word in words if (one := stem(word)) in self._numbers)
        found = [max(least / 4, log(articles / count) / log(articles)) if count else _RAREST for count in self.counts]
        return [weight * (least if number in self.common else 1) for number, weight in enumerate(found)]
