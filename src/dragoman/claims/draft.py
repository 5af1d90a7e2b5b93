"""A claim before its speaker is resolved, and the words of its cue."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.claims.cues import PREPOSITIONS, Cue, CueLexicon
from dragoman.claims.tree import child, is_negated, subject
from dragoman.claims.words import classes
from dragoman.language.view import Token
from dragoman.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its speaker is resolved. ``token`` is the cue's main word, ``source`` the head of the speaker's
    noun phrase or None. ``office`` is the noun of the office told before the name by which it speaks ("a spokeswoman,
    Ana Ruiz, said"), ``opening`` the character where that begins. ``issuer`` is who issued the paper that speaks."""

    cue: Cue
    token: Token
    cue_span: Span
    content: Span
    source: Token | None
    denied: bool = False
    office: Token | None = None
    issuer: Token | None = None
    opening: int = -1


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
    if (idiom := idiom_word(token)) is not None and f"{lemma} {idiom.lower_}" in lexicon.verbs:
        return lexicon.verbs[f"{lemma} {idiom.lower_}"]
    if lemma == "put" and any(c.lower_ == "it" and c.dep_ == "obj" for c in token.children):
        return lexicon.verbs.get("put it")
    return _with_preposition(token, lemma, lexicon) or lexicon.verbs.get(_hyphenated(token, lemma))


def _with_preposition(token: Token, lemma: str, lexicon: CueLexicon) -> Cue | None:
    """The entry for a verb and the word right behind it: "spoke for the miners", "swore in the president"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.pos_ not in ("ADP", "SCONJ"):
        return None
    cue = lexicon.verbs.get(f"{lemma} {after.lower_}")
    if cue is None:
        return None
    if after.lower_ not in PREPOSITIONS:
        return cue if not cue.frames else None
    held = after.head
    beside = after.dep_ in ("case", "mark") and held.head.i == token.i and held.i > after.i
    if held.lemma_.lower() in _SPANS:
        return None  # "spoke for an hour"
    told = held.ent_type_ in ("PER", "ORG") or held.lemma_.lower() in lexicon.nouns
    far = after.lower_ in _OF_PLACE and not told
    return cue if beside and not far else None  # "stood by the road"


_OF_PLACE = frozenset(("by", "behind", "at", "after"))
_SPANS = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "time", "while"))


def _hyphenated(token: Token, lemma: str) -> str:
    """The lemma with the part before its hyphen: "second-guessed"."""
    doc = token.doc
    return f"{doc[token.i - 2].lower_}-{lemma}" if token.i > 1 and doc[token.i - 1].text == "-" else lemma


def idiom_word(token: Token) -> Token | None:
    """The bare word right behind a verb that may make one cue with it: "took issue with", "parted ways with"."""
    word = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    own = word is not None and word.head.i == token.i and all(c.i > word.i for c in word.children)
    return word if word is not None and own and word.pos_ in ("NOUN", "ADJ", "ADV") else None


def is_unsaid(token: Token, source: Token | None, lexicon: CueLexicon) -> bool:
    """Whether the cue is denied or only tried: "did not say", "no one has claimed", "declined to say", "tried to
    shame"."""
    carrier = token.head.lemma_.lower() if token.dep_ == "xcomp" else ""
    refused = carrier in lexicon.refusals or is_tried(token)
    nothing = any(c.dep_ == "obj" and c.lower_ == "nothing" for c in token.children)
    parallel = token.dep_ == "conj" and token.tag_ == "VB" and is_negated(token.head)  # "does not act and deny it"
    return nothing or parallel or is_negated(token) or refused or (source is not None and is_nobody(source))


def is_tried(token: Token) -> bool:
    """Whether what the verb tells is only tried or called for: "tried to question", "needs to explain"."""
    return token.dep_ == "xcomp" and token.tag_ == "VB" and token.head.lemma_.lower() in classes().trying


def is_addressed(token: Token) -> bool:
    """Whether only the one spoken to is told: "people briefed on the matter", "Asked about the raid, the mayor ..."."""
    if token.lemma_.lower() not in classes().addressing or token.tag_ not in ("VBN", "VBD"):
        return False
    fronted = token.dep_ == "advcl" and token.i < token.head.i and subject(token) is None
    return token.dep_ == "acl" or (fronted and child(token, "ccomp") is None)  # "Asked if he had fled" is a question


def is_within(content: Span, source: Token | None, cue: Token) -> bool:
    """Whether what was taken for content belongs to the speaker: "the statement, published on Monday, said"."""
    if source is None or content.end > cue.idx or source.left_edge.i <= cue.i <= source.right_edge.i:
        return False
    last = source.right_edge
    return source.left_edge.idx <= content.start and content.end <= last.idx + len(last)


def is_nobody(source: Token) -> bool:
    """Whether the source is "no one", "neither side" ..."""
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
