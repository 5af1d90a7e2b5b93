"""Places told in a sentence by an adverbial: "in Aleppo", "near the Syrian city of Idlib", "off Crimea"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.calendar_words import MONTHS, WEEKDAYS
from dragoman.grounding.grounding import Place
from dragoman.grounding.places import find_places, resolve_place
from dragoman.grounding.words import lists
from dragoman.language.view import Phrase, Token, View

_AT = frozenset(
    ("in", "at", "near", "inside", "outside", "across", "over", "off", "around", "along", "throughout", "within",
     "amid", "above", "beneath", "between", "toward", "towards")
)  # fmt: skip
_MOVING = frozenset(("to", "into", "from", "through", "onto"))
_AGAINST = frozenset(("on", "against"))
_LONGEST_NAME = 5
_TIMES = frozenset((*MONTHS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name whose head is token ``head``, hanging on token ``governor``; ``relation`` says how it is
    attached."""

    head: int
    governor: int
    place: Place
    relation: str


def find_place_mentions(sentence: Phrase, mentioned: frozenset[str]) -> list[PlaceMention]:
    """The places that the sentence's adverbials and objects name, disambiguated by the countries ``mentioned``.

    ``relation`` is ``at`` (in, near ...), ``between``, ``moving`` (to, from), ``against`` (on, against) or ``object``.
    """
    found = []
    for token in sentence:
        relation = _relation(token)
        if relation is None:
            continue
        name = _named(token)
        if name is None:
            continue
        place = resolve_place(name.text, mentioned, country=_country_after(name))
        if place is not None:
            found.append(PlaceMention(token.i, token.head.i, place, relation))
    return found


def is_set_elsewhere(sentence: Phrase, found: Iterable[PlaceMention]) -> bool:
    """Whether the sentence says where, be it a place that the gazetteer does not know: "near the Ilemi Triangle"."""
    if any(mention.relation == "at" for mention in found):
        return True
    names = [ent for ent in sentence.doc.ents if ent.label_ == "LOC" and sentence.start <= ent.start < sentence.end]
    heads = [name.root.head if name.root.dep_ in ("compound", "flat") else name.root for name in names]
    return any(_relation(head) == "at" for head in heads)


def _relation(token: Token) -> str | None:
    if token.pos_ not in ("PROPN", "NOUN") or token.lower_ in _TIMES:
        return None
    if token.dep_ == "obj":
        return "object"
    if token.dep_ == "conj":
        return _relation(token.head)
    if not token.dep_.startswith(("obl", "nmod")) or token.dep_ in ("obl:agent", "nmod:poss"):
        return None
    cases = {child.lower_ for child in token.children if child.dep_ == "case"}
    if cases == {"from"} and token.head.lemma_.lower() in lists().from_somebody:
        return None  # "pressure from Washington": whose it is
    if "between" in cases or _shares_between(token):
        return "between"
    for relation, words in (("at", _AT), ("against", _AGAINST), ("moving", _MOVING)):
        if cases & words:
            return relation
    return None


def _shares_between(token: Token) -> bool:
    return token.dep_ == "conj" and any(c.dep_ == "case" and c.lower_ == "between" for c in token.head.children)


def _named(token: Token) -> Phrase | None:
    """The place name that ``token`` heads, itself or in "the city of X", "X province"."""
    if token.pos_ == "NOUN" and token.lemma_.lower() in lists().places:
        inner = [
            c
            for c in token.children
            if c.pos_ == "PROPN" and c.dep_ in ("compound", "nmod", "appos", "flat", "nmod:desc")
        ]
        whole = _longest(token.doc, token.i, token.sent) if any(c.i == token.i - 1 for c in inner) else None
        return whole or next(
            (name for child in inner for name in [_longest(token.doc, child.i, token.sent)] if name), None
        )
    return _longest(token.doc, token.i, token.sent) if token.pos_ == "PROPN" else None


def _longest(doc: View, index: int, sentence: Phrase) -> Phrase | None:
    """The longest run of words around ``index`` that is a known place name, and is written as one."""
    if doc[index].text[:1].islower():
        return None
    for span in _runs(doc, index, sentence):
        if find_places(span.text):
            return None if _is_torn(span) else span
    return None


def _is_torn(span: Phrase) -> bool:
    """Whether the name is a piece of a longer one: "Pedro" of a person's, "Triangle" of "Ilemi Triangle", "Alliance" of
    "Alliance of Sahel States"; but "Lebanon" of "South Lebanon" is none, nor "Aleppo" of "University of Aleppo"."""
    for name in span.doc.ents:
        if name.start >= span.end or span.start >= name.end:
            continue
        if name.label_ in ("PER", "LOC") or (name.label_ == "ORG" and span.start <= name.root.i < span.end):
            rest = [token for token in name if not span.start <= token.i < span.end]
            if any(token.text[:1].isupper() and token.lower_ not in lists().of_places for token in rest):
                return True
    return False


def _runs(doc: View, index: int, sentence: Phrase) -> Iterator[Phrase]:
    low = high = index
    while low > sentence.start and index - low < _LONGEST_NAME and _joins(doc[low - 1], doc[index]):
        low -= 1
    while high + 1 < sentence.end and high - index < _LONGEST_NAME and _joins(doc[high + 1], doc[index]):
        high += 1
    runs = [(start, end) for start in range(low, index + 1) for end in range(index, high + 1)]
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        if not (doc[start].is_punct or doc[end].is_punct or doc[end].dep_ == "case" or doc[start].dep_ == "case"):
            yield Phrase(doc, start, end + 1)


def _joins(token: Token, head: Token) -> bool:
    """Whether ``token`` can be part of the name that ``head`` belongs to."""
    if token.lower_ in ("-", "’", "'", "of", "de", "la", "el", "al", "ez", "az"):
        return True
    return (token.pos_ in ("PROPN", "ADJ") and token.text[:1].isupper()) or token.lemma_.lower() in (
        "region",
        "province",
        "oblast",
    )


def _country_after(name: Phrase) -> str:
    """The country that follows a name after a comma: "Tripoli, Lebanon"."""
    doc, end = name.doc, name.end
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].pos_ != "PROPN":
        return ""
    high = end + 2
    while high < len(doc) and doc[high].pos_ == "PROPN" and high - end <= 3:
        high += 1
    for stop in range(high, end + 1, -1):
        place = resolve_place(doc.words(end + 1, stop))
        if place is not None and not place.admin1 and place.name != name.text:
            return place.country
    return ""


def countries_named(spans: Iterable[Phrase]) -> frozenset[str]:
    """The codes of the countries among some entity spans."""
    codes = set()
    for span in spans:
        entries = find_places(span.text)
        if entries and not entries[0].place.admin1:
            codes.add(entries[0].place.country)
    return frozenset(codes - {""})
