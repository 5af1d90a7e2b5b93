"""How well claims are found: source, cue and content by character, on PolNeAR in brat's format.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks attributions of every kind, from quotations to opinions
and intentions. A document with several annotators counts once, by the first of them in file order; the others
serve to state how well people agree with each other (``annotator_agreement``).

PolNeAR marks no attribution inside the content of another, and its source is whoever speaks, never the medium between
the speaker and the article. Dragoman tells both. The scores are therefore of the outermost claims and of their
speakers (``add_document``); ``every_claim`` has the same counts over all claims, nested ones too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path

from dragoman.actors.linker import link_actors
from dragoman.claims.claim import Claim
from dragoman.claims.finder import find_claims
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.language import annotate

ROLES = ("source", "cue", "content")
FOLDER = Path("attribution") / "polnear-dev"
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}\Z")
_NUMBER = re.compile(r"\d+\Z")

Characters = frozenset[int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of character offsets."""

    source: Characters
    cue: Characters
    content: Characters

    def of(self, role: str) -> Characters:
        """The characters of one role."""
        found: Characters = getattr(self, role)
        return found


@dataclass(slots=True)
class AttributionScores:
    """Character counts by role, summed over documents, and the claims matched to attributions."""

    documents: int = 0
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    right_speaker: int = 0
    attributions: int = 0
    claims: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    every_claim: AttributionScores | None = None

    def precision(self, role: str) -> float:
        """Per cent of the characters found that are gold."""
        return 100 * self.right[role] / max(self.found[role], 1)

    def recall(self, role: str) -> float:
        """Per cent of the gold characters that are found."""
        return 100 * self.right[role] / max(self.gold[role], 1)

    def f1(self, role: str) -> float:
        """Per cent."""
        return 200 * self.right[role] / max(self.found[role] + self.gold[role], 1)

    @property
    def speaker_given_content(self) -> float:
        """Of the attributions whose content a claim mostly shares, per cent with the right speaker."""
        return 100 * self.right_speaker / max(self.matched, 1)


def evaluate_attribution(data: Path, *, claims_of: Callable[[str], list[Claim]] | None = None) -> AttributionScores:
    """Scores on ``data/attribution/polnear-dev``, or on ``data`` itself when it holds ``text`` and ``attributions``."""
    scores = AttributionScores(every_claim=AttributionScores())
    for text, annotators in read_brat(_folder(data)):
        add_document(scores, text, annotators[0], (claims_of or _claims)(text))
    return scores


def annotator_agreement(data: Path) -> dict[str, float]:
    """Mean F1 by character between two annotators of the same document, per cent by role."""
    values: dict[str, list[float]] = defaultdict(list)
    for _, annotators in read_brat(_folder(data)):
        for one, other in combinations(annotators, 2):
            for role in ROLES:
                a, b = _union(one, role), _union(other, role)
                values[role].append(200 * len(a & b) / max(len(a) + len(b), 1))
    return {role: sum(group) / len(group) for role, group in values.items()}


def _folder(data: Path) -> Path:
    folder = data if (data / "attributions").is_dir() else data / FOLDER
    if not (folder / "attributions").is_dir() or not (folder / "text").is_dir():
        raise OptionError(
            f"{str(folder)!r} holds no 'text' and 'attributions'. Give the data folder that has {FOLDER}."
        )
    return folder


def read_brat(folder: Path) -> Iterator[tuple[str, list[list[Attribution]]]]:
    """Every text with the attributions of each of its annotators."""
    by_text: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_text[_ANNOTATOR.sub("", path.stem)].append(path)
    for name, paths in sorted(by_text.items()):
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as source:
            text = source.read()
        yield text, [_read_attributions(path) for path in paths]


def _read_attributions(path: Path) -> list[Attribution]:
    spans: dict[str, Characters] = {}
    events: list[dict[str, Characters]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("T"):
            identifier, marked, _ = line.split("\t", 2)
            pieces = [piece.split() for piece in marked.split(" ", 1)[1].split(";")]
            spans[identifier] = frozenset(i for start, end in pieces for i in range(int(start), int(end)))
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("E"):
            roles: dict[str, Characters] = defaultdict(frozenset)
            for argument in line.split("\t")[1].split():
                role, identifier = argument.split(":")
                roles[_NUMBER.sub("", role).lower()] |= spans[identifier]
            events.append(roles)
    return [Attribution(*(roles.get(role, frozenset()) for role in ROLES)) for roles in events]


def _claims(text: str) -> list[Claim]:
    doc = annotate(text)
    document = Document(id="polnear", text=text)
    return find_claims(doc, document, link_actors(doc, document))


def add_document(scores: AttributionScores, text: str, gold: Sequence[Attribution], claims: Sequence[Claim]) -> None:
    """Adds one document's counts: of the outermost claims, and to ``scores.every_claim`` of all of them."""
    if scores.every_claim is not None:
        _add(scores.every_claim, text, gold, claims)
    _add(scores, text, gold, outermost(claims))


def outermost(claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose cue does not lie in the content of another."""
    return [claim for claim in claims if not any(o is not claim and o.content.covers(claim.cue) for o in claims)]


def _add(scores: AttributionScores, text: str, gold: Sequence[Attribution], claims: Sequence[Claim]) -> None:
    found = [as_attribution(text, claim) for claim in claims]
    scores.documents += 1
    scores.attributions += len(gold)
    scores.claims += len(found)
    for role in ROLES:
        mine, theirs = _union(found, role), _union(gold, role)
        scores.right[role] += len(mine & theirs)
        scores.found[role] += len(mine)
        scores.gold[role] += len(theirs)
    for attribution in gold:
        best = max(found, key=lambda f: _overlap(f.content, attribution.content), default=None)
        if best is not None and _overlap(best.content, attribution.content) > 0.5:
            scores.matched += 1
            scores.right_speaker += bool(best.source & attribution.source) or best.source == attribution.source
        else:
            scores.misses.append(("missed", _shown(text, attribution.cue), _shown(text, attribution.content)))
    for attribution in found:
        if not any(_overlap(attribution.content, g.content) > 0.2 for g in gold):
            scores.misses.append(("false", _shown(text, attribution.cue), _shown(text, attribution.content)))


def as_attribution(text: str, claim: Claim) -> Attribution:
    """A claim as characters; its cue and source are no part of its content."""
    source: Characters = frozenset()
    if claim.speaker is not None:
        source = frozenset(range(claim.speaker.start, claim.speaker.end))
    speakers = [link for link in claim.chain if link.kind != "channel"]
    for link in speakers if claim.speaker is not None else (speakers or claim.chain)[:1]:
        source |= _nearest(text, link.text, claim.cue.start)
    cue = frozenset(range(claim.cue.start, claim.cue.end))
    content = frozenset(range(claim.content.start, claim.content.end))
    return Attribution(_joined(text, source), cue, content - cue - source)


_JOINT = re.compile(r",?\s+(?:(?:and|or|&)\s+)?\Z")


def _joined(text: str, source: Characters) -> Characters:
    """The characters of speakers told together, with the "and" between them."""
    marks = sorted(source)
    gaps = [(one + 1, other) for one, other in pairwise(marks) if 1 < other - one < _LONGEST_JOINT]
    return source.union(*(range(*gap) for gap in gaps if _JOINT.match(text[slice(*gap)])))


_LONGEST_JOINT = 14


def _nearest(text: str, words: str, position: int) -> Characters:
    """The characters of the occurrence of ``words``, as whole words, nearest to ``position``."""
    starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
    if not starts:
        return frozenset()
    start = min(starts, key=lambda s: abs(s - position))
    return frozenset(range(start, start + len(words)))


def _union(attributions: Iterable[Attribution], role: str) -> Characters:
    return frozenset().union(*(attribution.of(role) for attribution in attributions))


def _overlap(one: Characters, other: Characters) -> float:
    return len(one & other) / max(len(one | other), 1)


def _shown(text: str, characters: Characters) -> str:
    if not characters:
        return ""
    return " ".join(text[min(characters) : max(characters) + 1].split())[:160]


def attribution_table(scores: AttributionScores) -> Table:
    """One row a role, what is known of the whole, and the roles again over nested claims too."""
    rows = [_row(scores, role, role) for role in ROLES]
    rows.append(["speaker, given content", "", "", f"{scores.speaker_given_content:.1f}"])
    if scores.every_claim is not None:
        rows += [_row(scores.every_claim, role, f"{role}, nested claims too") for role in ROLES]
    return Table(("by character", "precision", "recall", "F1"), rows)


def _row(scores: AttributionScores, role: str, name: str) -> list[str]:
    return [name, *(f"{measure(role):.1f}" for measure in (scores.precision, scores.recall, scores.f1))]
