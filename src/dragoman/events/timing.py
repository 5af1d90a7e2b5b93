"""What the time phrases around a deed say of its reality: years named, "two decades ago", "next week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.calendar_words import MONTHS, WEEKDAYS
from dragoman.events.syntax import case_of, is_verb, lower, mark_of, own_subject, relation
from dragoman.language.view import Token

_YEAR = re.compile(r"^(1[5-9]\d\d|20\d\d)$")
_DECADE = re.compile(r"^(1[5-9]\d0|20\d0)s$")
_UNITS = frozenset({"year", "years", "decade", "decades", "century", "centuries", "generation", "generations"})
_AGO = frozenset({"ago", "earlier"})
_ONGOING = frozenset({"since", "until", "till", "by", "after", "before"})
_ERAS = re.compile(
    r"\b(?:(?:first|second) world war|world war (?:i|ii|one|two)|cold war|vietnam war|(?:1\d|[5-9])th century|"
    r"last century|great depression|middle ages|(?:colonial|soviet|ottoman|apartheid|tsarist|medieval|stalin|franco|"
    r"victorian|imperial|interwar|post-war|postwar|communist) (?:era|times|rule|period|years|days)|apartheid|"
    r"third reich|holocaust|great war|napoleonic wars?|weimar republic|cultural revolution)\b"
)
_OPENING = re.compile(
    r"^\W*(?:[Aa]s far )?(?:[Bb]ack )?(?:(?:as|[Ii]n|[Dd]uring|[Aa]round|[Tt]hroughout)\s)(?:the\s)?"
    r"(?:(?:early|late|mid|-|[A-Z][\w-]+|\d{1,2},?|summer|autumn|spring|winter|of|and)\s?){0,5}?"
    r"(?P<year>1[5-9]\d\d|20\d\d)(?P<decade>s?)\b"
)
_OPENING_AGO = re.compile(r"^\W*(?:[\w-]+\s){1,4}(?:years?|decades?|centur(?:y|ies)|generations?)\s(?:ago|earlier)\b")
_NEXT = frozenset(("week", "month", "year", "summer", "winter", "spring", "autumn", *WEEKDAYS))
_MONTHS = frozenset(MONTHS)
_TIMES = _MONTHS | frozenset(
    {"summer", "winter", "spring", "autumn", "fall", "war", "wars", "conflict", "revolution", "uprising", "genocide"}
    | {"years", "days", "months", "weeks", "crisis", "famine", "day", "night", "morning", "decade", "century"}
    | {"beginning", "start", "middle", "end", "close", "height", "wake", "aftermath", "course", "half", "run-up"}
)


def years_of(token: Token) -> list[int]:
    """Years named in the time phrases of a predicate or, where it has none, of the clauses that carry it.

    A decade counts as its last year. Years of deeds inside the predicate are not its own.
    """
    for node in _chain(token):
        years = _phrase_years(node) + (_modifier_years(node) if node.i == token.i else [])
        if years:
            return years
        if node.head.i == node.i:
            opening = _OPENING.match(node.sent.text)
            return _as_years(opening["year"] + opening["decade"]) if opening else []
    return []


def long_ago(token: Token) -> str:
    """The words that set a deed a year or more back whatever the date of publication: "ago", "Cold War"; or ""."""
    for node in _chain(token):
        words = [lower(part) for part in _time_words(node)]
        for index, word in enumerate(words):
            if word in _AGO and not _UNITS.isdisjoint(words[max(index - 3, 0) : index]):
                return word
        era = _ERAS.search(" ".join(words))
        if era:
            return era[0]
        if _as_years("".join(words[:1])):
            return ""
        if node.head.i == node.i and _OPENING_AGO.match(node.sent.text):
            return "ago"
    return ""


def ahead(token: Token) -> bool:
    """Whether a deed in the present tense, or a noun, has a time to come: "visits Rabat next week"."""
    if is_verb(token) and not _is_present(token):
        return False
    for child in token.children:
        if relation(child) in {"obl", "nmod", "advmod"} and not (is_verb(token) and case_of(child) in _ONGOING):
            words = [lower(part) for part in child.subtree]
            if "tomorrow" in words or ("coming" in words and {"days", "weeks", "months"} & set(words)):
                return True
            if any(first == "next" and second in _NEXT for first, second in pairwise(words)):
                return True
    return False


def _is_present(token: Token) -> bool:
    helpers = [node for node in token.children if relation(node) == "aux"]
    if token.tag_ in {"VBZ", "VBP"}:
        return not helpers
    return token.tag_ == "VBG" and bool(helpers) and all(lower(node) in {"is", "are", "'s", "'re"} for node in helpers)


def _chain(token: Token) -> Iterator[Token]:
    """The token and the predicates that carry it in the same clause: light verbs, control verbs, first conjuncts."""
    node = token
    for _ in range(6):
        yield node
        if node.head.i == node.i:
            return
        label = relation(node)
        finite = label == "advcl" and mark_of(node) not in {"to", "without", "from"}
        if label in {"ccomp", "acl", "parataxis", "csubj"} or finite:
            return
        if label == "conj" and own_subject(node) is not None:
            return
        if not is_verb(node) and label == "nsubj" and not is_verb(token):
            return
        node = node.head


def _phrase_years(token: Token) -> list[int]:
    """Years of phrases of time: "in 1998", "on 3 May 1998", "during the 1990s war"; not "under a 1998 accord"."""
    years: list[int] = []
    for child in token.children:
        if lower(child) == "when" and child.i > 1 and child.doc[child.i - 1].text == ",":
            years += _as_years(child.doc[child.i - 2].text)  # "from 1936, when Franco's troops executed ..."
        if relation(child) not in {"obl", "nmod", "advmod"} or case_of(child) in _ONGOING:
            continue
        dated = child.tag_ == "CD" and any(lower(part) in _MONTHS for part in child.children)  # "on 25 June 1950"
        if dated or _as_years(child.text) or lower(child) in _TIMES or case_of(child) == "during":
            years += [year for part in _phrase(child) for year in _as_years(part.text)]
    return years


def _time_words(token: Token) -> Iterator[Token]:
    """The words of the adverbial phrases of ``token``, not of clauses inside them."""
    for child in token.children:
        if relation(child) in {"obl", "nmod", "advmod"} and case_of(child) not in _ONGOING:
            yield from _phrase(child)


def _phrase(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.i < token.i and relation(child) not in {"acl", "advcl"}:
            yield from _phrase(child)
    yield token
    for child in token.children:
        if child.i > token.i and relation(child) not in {"acl", "advcl"}:
            yield from _phrase(child)


def _modifier_years(token: Token) -> list[int]:
    """ "the 2003 invasion", "Nixon's 1972 visit"; not "2000 attacks", which counts."""
    if is_verb(token):
        return []
    definite = any(relation(n) == "det" or n.dep_ == "nmod:poss" for n in token.children) or token.tag_ == "NN"
    years = [
        year
        for child in token.children
        if child.i < token.i and relation(child) in {"nummod", "compound", "nmod", "amod"}
        for year in _as_years(child.text)
    ]
    return years if definite else []


def _as_years(text: str) -> list[int]:
    if _YEAR.match(text):
        return [int(text)]
    return [int(text[:4]) + 9] if _DECADE.match(text) else []
