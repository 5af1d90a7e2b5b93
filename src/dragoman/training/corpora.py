"""Which corpora teach what (licences and split: MODEL_CARD.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import OptionError
from dragoman.training.attribution import mark_attribution, syntactic_attributions
from dragoman.training.events import frame_examples, held_out, label_by_frames, parse_as_before, read_events
from dragoman.training.gum import read_gum
from dragoman.training.treebank import Sentence, read_conllu, read_iob

CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "event": "MISC",
    "election": "MISC",
    "misc": "MISC",
}
PLAIN = {kind: kind for kind in ("PER", "ORG", "LOC", "MISC")}


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training sentences by corpus, in document order."""

    ewt: list[Sentence]
    gum: list[Sentence]
    wikigold: list[Sentence]
    crossner: list[Sentence]
    written: list[Sentence]

    @property
    def syntax(self) -> list[Sentence]:
        """Every sentence with a tree."""
        return self.ewt + self.gum

    def parts(self) -> Iterator[tuple[list[Sentence], float, int]]:
        """(sentences, weight of the entity loss, passes per epoch)."""
        yield self.ewt, 1.0, 1
        yield self.gum, 0.3, 1
        yield self.wikigold, 1.0, 1
        yield self.crossner, 1.0, 6
        yield self.written, 1.0, 2


def load(data: Path) -> Corpora:
    """The training corpora under a data folder laid out as ``treebank/``, ``gum/train/`` and ``ner/``."""
    if not (data / "treebank" / "ewt-train.conllu").exists():
        raise OptionError(
            f"{str(data)!r} has no treebank/ewt-train.conllu. Give the folder that holds treebank/, gum/ and ner/."
        )
    ewt = list(read_conllu(data / "treebank" / "ewt-train.conllu"))
    mark_attribution(ewt, syntactic_attributions(ewt))
    gum = [sentence for path in sorted((data / "gum" / "train").glob("*.conllu")) for sentence in read_gum(path)]
    written = _numbered(iter([*(s for s in read_events() if not held_out(s)), *frame_examples()]))
    parse_as_before(written)
    label_by_frames(ewt)
    label_by_frames(gum)
    return Corpora(
        ewt=ewt,
        gum=gum,
        wikigold=_numbered(read_iob(data / "ner" / "wikigold.conllu", PLAIN)),
        crossner=_numbered(read_iob(data / "ner" / "crossner-politics-train.txt", CROSSNER)),
        written=written,
    )


def _numbered(sentences: Iterator[Sentence]) -> list[Sentence]:
    """Sentences of a shuffled corpus, four to a window: they are not consecutive text, but windows at run time are
    long."""
    found = list(sentences)
    for number, sentence in enumerate(found):
        sentence.document = f"{sentence.document}-{number // 4}"
    return found
