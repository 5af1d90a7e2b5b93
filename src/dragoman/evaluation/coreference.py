"""How well mentions are joined into actors: mention pairs, MUC and B-cubed on GUM's news, interviews and speeches.

The documents are annotated and linked as raw text; nothing of the annotation is given. Gold mentions are GUM's of type
person, organization and place: names, pronouns and descriptions. A mention of Dragoman and one of GUM are the same when
some head word of each lies inside the other; where several fit, the pair that shares most characters goes first and
each mention is used once. Mentions that only Dragoman has count against precision, unless GUM gives the same
mention another type. A pair is right when both sides hold its two mentions to be one entity ("they" for two actors is
an entity of its own). Every document is scored twice, with and without "I", "we" and "you". MUC after Vilain et al.
(1995), B-cubed after Bagga and Baldwin (1998), on mentions found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from dragoman.actors.fold import word_set
from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.language import annotate
from dragoman.language.view import view
from dragoman.training.treebank import read_conllu

GENRES = ("news", "interview", "speech")
KINDS = frozenset({"person", "organization", "place"})
FOLDER = Path("gum") / "dev"
SPEAKERS = word_set("i me my mine myself we us our ours ourselves you your yours yourself yourselves y'all")
"""Pronouns of speaker and hearer: who they are stands outside the text of an interview or a speech."""

_MENTION = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)-([^()]*)(\))?|(\d+)(?:\[[^\]]*\])?\)")
_DATE = re.compile(r"# meta::dateCreated = (\d{4}-\d{2}-\d{2})")
_MINSPAN = 3  # the fields after the type: information status, salience, centering, minspan, link, identity

Clusters = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``start`` to ``end`` with the head words inside, and the entity meant."""

    start: int
    end: int
    heads: tuple[tuple[int, int], ...]
    entity: Hashable
    kind: str = ""

    def holds(self, other: Mention) -> bool:
        """Whether a head word of ``other`` lies inside."""
        return any(self.start <= start and end <= self.end for start, end in other.heads)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated document as raw text with its mentions."""

    name: str
    genre: str
    text: str
    published: str
    mentions: list[Mention]


@dataclass(slots=True)
class CoreferenceScores:
    """Counts over the documents of one genre, with or without the pronouns of ``speakers`` and hearers.

    ``pairs``: right, found, gold. ``muc`` and ``cubed``: right and all links or mentions found, then of the gold.
    """

    genre: str
    speakers: bool = True
    gold: int = 0
    found: int = 0
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])
    muc: list[float] = field(default_factory=lambda: [0.0] * 4)
    cubed: list[float] = field(default_factory=lambda: [0.0] * 4)
    misses: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs that Dragoman joins, per cent right."""
        return 100 * self.pairs[0] / max(self.pairs[1], 1)

    @property
    def recall(self) -> float:
        """Of the pairs that GUM joins, per cent found."""
        return 100 * self.pairs[0] / max(self.pairs[2], 1)

    @property
    def f1(self) -> float:
        """Mention-pair F1, per cent."""
        return 200 * self.pairs[0] / max(self.pairs[1] + self.pairs[2], 1)


def evaluate_coreference(data: Path) -> list[CoreferenceScores]:
    """Scores by genre on the GUM documents of ``data/gum/dev``, or of ``data`` itself when it holds ``.conllu`` files.

    Raises OptionError when there is nothing to read.
    """
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    paths = [p for p in sorted(folder.glob("GUM_*.conllu")) if _genre(p) in GENRES]
    if not paths:
        raise OptionError(
            f"{str(folder)!r} holds no GUM_news_*, GUM_interview_* or GUM_speech_* file ending in .conllu. "
            f"Give the folder that holds {FOLDER}/, or that folder, with --data PATH."
        )
    scores = [CoreferenceScores(genre, speakers) for speakers in (True, False) for genre in GENRES]
    for path in paths:
        gold = read_document(path)
        found = found_mentions(gold)
        for score in scores:
            if score.genre == gold.genre:
                score_document(gold, found, score)
    return [score for score in scores if score.gold]


def _genre(path: Path) -> str:
    return path.stem.split("_")[1] if path.stem.count("_") > 1 else ""


def read_document(path: Path) -> GoldDocument:
    """The raw text of one GUM document (paragraphs parted by an empty line) and all its mentions."""
    text = ""
    words: list[tuple[int, int]] = []
    notes: list[str] = []
    for sentence in read_conllu(path):
        if text:
            text = text.rstrip() + ("\n\n" if sentence.new_paragraph else " ")
        for word, spaced, misc in zip(sentence.words, sentence.space_after, sentence.misc, strict=True):
            words.append((len(text), len(text) + len(word)))
            notes.append(misc)
            text += word + (" " if spaced else "")
    date = _DATE.search(path.read_text(encoding="utf-8"))
    return GoldDocument(path.stem, _genre(path), text.rstrip(), date[1] if date else "", _mentions(words, notes))


def _mentions(words: Sequence[tuple[int, int]], notes: Sequence[str]) -> list[Mention]:
    """GUM's ``Entity=`` brackets: ``(12-person-new-...`` opens a mention of entity 12, ``12)`` closes it."""
    found: list[Mention] = []
    opened: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for place, note in enumerate(notes):
        entity = next((part[7:] for part in note.split("|") if part.startswith("Entity=")), "")
        for match in _MENTION.finditer(entity):
            if match[1]:
                opened[match[1]].append((place, match[2], match[3]))
            ident = match[5] or (match[1] if match[4] else "")
            if ident and opened[ident]:
                first, kind, fields = opened[ident].pop()
                found.append(_gold_mention(words, first, place, kind, fields, ident))
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _gold_mention(
    words: Sequence[tuple[int, int]], first: int, last: int, kind: str, fields: str, ident: str
) -> Mention:
    parts = fields.split("-")
    span = parts[_MINSPAN] if len(parts) > _MINSPAN else ""
    numbers = [int(n) for n in span.split(",") if n.isdigit()] or [last - first + 1]
    heads = tuple(words[min(first + n - 1, last)] for n in numbers)
    return Mention(words[first][0], words[last][1], heads, ident, kind)


def found_mentions(gold: GoldDocument) -> list[Mention]:
    """Dragoman's mentions in the raw text. A mention of several actors is one of the group that they make."""
    document = Document(gold.name, gold.text, published=gold.published)
    tokens = view(annotate(gold.text))
    actors: dict[tuple[int, int], set[str]] = defaultdict(set)
    for actor in link_actors(tokens, document).actors:
        for mention in actor.mentions:
            actors[mention.start, mention.end].add(actor.id)
    found = []
    for (start, end), ids in sorted(actors.items()):
        part = tokens.char_span(start, end, alignment_mode="expand")
        if part is not None:
            root = part.root
            found.append(Mention(start, end, ((root.idx, root.idx + root.length),), frozenset(ids)))
    return found


def match_mentions(gold: Sequence[Mention], found: Sequence[Mention]) -> dict[int, int]:
    """Indices of ``found`` to indices of ``gold``, by heads, the closest spans first, each used once."""
    fits = []
    for i, mine in enumerate(found):
        for j, theirs in enumerate(gold):
            if theirs.start < mine.end and mine.start < theirs.end and mine.holds(theirs) and theirs.holds(mine):
                shared = min(mine.end, theirs.end) - max(mine.start, theirs.start)
                union = max(mine.end, theirs.end) - min(mine.start, theirs.start)
                fits.append((-shared / union, i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(fits):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def score_document(gold: GoldDocument, found: Sequence[Mention], scores: CoreferenceScores) -> None:
    """Adds one document to ``scores``."""
    speakers = scores.speakers
    matched = match_mentions(gold.mentions, found)
    counted = {
        j
        for j, mention in enumerate(gold.mentions)
        if mention.kind in KINDS and (speakers or gold.text[mention.start : mention.end].lower() not in SPEAKERS)
    }
    mine: dict[Hashable, set[int]] = defaultdict(set)
    theirs: dict[Hashable, set[int]] = defaultdict(set)
    spans = {j: gold.mentions[j] for j in counted}
    for i, mention in enumerate(found):
        place = matched.get(i, -1 - i)
        if place < 0 and not speakers and gold.text[mention.start : mention.end].lower() in SPEAKERS:
            continue
        if place < 0 or place in counted:
            mine[mention.entity].add(place)
            spans.setdefault(place, mention)
    for j in counted:
        theirs[gold.mentions[j].entity].add(j)
    system = [frozenset(cluster) for cluster in mine.values()]
    key = [frozenset(cluster) for cluster in theirs.values()]
    scores.gold += len(counted)
    scores.found += sum(len(cluster & counted) for cluster in system)
    _count_pairs(gold, spans, system, key, scores)
    scores.muc = _added(scores.muc, [*_muc(system, key), *_muc(key, system)])
    scores.cubed = _added(scores.cubed, [*_cubed(system, key), *_cubed(key, system)])


def _count_pairs(
    gold: GoldDocument, spans: dict[int, Mention], system: Clusters, key: Clusters, scores: CoreferenceScores
) -> None:
    mine, theirs = _pairs(system), _pairs(key)
    scores.pairs = [
        old + new for old, new in zip(scores.pairs, [len(mine & theirs), len(mine), len(theirs)], strict=True)
    ]
    for what, group in (("joined", mine - theirs), ("parted", theirs - mine)):
        for one, other in sorted(group, key=lambda pair: sorted((spans[pair[0]].start, spans[pair[1]].start))):
            first, second = sorted((spans[one], spans[other]), key=lambda mention: mention.start)
            scores.misses.append((what, gold.name, _shown(gold.text, first), _shown(gold.text, second)))


def _pairs(clusters: Clusters) -> set[tuple[int, int]]:
    return {pair for cluster in clusters for pair in combinations(sorted(cluster), 2)}


def _muc(clusters: Clusters, other: Clusters) -> tuple[float, float]:
    """Links of ``clusters`` that ``other`` keeps, and all of them."""
    home = {mention: number for number, cluster in enumerate(other) for mention in cluster}
    kept = 0
    for cluster in clusters:
        parts = {home[mention] for mention in cluster if mention in home}
        kept += len(cluster) - len(parts) - sum(mention not in home for mention in cluster)
    return float(kept), float(sum(len(cluster) - 1 for cluster in clusters))


def _cubed(clusters: Clusters, other: Clusters) -> tuple[float, float]:
    """Sum over mentions of the share of their cluster that ``other`` also puts with them, and the mentions."""
    home = {mention: cluster for cluster in other for mention in cluster}
    shares = sum(len(cluster & home[mention]) / len(cluster) for cluster in clusters for mention in cluster & set(home))
    return shares, float(sum(map(len, clusters)))


def _added(old: Sequence[float], new: Sequence[float]) -> list[float]:
    return [one + other for one, other in zip(old, new, strict=True)]


def _harmonic(counts: Sequence[float]) -> float:
    """F1 in per cent of (right, found, right, gold)."""
    precision, recall = counts[0] / max(counts[1], 1), counts[2] / max(counts[3], 1)
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shown(text: str, mention: Mention) -> str:
    before = " ".join(text[max(0, mention.start - 40) : mention.start].split())
    after = " ".join(text[mention.end : mention.end + 25].split())
    return f"{before} [{' '.join(text[mention.start : mention.end].split())}] {after}"


def coreference_table(results: Iterable[CoreferenceScores]) -> Table:
    """One row a genre, and one for all together. ``found``: gold mentions that Dragoman has, per cent."""
    rows = []
    scores = list(results)
    for speakers in (True, False):
        group = [score for score in scores if score.speakers == speakers]
        rows += [_row(score) for score in [*group, _total(group, speakers)]] if group else []
    columns = ("genre", "mentions", "found", "pair precision", "pair recall", "pair F1", "MUC F1", "B-cubed F1")
    return Table(columns, rows)


def _total(scores: Iterable[CoreferenceScores], speakers: bool) -> CoreferenceScores:
    total = CoreferenceScores("all", speakers)
    for score in scores:
        total.gold, total.found = total.gold + score.gold, total.found + score.found
        total.pairs = [one + other for one, other in zip(total.pairs, score.pairs, strict=True)]
        total.muc, total.cubed = _added(total.muc, score.muc), _added(total.cubed, score.cubed)
    return total


def _row(score: CoreferenceScores) -> list[str]:
    shares = [100 * score.found / max(score.gold, 1), score.precision, score.recall, score.f1]
    shares += [_harmonic(score.muc), _harmonic(score.cubed)]
    name = score.genre if score.speakers else f"{score.genre}, without I, we, you"
    return [name, f"{score.gold:,}", *(f"{share:.1f}" for share in shares)]
