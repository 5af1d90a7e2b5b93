"""What teaches the event head: sentences written for it, the frames' own examples, and what frames say of other text.

The corpus lies in ``corpora/events`` of the repository, one file per PLOVER type and one of sentences without events. A
trigger is marked where it stands: ``Police {fired|ASSAULT.crowd-control} tear gas.``
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc

from dragoman.corpora import CORPORA
from dragoman.errors import LexiconError
from dragoman.events.lexicon import PartOfSpeech, load_lexicon
from dragoman.events.ontology import load_ontology
from dragoman.training.treebank import Sentence

CORPUS = CORPORA / "events"
OUTSIDE = "O"
CERTAIN = 0.6
"""Frames at least this sure teach; others neither teach nor unteach."""
_MARK = re.compile(r"\{([^{}|]+)\|([A-Z]+)(?:\.([a-z-]+))?\}")
_PARTS_OF_SPEECH: tuple[PartOfSpeech, ...] = ("verb", "noun", "adjective")


def event_labels() -> list[str]:
    """``O``, every type, every ``TYPE.mode``, in a fixed order."""
    types = load_ontology().types
    modes = [f"{name}.{mode}" for name, entry in types.items() for mode in entry.modes]
    return [OUTSIDE, *sorted([*types, *modes])]


def held_out(sentence: Sentence) -> bool:
    """Whether a sentence is one of the eighth kept from training, to check and calibrate on."""
    return hashlib.blake2b(" ".join(sentence.words).encode(), digest_size=4).digest()[0] % 8 == 0


def read_events(folder: Path = CORPUS, files: str = "*.txt") -> Iterator[Sentence]:
    """The sentences of the corpus, with an event label for every word.

    ``files``: the names of the files to read, as a glob. Raises LexiconError for markup that cannot be read or a label
    that the ontology lacks.
    """
    for path in sorted(folder.glob(files)):
        for item in read_items(path):
            yield from item


def read_items(path: Path) -> list[list[Sentence]]:
    """The sentences of one file, those between two comment lines together: the sentences of one text."""
    nlp, known = English(), frozenset(event_labels())
    items: list[list[Sentence]] = [[]]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            items.append([])
        elif line.strip():
            items[-1].append(_marked(line.strip(), nlp, known, f"{path}:{number}"))
    return [item for item in items if item]


def _marked(line: str, nlp: English, known: frozenset[str], where: str) -> Sentence:
    text, triggers, end = "", {}, 0
    for match in _MARK.finditer(line):
        text += line[end : match.start()]
        label = match[2] + (f".{match[3]}" if match[3] else "")
        if label not in known:
            raise LexiconError(f"{where}: {label!r} is no type or mode of data/ontology/plover.yaml. Correct the line.")
        triggers[len(text)] = label
        text += match[1]
        end = match.end()
    text += line[end:]
    if "{" in text or "}" in text:
        raise LexiconError(f"{where}: a brace is left over. Write {{word|TYPE.mode}}.")
    doc = nlp.make_doc(text)
    events: list[str | None] = [triggers.pop(token.idx, OUTSIDE) for token in doc]
    if triggers:
        raise LexiconError(f"{where}: a trigger does not begin a word. Mark whole words.")
    spaces = [bool(token.whitespace_) for token in doc]
    spaces[-1] = True  # the next sentence of the same text
    return Sentence([token.text for token in doc], document=Path(where).stem, events=events, space_after=spaces)


def frame_examples() -> list[Sentence]:
    """The examples of every frame, labelled as the frames code them."""
    from dragoman.events.compile import load_frame_files

    nlp = English()
    texts = {e.text for file in load_frame_files() for frame in file.frames for e in frame.examples}
    sentences = []
    for number, text in enumerate(sorted(texts)):
        doc = nlp.make_doc(text)
        spaces = [bool(token.whitespace_) for token in doc]
        sentences.append(Sentence([token.text for token in doc], document=f"example-{number}", space_after=spaces))
    label_by_frames(sentences, certain=0.0)
    return sentences


def label_by_frames(sentences: Sequence[Sentence], certain: float = CERTAIN) -> None:
    """Fill ``events`` of treebank sentences with what frames code in them.

    A word that frames know but did not code stays unlabelled: whether it told an event is what they were unsure of.
    """
    from dragoman.actors.linker import link_actors
    from dragoman.documents.document import Document
    from dragoman.events.coder import code_events
    from dragoman.language import load

    nlp = load()
    for name, group in groupby(sentences, key=lambda sentence: sentence.document):
        parts = list(group)
        words = [word for part in parts for word in part.words]
        spaces = [space for part in parts for space in part.space_after]
        doc = nlp(Doc(nlp.vocab, words=words, spaces=spaces))
        document = Document(id=name, text=doc.text)
        labels = _unlabelled_where_known(doc)
        position = {token.idx: token.i for token in doc}
        for event in code_events(doc, document, link_actors(doc, document)):
            sure = event.confidence >= certain
            label = event.event_type + (f".{event.mode}" if event.mode else "")
            labels[position[event.trigger.start]] = label if sure else None
        start = 0
        for part in parts:
            part.events = labels[start : start + len(part.words)]
            start += len(part.words)


def parse_as_before(sentences: Sequence[Sentence]) -> None:
    """Fill tags and trees of sentences that have none with what the shipped model reads.

    Without them the event head pulls its triggers away from where the other heads know them: after four epochs
    "refused" was no verb any more.
    """
    from dragoman.language import load

    nlp = load()
    for sentence in sentences:
        doc = nlp(Doc(nlp.vocab, words=sentence.words))
        sentence.upos = [token.pos_ for token in doc]
        sentence.xpos = [token.tag_ for token in doc]
        sentence.heads = [0 if token.head.i == token.i else token.head.i + 1 for token in doc]
        sentence.labels = ["root" if token.dep_ == "ROOT" else token.dep_ for token in doc]


def _unlabelled_where_known(doc: Doc) -> list[str | None]:
    lexicon = load_lexicon()
    return [
        None
        if any(
            lexicon.candidates(pos, form) for pos in _PARTS_OF_SPEECH for form in {token.lower_, token.lemma_.lower()}
        )
        else OUTSIDE
        for token in doc
    ]
