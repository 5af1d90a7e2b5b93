"""Speakers told by office and name where the parser gave one of the two to what is said: "The man was handed over, a
police spokeswoman, Ana Ruiz, said", "On Wednesday, says the army, its men crossed the line"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.claims.cues import CueLexicon
from dragoman.claims.draft import Draft
from dragoman.claims.tree import tidy
from dragoman.language.view import Token, View

_LONGEST_NAME = 7
_LONGEST_OFFICE = 16
_OPENING = frozenset(("det", "nmod:poss", "amod", "compound", "nummod"))


def with_offices(drafts: Iterable[Draft], text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts with a speaker behind the cue where none was found, and with the office before a name as a part of
    the speaker, not of what is said."""
    for draft in drafts:
        if draft.token.pos_ == "VERB" and draft.content.start < draft.cue_span.start:
            draft = _before_cue(draft, text, lexicon)
        if draft.source is None and draft.token.tag_ in ("VBZ", "VBD") and draft.content.start < draft.cue_span.start:
            draft = _beside_cue(draft, text, lexicon)
        if draft.source is None and draft.token.tag_ in ("VBZ", "VBD"):
            draft = _behind_cue(draft, text, lexicon)
        yield draft


def _before_cue(draft: Draft, text: str, lexicon: CueLexicon) -> Draft:
    """ "..., a police spokeswoman, Ana Ruiz, said": the office is no part of the content."""
    doc, cue = draft.token.doc, draft.token
    name = _segment(doc, cue.i - 1, _LONGEST_NAME)
    if name is None or any(t.pos_ in ("VERB", "AUX") for t in doc[name[0] : name[1]]):
        return draft
    if doc[name[1] - 1].pos_ != "PROPN" or (draft.source is not None and not name[0] <= draft.source.i < name[1]):
        return draft
    office = _segment(doc, name[0] - 1, _LONGEST_OFFICE)
    held = _office(doc, office, lexicon) if office is not None else None
    if office is None or held is None or doc[office[0]].idx <= draft.content.start:
        return draft
    speaker = draft.source or _head(doc, *name)
    content = tidy(text, draft.content.start, doc[office[0]].idx)
    if draft.content.end > doc[name[0]].idx + _LONGEST_SPEAKER or content.end <= content.start:
        return draft
    return replace(draft, source=speaker, content=content, office=held, opening=doc[office[0]].idx)


_LONGEST_SPEAKER = 120  # characters that the content may reach into who says it


def _segment(doc: View, last: int, longest: int) -> tuple[int, int] | None:
    """The tokens between a comma at ``last`` and the comma before it."""
    if last < 1 or doc[last].text != ",":
        return None
    start = doc[last].sent.start
    for i in range(last - 1, max(start, last - longest) - 1, -1):
        if doc[i].text in (",", "”", '"'):
            return (i + 1, last) if i + 1 < last else None
        if doc[i].is_space:
            return None
    return None


def _office(doc: View, segment: tuple[int, int], lexicon: CueLexicon) -> Token | None:
    """The noun of an office that the tokens name, None when they name none."""
    tokens = list(doc[segment[0] : segment[1]])
    if any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in tokens) or tokens[0].dep_ not in _OPENING:
        return None
    for token in tokens:
        if token.pos_ == "NOUN" and not segment[0] <= token.head.i < segment[1]:
            # the comma may hang on it
            return token if lexicon.speaks(token) and token.left_edge.i >= segment[0] - 1 else None
    return None


def _head(doc: View, low: int, high: int) -> Token:
    """The token of a stretch whose head lies outside it."""
    return next((t for t in doc[low:high] if not low <= t.head.i < high), doc[high - 1])


def _behind_cue(draft: Draft, text: str, lexicon: CueLexicon) -> Draft:
    """ "..., says the army, ...": the noun phrase behind the cue up to the comma, where a comma stands before it."""
    doc, cue = draft.token.doc, draft.token
    if cue.i <= cue.sent.start or doc[cue.i - 1].text not in (",", "”", '"'):
        return draft
    high = cue.i + 1
    while high < cue.sent.end and high - cue.i <= _LONGEST_NAME and not doc[high].is_punct:
        if doc[high].pos_ in ("VERB", "AUX", "SCONJ", "ADP", "PRON"):
            return draft
        high += 1
    if high == cue.i + 1 or high >= cue.sent.end or doc[high].text not in (",", "."):
        return draft
    speaker = doc[high - 1]
    if speaker.pos_ != "PROPN" and not lexicon.speaks(speaker):
        return draft
    content = draft.content
    if content.start <= speaker.idx < content.end and content.start > cue.idx:
        content = tidy(text, doc[high].idx + 1, content.end)
    if content.end - content.start < _SHORTEST:
        content = draft.content
    return replace(draft, source=speaker, content=content)


_SHORTEST = 12


def _beside_cue(draft: Draft, text: str, lexicon: CueLexicon) -> Draft:
    """ "Two men were freed by the group, a spokesman for the army said": the phrase between the last comma and the cue,
    which the parser set beside the noun before it."""
    doc, cue = draft.token.doc, draft.token
    low = cue.i
    while low > cue.sent.start and cue.i - low <= _LONGEST_OFFICE and not doc[low - 1].is_punct:
        low -= 1
    if low <= cue.sent.start + 1 or low == cue.i or doc[low - 1].text != ",":
        return draft
    tokens = list(doc[low : cue.i])
    if any(t.pos_ in ("VERB", "AUX", "SCONJ", "PRON") for t in tokens) or tokens[0].dep_ not in _OPENING:
        return draft
    speaker = next((t for t in tokens if t.pos_ == "NOUN" and not low <= t.head.i < cue.i), None)
    if speaker is None or not lexicon.speaks(speaker):
        return draft
    content = tidy(text, draft.content.start, tokens[0].idx)
    if draft.content.end <= tokens[0].idx or content.end - content.start < _SHORTEST:
        return draft
    return replace(draft, source=speaker, content=content)


def with_office(text: str, words: str, opening: int, name: Token) -> str:
    """The speaker's words from the beginning of the office on."""
    end = name.idx + len(name)
    found = text.find(words, opening) if words else -1
    return text[opening : max(end, found + len(words) if 0 <= found <= end else end)]
