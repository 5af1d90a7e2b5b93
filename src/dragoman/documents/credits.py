"""Which agency an article credits with its text: "TUNIS (CNA) -", "with material from CNA", "(CNA)" below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.documents.datelines import find_dateline
from dragoman.documents.furniture import is_sentence
from dragoman.documents.header import NAME, squash
from dragoman.documents.knowledge import CreditPattern, HeaderLines, load

_ABOVE, _BELOW = 2, 3
"""Paragraphs above and below an article among which its credits stand."""
_LONGEST = 120
"""Characters of a paragraph that may be a credit; a longer one may end in one."""
_JOINED = re.compile(r"\s*(?:[/,;&|]|\b(?:and|with|from|via)\b)\s*")


def with_credit(byline: str, paragraphs: Sequence[str], outlet: str) -> str:
    """``byline``, and behind it the agency that the article credits, where it does not name one itself.

    ``paragraphs`` are all that the source has, credits among them; an outlet does not credit itself.
    """
    if any(map(is_agency, credited(byline))):
        return byline
    credit = next((one for one in _credits(paragraphs, outlet) if squash(one) != squash(outlet)), "")
    return " / ".join(filter(None, (byline, credit)))


def credited(byline: str) -> list[str]:
    """The names that a byline joins: "Our staff and CNA", "Evening Ledger / CNA"."""
    return [] if not byline else [byline, *filter(None, _JOINED.split(byline))]


def is_agency(name: str) -> bool:
    """Whether a name in a credit is an agency's."""
    return bool(_agency().fullmatch(name)) and name not in _lines().not_agencies


def is_at_large(name: str) -> bool:
    """Whether it names no agency: "agencies", "wire reports"."""
    return name.casefold() in _lines().agencies_at_large


def _credits(paragraphs: Sequence[str], outlet: str) -> Iterator[str]:
    body = next((paragraph for paragraph in paragraphs if is_sentence(paragraph)), "")
    dateline = find_dateline(body)
    if dateline is not None:
        yield from filter(is_agency, [dateline.agency])
        behind = _behind_dateline().match(body, dateline.end)
        yield from filter(is_agency, [behind["credit"]] if behind else [])
    yield from _in_lines(paragraphs[:_ABOVE], _patterns(_lines().credits), outlet)
    below = _lines().credits + _lines().credits_below
    yield from _in_lines(list(reversed(paragraphs[-_BELOW:])), _patterns(below), outlet)


def _in_lines(lines: Sequence[str], patterns: Sequence[re.Pattern[str]], outlet: str) -> Iterator[str]:
    for line in lines:
        tail = line[-_LONGEST:]
        for pattern in patterns:
            match = pattern.fullmatch(tail)
            named = match.groupdict() if match else {}
            credit = named.get("credit") or named.get("bracketed") or ""
            if credit in _lines().not_agencies or (named.get("outlet") and squash(named["outlet"]) != squash(outlet)):
                continue
            if credit:
                yield credit


@cache
def _lines() -> HeaderLines:
    return load("header.yaml", HeaderLines)


def _patterns(entries: Sequence[CreditPattern]) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(entry.pattern) for entry in entries)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{NAME}", NAME).replace("{AGENCY}", _form()))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(_form())


@cache
def _behind_dateline() -> re.Pattern[str]:
    return re.compile(rf"(?P<credit>{_form()}) ?[-–—]{{1,2}} ")


@cache
def _form() -> str:
    """How an agency is printed: as one that is listed, in capitals, by a name that says what it is, or at large."""
    lines = _lines()
    known = _any_of(lines.agencies)
    named = rf"(?:[A-Z][\w'’-]+ ){{1,3}}(?:{_any_of(lines.agency_words)})"
    return rf"(?:{known}|{named}|(?i:{_any_of(lines.agencies_at_large)})|[A-Z]{{3,5}})"


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
