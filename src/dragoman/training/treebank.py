"""Sentences with their labels, read from CoNLL-U, IOB2 and CrossNER files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SUBTYPES = frozenset(
    {
        "nsubj:pass",
        "csubj:pass",
        "obl:agent",
        "nmod:poss",
        "acl:relcl",
        "advcl:relcl",
        "aux:pass",
        "compound:prt",
        "obl:unmarked",
    }
)
"""Subtypes that events, claims and dates rest on; the others fold into their universal relation."""
UNIVERSAL_SUBTYPES = frozenset({"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl", "aux:pass"})
"""The subtypes that count in the reported LAS."""


@dataclass(slots=True)
class Sentence:
    """Words with labels; a label list that the corpus does not carry is None. Heads count from 1, 0 is the root."""

    words: list[str]
    document: str = ""
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    ner: list[str | None] | None = None
    attribution: list[list[str]] | None = None
    events: list[str | None] | None = None
    space_after: list[bool] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    new_paragraph: bool = False


def fold(label: str, kept: frozenset[str] = SUBTYPES) -> str:
    """The label with its subtype dropped unless it is one of ``kept``."""
    return label if label in kept else label.split(":")[0]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; multiword ranges and empty nodes are left out."""
    document, rows, paragraph, joined = "", [], True, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document, paragraph = line.partition("=")[2].strip() or path.stem, True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                joined.update(
                    {index: index == last and "SpaceAfter=No" not in columns[9] for index in range(first, last + 1)}
                )
        elif not line and rows:
            yield _sentence(rows, document or path.stem, paragraph, joined)
            rows, paragraph, joined = [], False, {}
    if rows:
        yield _sentence(rows, document or path.stem, paragraph, joined)


def _sentence(rows: list[list[str]], document: str, paragraph: bool, joined: dict[int, bool]) -> Sentence:
    return Sentence(
        words=[row[1] for row in rows],
        document=document,
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) for row in rows],
        labels=[fold(row[7]) for row in rows],
        space_after=[joined.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in rows],
        misc=[row[9] for row in rows],
        new_paragraph=paragraph,
    )


def read_iob(path: Path, mapping: dict[str, str]) -> Iterator[Sentence]:
    """The sentences of a column file of words and B-/I- tags.

    Takes ``word tag``, ``number word tag`` (Wikigold) and the five columns of UNER. ``mapping`` gives PER, ORG, LOC
    or MISC for a corpus's own type; a type it lacks becomes O.
    """
    words: list[str] = []
    tags: list[str | None] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# ") and "=" in line:
            continue
        columns = line.split("\t")
        if len(columns) > 2 and columns[0].isdigit():
            columns = columns[1:]
        if len(columns) >= 2 and columns[0]:
            words.append(columns[0])
            tags.append(_mapped(columns[1], mapping))
        elif words:
            yield Sentence(words=words, document=path.stem, ner=tags)
            words, tags = [], []


def _mapped(tag: str, mapping: dict[str, str]) -> str:
    prefix, _, kind = tag.partition("-")
    target = mapping.get(kind)
    return f"{prefix}-{target}" if target else "O"
