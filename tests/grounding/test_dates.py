"""Date expressions against a publication date: Monday 30 December 2024."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.grounding.dates import DateMention, find_dates

PUBLISHED = "2024-12-30"
NLP = spacy.blank("en")

ROWS = [
    # text, expression, start, end, precision
    ("The plane landed on 2024-12-08.", "2024-12-08", "2024-12-08", "2024-12-08", "day"),
    ("Signed 30.12.2024 in Rome", "30.12.2024", "2024-12-30", "2024-12-30", "day"),
    ("Signed 12/30/2024 in Rome", "12/30/2024", "2024-12-30", "2024-12-30", "day"),
    ("Signed 30/12/2024 in Rome", "30/12/2024", "2024-12-30", "2024-12-30", "day"),
    ("Signed 05/12/2024 in Rome", "05/12/2024", "2024-12-05", "2024-12-05", "day"),
    ("They met on 30 December 2024.", "30 December 2024", "2024-12-30", "2024-12-30", "day"),
    ("They met on December 30, 2024.", "December 30, 2024", "2024-12-30", "2024-12-30", "day"),
    ("They met on Dec. 30.", "Dec. 30", "2024-12-30", "2024-12-30", "day"),
    ("Dec.30 - 2024 9:40 AM CET", "Dec.30 - 2024", "2024-12-30", "2024-12-30", "day"),
    ("They met on the 8th of December.", "8th of December", "2024-12-08", "2024-12-08", "day"),
    ("They met on December 8th.", "December 8th", "2024-12-08", "2024-12-08", "day"),
    ("They met on 8 Dec 2024", "8 Dec 2024", "2024-12-08", "2024-12-08", "day"),
    ("MONDAY, DEC 2", "MONDAY, DEC 2", "2024-12-02", "2024-12-02", "day"),
    ("on Wednesday, November 27, they met", "Wednesday, November 27", "2024-11-27", "2024-11-27", "day"),
    ("the attacks of Sept. 11, 2001 changed it", "Sept. 11, 2001", "2001-09-11", "2001-09-11", "day"),
    ("the coup of 18 August 1991 failed", "18 August 1991", "1991-08-18", "1991-08-18", "day"),
    ("Talks ran December 8-10, 2024 in Doha", "December 8-10, 2024", "2024-12-08", "2024-12-10", "week"),
    ("Talks ran 8–10 December in Doha", "8–10 December", "2024-12-08", "2024-12-10", "week"),
    ("from 28 November to 3 December 2024", "from 28 November to 3 December 2024", "2024-11-28", "2024-12-03", "week"),
    ("between December 2 and December 20 they met", "between December 2 and December 20", "2024-12-02", "2024-12-20", "month"),
    # Months
    ("He fled in early December.", "early December", "2024-12-01", "2024-12-10", "month"),
    ("He fled in mid-December.", "mid-December", "2024-12-11", "2024-12-20", "month"),
    ("He fled in late November.", "late November", "2024-11-21", "2024-11-30", "month"),
    ("He fled at the end of November.", "the end of November", "2024-11-21", "2024-11-30", "month"),
    ("at the beginning of March 2022 they left", "the beginning of March 2022", "2022-03-01", "2022-03-10", "month"),
    ("It began in February 2022.", "February 2022", "2022-02-01", "2022-02-28", "month"),
    ("It began in February of 2024.", "February of 2024", "2024-02-01", "2024-02-29", "month"),
    ("It began in November.", "November", "2024-11-01", "2024-11-30", "month"),
    ("It began last November.", "last November", "2024-11-01", "2024-11-30", "month"),
    ("It began last December.", "last December", "2023-12-01", "2023-12-31", "month"),
    ("It begins next March.", "next March", "2025-03-01", "2025-03-31", "month"),
    ("the May 2021 ceasefire", "May 2021", "2021-05-01", "2021-05-31", "month"),
    ("last month they met", "last month", "2024-11-01", "2024-11-30", "month"),
    ("earlier this month they met", "earlier this month", "2024-12-01", "2024-12-30", "month"),
    ("late last month they met", "late last month", "2024-11-21", "2024-11-30", "month"),
    ("next month they meet", "next month", "2025-01-01", "2025-01-31", "month"),
    # Years, decades, centuries, seasons
    ("It was annexed in 2014.", "2014", "2014-01-01", "2014-12-31", "year"),
    ("the 2015 agreement", "2015", "2015-01-01", "2015-12-31", "year"),
    ("the war since 2011", "since 2011", "2011-01-01", "2024-12-30", "decade"),
    ("in early 2022 the army", "early 2022", "2022-01-01", "2022-04-30", "year"),
    ("in late 2022 the army", "late 2022", "2022-09-01", "2022-12-31", "year"),
    ("between 2011 and 2014 they", "between 2011 and 2014", "2011-01-01", "2014-12-31", "decade"),
    ("the 2008-09 war", "2008-09", "2008-01-01", "2009-12-31", "decade"),
    ("during the 1990s war", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("in the early 1990s they", "the early 1990s", "1990-01-01", "1993-12-31", "decade"),
    ("in the mid-1990s they", "the mid-1990s", "1994-01-01", "1996-12-31", "decade"),
    ("in the late 1980s they", "the late 1980s", "1987-01-01", "1989-12-31", "decade"),
    ("in the nineties they", "the nineties", "1990-01-01", "1999-12-31", "decade"),
    ("in the 19th century they", "the 19th century", "1801-01-01", "1900-12-31", "decade"),
    ("last year they left", "last year", "2023-01-01", "2023-12-31", "year"),
    ("next year they leave", "next year", "2025-01-01", "2025-12-31", "year"),
    ("late last year they left", "late last year", "2023-09-01", "2023-12-31", "year"),
    ("in the summer of 2019 they", "the summer of 2019", "2019-06-01", "2019-08-31", "season"),
    ("last summer they left", "last summer", "2024-06-01", "2024-08-31", "season"),
    ("in the winter of 2013 they", "the winter of 2013", "2013-12-01", "2014-02-28", "season"),
    ("in the first quarter of 2024 they", "first quarter of 2024", "2024-01-01", "2024-03-31", "season"),
    ("in the second half of last year they", "second half of last year", "2023-07-01", "2023-12-31", "year"),
    ("at the end of the year they", "the end of the year", "2024-09-01", "2024-12-31", "year"),
    # Days
    ("They met yesterday.", "yesterday", "2024-12-29", "2024-12-29", "day"),
    ("They met today.", "today", "2024-12-30", "2024-12-30", "day"),
    ("They meet tomorrow morning.", "tomorrow morning", "2024-12-31", "2024-12-31", "day"),
    ("They met last night.", "last night", "2024-12-29", "2024-12-29", "day"),
    ("They met this morning.", "this morning", "2024-12-30", "2024-12-30", "day"),
    ("They met the day before yesterday.", "the day before yesterday", "2024-12-28", "2024-12-28", "day"),
    ("It was shelled overnight.", "overnight", "2024-12-29", "2024-12-30", "week"),
    ("They met on Monday.", "Monday", "2024-12-30", "2024-12-30", "day"),
    ("They met on Tuesday.", "Tuesday", "2024-12-24", "2024-12-24", "day"),
    ("They met late on Sunday evening.", "Sunday evening", "2024-12-29", "2024-12-29", "day"),
    ("They met last Sunday.", "last Sunday", "2024-12-29", "2024-12-29", "day"),
    ("They met last Monday.", "last Monday", "2024-12-23", "2024-12-23", "day"),
    ("They meet next Tuesday.", "next Tuesday", "2024-12-31", "2024-12-31", "day"),
    ("They meet this Friday.", "this Friday", "2025-01-03", "2025-01-03", "day"),
    ("They met on Tuesday last week.", "Tuesday last week", "2024-12-24", "2024-12-24", "day"),
    ("Saturday’s vote failed.", "Saturday", "2024-12-28", "2024-12-28", "day"),
    ("between Monday and Wednesday they", "between Monday and Wednesday", "2024-12-23", "2024-12-25", "week"),
    ("on Christmas Day they", "Christmas Day", "2024-12-25", "2024-12-25", "day"),
    # Weeks and weekends
    ("They met last week.", "last week", "2024-12-23", "2024-12-29", "week"),
    ("They meet this week.", "this week", "2024-12-30", "2025-01-05", "week"),
    ("They meet next week.", "next week", "2025-01-06", "2025-01-12", "week"),
    ("They met at the weekend.", "the weekend", "2024-12-28", "2024-12-29", "week"),
    ("They met last weekend.", "last weekend", "2024-12-28", "2024-12-29", "week"),
    # Counted back and forth
    ("Three days ago they met.", "Three days ago", "2024-12-27", "2024-12-27", "day"),
    ("two weeks ago they met", "two weeks ago", "2024-12-16", "2024-12-22", "week"),
    ("six months ago they met", "six months ago", "2024-06-01", "2024-06-30", "month"),
    ("a year ago they met", "a year ago", "2023-01-01", "2023-12-31", "year"),
    ("then, few days ago, he fled", "few days ago", "2024-12-23", "2024-12-28", "week"),
    ("over the past ten years it", "the past ten years", "2014-12-30", "2024-12-30", "decade"),
    ("during the last two weeks it", "the last two weeks", "2024-12-16", "2024-12-30", "month"),
    ("over the past decade it", "the past decade", "2014-12-30", "2024-12-30", "decade"),
    ("in the last 48 hours it", "the last 48 hours", "2024-12-28", "2024-12-30", "week"),
    ("within the next six months it", "the next six months", "2024-12-30", "2025-06-30", "year"),
]  # fmt: skip

NO_DATE = [
    "You may go, she said.", "They march on.", "It may rain in the fall of the regime.", "2,000 people fled.",
    "In 2000 soldiers died.", "recently they met", "in the past days they met", "in recent years they met", "for over two decades they met",
    "a 24-hour strike", "The second half was dull.", "The year-old treaty",
]  # fmt: skip


def _dates(text: str, published: str = PUBLISHED) -> list[DateMention]:
    return find_dates(NLP(text), published)


@pytest.mark.parametrize(("text", "expression", "start", "end", "precision"), ROWS)
def test_expression_means_these_days(text: str, expression: str, start: str, end: str, precision: str) -> None:
    [mention] = _dates(text)
    date = mention.date
    assert (date.text, date.start, date.end, date.precision) == (expression, start, end, precision)
    assert text[mention.start : mention.end] == expression


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date(text: str) -> None:
    assert _dates(text) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("On Sunday he fled. The next morning the flag rose.", "2024-12-30"),
        ("On Dec. 8 he fled; two days later he spoke.", "2024-12-10"),
        ("On Dec. 8 he fled. The day before, he spoke.", "2024-12-07"),
        ("On Dec. 8 he fled. The same evening he spoke.", "2024-12-08"),
    ],
)
def test_date_relative_to_the_one_before(text: str, second: str) -> None:
    assert [mention.date.start for mention in _dates(text)][1] == second


@pytest.mark.parametrize("published", ["", "yesterday", "2024-13-45"])
@pytest.mark.parametrize(
    "text", ["They met on Monday.", "They met last week.", "They met in March.", "Two days ago they met."]
)
def test_relative_date_is_unknown_without_publication_date(text: str, published: str) -> None:
    [mention] = _dates(text, published)
    assert (mention.date.start, mention.date.end, mention.date.precision) == ("", "", "unknown")


@pytest.mark.parametrize("published", ["", "yesterday"])
def test_absolute_date_needs_no_publication_date(published: str) -> None:
    assert _dates("They met on 8 December 2024.", published)[0].date.start == "2024-12-08"


def test_day_without_year_is_the_nearest_past_one_across_new_year() -> None:
    assert _dates("They met on Dec. 30.", "2025-01-02")[0].date.start == "2024-12-30"


@pytest.mark.parametrize("published", ["0001-01-01", "1000-01-01", "2024-02-29", "8999-12-31", "9999-12-31"])
@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_ends_of_the_calendar_do_no_harm(text: str, published: str) -> None:
    for mention in _dates(text, published):
        assert mention.date.start <= mention.date.end


WORDS = [
    "last",
    "next",
    "two",
    "30",
    "Dec.",
    "Monday",
    "years",
    "ago",
    "the",
    "of",
    "2024",
    "-",
    "in",
    "from",
    "to",
    "March",
    "past",
    "week",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_mentions_are_ordered_and_intervals_are_sound(words: list[str]) -> None:
    text = " ".join(words)
    position = 0
    for mention in _dates(text):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.date.start <= mention.date.end
        position = mention.end


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last Wednesday", "2020-01-22"),
        ("last Tuesday", "2020-01-21"),
        ("last Monday", "2020-01-27"),
        ("last Friday", "2020-01-24"),
    ],
)
def test_last_is_not_what_has_just_gone(words: str, day: str) -> None:
    (event,) = dragoman.read(f"Peru expelled two Chilean diplomats {words}.", published="2020-01-30").events

    assert event.date is not None
    assert (event.date.start, event.date.end) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya broke the 2014 treaty.",
        "Chad has violated the 2014 ceasefire agreement.",
        "Hanoi asked Manila to respect the spirit of the 2015 partnership.",
        "Peru and Chile met for the first time since 2015.",
        "Peru expelled the Chilean envoy, the first since the 1995 war.",
        "Israel carried out its heaviest strikes on Syria since 2018.",
    ],
)
def test_a_year_that_only_says_which_or_how_rare_dates_nothing(text: str) -> None:
    events = dragoman.read(text, published="2020-01-30").events

    assert events
    assert {event.date.start for event in events if event.date is not None} == {"2020-01-30"}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kenya signed the 2014 treaty with Chad.", "2014-01-01"),
        ("Since 2019 Kenya has expelled nine envoys.", "2019-01-01"),
        ("The 2014 attack on Kenya was denounced.", "2014-01-01"),
    ],
)
def test_a_year_of_the_deed_dates_it(text: str, start: str) -> None:
    events = dragoman.read(text, published="2020-01-30").events

    assert events[0].date is not None
    assert events[0].date.start == start


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Peru expelled the envoy two days after Chile recalled its ambassador on January 20.",
            {"expelled": "2020-01-22", "recalled": "2020-01-20"},
        ),
        (
            "The army shelled the town a week after rebels killed nine soldiers there on January 3.",
            {"shelled": "2020-01-10", "killed": "2020-01-03"},
        ),
        ("The attack came a day after the army bombed the camp.", {"bombed": "2020-01-29"}),
        ("Between 2014 and 2016 Russia shelled Ukraine.", {"shelled": "2014-01-01"}),
        ("Russia sent troops after the 2014 coup.", {"sent": "2020-01-30"}),
        ("A decade ago Kenya accused Eritrea.", {"accused": "2010-01-01"}),
    ],
)
def test_days_counted_from_a_deed_that_has_its_own(text: str, days: dict[str, str]) -> None:
    events = dragoman.read(text, published="2020-01-30").events

    assert {event.trigger.text: event.date.start for event in events if event.date is not None} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Troops stormed the camp and killed nine militants on Sunday.",
            {"stormed": "2020-01-26", "killed": "2020-01-26"},
        ),
        ("Iran seized a tanker and said on Monday it would keep it.", {"seized": "2020-01-30"}),
        (
            "Rebels seized the town in March and burned a school on Monday.",
            {"seized": "2019-03-01", "burned": "2020-01-27"},
        ),
    ],
)
def test_a_day_behind_the_last_verb_is_of_all(text: str, days: dict[str, str]) -> None:
    events = dragoman.read(text, published="2020-01-30").events

    assert {event.trigger.text: event.date.start for event in events if event.date is not None} == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Cuba and the United States restored diplomatic relations severed in 1961.",
            {"restored": "2020-01-30", "severed": "1961-01-01"},
        ),
        (
            "At least 14 people were killed when a car bomb exploded outside a hotel in Mogadishu on Saturday.",
            {"killed": "2020-01-25", "exploded": "2020-01-25"},
        ),
    ],
)
def test_a_participle_keeps_its_year_and_a_clause_of_time_gives_its_day(text: str, days: dict[str, str]) -> None:
    events = dragoman.read(text, published="2020-01-30").events

    assert {event.trigger.text: event.date.start for event in events if event.date is not None} == days
