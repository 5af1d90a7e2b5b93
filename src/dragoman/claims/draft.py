"""A claim before its speaker is resolved, and the words of its cue."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.claims.cues import Cue, CueLexicon, cue_lexicon
from dragoman.claims.tree import child, is_negated
from dragoman.language.view import Token
from dragoman.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its speaker is resolved. ``token`` is the cue's main word, ``source`` the head of the speaker's
    noun phrase or None."""

    cue: Cue
    token: Token
    cue_span: Span
    content: Span
    source: Token | None
    denied: bool = False


def verb_cue(token: Token, lexicon: CueLexicon) -> Cue | None:
    """The lexicon's entry for a verb with its particle ("point out"), or for an adjective."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ":
        return lexicon.adjectives.get(lemma) or _participle(token, lexicon)
    if token.tag_ == "VBN" and token.lower_ in lexicon.adjectives and child(token, "obl:agent", "obj") is None:
        return lexicon.adjectives[token.lower_]  # "is opposed to", "are determined to"
    particle = child(token, "compound:prt")
    if particle is not None:
        return lexicon.verbs.get(f"{lemma} {particle.lower_}")
    if lemma == "put" and any(c.lower_ == "it" and c.dep_ == "obj" for c in token.children):
        return lexicon.verbs.get("put it")
    return lexicon.verbs.get(lemma)


def is_unsaid(token: Token, source: Token | None, lexicon: CueLexicon) -> bool:
    """Whether the cue is denied: "did not say", "no one has claimed", "declined to say"."""
    refused = token.dep_ == "xcomp" and token.head.lemma_.lower() in lexicon.refusals
    nothing = any(c.dep_ == "obj" and c.lower_ == "nothing" for c in token.children)
    return nothing or is_negated(token) or refused or (source is not None and _is_nobody(source))


def _is_nobody(source: Token) -> bool:
    negative = ("no", "neither", "none", "nobody")
    return source.lower_ in negative or any(c.lower_ in negative and c.i < source.i for c in source.children)


def _participle(token: Token, lexicon: CueLexicon) -> Cue | None:
    """The verb of a participle that was read as an adjective: of any verb by its tag, of a feeling by its ending."""
    if token.tag_ in ("VBN", "VBD") and token.lemma_.lower() in lexicon.verbs:
        return lexicon.verbs[token.lemma_.lower()]
    word = token.lower_
    if not word.endswith("ed"):
        return None
    cue = next((lexicon.verbs[stem] for stem in (word[:-2], word[:-1], word[:-3] + "y") if stem in lexicon.verbs), None)
    return cue if cue is not None and cue.experiencer else None


def cue_words(token: Token) -> tuple[int, int]:
    """The tokens of a verbal cue: the verb with the auxiliaries, the negation and the adverbs right before it, and its
    particle."""
    low = high = token.i
    doc = token.doc
    while low > 0 and doc[low - 1].head.i == token.i and doc[low - 1].dep_ in ("aux", "aux:pass", "cop", "advmod"):
        low -= 1
    while low < token.i and doc[low].tag_ == "WRB":
        low += 1
    if high + 1 < len(doc) and doc[high + 1].dep_ == "compound:prt" and doc[high + 1].head.i == token.i:
        high += 1
    return low, high


def cue_span(token: Token, text: str, preposition: Token | None = None) -> Span:
    """The characters of a verbal cue, with the preposition that belongs to it when it follows at once."""
    low, high = cue_words(token)
    raised = _raising(token)
    if raised is not None and low - raised.i <= _NEAR:
        low = cue_words(raised)[0]
    if preposition is not None and preposition.i == high + 1:
        high = preposition.right_edge.i
    doc = token.doc
    if high == token.i and high + 2 < len(doc) and _manner(doc[high + 1], token):
        high += 1
    end = doc[high].idx + len(doc[high])
    return Span.of(text, doc[low].idx, end + (text[end : end + 1] == ":"))


def _manner(word: Token, verb: Token) -> bool:
    """An adverb of manner right behind the verb: "said bluntly"."""
    return word.dep_ == "advmod" and word.head.i == verb.i and word.lower_.endswith("ly")


_NEAR = 3


def _raising(token: Token) -> Token | None:
    """The verb before an infinitive or gerund that only says how the speaker came to it: "went on to say"."""
    verb = token.head
    if token.dep_ not in ("xcomp", "advcl") or verb.pos_ != "VERB" or verb.i > token.i:
        return None
    cue = verb_cue(verb, cue_lexicon())
    if token.dep_ == "advcl" and (cue is None or cue.lemma != "go on"):
        return None
    if cue is not None and "to" in cue.frames:
        return None  # "vowed to deny": two cues
    return verb if child(verb, "obj", "iobj") is None else None
