"""The named entities of a document as names: boundaries mended, words without titles, short forms."""

from __future__ import annotations

from dragoman.actors.fold import fold, without_particles
from dragoman.actors.groups import with_unseen_groups
from dragoman.actors.nouns import load_nouns
from dragoman.actors.phrases import case_of
from dragoman.actors.registry import Index
from dragoman.actors.scan import scan
from dragoman.language.view import Phrase, View

LABELS = frozenset({"PER", "ORG", "LOC"})
_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "abu", "van", "von", "de"})
_PREFIXES = frozenset({"pan", "trans", "inter"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "within", "throughout", "into", "to"})
_QUOTES = frozenset({'"', "“", "”", "‘", "`", "``", "''"})
_HYPHENS = frozenset({"-", "–", "‑"})
_MARKS = frozenset({"'s", "’s", "'", "’"})


def named_entities(doc: View, index: Index) -> list[Phrase]:
    """Entities that name a person, organisation or place, with the boundaries that a tokenizer blurred set right.

    "al", "-", "Assad" are one name; a people ("Syrians") is a description, not a name; a surname that the document
    gives in full as a person's elsewhere is that person's here too, whatever its label.
    """
    found = [_mended(ent) for ent in doc.ents if ent.label_ in LABELS]
    merged: list[Phrase] = []
    for ent in found:
        if merged and ent.start < merged[-1].end:
            if ent.end > merged[-1].end:
                merged[-1] = Phrase(doc, merged[-1].start, ent.end, merged[-1].label_)
            continue
        merged.append(ent)
    merged = with_unseen_groups(doc, _joined(merged, index), index)
    spelled = [(ent, name_words(ent, index)) for ent in merged]
    people = {words[-1] for ent, words in spelled if ent.label_ == "PER" and len(words) > 1}
    return [_relabelled(ent, words, people) for ent, words in spelled if words and not _is_described(ent, index)]


def _mended(ent: Phrase) -> Phrase:
    """Takes in a particle with its hyphen before ("al-" Assad) or what follows one ("al" -Assad); drops marks."""
    doc, start, end = ent.doc, ent.start, ent.end
    while end - start > 1 and doc[end - 1].text in _MARKS:
        end -= 1
    if start >= 2 and doc[start - 1].text in _HYPHENS and doc[start - 2].text.lower() in _PARTICLES | _PREFIXES:
        start -= 2
    if end < len(doc) - 1 and doc[end - 1].text.lower() in _PARTICLES and doc[end].text in _HYPHENS:
        end += 2
    elif doc[start].text in _HYPHENS and start >= 1 and doc[start - 1].text.lower() in _PARTICLES:
        start -= 1
    while end - start > 1 and doc[start].pos_ in {"VERB", "AUX"} and doc[start].text.islower():
        start += 1
    quoted = [place for place in range(start + 1, end) if doc[place].text in _QUOTES]
    if len(quoted) == 1:  # "Neighbour of 'Hostile" is no name
        end = quoted[0] - (doc[quoted[0] - 1].text.islower() and quoted[0] - 1 > start)
    for place in range(start, end):
        if "\n" in doc[place].text:
            end = max(place, start + 1)
            break
    return Phrase(doc, start, end, ent.label_)


def _joined(ents: list[Phrase], index: Index) -> list[Phrase]:
    """Two names around a hyphen as one where the registry knows the whole: "National Union" - "Patriotic Front"."""
    joined: list[Phrase] = []
    for ent in ents:
        before = joined[-1] if joined else None
        if before is not None and ent.start == before.end + 1 and ent.doc[before.end].text in _HYPHENS:
            whole = Phrase(ent.doc, before.start, ent.end, before.label_)
            known = [segment for segment in scan(whole.text, index) if segment.flavour != "D"]
            if len(known) == 1 and known[0].entity is not None:
                joined[-1] = whole
                continue
        joined.append(ent)
    return joined


def _is_described(ent: Phrase, index: Index) -> bool:
    """Whether the words are a people ("Syrians") or a title alone ("the President"), or no actor at all ("Friday")."""
    if ent.root.text in load_nouns().states or (ent.text.islower() and not ent.doc.text.islower()):
        return True  # "the African nation", the guard of "Peru's coast guard"
    segments = [s for s in scan(ent.text, index) if s.flavour != "D"]
    if len(segments) != 1:
        return all(s.flavour in "xXND," and s.key in index.not_actors for s in segments)
    if segments[0].key in index.not_actors and segments[0].flavour in "xX":
        return True
    return segments[0].flavour in "PA" or (segments[0].flavour == "R" and ent.label_ == "PER")


def _relabelled(ent: Phrase, words: list[str], people: set[str]) -> Phrase:
    if ent.label_ == "PER" or (ent.label_ == "LOC" and case_of(ent.root) in _WHERE):
        return ent
    kept = [word for word in words if word not in _PARTICLES]
    return Phrase(ent.doc, ent.start, ent.end, "PER") if len(kept) == 1 and kept[0] in people else ent


def name_text(ent: Phrase, index: Index) -> str:
    """The name as written, without honorific, on one line."""
    start = ent.start
    while start < ent.end - 1 and fold(ent.doc[start].text) in index.honorifics:
        start += 1
    return " ".join(ent.doc.words(start, ent.end).split())


def name_words(ent: Phrase, index: Index) -> list[str]:
    """The folded words of a name without honorifics."""
    return [word for word in fold(name_text(ent, index)).split(" ") if word and word not in {",", ":", ";", "(", ")"}]


def short_keys(words: list[str]) -> list[str]:
    """How a person may be called again: the whole, the surname, the surname with what stands before it."""
    whole = " ".join(words)
    keys = [whole, without_particles(whole), words[-1]]
    if len(words) > 2:
        keys.append(" ".join(words[-2:]))
    return list(dict.fromkeys(keys))
