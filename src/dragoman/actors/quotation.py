"""Who speaks between quotation marks: for each word of a quotation, the subject of the verb that introduces it."""

from __future__ import annotations

from dragoman.actors.nouns import Nouns
from dragoman.language.quotations import find_quotations
from dragoman.language.view import Token, View

_SUBJECT = frozenset({"nsubj", "nsubj:outer"})
_NEAR = 40  # words from the quotation to its verb


def quoted_speakers(doc: View, nouns: Nouns) -> dict[int, Token]:
    """Token index to the head of the speaker's phrase, for the words inside quotation marks whose speaker is told.

    A quotation without a verb of its own goes on from the one before it in the same paragraph.
    """
    spans = _quotations(doc)
    inside = {i for first, last in spans for i in range(first, last)}
    speakers: dict[int, Token] = {}
    before: tuple[int, Token] | None = None
    for first, last in spans:
        speaker = _introduced(doc, first, last, inside, nouns)
        if speaker is None and before is not None and not _broken(doc, before[0], first):
            speaker = before[1]
        if speaker is not None:
            before = last, speaker
            speakers.update(dict.fromkeys(range(first, last), speaker))
    return speakers


def quoted_words(doc: View) -> frozenset[int]:
    """The tokens inside quotation marks."""
    return frozenset(i for first, last in _quotations(doc) for i in range(first, last))


def _quotations(doc: View) -> list[tuple[int, int]]:
    """The tokens inside each quotation of at least two words."""
    spans = []
    for quotation in find_quotations(doc.text):
        words = doc.char_span(quotation.inner_start, quotation.inner_end, alignment_mode="contract")
        if words is not None and len(words) > 1:
            spans.append((words.start, words.end))
    return spans


def _broken(doc: View, start: int, end: int) -> bool:
    """Whether a paragraph ends between the two places."""
    return any("\n" in token.text for token in doc[start:end])


def _introduced(doc: View, first: int, last: int, inside: set[int], nouns: Nouns) -> Token | None:
    """The subject of the nearest verb of speech in the sentences that the quotation begins and ends in."""
    opening, closing = doc[first].sent, doc[last - 1].sent
    low, high = max(opening.start, first - _NEAR), min(closing.end, last + _NEAR)
    near: list[tuple[int, int, Token]] = []
    for i in [*range(low, first), *range(last, high)]:
        token = doc[i]
        if i in inside or token.pos_ != "VERB" or token.lemma_.lower() not in nouns.speech:
            continue
        subject = _subject(token, inside)
        if subject is not None:
            near.append((first - i if i < first else i - last, i, subject))
    return min(near, key=lambda found: found[:2])[2] if near else None


def _subject(verb: Token, inside: set[int]) -> Token | None:
    """The subject of the verb, or of the verb that it is joined to; no word of a quotation, whatever its label."""
    for _ in range(3):
        found = next((child for child in verb.children if child.dep_ in _SUBJECT and child.i not in inside), None)
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
    return None
