"""Opinion: in a column the author speaks, and what the author evaluates is the author's claim, not a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.claims.claim import Claim, Source, claim_id
from dragoman.claims.cues import load_yaml
from dragoman.claims.tree import child
from dragoman.documents.document import Document
from dragoman.language.view import Phrase, Token, View
from dragoman.span import Span


def author_of(document: Document) -> Source:
    """The author by name, or "author" where no byline is known."""
    if document.byline:
        return Source(document.byline, document.byline, "speaker")
    return Source("author", "", "unnamed")


def find_opinions(doc: View, document: Document, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A claim of the author for each sentence with an evaluation that nobody else is told to make.

    The cue is the first evaluative word outside the claims of others, the content the whole sentence.
    """
    author = author_of(document)
    for sentence in doc.sents:
        held = [claim for claim in claims if claim.content.start < sentence.end_char > claim.cue.start]
        word = next((t for t in sentence if _evaluates(t) and not any(_inside(t, claim) for claim in held)), None)
        if word is None:
            continue
        cue = Span.of(document.text, word.idx, word.idx + len(word))
        content = _whole(sentence, document.text)
        yield Claim(
            id=claim_id(document.id, cue, content),
            speaker=None,
            cue=cue,
            content=content,
            kind="belief",
            chain=[author],
            document_id=document.id,
        )


def _inside(token: Token, claim: Claim) -> bool:
    return claim.content.start <= token.idx < claim.content.end or claim.cue.start <= token.idx < claim.cue.end


def _whole(sentence: Phrase, text: str) -> Span:
    words = [t for t in sentence if not t.is_space]
    return Span.of(text, words[0].idx, words[-1].idx + len(words[-1]))


def _evaluates(token: Token) -> bool:
    """Whether the word is a modal of obligation, or a listed evaluation of its class."""
    lexicon = _evaluations()
    lemma = token.lemma_.lower()
    if token.tag_ == "MD":
        return lemma in lexicon["modals"]
    if token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.lower_ in lexicon["adjectives"]):
        return lemma in lexicon["adjectives"] or token.lower_ in lexicon["adjectives"]
    if token.pos_ == "VERB":
        return lemma in lexicon["obligations"] and child(token, "xcomp") is not None
    if token.pos_ == "NOUN":
        return lemma in lexicon["nouns"]
    return token.pos_ == "ADV" and token.lower_ in lexicon["adverbs"]


@cache
def _evaluations() -> dict[str, frozenset[str]]:
    return {group: frozenset(words) for group, words in load_yaml("evaluations.yaml").items()}
