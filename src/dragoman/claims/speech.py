"""Reported speech and belief in the dependency tree: a cue, whose it is, and what it holds.

Every rule yields a ``Draft``; ``finder.py`` joins drafts with quotations and resolves who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.claims.contents import find_contents
from dragoman.claims.cues import Cue, CueLexicon
from dragoman.claims.draft import Draft, is_addressed, is_nobody, is_tried, is_unsaid, is_within, verb_cue
from dragoman.claims.extent import cue_span
from dragoman.claims.idioms import announced_itself, find_idioms, tells_by_idiom, told_before
from dragoman.claims.nominal import find_nominal
from dragoman.claims.phrases import find_phrases
from dragoman.claims.sources import speaker_token
from dragoman.claims.tree import case_of, child, children, has_to, is_negated, is_passive, subject, subtree_span, tidy
from dragoman.claims.words import classes
from dragoman.language.view import Token, View
from dragoman.span import Span


def find_speech(doc: View, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    """All drafts that the tree shows, by cue; ``text`` is ``doc.text``, which spaCy builds anew each time."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            yield from _verbal(token, text, lexicon)
            yield from find_idioms(token, text, lexicon)
        elif token.pos_ == "NOUN":
            yield from find_nominal(token, text, lexicon)
        elif token.pos_ == "ADV" and token.lower_ in lexicon.adverbs:
            yield from _adverbial(token, text, lexicon.adverbs[token.lower_])
        if token.lower_ in lexicon.phrase_words or token.lemma_.lower() in lexicon.trusting:
            yield from find_phrases(token, text, lexicon)


# --- verbs and adjectives ------------------------------------------------------------------------------------------


def _verbal(token: Token, text: str, lexicon: CueLexicon) -> Iterator[Draft]:
    cue = verb_cue(token, lexicon)
    if cue is None or _tells_nothing(token, cue, lexicon):
        return
    taken_up = told_before(token, text, lexicon) or announced_itself(token, text, lexicon)
    if taken_up is not None:
        yield taken_up
        return
    impersonal = cue.impersonal and _is_impersonal(token)
    if impersonal:
        below = child(token, "xcomp")
        if below is not None and has_to(below) and verb_cue(below, lexicon) is not None:
            return  # "appeared to blame": one cue
        cue = replace(cue, kind="belief", asserts=False, stance="neutral" if is_negated(token) else cue.stance)
    elif token.lemma_ == "hear" and _in_court(token, lexicon):
        cue, impersonal = replace(cue, kind="speech", asserts=True), True
    source = None if impersonal else _experiencer(token) if cue.experiencer else speaker_token(token)
    if source is None and not impersonal and lexicon.adjectives.get(token.lower_) is cue:
        source = subject(token)  # "is opposed to" looks like a passive
    needed = cue.kind == "belief" or not cue.asserts or token.pos_ == "ADJ"
    unattributed = impersonal or (cue.unattributed and is_passive(token))
    if needed and (source is None or source.dep_ == "expl") and not unattributed:
        return
    if source is not None or not is_addressed(token):
        yield from _told(token, text, cue, source, lexicon)


def _tells_nothing(token: Token, cue: Cue, lexicon: CueLexicon) -> bool:
    """Whether the cue word is a part of another phrase, or what it would tell is due, refused or demanded."""
    if token.dep_ in ("aux", "aux:pass", "cop", "case", "amod", "compound"):
        return True
    if (
        _is_uncertain(token)
        or _is_preposition(token)
        or _only_names(token, cue)
        or _asks_no_name(token)
        or _is_duty(token)
        or tells_by_idiom(token)
    ):
        return True
    if not cue.asserts and token.dep_ == "xcomp" and has_to(token) and _wills(token.head, lexicon):
        return True  # "declined to discuss the raid": what is declined is the discussion
    # "requires both sides to announce their drills"
    return has_to(token) and token.dep_ in ("xcomp", "ccomp", "advcl") and _is_law(token.head, lexicon)


def _told(token: Token, text: str, cue: Cue, source: Token | None, lexicon: CueLexicon) -> Iterator[Draft]:
    """The drafts of what the cue holds, each as far as it is vouched for."""
    negated = is_unsaid(token, source, lexicon)
    if not cue.asserts and is_tried(token):
        return  # "have tried to talk about", "attempts to shame"
    for frame, content, extra in find_contents(token, cue):
        asserts = cue.asserts and not _is_topic(frame, extra, cue) and not _as_agreed(token, cue)
        if negated and cue.kind == "speech" and asserts and cue.stance != "denying" and _asked(token):
            asserts = False  # "did not say whether ..."
        if negated and cue.stance == "denying":
            return
        if negated and cue.kind == "speech" and asserts:
            if frame != "with" or source is None or is_nobody(source):
                return
            asserts = False  # "did not apologize for the raid": a position on it
        if frame == "object" and cue.stance == "denying" and source is None:
            return  # "the claim was rejected": by nobody who is told
        span = tidy(text, *content)
        if negated and _UNANSWERED.match(span.text):
            return  # "did not respond to requests for comment": the outlet's own
        if span.end > span.start and not is_within(span, source, token):
            held = cue if asserts == cue.asserts else replace(cue, asserts=asserts)
            denied = negated and cue.kind == "belief" and not cue.impersonal
            yield Draft(held, token, cue_span(token, text, extra), span, source, denied)


def _as_agreed(token: Token, cue: Cue) -> bool:
    """ "As their commanders agreed", "as promised": what was willed beforehand, not what is told to have come about."""
    return cue.lemma in classes().willed and token.dep_ == "advcl" and case_of(token) == "as"


_UNANSWERED = re.compile(
    r"(?:(?:a|an|any|the|our|my|its|his|her|their|several|repeated|multiple|further|written|emailed|e-mailed|[A-Z]\w+['’]s?)\s)*"
    r"(?:requests?|calls?|messages?|e-?mails?|enquir(?:y|ies)|inquir(?:y|ies)|questions?|phone calls?|texts?)\b"
)


def _is_uncertain(token: Token) -> bool:
    """ "Neither account could be verified": nobody has verified it."""
    modal = any(c.lower_ in ("could", "can", "cannot") for c in children(token, "aux"))
    return modal and is_passive(token) and token.lemma_ in ("verify", "confirm", "corroborate", "establish")


def _is_impersonal(token: Token) -> bool:
    """Whether nobody is said to hold the view: "it is clear that ...", "the truce seems to hold"."""
    return token.pos_ != "ADJ" or any(c.dep_ == "expl" or c.lower_ == "it" for c in token.children)


def _in_court(token: Token, lexicon: CueLexicon) -> bool:
    """Whether those who hear only listen: "the court heard that ..." is told by a witness or a lawyer."""
    who = subject(token)
    return who is not None and who.lemma_.lower() in lexicon.hearers


def _asks_no_name(token: Token) -> bool:
    """ "An official who asked not to be named": no claim."""
    clause = (
        child(token, "xcomp", "ccomp", "advcl") if token.lemma_ in ("ask", "request", "refuse", "decline") else None
    )
    return clause is not None and clause.lower_ in ("named", "identified", "quoted") and is_passive(clause)


def _is_law(token: Token, lexicon: CueLexicon) -> bool:
    cue = verb_cue(token, lexicon)
    return cue is not None and "law" in cue.frames


def _is_duty(token: Token) -> bool:
    """ "Was supposed to keep digging coal": what was due, not what was thought."""
    due = child(token, "xcomp", "ccomp", "advcl") if token.lower_ == "supposed" else None
    return due is not None and has_to(due)


def _is_preposition(token: Token) -> bool:
    """ "Compared with last year": a participle that became a preposition."""
    return token.lower_ in _PREPOSITIONS and child(token, "aux", "aux:pass", "nsubj", "nsubj:pass", "obl:agent") is None


_PREPOSITIONS = frozenset(("compared", "concerning", "considering", "regarding", "including", "assuming"))


def _only_names(token: Token, cue: Cue) -> bool:
    """ "A program called Bright Water": nobody is said to call it so."""
    named = cue.lemma in ("call", "know", "dub", "term") and token.tag_ == "VBN"
    return named and token.dep_ in ("acl", "amod") and child(token, "obl:agent") is None and not _is_scare(token)


def _is_scare(token: Token) -> bool:
    return any(t.is_quote for t in token.doc[token.i + 1 : token.i + 4])


def _wills(token: Token, lexicon: CueLexicon) -> bool:
    cue = verb_cue(token, lexicon)
    return cue is not None and "to" in cue.frames


def _is_topic(frame: str, preposition: Token | None, cue: Cue) -> bool:
    """Whether the content is what the cue is about, told as given: "mentioned the raid", "worries about the raid"."""
    if frame in ("topic", "target"):
        return True
    word = preposition.lower_ if preposition is not None else ""
    return frame == "with" and (word == "to" or (cue.kind == "belief" and word in _ABOUT))


_ABOUT = frozenset(("about", "over", "at", "with", "by", "on"))


def _asked(token: Token) -> bool:
    """Whether the clause that the cue holds is a question: "whether ...", "if ...", "why ..."."""
    clause = child(token, "ccomp") or child(token, "advcl", "obj")
    if clause is None or clause.i < token.i:
        return False
    first = clause.left_edge
    return first.lower_ in ("if", "whether") or first.tag_ in ("WRB", "WP", "WDT")


def _experiencer(token: Token) -> Token | None:
    """Who feels: "angered Ankara", "Ankara was angered"."""
    passive = token.pos_ == "ADJ" or is_passive(token) or (token.tag_ == "VBN" and child(token, "obj") is None)
    return subject(token) if passive else child(token, "obj")


# --- adverbs ---------------------------------------------------------------------------------------


def _adverbial(token: Token, text: str, cue: Cue) -> Iterator[Draft]:
    """ "Allegedly", "reportedly": the clause is somebody's claim."""
    host = token.head
    if host.i == token.i:
        return
    span = subtree_span(host) if host.pos_ in ("VERB", "NOUN", "ADJ", "PROPN") else None
    if span is not None:
        content = tidy(text, *span)
        yield Draft(cue, token, Span.of(text, token.idx, token.idx + len(token)), content, None)
