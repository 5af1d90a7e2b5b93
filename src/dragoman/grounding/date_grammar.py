"""The grammar of English date expressions: patterns, each with the reader of its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

from dragoman.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from dragoman.grounding.date_meanings import (
    DECADE_NAMES,
    NUMBERS,
    Context,
    Meaning,
    read_ago,
    read_century,
    read_day_before,
    read_day_month,
    read_day_word,
    read_decade,
    read_feast,
    read_iso,
    read_last_unit,
    read_later,
    read_month_alone,
    read_month_year,
    read_next_day,
    read_numeric,
    read_of_unit,
    read_past_span,
    read_piece_of_year,
    read_season,
    read_that_time,
    read_weekday_of_week,
    read_weekend,
    read_year,
    read_year_range,
)

Reader: TypeAlias = Callable[[re.Match[str], Context], Meaning]
Rule: TypeAlias = tuple[str, str, Reader]
"""The key to look for first, the pattern (``compiled`` when a text holds the key: all take 20 ms), its reader."""


def _either_case(names: Iterable[str]) -> str:
    return "|".join(form for name in names for form in (name.capitalize(), name.upper()))


_FULL_MONTH = _either_case(MONTHS)
_SHORT_MONTH = _either_case(SHORT_MONTHS)
MONTH = rf"(?P<month>{_FULL_MONTH}|(?:{_SHORT_MONTH})\b\.?)"
_FULL_WEEKDAY = _either_case(WEEKDAYS)
_SHORT_WEEKDAY = _either_case((*SHORT_WEEKDAYS, "weds", "thur"))
WEEKDAY = rf"(?P<weekday>{_FULL_WEEKDAY})"
_LEADING_WEEKDAY = rf"(?:(?:{_FULL_WEEKDAY}|(?:{_SHORT_WEEKDAY})\.?),?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|noon|dawn|dusk|midnight))?"
_PART = r"(?P<part>[Ee]arly|[Ee]arlier|[Mm]id(?:dle)?|[Ll]ate|[Ll]ater|[Bb]eginning|[Ss]tart|[Ee]nd)"
_PART_OF = rf"(?:(?:[Tt]he\s+)?{_PART}(?:\s+in|\s+of|\s+on)?[\s-]+)"
_COUNT = (
    r"(?P<count>(?i:\d{1,3}|an?|a\s+couple\s+of|couple\s+of|a\s+few|few|several|some|"
    + "|".join(word for word in NUMBERS if " " not in word and len(word) > 2)
    + "))"
)
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|weekend|month|quarter|year|decade)"


_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious|[Pp]ast)"
_IN = r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bby )|(?<=\buntil )|(?<=\bduring )|(?<=\bbefore )"
_BARE = _IN + r"|(?<=\bfrom )|(?<=\bof )|(?<=\bafter )|(?<=\bfor )|(?<=\bto )|(?<=\bin the )|(?<=\bIn the ))"
_BARE_YEAR = (
    _BARE[:-1]
    + r"|(?<=\bBy )|(?<=\bbetween )|(?<=\bBetween )|(?<=\band )|(?<=\btill )|(?<=\baround )|(?<=\bBefore )"
    + (r"|(?<=\bDuring )|(?<=\bFrom )|(?<=\bUntil )|(?<=\bAfter )|(?<=\bthe year )|(?<=\bthe ))")
)
_NOT_A_YEAR = r"(?![\d%,.:]*\d)(?!\s*(?:people|men|women|soldiers|troops|dead|dollars|euros|km|percent|tons|tonnes)\b)"


# What a rule cannot match without; rules are tried only around these (7 ms a 500-word article without, 2 ms with).
KEYS: dict[str, re.Pattern[str]] = {
    "number": re.compile(r"\d[-./]\d"),
    "month": re.compile(
        r"\b(?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)"
        r"|D(?:ec|EC))\w*"
    ),
    "year": re.compile(r"\b(?:1\d|20)\d\d"),
    "decade": re.compile(r"\d0['’]?s\b|ties\b|century"),
    "season": re.compile(r"pring|ummer|utumn|[Ff]all|inter"),
    "piece": re.compile(r"(?:quarter|half)\s+of"),
    "feast": re.compile(r"Christmas|New\s+Year"),
    "weekday": re.compile(rf"\b(?:{_FULL_WEEKDAY})"),
    "then": re.compile(r"\bt(?:ime|hen)\b"),
    "unit": re.compile(
        r"\b(?:[Tt]o(?:day|night|morrow)|[Yy]e(?:sterday|ar)|[Oo]vernight|[Hh]our|[Dd](?:ay|ecade)|[Mm]o(?:rning|nth)"
        r"|[Aa]fternoon|[Ee]vening|[Nn]ight|[Ww]eek|[Ff]ortnight|[Qq]uarter)"
    ),
}


def _rule(key: str, pattern: str, reader: Reader) -> Rule:
    assert key in KEYS, key
    return key, pattern, reader


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern of a rule, ready to search with."""
    return re.compile(pattern)


RULES: tuple[Rule, ...] = (
    _rule("number", r"\b(\d{4})-(\d{2})-(\d{2})\b", read_iso),
    _rule("number", r"\b(\d{1,2})([./])(\d{1,2})[./](\d{4})\b", read_numeric),
    _rule(
        "month",
        rf"\b{_LEADING_WEEKDAY}{_DAY}(?:\s*(?:[-–—]|to|and)\s*(?P<last>3[01]|[12]?\d)(?:st|nd|rd|th)?)?"
        rf"(?:\s+of)?\s+{MONTH}(?!\w)(?:,?\s+{_YEAR}\b)?",
        read_day_month,
    ),
    _rule(
        "month",
        rf"\b{_LEADING_WEEKDAY}{MONTH}\s*(?:the\s+)?{_DAY}(?![\d%]|:\d|,\d{{3}}|\.\d)"
        rf"(?:\s*(?:[-–—]|to|and)\s*(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|,\d{{3}}))?"
        rf"(?:(?:\s*,\s*|\s*[-–—]\s*|\s+(?:of\s+)?){_YEAR}\b)?",
        read_day_month,
    ),
    _rule("month", rf"\b{_PART_OF}?{MONTH}(?:\s+of|,)?\s+{_YEAR}\b", read_month_year),
    _rule("month", rf"\b(?:{_PART_OF}(?P<which>[Ll]ast\s|[Tt]his\s|[Nn]ext\s)?){MONTH}(?!\w|\s+\d)", read_month_alone),
    _rule("month", rf"\b{_WHICH}\s+{MONTH}(?!\w|\s+\d)", read_month_alone),
    _rule("month", rf"{_BARE}(?P<which>){MONTH}(?![\w’']|\s+\d)", read_month_alone),
    _rule("year", r"\b(1\d{3}|20\d{2})\s?[-–—/]\s?((?:1\d|20)\d{2}|\d{2})\b(?![-/])", read_year_range),
    _rule("year", rf"\b{_PART_OF}(?:the\s+year\s+)?{_YEAR}\b{_NOT_A_YEAR}(?!s\b)", read_year),
    _rule("year", rf"{_BARE_YEAR}{_YEAR}\b{_NOT_A_YEAR}(?![-–—]\d)", read_year),
    _rule(
        "decade",
        rf"\b(?:{_PART_OF}|(?:[Tt]he\s+))(?P<decade>(?:1\d|20)\d0['’]?s|['’]?[2-9]0s|{'|'.join(DECADE_NAMES)})\b",
        read_decade,
    ),
    _rule("decade", rf"\b{_PART_OF}?(?:the\s+)?(?P<century>\d\d)(?:th|st)\s+century\b", read_century),
    _rule(
        "season",
        rf"\b(?:(?:{_WHICH}|[Tt]he|[Ii]n)\s+)?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{_YEAR}\b",
        read_season,
    ),
    _rule(
        "season", rf"\b{_WHICH}\s+(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b(?P<year>)", read_season
    ),
    _rule(
        "season",
        r"(?<=\bin the )(?P<which>)(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\b(?!\s+of)(?P<year>)",
        read_season,
    ),
    _rule(
        "piece",
        rf"\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s+(?P<piece>quarter|half)\s+of\s+"
        rf"(?:{_YEAR}|(?:(?P<which>last|this|next)|the)\s+year)\b",
        read_piece_of_year,
    ),
    _rule(
        "feast",
        rf"\b(?P<feast>Christmas(?:\s+Day|\s+Eve)|(?<=on )Christmas|(?<=at )Christmas"
        rf"|New\s+Year['’]s\s+(?:Day|Eve))(?:,?\s+{_YEAR})?\b",
        read_feast,
    ),
    _rule(
        "unit",
        rf"\b(?P<word>(?:[Tt]he\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow"
        rf"|[Oo]vernight|[Ll]ast\s+(?:night|evening)|[Tt]his\s+(?:morning|afternoon|evening)){_TIME_OF_DAY}\b",
        read_day_word,
    ),
    _rule(
        "weekday",
        rf"\b(?:{_WHICH}\s+)?{WEEKDAY}(?!\w){_TIME_OF_DAY}(?:\s+(?P<ago>last\s+week|next\s+week|this\s+week))?",
        read_weekday_of_week,
    ),
    _rule(
        "unit",
        r"\b(?:[Tt]he\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast|[Tt]he|[Aa]t)\s+weekend\b",
        read_weekend,
    ),
    _rule(
        "unit",
        rf"\b(?:(?:{_PART_OF})(?:the\s+)?)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]revious)\s+(?P<unit>week|month|quarter|year|decade)\b(?!\s*(?:-|–)?\s*(?:old|long))",
        read_last_unit,
    ),
    _rule(
        "unit",
        r"\b(?:the\s+)?(?P<part>beginning|start|middle|end)\s+of\s+the\s+(?P<unit>week|month|year|decade)\b",
        read_of_unit,
    ),
    _rule("unit", rf"\b{_COUNT}\s+{_UNIT}s?\s+(?:ago|back)\b", read_ago),
    _rule(
        "unit",
        r"\b(?:[Tt]he|[Tt]hat)\s+(?P<which>next|following|same|previous|preceding)\s+(?:day|morning|afternoon|evening|night)\b",
        read_next_day,
    ),
    _rule(
        "unit",
        rf"\b(?:[Tt]he\s+|[Tt]hese\s+)?(?P<which>past|last|next|coming|following|previous|preceding)\s+"
        rf"(?:{_COUNT}\s+)?{_UNIT}(?P<plural>s?)\b",
        read_past_span,
    ),
    _rule(
        "unit",
        rf"\b{_COUNT}\s+{_UNIT}s?\s+(?P<direction>later|earlier|before|after|afterwards)\b(?!\s+\w+ing\b)",
        read_later,
    ),
    _rule(
        "unit",
        r"\b(?:[Tt]hat|[Tt]he)\s+same\s+(?P<unit>week|month|year)\b|\b(?<!all )[Tt]hat\s+(?P<unit2>week|month|year)\b",
        read_that_time,
    ),
    _rule(
        "then",
        r"\b(?:[Aa]t\s+(?:the|that)\s+time|[Bb]ack\s+then)\b(?!\s+(?:of|when|that|for|to|the)\b)",
        read_that_time,
    ),
    _rule("unit", r"\b[Tt]he\s+day\s+(?P<direction>before|after|earlier)(?=\s*[,.;)]|$)", read_day_before),
)
