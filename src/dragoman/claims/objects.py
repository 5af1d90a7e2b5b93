"""What a cue holds as a noun phrase: an object, a person, a topic, or what something is called."""

from __future__ import annotations

from dragoman.claims.cues import Cue, cue_lexicon
from dragoman.claims.nominal import holds_content
from dragoman.claims.sources import late_agent
from dragoman.claims.tree import POINTING, Content, case_of, child, children, has_to, is_passive, subject, subtree_span
from dragoman.claims.words import classes
from dragoman.language.view import Token

_NEAR = 8  # tokens from the cue to an "as" that hangs elsewhere
_LONGEST = 25  # tokens of what stands behind it


_PERSONS = frozenset(("him", "her", "them", "me", "us", "it", "he", "she", "they"))


def object_held(token: Token, cue: Cue) -> Content | None:
    """ "Announced the withdrawal"."""
    held = _undergoer(token) if is_passive(token) else child(token, "obj")
    if held is None or held.pos_ == "NUM" or not (held.pos_ != "PRON" or _told_by_pronoun(held, cue)):
        return None
    lexicon = cue_lexicon()
    if token.lemma_ in ("recall", "believe") and is_passive(token) and child(token, "obl:agent") is None:
        return None  # "the ambassador was recalled", "if the ministry is to be believed"
    if token.lemma_.lower() in lexicon.light_verbs and holds_content(held, lexicon):
        return None  # "reiterated the claim that ...": nominal.py holds what the noun holds
    span = subtree_span(held)
    return (span, None) if span else None


def _undergoer(token: Token) -> Token | None:
    """The subject of a passive; of a second one that of the first: "was welcomed by Paris and criticised by London"."""
    first = token.head if token.dep_ == "conj" and subject(token) is None and token.head.tag_ == "VBN" else token
    return child(first, "nsubj:pass")


def _told_by_pronoun(held: Token, cue: Cue) -> bool:
    """Whether a pronoun can be the content: "what he called ...", and a person or thing taken a position on."""
    if held.lower_ == "what":
        return child(held, "acl:relcl") is not None
    if cue.stance == "denying" and held.lower_ in POINTING:
        return True  # "denied it"
    return not cue.asserts and held.lower_ in _PERSONS


def target(token: Token, cue: Cue) -> Content | None:
    """ "Attacked Clinton", "was attacked by Trump": with words, since the target is a person or what a person said."""
    held = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    if held is None:
        return None
    start = held.left_edge
    named = held.ent_type_ == "PER" or held.lower_ in _PERSONS or start.is_quote
    if not named and held.lemma_.lower() not in cue_lexicon().nouns:
        return None
    return object_held(token, cue)


def topic(token: Token, cue: Cue) -> Content | None:
    """ "Mentioned the raid"; not the source of "citing two officials" and "quoted the ministry as saying"."""
    held = child(token, "obj")
    if cue.lemma in classes().quoting and held is None and is_passive(token):
        return None  # "was quoted as saying": the one quoted speaks
    if cue.lemma in classes().quoting and held is not None:
        quoted = is_passive(token) or any(case_of(c) == "as" for c in children(token, "advcl", "ccomp", "obl"))
        source = held.ent_type_ in ("PER", "ORG") or held.lemma_.lower() in cue_lexicon().unnamed
        source = source or held.lemma_ == "intelligence"
        if (
            quoted
            or (source and token.dep_ in ("advcl", "acl", "acl:relcl"))
            or held.lemma_.lower() in cue_lexicon().speakers
        ):
            return None
    return object_held(token, cue)


def named_as(token: Token, cue: Cue) -> Content | None:
    """ "Described the vote as unfair", "called it a farce"."""
    whom = child(token, "nsubj:pass") if is_passive(token) else child(token, "obj")
    said = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and not has_to(c)), None)
    objects = [c for c in children(token, "obj", "iobj", "appos") if c.i > token.i]
    if said is None and len(objects) > 1:
        whom, said = objects[0], objects[-1]
    if said is None and objects and whom is not None and whom.i < token.i and whom.tag_ in ("WP", "WDT"):
        said = objects[0]  # "which Paris called a farce"
    if said is None and whom is not None and whom.i > token.i:
        said = next((c for c in children(whom, "appos") if token.doc[c.left_edge.i - 1].text != ","), None)
    if said is None and whom is not None:
        said = next((c for c in children(token, "obl", "obl:unmarked") if c.i > whom.i and _is_bare_noun(c)), None)
    if said is None:
        said = next((c for c in token.children if c.dep_ in ("obl", "advcl") and case_of(c) == "as"), None)
    if said is None:
        return _as_before(token) or _as_behind(token)
    span = subtree_span(said)
    agent = late_agent(token) if is_passive(token) else None
    if span and agent is not None and agent.left_edge.idx > span[0]:
        span = (span[0], agent.left_edge.idx)
    start = subtree_span(whom) if whom is not None and token.i < whom.i < said.i else None
    return ((start[0] if start else span[0], span[1]), None) if span else None


def _is_bare_noun(word: Token) -> bool:
    """ "A crime" of "called the raid a crime", which the parser takes for an adverbial; no day."""
    return (
        not case_of(word) and word.pos_ == "NOUN" and any(c.lower_ in ("a", "an", "no") for c in children(word, "det"))
    )


def _as_before(token: Token) -> Content | None:
    """ "The “safe corridor”, as Moscow calls it": the words before the comma."""
    mark, named, doc = child(token, "mark"), child(token, "obj"), token.doc
    if mark is None or mark.lower_ != "as" or named is None or named.pos_ != "PRON":
        return None
    if mark.i < 2 or doc[mark.i - 1].text not in (",", "("):
        return None
    last = doc[mark.i - 2]
    head = last
    while head.head.right_edge.i == last.i or (last.is_quote and head.head.i < last.i and head is last):
        if head.head is head or head.head.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        head = head.head
    return (head.left_edge.idx, last.idx + len(last)), None


def _as_behind(token: Token) -> Content | None:
    """An "as ..." soon behind the cue that the parser gave to another word."""
    for word in token.doc[token.i + 1 : min(token.i + _NEAR, token.sent.end)]:
        if word.pos_ == "VERB" and word.head.i < word.i:
            return None
        if word.lower_ == "as" and word.dep_ in ("case", "mark") and word.head.i > word.i:
            last = max(
                (t for t in word.head.subtree if t.i < word.head.i or word.head.is_ancestor(t)), key=lambda t: t.i
            )
            last = last if last.i - word.i < _LONGEST else word.head
            last = max(last, word.head, key=lambda t: t.i)
            return (word.idx, last.idx + len(last)), None
    return None
