"""How well claims are told apart: kinds, channels, speakers and the binding of events, on the project's own sentences.

A corpus is a folder of text files; the head of ``corpora/claims/speech.txt`` explains their form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.actors.linker import link_actors
from dragoman.claims.binder import bind
from dragoman.claims.claim import Claim, Source
from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.events.event import Event
from dragoman.language import annotate
from dragoman.span import Span

_SHARED = 0.5  # of the characters of a claim's content and the marked one together
_PARAGRAPH = re.compile(r"\s*¶\s*")


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """A claim as the corpus has it; ``speaker`` is "?" where nobody is named."""

    speaker: str
    content: Span
    kind: str
    channel: str


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """A word that tells an event, and who vouches for it, nearest first."""

    trigger: Span
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the corpus; ``fields`` are those of the Document (genre, byline, title)."""

    text: str
    claims: tuple[MarkedClaim, ...]
    events: tuple[MarkedEvent, ...]
    fields: dict[str, str]


@dataclass(slots=True)
class ClaimScores:
    """Counts over a corpus. ``right``, ``found`` and ``gold`` count claims, by measure."""

    passages: int = 0
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    events: int = 0
    bound: int = 0
    without_source: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def f1(self, measure: str) -> float:
        """Per cent, of "content", "kind", "channel" or "speaker"."""
        return 200 * self.right[measure] / max(self.found[measure] + self.gold[measure], 1)

    @property
    def binding(self) -> float:
        """Of the marked events, per cent that carry exactly the marked chain."""
        return 100 * self.bound / max(self.events, 1)


def evaluate_claims(folder: Path) -> ClaimScores:
    """Scores on the marked passages of ``folder``."""
    scores = ClaimScores()
    for passage in read_passages(folder):
        document = Document(id="corpus", text=passage.text, **_known(passage.fields))
        doc = annotate(passage.text)
        add_passage(scores, passage, find_claims(doc, document, link_actors(doc, document)))
    return scores


def _known(fields: dict[str, str]) -> dict[str, Any]:
    return dict(fields)


def read_passages(folder: Path) -> Iterator[Passage]:
    """Every passage of the folder's text files. Raises OptionError when there is none or a mark is not in its text."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise OptionError(f"{str(folder)!r} holds no .txt file. Give a folder of marked passages, as corpora/claims.")
    for path in files:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for block in "\n".join(lines).split("\n\n"):
            if block.strip():
                yield _passage(block.strip().splitlines(), path.name)


def _passage(lines: Sequence[str], name: str) -> Passage:
    text = _PARAGRAPH.sub("\n\n", lines[0])
    claims, events, fields, position = [], [], {}, 0
    for line in lines[1:]:
        mark, rest = line[0], line[1:].strip()
        if mark == ">":
            parts = (*(part.strip() for part in rest.split("|")), "", "")
            content = _located(text, parts[1], name, 0)
            claims.append(MarkedClaim(parts[0], content, parts[2], parts[3]))
        elif mark == "@":
            word, _, chain = rest.partition(":")
            trigger = _located(text, word.strip(), name, position)
            links = tuple(link.strip() for link in chain.split(",") if link.strip() not in ("-", ""))
            events.append(MarkedEvent(trigger, links))
        elif mark == "=":
            key, _, value = rest.partition(" ")
            fields[key] = value
        else:
            raise OptionError(f"{name}: {line!r} begins with no mark. Begin it with '>', '@' or '='.")
    return Passage(text, tuple(claims), tuple(events), fields)


def _located(text: str, words: str, name: str, position: int) -> Span:
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[position:])
    if match is None:
        raise OptionError(f"{name}: {words!r} does not stand in {text!r}. Mark words of the passage itself.")
    return Span.of(text, position + match.start(), position + match.end())


def add_passage(scores: ClaimScores, passage: Passage, claims: Sequence[Claim]) -> None:
    """Adds one passage's counts."""
    scores.passages += 1
    scores.without_source += sum(not claim.chain for claim in claims)
    left = list(claims)
    for marked in passage.claims:
        claim = max(left, key=lambda c: _overlap(c.content, marked.content), default=None)
        if claim is None or _overlap(claim.content, marked.content) <= _SHARED:
            _count(scores, None, marked, passage.text)
            continue
        left.remove(claim)
        _count(scores, claim, marked, passage.text)
    for claim in left:
        scores.found.update(("content", "kind", "speaker"))
        scores.found["channel"] += claim.channel is not None
        scores.misses.append(("false", claim.cue.text, f"{claim.content.text} < {passage.text}"))
    _bind(scores, passage, claims)


def _count(scores: ClaimScores, claim: Claim | None, marked: MarkedClaim, text: str) -> None:
    scores.gold.update(("content", "kind", "speaker"))
    scores.gold["channel"] += bool(marked.channel)
    if claim is None:
        scores.misses.append(("missed", marked.speaker, f"{marked.content.text} < {text}"))
        return
    channel = claim.channel.name if claim.channel else ""
    scores.found.update(("content", "kind", "speaker"))
    scores.found["channel"] += bool(channel)
    right = {
        "content": True,
        "kind": claim.kind == marked.kind,
        "speaker": _names(claim.chain[0], marked.speaker),
        "channel": channel == marked.channel,
    }
    for measure, good in right.items():
        scores.right[measure] += good and (measure != "channel" or bool(channel))
        if not good:
            mine = {"kind": claim.kind, "speaker": claim.chain[0].text, "channel": channel}[measure]
            scores.misses.append((measure, mine, text))


def _names(link: Source, words: str) -> bool:
    """Whether the link is the one marked: a part of its name or words, or nobody named."""
    if words == "?":
        return (link.kind == "unnamed" and link.name in ("unnamed", link.text.lower())) or link.text == ""
    return words.casefold() in f"{link.text} | {link.name}".casefold()


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / max(max(one.end, other.end) - min(one.start, other.start), 1)


def _bind(scores: ClaimScores, passage: Passage, claims: Sequence[Claim]) -> None:
    events = [_event(marked.trigger, passage.text) for marked in passage.events]
    for marked, event in zip(passage.events, bind(events, list(claims))[0], strict=True):
        scores.events += 1
        links = event.attribution
        good = len(links) == len(marked.chain) and all(map(_names, links, marked.chain))
        scores.bound += good
        if not good:
            mine = ", ".join(link.text or link.name for link in links) or "-"
            scores.misses.append(("binding", f"{marked.trigger.text}: {mine}", passage.text))


def _event(trigger: Span, text: str) -> Event:
    return Event(
        id=str(trigger.start),
        event_type="",
        mode="",
        contexts=[],
        quad=0,
        score=0.0,
        actors=[],
        recipients=[],
        trigger=trigger,
        sentence=Span.of(text, 0, len(text)),
    )


def claims_table(scores: ClaimScores) -> Table:
    """One row a measure."""
    rows: Iterable[list[str]] = [
        [measure, f"{scores.gold[measure]}", f"{scores.found[measure]}", f"{scores.f1(measure):.1f}"]
        for measure in ("content", "kind", "speaker", "channel")
    ]
    bound = ["events bound", f"{scores.events}", f"{scores.bound}", f"{scores.binding:.1f}"]
    nobody = ["claims without a source", "", f"{scores.without_source}", ""]
    return Table((f"{scores.passages} passages", "marked", "found", "F1"), [*rows, bound, nobody])
