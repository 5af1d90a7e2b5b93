"""An annotated document to its Standings."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.actor import Participant
from dragoman.actors.cast import Cast
from dragoman.claims.binder import chain_of
from dragoman.claims.claim import Claim
from dragoman.documents.document import Document
from dragoman.events.lexicon import Lexicon, load_lexicon
from dragoman.events.reality import status_of
from dragoman.language.view import Phrase, Token, View
from dragoman.span import Span
from dragoman.standings.parties import distinct
from dragoman.standings.rules import RULES, Draft
from dragoman.standings.standing import Standing, Status, standing_id
from dragoman.standings.words import Words, load_words

_TELLING = frozenset({"amod", "advmod", "compound", "punct"})
_WAS = frozenset({"was", "were", "had"})


def find_standings(doc: View, document: Document, cast: Cast, claims: Sequence[Claim] = ()) -> list[Standing]:
    """How the actors of ``doc`` (the annotated ``document.text``) are said to stand to each other, in order.

    ``claims`` give each the chain of those who say so.
    """
    words, lexicon = load_words(), load_lexicon()
    found: dict[tuple[str, str, str, int], Standing] = {}

    def ask(token: Token) -> list[Participant]:
        return _theirs(token, cast.participants(token), words, list(found.values())[-1:])

    for token in doc:
        if token.lemma_.lower() not in words.lemmas and token.form not in words.lemmas:
            continue
        for rule in RULES:
            for draft in rule(token, words, ask):
                for standing in _made(draft, document, claims, words, lexicon):
                    other = standing.b.actor_id if standing.b else ""
                    found.setdefault((standing.kind, standing.a.actor_id, other, standing.span.start), standing)
    return list(found.values())


def _theirs(token: Token, found: list[Participant], words: Words, before: Sequence[Standing]) -> list[Participant]:
    """ "Their alliance" is that of the two whose standing the sentence before, or this one, told."""
    if token.form != "their" or token.head.lemma_ not in {*words.bonds, *words.ties} or len(distinct(found)) > 1:
        return found
    sentence = token.sent
    for standing in before:
        start = token.doc[sentence[0].i - 1].sent.start_char if sentence[0].i else sentence.start_char
        if standing.b is not None and standing.sentence.start >= start:
            return [standing.a, standing.b]
    return found


def _made(draft: Draft, document: Document, claims: Sequence[Claim], words: Words, lexicon: Lexicon) -> list[Standing]:
    pairs = [(a, b) for a, b in draft.pairs if a.actor_id and (b is None or b.actor_id)]
    if not pairs:
        return []
    span, sentence = _span(draft, pairs, document.text), _sentence(draft.predicate.sent, document.text)
    holding = [
        claim for claim in claims if claim.content.covers(span) and claim.asserts and not claim.cue.overlaps(span)
    ]
    holding.sort(key=lambda claim: (claim.content.end - claim.content.start, claim.cue.start))
    status = _status(draft, words, lexicon)
    if status == "current" and any(claim.stance == "denying" for claim in holding):
        status = "denied"
    return [
        Standing(
            id=standing_id(document.id, draft.entry.kind, a, b, span),
            kind=draft.entry.kind,
            sign=draft.entry.sign,
            a=a,
            b=b,
            span=span,
            sentence=sentence,
            status=status,
            mutual=draft.mutual and b is not None,
            attribution=chain_of(holding),
            document_id=document.id,
        )
        for a, b in pairs
    ]


def _status(draft: Draft, words: Words, lexicon: Lexicon) -> Status:
    token = draft.predicate
    told = [one for one in token.children if one.i < token.i and one.dep_ in _TELLING]
    if any(one.form == "longer" and any(sub.form == "no" for sub in one.children) for one in _governing(token)):
        return "ended"
    if any(one.lemma_ in words.ending for one in (token.head, token.head.head)):
        return "ended"
    auxiliary = status_of(token, "noun", None, lexicon, {}).auxiliary
    if "negation" in auxiliary:
        return "denied"
    if auxiliary & {"future", "hypothetical"}:
        return "possible"
    past = any(one.form in words.past for one in told) or _told_in_past(token)
    return "past" if past or "historical" in auxiliary else "current"


def _governing(token: Token) -> list[Token]:
    """The words around the predicate, and around the verb it completes."""
    return [*token.children, *(token.head.children if token.dep_ in {"xcomp", "obl", "ccomp", "obj", "nmod"} else ())]


def _told_in_past(token: Token) -> bool:
    """ "was an ally", "had been an ally", "had been improving"; "has been an ally" is so still."""
    forms = {one.form for one in token.children if one.dep_ in {"cop", "aux"}}
    lasting = token.tag_ == "VBG" or any(one.dep_ == "cop" for one in token.children)
    return bool(forms & _WAS) and lasting


def _span(draft: Draft, pairs: Sequence[tuple[Participant, Participant | None]], text: str) -> Span:
    """The words of the entry, with what stands close before the noun ("its closest ally"), the parties left out."""
    first, last = min(draft.words, key=lambda one: one.i), max(draft.words, key=lambda one: one.i)
    doc, taken = first.doc, [(one.start, one.end) for pair in pairs for one in pair if one is not None]
    start = first.i
    while start > 0 and _describes(doc[start - 1], first, start) and not _inside(doc[start - 1], taken):
        start -= 1
    while doc[start].is_punct and start < first.i:
        start += 1
    return Span.of(text, doc[start].idx, last.idx + last.length)


def _describes(token: Token, noun: Token, at: int) -> bool:
    """Whether the token belongs to the words just before the noun."""
    hangs = token.head is noun or token.head.i in range(at - 2, noun.i + 1)
    return noun.pos_ == "NOUN" and token.dep_ in _TELLING and hangs and token.sent is noun.sent


def _inside(token: Token, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether the token is part of one of the parties, but not where the party is the phrase itself."""
    return token.pos_ == "PROPN" or any(start == token.idx for start, _ in taken)


def _sentence(sentence: Phrase, text: str) -> Span:
    return Span.of(text, sentence.start_char, sentence.end_char)
