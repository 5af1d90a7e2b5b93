"""How well persons, organisations and places are found: span F1 on CrossNER politics and UNER EWT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.language.entities import decode_entities
from dragoman.language.model import Model, default_model
from dragoman.training.corpora import CROSSNER, PLAIN
from dragoman.training.treebank import Sentence, read_iob

KINDS = ("PER", "ORG", "LOC")
BENCHMARKS = {
    "CrossNER politics dev": ("crossner-politics-dev.txt", CROSSNER),
    "UNER EWT dev": ("uner-ewt-dev.iob2", PLAIN),
}


@dataclass(slots=True)
class EntityScores:
    """Counts over one corpus: right, found and gold by kind."""

    corpus: str
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def f1(self, kind: str | None = None) -> float:
        """F1 in per cent, of one kind or of all three."""
        kinds = [kind] if kind else KINDS
        right, found, gold = (sum(counts[k] for k in kinds) for counts in (self.right, self.found, self.gold))
        return 200 * right / max(found + gold, 1)


def evaluate_entities(data: Path, *, model: Model | None = None) -> list[EntityScores]:
    """Scores on the entity sets under ``data/ner``; each sentence alone, gold tokens."""
    model = model or default_model()
    results = []
    for name, (file, mapping) in BENCHMARKS.items():
        path = data / "ner" / file
        if not path.exists():
            raise OptionError(f"{str(path)!r} does not exist. Give the data folder that holds ner/{file}.")
        results.append(score_entities(name, list(read_iob(path, mapping)), model))
    return results


def score_entities(name: str, sentences: Sequence[Sentence], model: Model) -> EntityScores:
    """Exact spans and kinds."""
    scores = EntityScores(name)
    names = model.vocabulary["ner"]
    for sentence in sentences:
        (read,) = model.run([sentence.words])
        predicted = spans([names[tag] for tag in decode_entities(read.ner, names)])
        gold = spans([tag or "O" for tag in sentence.ner or ()])
        for kind in KINDS:
            mine, theirs = ({span for span in group if span[2] == kind} for group in (predicted, gold))
            scores.right[kind] += len(mine & theirs)
            scores.found[kind] += len(mine)
            scores.gold[kind] += len(theirs)
            scores.misses += [_shown("missed", sentence, span) for span in sorted(theirs - mine)]
            scores.misses += [_shown("false", sentence, span) for span in sorted(mine - theirs)]
    return scores


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of BIO tags; an I- that continues nothing begins a span."""
    found = set()
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, index, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = index, tag[2:]
    return found


def _shown(what: str, sentence: Sentence, span: tuple[int, int, str]) -> tuple[str, str, str]:
    start, end, kind = span
    before, named, after = (
        sentence.words[max(0, start - 6) : start],
        sentence.words[start:end],
        sentence.words[end : end + 6],
    )
    context = " ".join([*before, "[", *named, "]", *after])
    return what, kind, context


def entity_table(results: Sequence[EntityScores]) -> Table:
    """One row a corpus."""
    rows = []
    for score in results:
        found, gold, right = (sum(counts[k] for k in KINDS) for counts in (score.found, score.gold, score.right))
        cells = [f"{score.f1(kind):.1f}" for kind in KINDS]
        rows.append(
            [
                score.corpus,
                f"{gold:,}",
                f"{100 * right / max(found, 1):.1f}",
                f"{100 * right / max(gold, 1):.1f}",
                f"{score.f1():.1f}",
                *cells,
            ]
        )
    return Table(("corpus", "entities", "precision", "recall", "F1", "PER", "ORG", "LOC"), rows)
