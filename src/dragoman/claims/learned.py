"""Claims that the language model's attribution head tells where the lexicon's rules are silent.

The head marks sources, cues and contents word by word, without saying which belong together. On newspaper text its
cues are rarer and surer than the lexicon's (PolNeAR dev, by character: precision 79, recall 24). A claim needs a
listed verb that no rule read, and a content beside it that no rule found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.claims.cues import CueLexicon
from dragoman.claims.draft import Draft, is_addressed, is_unsaid, is_within, verb_cue
from dragoman.claims.extent import cue_span
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import tidy
from dragoman.language.annotator import ATTRIBUTION
from dragoman.language.view import Phrase, Token, View
from dragoman.span import Span

_LONGEST_GAP = 40  # characters between a content and its cue: a speaker, an adverb, a comma


def find_learned(doc: View, text: str, drafts: Sequence[Draft], lexicon: CueLexicon) -> Iterator[Draft]:
    """A draft for each learned cue that no draft has, with the learned content beside it."""
    layers = _layers(doc)
    held = [draft.content for draft in drafts]
    cues = {draft.token.i for draft in drafts}
    for phrase in layers["CUE"]:
        token = phrase.root
        cue = verb_cue(token, lexicon) if token.pos_ == "VERB" else None
        if cue is None or not cue.asserts or not cue.frames & {"that", "quote"}:
            continue
        if token.i in cues or is_addressed(token):
            continue
        words = cue_span(token, text)
        content = _beside(words, layers["CONTENT"], text)
        if content is None or any(_same(span, content) for span in held):
            continue
        source = _source(token, words, layers["SOURCE"])
        if source is None or words.overlaps(content) or is_within(content, source, token):
            continue
        if not is_unsaid(token, source, lexicon):
            yield Draft(cue, token, words, content, source)


def widen(drafts: Iterable[Draft], doc: View, text: str) -> Iterator[Draft]:
    """The drafts; a content that the head takes whole and longer in the same sentence is taken so.

    On PolNeAR dev this finds 6 more contents by more than half; cutting a content down to the learned one loses 7.
    """
    contents = [p for p in _layers(doc)["CONTENT"] if p[0].sent is p[-1].sent]
    for draft in drafts:
        low, high = draft.content.start, draft.content.end
        around = next((p for p in contents if p.start_char <= low and high <= p.end_char), None) if contents else None
        if around is not None and draft.cue.asserts:
            span = tidy(text, around.start_char, _before_source(draft, around.end_char, high))
            if text[span.end - 1] == "." and text[high - 1] != ".":
                span = Span.of(text, span.start, span.end - 1)
            taken = draft.source is not None and span.start <= draft.source.idx < span.end
            if not taken and not span.overlaps(draft.cue_span) and not _climbs(doc, draft.content, around):
                draft = replace(draft, content=span)
        yield draft


def _before_source(draft: Draft, end: int, least: int) -> int:
    """Where a content ends that reaches into the words for its speaker: "..., Chile's | foreign minister, said"."""
    opens = draft.source.left_edge.idx if draft.source is not None else end
    return opens if least <= opens < end else end


def _climbs(doc: View, content: Span, around: Phrase) -> bool:
    """Whether the longer content runs on into the clause that the shorter one depends on."""
    words = doc.char_span(content.start, content.end, alignment_mode="expand")
    token = words.root if words is not None else None
    while token is not None and token.head is not token:
        token = token.head
        if around.start <= token.i < around.end and not content.start <= token.idx < content.end:
            return True
    return False


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SAME * (max(one.end, other.end) - min(one.start, other.start))


_SAME = 0.6


def _layers(doc: View) -> dict[str, list[Phrase]]:
    """The learned spans by role; empty where another pipeline read the text."""
    layers: dict[str, list[Phrase]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    spans = doc.source.spans
    for span in spans.get(ATTRIBUTION, ()):
        if span.label_ in layers:
            layers[span.label_].append(Phrase(doc, span.start, span.end, span.label_))
    return layers


def _beside(cue: Span, contents: Sequence[Phrase], text: str) -> Span | None:
    """The nearest learned content within reach, the one behind the cue first."""
    near = []
    for phrase in contents:
        gap = max(phrase.start_char - cue.end, cue.start - phrase.end_char)
        if gap <= _LONGEST_GAP and len(phrase) > 1:
            near.append((phrase.start_char < cue.start, gap, phrase))
    if not near:
        return None
    phrase = min(near, key=lambda found: found[:2])[2]
    span = tidy(text, phrase.start_char, phrase.end_char)
    return span if span.end > span.start else None


def _source(token: Token, cue: Span, sources: Sequence[Phrase]) -> Token | None:
    """Whoever the tree says speaks, when the head says so too; else the learned source right beside the cue."""
    told = speaker_token(token)
    beside = [s for s in sources if 0 <= max(s.start_char - cue.end, cue.start - s.end_char) <= _LONGEST_GAP]
    if told is not None and any(s.start <= told.i < s.end for s in sources):
        return told
    return min(beside, key=lambda s: abs(s.root.i - token.i)).root if beside else None
