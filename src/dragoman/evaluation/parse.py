"""How well the language model parses: UPOS, XPOS, UAS, LAS on gold tokens; sentence F1 from raw text.

LAS counts the relation with the subtypes nsubj:pass, obl:agent, nmod:poss, acl:relcl and aux:pass kept and the rest
folded, on every token, punctuation included (as the CoNLL 2018 shared task does).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.language.decoding import ReadWindows, read_windows
from dragoman.language.model import Model, default_model
from dragoman.training.treebank import UNIVERSAL_SUBTYPES, Sentence, fold, read_conllu

WINDOW_WORDS = 96


@dataclass(slots=True)
class ParseScores:
    """Counts over one treebank."""

    treebank: str
    words: int = 0
    upos: int = 0
    xpos: int = 0
    heads: int = 0
    labelled: int = 0
    sentence_f1: float | None = None
    sentence_f1_unbroken: float | None = None

    @property
    def las(self) -> float:
        """Labelled attachment score in per cent."""
        return 100 * self.labelled / max(self.words, 1)

    @property
    def uas(self) -> float:
        """Unlabelled attachment score in per cent."""
        return 100 * self.heads / max(self.words, 1)


def evaluate_parse(data: Path, *, model: Model | None = None) -> list[ParseScores]:
    """Scores on UD EWT test and GUM test under a data folder (``treebank/``, ``gum/test/``)."""
    model = model or default_model()
    sets = {
        "UD EWT test": [data / "treebank" / "ewt-test.conllu"],
        "GUM test": sorted((data / "gum" / "test").glob("*.conllu")),
    }
    results = []
    for name, paths in sets.items():
        if not paths or not all(path.exists() for path in paths):
            raise OptionError(
                f"{str(data)!r} does not hold {name}. Give the folder with treebank/ewt-test.conllu and gum/test/."
            )
        sentences = [sentence for path in paths for sentence in read_conllu(path)]
        scores = score_trees(name, sentences, model)
        scores.sentence_f1 = sentence_f1(sentences, model, paragraphs=True)
        scores.sentence_f1_unbroken = sentence_f1(sentences, model, paragraphs=False)
        results.append(scores)
    return results


def score_trees(name: str, sentences: Sequence[Sentence], model: Model) -> ParseScores:
    """Gold words and sentence boundaries in windows of whole sentences."""
    scores = ParseScores(name)
    for _, document in groupby(sentences, key=lambda sentence: sentence.document):
        windows = list(_windows(list(document)))
        texts = [[word for sentence in window for word in sentence.words] for window in windows]
        for window, read_scores in zip(windows, model.run(texts), strict=True):
            starts = [0, *accumulate(len(sentence.words) for sentence in window[:-1])]
            read = read_windows(model, [read_scores], [starts], predict_starts=False)
            for start, sentence in zip(starts, window, strict=True):
                _count(scores, sentence, read, start, model)
    return scores


def _count(scores: ParseScores, sentence: Sentence, read: ReadWindows, start: int, model: Model) -> None:
    values = model.vocabulary
    upos, xpos, heads, labels = sentence.upos or [], sentence.xpos or [], sentence.heads or [], sentence.labels or []
    for index in range(len(sentence.words)):
        at = start + index
        head = int(read.heads[at])
        head_right = (head - start if head else 0) == heads[index]
        label = fold(values["labels"][read.labels[at]], UNIVERSAL_SUBTYPES)
        scores.words += 1
        scores.upos += values["upos"][read.upos[at]] == upos[index]
        scores.xpos += values["xpos"][read.xpos[at]] == xpos[index]
        scores.heads += head_right
        scores.labelled += head_right and label == fold(labels[index], UNIVERSAL_SUBTYPES)


def _windows(sentences: Sequence[Sentence]) -> Iterable[list[Sentence]]:
    window: list[Sentence] = []
    for sentence in sentences:
        size = sum(len(part.words) for part in window)
        if window and (size + len(sentence.words) > WINDOW_WORDS or window[-1].document != sentence.document):
            yield window
            window = []
        window.append(sentence)
    if window:
        yield window


def sentence_f1(sentences: Sequence[Sentence], model: Model, *, paragraphs: bool) -> float:
    """F1 of sentence spans from raw text, by non-space characters; paragraph breaks as blank lines, or all removed."""
    from dragoman.language import load

    nlp = load()
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    right = found = gold_count = 0
    for parts in documents.values():
        text, gold = _raw(parts, paragraphs)
        predicted = {_squeezed(text, sent.start_char, sent.end_char) for sent in nlp(text).sents if sent.text.strip()}
        squeezed = {_squeezed(text, start, end) for start, end in gold}
        right += len(predicted & squeezed)
        found += len(predicted)
        gold_count += len(squeezed)
    return 200 * right / max(found + gold_count, 1)


def _raw(sentences: Sequence[Sentence], paragraphs: bool) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for sentence in sentences:
        if text:
            text = text.rstrip() + ("\n\n" if paragraphs and sentence.new_paragraph else " ")
        start = len(text)
        for word, space in zip(sentence.words, sentence.space_after, strict=True):
            text += word + (" " if space else "")
        spans.append((start, len(text)))
    return text, spans


def _squeezed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span in non-space characters."""
    before = len("".join(text[:start].split()))
    return before, before + len("".join(text[start:end].split()))


def parse_table(results: Sequence[ParseScores]) -> Table:
    """One row a treebank."""
    rows = []
    for score in results:
        words = max(score.words, 1)
        boundaries = [
            f"{value:.1f}" if value is not None else "" for value in (score.sentence_f1, score.sentence_f1_unbroken)
        ]
        rows.append(
            [
                score.treebank,
                f"{score.words:,}",
                f"{100 * score.upos / words:.1f}",
                f"{100 * score.xpos / words:.1f}",
                f"{score.uas:.2f}",
                f"{score.las:.2f}",
                *boundaries,
            ]
        )
    return Table(("treebank", "words", "UPOS", "XPOS", "UAS", "LAS", "sentence F1", "without paragraph breaks"), rows)
