"""Date expressions of a document: where they stand and the days they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dragoman.grounding.clauses import Tense, lies_ahead, tense_of
from dragoman.grounding.date_grammar import KEYS, RULES, Reader, compiled
from dragoman.grounding.date_meanings import Context
from dragoman.grounding.grounding import EventDate
from dragoman.grounding.interval import Interval, day, published_day, shift_days
from dragoman.grounding.words import lists
from dragoman.language.view import Token, View

_JOIN = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*(?:the\s+)?\Z")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)
_OF = re.compile(r"\bof\s+(?:last\s+)?\Z", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:until|till|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
_LOOK_BACK = 16
_WIDEST = 60
_NEAR = 300
"""Characters within which "at the time" may take up a date."""
_COUNTED_FROM = frozenset(("after", "before"))
_VERBS = frozenset(("VERB", "AUX"))
_PRONOUNS = frozenset(("that", "this", "it", "which"))


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at characters ``start`` to ``end`` of the document.

    ``governor`` is the index in the Doc of the token that the expression modifies, or -1 when it modifies none.
    ``limit``: it says up to when, "until April". ``opened``: the day itself of "since October 26".
    """

    start: int
    end: int
    date: EventDate
    governor: int = -1
    limit: bool = False
    opened: EventDate | None = None


def find_dates(doc: View, published: str) -> list[DateMention]:
    """The date expressions of ``doc`` in text order, resolved against the ISO date ``published``.

    An expression that needs the publication date, or a date told before it ("the next morning"), and does not have it
    keeps ``precision == "unknown"`` and empty bounds.
    """
    text = doc.text
    today = published_day(published)
    mentions: list[DateMention] = []
    anchor: Interval | None = None
    told_at = 0
    counted: list[tuple[int, re.Match[str], Reader]] = []
    for match, reader in _matches(text):
        governor = _governor(doc, match.start(), match.end())
        limit = bool(_LIMIT.search(text, max(0, match.start() - _LOOK_BACK), match.start()))
        tense = _tense(governor, text, match.start()) if governor is not None else ""
        if limit and governor is not None and governor.lemma_ in lists().giving_time:
            tense = "future"  # "has given them until April"
        if (deed := _counted_from(doc, match)) is not None:  # "met on Friday, two days after the raid": the raid's day
            governor = deed
            from_day = anchor or (day(today) if today is not None else None)
            meaning = reader(match, Context(today, tense, from_day, to_deed=True))
        else:
            near = anchor if match.start() - told_at <= _NEAR else None
            meaning = reader(match, Context(today, tense, anchor, near=near))
        if meaning is None:
            continue
        if isinstance(meaning, Interval):
            if deed is None:
                anchor, told_at = meaning, match.end()
            told = meaning.to_date(match[0])
        else:
            told = EventDate("", "", match[0], "unknown")
        mention = DateMention(match.start(), match.end(), told, governor.i if governor is not None else -1, limit)
        mentions.append(_since(text, mention, today))
        if deed is not None:
            counted.append((len(mentions) - 1, match, reader))
    for place, match, reader in counted:
        mentions[place] = _from_told_day(doc, mentions, place, match, reader, today)
    return _ranges(text, mentions)


def _from_told_day(
    doc: View, mentions: list[DateMention], place: int, match: re.Match[str], reader: Reader, today: date | None
) -> DateMention:
    """The distance from a deed whose own day is told behind it, as the date of what is told by that distance: "was
    expelled two days after Chile had recalled its envoy on May 3"."""
    mention = mentions[place]
    own = [one for one in mentions if one.governor == mention.governor and one.start > mention.start]
    days = [one.date.start for one in own if one.date.precision == "day"]
    deed = doc[mention.governor]
    if len(days) != 1 or deed.head.i >= mention.governor:
        return mention
    meaning = reader(match, Context(today, "past", day(date.fromisoformat(days[0]))))
    if not isinstance(meaning, Interval):
        return mention
    return replace(mention, date=meaning.to_date(match[0]), governor=deed.head.i)


def _matches(text: str) -> list[tuple[re.Match[str], Reader]]:
    """The rules' matches that do not overlap, in text order; the longest wins, then the earlier rule."""
    windows = {name: _windows(key, text) for name, key in KEYS.items()}
    found = [
        (match.start() - match.end(), number, match)
        for number, (key, pattern, _) in enumerate(RULES)
        for low, high in windows[key]
        for match in compiled(pattern).finditer(text, low, high)
    ]
    used = bytearray(len(text))
    taken: list[tuple[int, re.Match[str], Reader]] = []
    for length, number, match in sorted(found, key=lambda item: (item[0], item[1], item[2].start())):
        if not any(used[match.start() : match.end()]):
            used[match.start() : match.end()] = b"\x01" * -length
            taken.append((match.start(), match, RULES[number][2]))
    return [(match, reader) for _, match, reader in sorted(taken, key=lambda item: item[0])]


def _windows(key: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Stretches of ``text`` around the matches of ``key``, wide enough for any expression that holds one."""
    windows: list[tuple[int, int]] = []
    for match in key.finditer(text):
        low, high = max(0, match.start() - _WIDEST), min(len(text), match.end() + _WIDEST)
        if windows and low <= windows[-1][1]:
            low = windows.pop()[0]
        windows.append((low, high))
    return windows


def _governor(doc: View, start: int, end: int) -> Token | None:
    """The token that the expression modifies."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    outside = [token.head for token in span if not span.start <= token.head.i < span.end]
    return outside[0] if outside else None


def _tense(governor: Token, text: str, start: int) -> Tense:
    """The tense of the clause, but "the raid of Saturday" is over whatever "would" be said of it."""
    if governor.pos_ == "NOUN" and _OF.search(text, max(0, start - _LOOK_BACK), start) and not lies_ahead(governor):
        return "past"
    return tense_of(governor)


def _counted_from(doc: View, match: re.Match[str]) -> Token | None:
    """The deed from which a distance behind the main verb is counted: the raid in "met, two days after the raid".

    At the head of its sentence the same words date the main verb instead: "Two days after the raid they met".
    """
    if (match.groupdict().get("direction") or "").lower() not in _COUNTED_FROM:
        return None
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is None:
        return None
    last = span[-1]
    if last.dep_ not in ("mark", "case") or last.head.i < span.end or last.head.lower_ in _PRONOUNS:
        return None
    behind = any(token.pos_ in _VERBS for token in last.sent if token.i < span.start)
    return last.head if behind else None


def _since(text: str, mention: DateMention, today: date | None) -> DateMention:
    """ "Since 2011" runs from the expression's first day to the publication date."""
    before = _SINCE.search(text, max(0, mention.start - _LOOK_BACK), mention.start)
    told = mention.date
    if before is None or not told.start or today is None or told.start > today.isoformat():
        return mention
    interval = Interval(date.fromisoformat(told.start), today)
    start = before.start()
    return replace(mention, start=start, date=interval.to_date(text[start : mention.end]), opened=told)


def _ranges(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Joins "from A to B" and "between A and B" into one expression."""
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and _JOIN.match(text, joined[-1].end, mention.start):
            first = joined[-1]
            before = _FROM.search(text, max(0, first.start - _LOOK_BACK), first.start)
            dashed = text[first.end : mention.start].strip() in ("-", "–", "—")
            interval = _between(first.date, mention.date) if before or dashed else None
            if interval is not None:
                start = before.start() if before else first.start
                joined[-1] = DateMention(
                    start, mention.end, interval.to_date(text[start : mention.end]), first.governor
                )
                continue
        joined.append(mention)
    return joined


def _between(first: EventDate, last: EventDate) -> Interval | None:
    """From the first day of ``first`` to the last day of ``last``; weekdays may need the week before."""
    if not first.start or not last.end:
        return None
    start, end = date.fromisoformat(first.start), date.fromisoformat(last.end)
    if start > end and (start - end).days < 7 and first.text[-3:].lower() == "day":
        start = shift_days(start, -7)
    return Interval(start, end) if start <= end else None
