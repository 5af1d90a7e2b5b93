"""What GUM carries beyond syntax: named entities and attribution, turned into tags.

GUM marks every mention with a type and every elementary discourse unit with a relation. A mention headed by a proper
noun gives a PER, ORG or LOC span; an ``attribution`` satellite gives source and cue, its nucleus gives the content.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from functools import cache
from pathlib import Path

from dragoman.training.attribution import mark_attribution, reporting_parts
from dragoman.training.treebank import Sentence, read_conllu

ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
PRECEDENCE = ("person", "place", "organization")
"""Where named mentions nest, the later kind and the longer name win: "University of California" is one organisation."""
TITLES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "president",
        "prime",
        "minister",
        "chancellor",
        "senator",
        "sen.",
        "rep.",
        "governor",
        "gov.",
        "mayor",
        "general",
        "gen.",
        "colonel",
        "captain",
        "major",
        "lieutenant",
        "admiral",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "professor",
        "judge",
        "justice",
        "secretary",
        "chairman",
        "director",
        "ambassador",
        "chair",
        "speaker",
        "madam",
        "congresswoman",
        "representative",
        "congressman",
        "congresswoman",
        "reverend",
        "rev.",
        "saint",
        "st.",
    ]
)


def read_gum(path: Path) -> list[Sentence]:
    """The sentences of one GUM document with syntax, entities and attribution tags."""
    sentences = list(read_conllu(path))
    mark_entities(sentences)
    tree = path.with_suffix(".rs4")
    if tree.exists():
        mark_attribution(sentences, discourse_attributions(tree, sentences))
    return sentences


@cache
def country_names() -> frozenset[str]:
    """Names of states, which GUM types as organisations when they act and newspapers' annotators as places."""
    from dragoman.actors.registry import load_index

    names = {entity.name for entity in load_index().entities if entity.kind == "state"}
    return frozenset(
        names | {"US", "U.S.", "USA", "UK", "U.K.", "America", "Britain", "England", "DPRK", "Korea", "Burma"}
    )


def mark_entities(sentences: list[Sentence]) -> None:
    """Fill ``ner`` from GUM's Entity annotation.

    A capitalised word that belongs to no named mention of a known type may be MISC or an annotation gap: its tag is
    None (no loss) rather than O.
    """
    countries = country_names()
    for sentence in sentences:
        spans = [(start, end, kind) for start, end, kind in _mentions(sentence) if kind in ENTITY_TYPES]
        assert sentence.upos is not None
        tags: list[str | None] = [
            None if upos == "PROPN" or (upos == "ADJ" and word[0].isupper()) else "O"
            for word, upos in zip(sentence.words, sentence.upos, strict=True)
        ]
        for start, end, kind in sorted(spans, key=lambda span: (PRECEDENCE.index(span[2]), span[1] - span[0])):
            named = _named_part(sentence, start, end, kind)
            if named is not None:
                first, last = named
                target = "LOC" if " ".join(sentence.words[first : last + 1]) in countries else ENTITY_TYPES[kind]
                tags[first : last + 1] = ["I-" + target] * (last - first + 1)
                tags[first] = "B-" + target
        sentence.ner = tags


def _mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """(first word, last word, type) of each mention that lies in the sentence."""
    open_mentions: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for index, misc in enumerate(sentence.misc):
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for match in re.finditer(r"\((\d+)-([a-z]+)([^()]*)(\))?|(\d+)\)", entity):
            if match.group(1):
                if match.group(4):
                    found.append((index, index, match.group(2)))
                else:
                    open_mentions[match.group(1)].append((index, match.group(2)))
            elif open_mentions[match.group(5)]:
                start, kind = open_mentions[match.group(5)].pop()
                found.append((start, index, kind))
    return found


def _named_part(sentence: Sentence, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The proper name inside a mention: the run of capitalised words around its head, without titles and
    determiners."""
    heads, upos, xpos = sentence.heads, sentence.upos, sentence.xpos
    assert heads is not None
    assert upos is not None
    assert xpos is not None
    head = next((i for i in range(start, end + 1) if not start <= heads[i] - 1 <= end), None)
    if head is None or upos[head] != "PROPN" or xpos[head] == "NNPS":
        return None
    first = last = head
    while last < end and _continues(sentence, last + 1, end, kind):
        last += 1
    while first > start and _leads(sentence, first - 1, start, kind):
        first -= 1
    if kind == "person":
        titles = [i for i in range(first, last + 1) if sentence.words[i].lower() in TITLES | {"of", "state"}]
        first = max([first, *(i + 1 for i in titles)])
    return (first, last) if first <= last else None


def _continues(sentence: Sentence, index: int, end: int, kind: str) -> bool:
    word = sentence.words[index]
    joins = (
        {"of", "the", "for", "and", "de", "la", "del", "&", "-", "–", "'s"}
        if kind == "organization"
        else {"of", "de", "al", "bin", "-", "–"}
    )
    following = range(index + 1, min(index + 3, end + 1))
    return word[0].isupper() or (word.lower() in joins and any(sentence.words[i][0].isupper() for i in following))


def _leads(sentence: Sentence, index: int, start: int, kind: str) -> bool:
    word = sentence.words[index]
    before = range(max(start, index - 2), index)
    if (word.lower() in {"of", "for", "-", "–", "and"} and kind == "organization") or word in {"-", "–"}:
        return any(sentence.words[i][0].isupper() for i in before)
    return word[0].isupper() and word not in {
        "The",
        "A",
        "An",
        "This",
        "That",
        "His",
        "Her",
        "Its",
        "Their",
        "My",
        "Our",
    }


def discourse_attributions(path: Path, sentences: list[Sentence]) -> list[tuple[list[int], list[int], list[int]]]:
    """(source, cue, content) of every attribution in an rs4 file, as word indices counted through the document."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file named by the person who trains
    multinuclear = {rel.get("name") for rel in root.iter("rel") if rel.get("type") == "multinuc"} | {"span"}
    words: dict[str, list[int]] = {}
    position = 0
    for segment in root.iter("segment"):
        length = len((segment.text or "").split())
        words[str(segment.get("id"))] = list(range(position, position + length))
        position += length
    if position != sum(len(sentence.words) for sentence in sentences):
        return []
    nodes = {str(node.get("id")): node for tag in ("segment", "group") for node in root.iter(tag)}
    children: dict[str, list[str]] = defaultdict(list)
    for key, node in nodes.items():
        children[str(node.get("parent"))].append(key)

    def below(key: str, *, all_children: bool) -> list[int]:
        mine = list(words.get(key, ()))
        for child in children[key]:
            if all_children or nodes[child].get("relname") in multinuclear:
                mine += below(child, all_children=True)
        return mine

    found = []
    for key, node in nodes.items():
        if (node.get("relname") or "").startswith("attribution"):
            satellite = words.get(key) or below(key, all_children=False)
            source, cue = reporting_parts(sentences, satellite)
            content = sorted(set(below(str(node.get("parent")), all_children=False)) - set(satellite))
            found.append((source, cue, content))
    return found
