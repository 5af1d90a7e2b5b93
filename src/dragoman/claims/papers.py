"""Who issued a paper that the text only takes up: "the secretariat said in a statement ... The statement added ...",
"The union has called for calm, according to a statement"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.claims.cues import CueLexicon
from dragoman.claims.draft import Draft, verb_cue
from dragoman.claims.sources import issuer_of
from dragoman.claims.tree import subject
from dragoman.language.view import Token

_REACH = 1500  # characters back to who issued it
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


def with_issuers(drafts: Sequence[Draft], lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts in their order; those that a paper tells with whoever issued it, where the text says who did."""
    order = sorted(drafts, key=lambda draft: draft.cue_span.start)
    for draft in drafts:
        source = draft.source
        if source is None or source.pos_ != "NOUN" or source.lemma_.lower() not in lexicon.documents:
            yield draft
            continue
        known = issuer_of(source) is not None
        issuer = None if known else _announcer(draft, lexicon) or _before(draft, order, lexicon)
        yield replace(draft, issuer=issuer)


def _announcer(draft: Draft, lexicon: CueLexicon) -> Token | None:
    """Who is told to announce, promise or ask what the paper before or behind tells."""
    content, doc = draft.content, draft.token.doc
    if content.end > draft.cue_span.start:
        return None
    for token in doc[draft.token.sent.start : draft.token.i]:
        if token.pos_ == "VERB" and content.start <= token.idx < content.end:
            cue = verb_cue(token, lexicon)
            who = subject(token) if cue is not None and cue.kind == "speech" else None
            return who if who is not None and who.pos_ in ("NOUN", "PROPN") else None
    return None


def _before(draft: Draft, order: Sequence[Draft], lexicon: CueLexicon) -> Token | None:
    """The speaker before who spoke in a paper, where an article takes that up: "the statement said"."""
    source = draft.source
    if source is None or source.lemma_.lower() not in lexicon.papers:
        return None
    if not any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in source.children):
        return None
    for earlier in reversed(order):
        told = earlier.source
        if earlier.cue_span.start >= min(draft.cue_span.start, source.idx) or told is None:
            continue
        if draft.cue_span.start - earlier.cue_span.start > _REACH:
            return None
        if told.lemma_.lower() not in lexicon.documents and _in_paper(earlier, source, lexicon):
            return told
    return None


def _in_paper(draft: Draft, paper: Token, lexicon: CueLexicon) -> bool:
    """Whether the sentence of the cue has a paper in which it is told."""
    lemma = paper.lemma_.lower()
    beside = [t for t in draft.token.children if t.dep_.startswith(("obl", "obj"))]
    papers = (t.lemma_.lower() for t in (draft.token, *beside))
    return draft.cue.kind == "speech" and any(one == lemma or one in lexicon.papers for one in papers)
