"""How well the actors of defence and security news are found and known: re3d (Dstl and Aleph Insights, 2017).

re3d marks persons, organisations, locations and nationalities, named or described ("President Obama", "the rebels").
Found are the mentions of the actors (pronouns apart) by the kind of actor, the named entities that no mention has for
its head, and the words for peoples and nationalities. An entity is right when its kind and its characters are
(``strict``), or its kind and any of its characters (``overlap``, each entity used once). A gold entity is resolved when
the actor at that place has a country, a sector or an entry of the registry; the same is told for its words alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.actors.actor import Actor
from dragoman.actors.linker import link_actors
from dragoman.actors.registry import load_index
from dragoman.actors.resolver import resolve
from dragoman.actors.scan import scan
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.evaluation.table import Table
from dragoman.language import annotate
from dragoman.language.view import View, view

KINDS = ("Person", "Organisation", "Location", "Nationality")
FOLDER = Path("re3d")
_FILES = ("documents.json", "entities.json")
_NAMED = {"PER": "Person", "ORG": "Organisation", "LOC": "Location"}
_KIND = {"person": "Person", "organisation": "Organisation", "group": "Organisation", "state": "Location"}


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters ``start`` to ``end`` of a document, one of KINDS."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Re3dScores:
    """Counts by kind over all documents: ``strict`` and ``overlap`` are entities right."""

    documents: int = 0
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    overlap: Counter[str] = field(default_factory=Counter)
    resolved: Counter[str] = field(default_factory=Counter)
    resolved_alone: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def f1(self, right: Counter[str], kinds: Sequence[str] = KINDS) -> float:
        """F1 in per cent of ``strict`` or ``overlap`` over some kinds."""
        hits, found, gold = (sum(counts[kind] for kind in kinds) for counts in (right, self.found, self.gold))
        return 200 * hits / max(found + gold, 1)

    def share(self, counts: Counter[str], kinds: Sequence[str] = KINDS) -> float:
        """Per cent of the gold entities of some kinds that are in ``counts``."""
        return 100 * sum(counts[kind] for kind in kinds) / max(sum(self.gold[kind] for kind in kinds), 1)


def evaluate_re3d(data: Path) -> Re3dScores:
    """Scores on ``data/re3d``, or on ``data`` itself; every folder below with documents and entities counts.

    Raises OptionError when a file is missing or holds no JSON lines of the expected fields.
    """
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    parts = sorted(path.parent for path in folder.glob("*/documents.json"))
    if not parts:
        raise OptionError(
            f"{str(folder)!r} holds no folder with {' and '.join(_FILES)}. Give the folder that holds re3d/ "
            "(or the clone of dstl/re3d itself) with --data PATH."
        )
    scores = Re3dScores()
    for part in parts:
        entities = _gold(part)
        for record in _lines(part / "documents.json"):
            score_document(record["text"], entities.get(record["_id"], []), scores)
    return scores


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise OptionError(f"{str(path)!r} does not exist. Each part of re3d has {' and '.join(_FILES)}; restore it.")
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            records.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise OptionError(
                f"{path}, line {number} is not JSON ({error}). re3d has one JSON record a line; restore the file."
            ) from error
    return records


def _gold(part: Path) -> dict[str, list[Entity]]:
    """Entities of KINDS by document, doubles left out."""
    found: dict[str, set[Entity]] = {}
    for record in _lines(part / "entities.json"):
        if record["type"] in KINDS:
            entity = Entity(record["begin"], record["end"], record["type"])
            found.setdefault(record["documentId"], set()).add(entity)
    return {name: sorted(entities, key=_place) for name, entities in found.items()}


def _place(entity: Entity) -> tuple[int, int, str]:
    return entity.start, entity.end, entity.kind


def score_document(text: str, gold: Sequence[Entity], scores: Re3dScores) -> None:
    """Adds one document to ``scores``."""
    tokens = view(annotate(text))
    actors = link_actors(tokens, Document("re3d", text)).actors
    found = found_entities(tokens, actors)
    scores.documents += 1
    scores.gold.update(entity.kind for entity in gold)
    scores.found.update(entity.kind for entity in found)
    scores.strict.update(entity.kind for entity in set(gold) & set(found))
    pairs = match_overlap(gold, found)
    scores.overlap.update(gold[i].kind for i in pairs)
    known = [(m.start, m.end) for actor in actors if _known(actor) for m in actor.mentions]
    for entity in gold:
        alone = resolve(text[entity.start : entity.end])
        scores.resolved_alone[entity.kind] += alone is not None and _known(alone)
        covered = any(start < entity.end and entity.start < end for start, end in known)
        if entity.kind == "Nationality":
            covered = covered or (alone is not None and _known(alone))
        scores.resolved[entity.kind] += covered
        if not covered:
            scores.misses.append(("unresolved", entity.kind, _shown(text, entity)))
    right = set(pairs.values())
    scores.misses += [("missed", e.kind, _shown(text, e)) for i, e in enumerate(gold) if i not in pairs]
    scores.misses += [("false", e.kind, _shown(text, e)) for i, e in enumerate(found) if i not in right]


def found_entities(tokens: View, actors: Sequence[Actor]) -> list[Entity]:
    """What Dragoman finds, typed as re3d types it."""
    found: set[Entity] = set()
    heads: set[int] = set()
    for actor in actors:
        for mention in actor.mentions:
            part = tokens.char_span(mention.start, mention.end, alignment_mode="expand")
            if part is not None and part.root.pos_ not in {"PRON", "DET"}:
                heads.add(part.root.i)
                found.add(Entity(mention.start, mention.end, _KIND[actor.kind]))
    for ent in tokens.ents:
        if _is_nationality(ent.text):
            found.add(Entity(ent.start_char, ent.end_char, "Nationality"))
        elif ent.label_ in _NAMED and ent.root.i not in heads:
            found.add(Entity(ent.start_char, ent.end_char, _NAMED[ent.label_]))
    return sorted(found, key=_place)


def _is_nationality(text: str) -> bool:
    """Whether the words are the adjective or the people of a place ("Syrian", "Kurds"), not its name."""
    segments = [segment for segment in scan(text, load_index()) if segment.flavour != "D"]
    return len(segments) == 1 and segments[0].flavour in {"A", "P"}


def _known(actor: Actor) -> bool:
    return bool(actor.country or actor.sectors or actor.id in load_index().by_id)


def match_overlap(gold: Sequence[Entity], found: Sequence[Entity]) -> dict[int, int]:
    """Indices of ``gold`` to indices of ``found`` of the same kind that share characters, most shared first."""
    shared = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            common = min(one.end, other.end) - max(one.start, other.start)
            if common > 0 and one.kind == other.kind:
                shared.append((-common / (max(one.end, other.end) - min(one.start, other.start)), i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(shared):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _shown(text: str, entity: Entity) -> str:
    before = " ".join(text[max(0, entity.start - 40) : entity.start].split())
    after = " ".join(text[entity.end : entity.end + 30].split())
    return f"{before} [{' '.join(text[entity.start : entity.end].split())}] {after}"


def re3d_table(scores: Re3dScores) -> Table:
    """One row a kind, and one for all: F1 in per cent, shares of gold entities resolved in per cent."""
    rows = []
    for name, kinds in [*((kind, (kind,)) for kind in KINDS), ("all", KINDS)]:
        figures = [
            scores.f1(scores.strict, kinds),
            scores.f1(scores.overlap, kinds),
            scores.share(scores.resolved, kinds),
            scores.share(scores.resolved_alone, kinds),
        ]
        count = sum(scores.gold[kind] for kind in kinds)
        rows.append([name, f"{count:,}", *(f"{figure:.1f}" for figure in figures)])
    return Table(("kind", "entities", "strict F1", "overlap F1", "resolved", "words alone resolved"), rows)
