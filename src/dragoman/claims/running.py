"""Indirect speech that runs on without a cue: "The miners had stopped work, he said. Nobody had been hurt."

Only the shifted tense shows it, and an outlet tells what came before in the same tense; so a sentence that gives a day
or a time of its own, or goes on about the speaker, is left to the outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.calendar_words import MONTHS, WEEKDAYS
from dragoman.claims.claim import Claim, claim_id
from dragoman.claims.tree import child, subject
from dragoman.language.view import Phrase, Token, View
from dragoman.span import Span

_SHIFTED = frozenset(("had", "would"))
_SINGULAR = frozenset(("he", "she", "i", "we", "you"))
_OWN_TIME = frozenset(
    ("ago", "since", "last", "earlier", "later", "yesterday", "previously", "already", "when", "until", "before",
     "after", "meanwhile", "still")
)  # fmt: skip


def find_running(doc: View, text: str, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each sentence that goes on in the shifted tense of a claim told in the past."""
    opening: Claim | None = None
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if not words:
            continue
        low, high = words[0].idx, words[-1].idx + len(words[-1])
        if opening is not None and not _new_paragraph(sentence, words[0]) and _runs_on(sentence, low, high, claims):
            content = Span.of(text, low, high)
            yield replace(opening, id=claim_id(opening.document_id, opening.cue, content), content=content, events=[])
            continue
        opening = _told_in_the_past(doc, sentence, low, high, claims)


def _new_paragraph(sentence: Phrase, first: Token) -> bool:
    doc = sentence[0].doc
    before = doc[sentence.start - 1] if sentence.start else None
    return any("\n" in t.text for t in doc[sentence.start : first.i]) or (before is not None and "\n" in before.text)


def _told_in_the_past(doc: View, sentence: Phrase, low: int, high: int, claims: Sequence[Claim]) -> Claim | None:
    """The last claim of a sentence that is told to its end, by somebody known, in the past."""
    own = [c for c in claims if low <= c.cue.start < high and c.asserts and c.kind == "indirect" and c.speaker]
    if len(own) != 1 or own[0].stance == "denying":
        return None
    span = doc.char_span(own[0].cue.start, own[0].cue.end, alignment_mode="expand")
    verb = span.root if span is not None else None
    past = verb is not None and verb.tag_ == "VBD" and verb.pos_ == "VERB" and own[0].content.start <= low + _SLACK
    return own[0] if past else None


_SLACK = 60  # characters before the content: a speaker, a setting


def _runs_on(sentence: Phrase, low: int, high: int, claims: Sequence[Claim]) -> bool:
    if any(low <= c.cue.start < high or (c.content.start < high and low < c.content.end) for c in claims):
        return False
    root = sentence.root
    shifted = any(c.dep_ in ("aux", "aux:pass") and c.lower_ in _SHIFTED for c in root.children)
    who = subject(root)
    if not shifted or who is None or who.lower_ in _SINGULAR or child(who, "nmod:poss") is not None:
        return False
    return not any((t.lower_ in _OWN_TIME and t.head is root) or t.is_quote for t in sentence) and not _dated(root)


def _dated(root: Token) -> bool:
    """Whether the sentence gives a time of its own: "in March", "on the 18th"."""
    times = [c for c in root.children if c.dep_.startswith("obl")]
    return any(c.lower_[:1].isdigit() or c.text in _MONTHS_AND_DAYS for c in times)


_MONTHS_AND_DAYS = frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS))
