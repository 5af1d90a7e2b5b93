"""Which words a verbal cue has.

The convention is that of PolNeAR (Newell, Margolin and Ruths, LREC 2018), read off its texts: a cue has its
auxiliaries, its negation and its adverbs on both sides, the "to" of an infinitive, the verb that only says how the
speaker came to speak ("went on to say", "began by thanking", "was able to show"), its particle and the preposition that
follows at once, and behind it the day and the occasion ("said Friday", "said in an interview"). Its object, the person
spoken to, the place and "that" are no part of it.
"""

from __future__ import annotations

from dragoman.calendar_words import WEEKDAYS
from dragoman.claims.cues import CueLexicon, cue_lexicon
from dragoman.claims.draft import idiom_word, verb_cue
from dragoman.claims.sources import issued_by, taken_by
from dragoman.claims.tree import case_of, child, is_passive
from dragoman.claims.words import classes
from dragoman.language.view import Token
from dragoman.span import Span

DAYS = frozenset(WEEKDAYS)
_BEFORE = ("aux", "aux:pass", "cop", "advmod")
_NEAR = 3
_DEEPEST = 3
_LONGEST_PAPER = 10  # tokens from "issued" to "calling"


def cue_words(token: Token, *also: str) -> tuple[int, int]:
    """The tokens of a verbal cue: the verb with the auxiliaries, the negation and the adverbs right before it (and what
    has a label of ``also``), and its particle."""
    low = high = token.i
    doc = token.doc
    while low > 0 and doc[low - 1].head.i == token.i and (_goes_before(doc[low - 1]) or doc[low - 1].dep_ in also):
        low -= 1
    while low < token.i and doc[low].tag_ == "WRB":
        low += 1
    after = doc[high + 1] if high + 1 < len(doc) and doc[high + 1].head.i == token.i else None
    if after is not None and (after.dep_ == "compound:prt" or (token.lemma_ == "put" and after.lower_ == "it")):
        high += 1
    elif (idiom := idiom_word(token)) and f"{token.lemma_.lower()} {idiom.lower_}" in cue_lexicon().verbs:
        high += 1  # "took issue"
    return low, high


def _goes_before(word: Token) -> bool:
    return word.dep_ in _BEFORE or (word.dep_ == "mark" and word.lower_ == "to")


def cue_span(token: Token, text: str, preposition: Token | None = None) -> Span:
    """The characters of a verbal cue, with the preposition that belongs to it when it follows at once."""
    doc = token.doc
    low = _first_word(token)
    high = _behind(token, cue_words(token)[1])
    if preposition is not None and (_only_adverbs(token, high, preposition) or _asks(token, preposition)):
        high = preposition.right_edge.i
    elif high + 1 < len(doc) and doc[high + 1].lower_ == "as" and token.tag_ == "VBN":
        high += doc[high + 1].head.head.i == token.i  # "was described as"
    else:
        high = _occasion(token, high, cue_lexicon())
    end = doc[high].idx + len(doc[high])
    return Span.of(text, doc[low].idx, end + (text[end : end + 1] == ":"))


def _only_adverbs(token: Token, high: int, preposition: Token) -> bool:
    """Whether at most an adverb parts the cue from its preposition: "know all about", "is leaning hard toward"."""
    between = token.doc[high + 1 : preposition.i]
    return len(between) < _FEW and all(t.dep_ == "advmod" and t.head.i == token.i for t in between)


def tells_day(word: Token) -> bool:
    """Whether the word is a day, or the preposition before one."""
    return word.lower_ in DAYS or (word.lower_ == "on" and word.head.lower_ in DAYS)


_FEW = 3


def _asks(token: Token, preposition: Token) -> bool:
    """Whether only the one who is asked stands between: "asked the mayor about", "accused her of"."""
    whom = child(token, "obj", "iobj")
    if whom is None or not token.i < whom.left_edge.i <= whom.right_edge.i == preposition.i - 1:
        return False
    return token.lemma_ in classes().questioning or (whom.i == token.i + 1 == preposition.i - 1 and whom.pos_ == "PRON")


def _first_word(token: Token) -> int:
    """The first token of the cue, or of the verb or adjective before it that only says how the speaker came to it."""
    low = cue_words(token)[0]
    carrier = issued_by(token) or taken_by(token)
    if carrier is not None and token.i - carrier.i <= _LONGEST_PAPER:
        return cue_words(carrier)[0]
    for _ in range(_DEEPEST):
        raised = _raising(token, low)
        if raised is None:
            break
        token, low = raised, cue_words(raised)[0]
    return low


def _raising(token: Token, low: int) -> Token | None:
    """The verb or adjective before an infinitive or gerund: "went on to say", "could not resist pointing out"."""
    verb = token.head
    if token.dep_ not in ("xcomp", "advcl") or verb.pos_ not in ("VERB", "ADJ") or verb.i > token.i:
        return None
    cue = verb_cue(verb, cue_lexicon())
    marker = case_of(token)
    beside = token.tag_ == "VBG" and verb.i + 1 == low  # "could not resist pointing out"
    if token.dep_ == "advcl" and (cue is None or cue.lemma != "go on") and marker not in _MEANS and not beside:
        return None
    impersonal = cue is not None and cue.impersonal  # "appeared to blame"
    if cue is not None and not impersonal and (verb.pos_ == "ADJ" or "to" in cue.frames or marker in _MEANS):
        return None  # "vowed to deny": two cues
    if cue is not None and is_passive(verb):
        return None  # "is believed to have offered"
    near = _NEAR + (marker == "by")
    between = token.doc[verb.i + 1 : low]
    if len(between) >= near or any(t.is_punct or (marker != "by" and t.pos_ in _NAMING) for t in between):
        return None
    return verb if marker == "by" or child(verb, "obj", "iobj") is None else None


_NAMING = frozenset(("NOUN", "PROPN", "PRON"))
_MEANS = frozenset(("by", "of", "from"))


def _behind(token: Token, high: int) -> int:
    """The last token of the adverbs and the day behind the cue: "said bluntly", "said Friday"."""
    doc = token.doc
    while high + 1 < len(doc):
        word = doc[high + 1]
        adverb = word.dep_ == "advmod" and word.pos_ == "ADV" and not word.children
        day = word.dep_.startswith("obl") and word.lower_ in DAYS and not word.children
        if word.head.i != token.i or not (adverb or day):
            break
        high += 1
    if high + 2 < len(doc) and doc[high + 1].lower_ in ("this", "last") and doc[high + 2].head.i == token.i:
        high += 2 * (doc[high + 2].lower_ in _PERIODS)
    return high


_PERIODS = frozenset(("week", "month", "year", "night", "summer", "fall", "autumn", "winter", "spring"))


def _occasion(token: Token, high: int, lexicon: CueLexicon) -> int:
    """The last token of the occasion right behind the cue: "said in an interview"; papers stand for themselves."""
    doc = token.doc
    if high + 1 >= len(doc) or doc[high + 1].lower_ not in ("in", "at", "during"):
        return high
    occasion = doc[high + 1].head
    lemma = occasion.lemma_.lower()
    told = occasion.head.i == token.i and occasion.dep_ == "obl" and occasion.i - high <= _NEAR + 1
    return occasion.i if told and lemma in lexicon.occasions and lemma not in classes().themselves else high
