"""Documents from Python: strings, mappings, Documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from dragoman.documents import ReadOptions, make_document
from dragoman.errors import DateError, DocumentError, OptionError

from .samples import BODY, PARAGRAPHS, TITLE


def test_a_string_is_a_document() -> None:
    document = make_document(
        BODY, published="12 March 2021", outlet="Northern Courier", title=TITLE, url="https://a.example/1"
    )
    assert document.text == f"{TITLE}\n\n{BODY}"
    assert (document.published, document.outlet, document.title) == ("2021-03-12", "Northern Courier", TITLE)


def test_what_is_given_wins_over_what_the_text_says() -> None:
    text = f"{TITLE}\n\nBy Jane Doe, Harbour Times\n\n12 March 2021\n\n{BODY}"
    own = make_document(text)
    assert (own.byline, own.outlet, own.published) == ("Jane Doe", "Harbour Times", "2021-03-12")
    given = make_document(
        text, byline="Li Wei", outlet="Northern Courier", published=dt.date(2020, 1, 2), genre="interview", id="x"
    )
    assert (given.byline, given.outlet, given.published, given.genre, given.id) == (
        "Li Wei",
        "Northern Courier",
        "2020-01-02",
        "interview",
        "x",
    )
    assert given.text == own.text


def test_a_document_is_kept_but_for_what_is_given() -> None:
    document = make_document(BODY)
    assert make_document(document) is not None
    assert make_document(document) == document
    assert make_document(document, outlet="Northern Courier") == replace(document, outlet="Northern Courier")


@pytest.mark.parametrize("title", [TITLE, TITLE.upper(), TITLE + ".", f"“{TITLE}”"])
def test_the_title_stands_in_the_text_once(title: str) -> None:
    assert make_document({"title": title, "text": f"{TITLE}\n\n{BODY}"}).text == f"{TITLE}\n\n{BODY}"
    assert make_document({"title": title, "text": f"{TITLE} - {BODY}"}).text.count(TITLE) == 1
    assert make_document({"title": title, "text": BODY}).text.startswith(title)


def test_a_title_without_a_text_field_is_coded_with_a_warning() -> None:
    document = make_document({"headline": TITLE})
    assert document.text == document.title == TITLE
    assert "title alone" in document.warnings[0]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("", "empty"),
        (" \n\u200b", "empty"),
        ({"text": ""}, "empty"),
        ({"text": None, "title": TITLE}, "empty"),
        ({}, "no-text"),
        ({"price": 3}, "no-text"),
        ("Share\n\nRead more", "no-text"),
        ("Le président a rencontré mardi le ministre des affaires étrangères à Paris pour en parler.", "not-english"),
        ("word " * 300_000, "too-large"),
        (17, "unreadable"),
    ],
)
def test_what_cannot_be_used_has_a_reason(item: Any, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        make_document(item)
    assert caught.value.reason == reason


def test_dates_that_are_none() -> None:
    with pytest.raises(DateError, match=r"'soon'.*YYYY-MM-DD"):
        make_document(BODY, published="soon")
    document = make_document({"text": BODY, "date": "soon"})
    assert document.published == ""
    assert "'soon'" in document.warnings[0]


def test_genres_that_are_none() -> None:
    with pytest.raises(OptionError, match="'gossip'"):
        make_document(BODY, genre="gossip")


def test_the_id_depends_on_content_outlet_date_and_url() -> None:
    ids = {
        make_document(BODY, **given).id
        for given in ({}, {"outlet": "A"}, {"published": "2021-03-12"}, {"url": "https://a.example/"}, {"title": TITLE})
    }
    assert len(ids) == 5
    assert make_document(BODY.replace("\n", "\r\n")).id == make_document(BODY).id


def test_markup_in_a_field_becomes_text() -> None:
    html = "".join(f"<p>{paragraph} <a href='/x'>&amp; more</a></p>" for paragraph in PARAGRAPHS)
    document = make_document(
        {"content": f"<style>p {{}}</style>{html}<script>alert(1)</script>", "title": f"<b>{TITLE}</b>"}
    )
    assert document.text == "\n\n".join((TITLE, *(f"{paragraph} & more" for paragraph in PARAGRAPHS)))


def test_signs_that_are_no_markup_stay() -> None:
    text = "The rate fell to <3 percent & rose > 2, the bank of Norland said in a note on Monday."
    assert make_document({"text": text}).text == text


def test_nested_and_listed_fields() -> None:
    item = {
        "source": {"id": "nc", "name": "Northern Courier"},
        "authors": [{"name": "Anna Lindqvist"}, {"name": "Omar Haddad"}],
        "fields": {"bodyText": BODY},
        "webTitle": TITLE,
        "webPublicationDate": "2021-03-12T08:00:00Z",
    }
    document = make_document(item)
    assert document.text == f"{TITLE}\n\n{BODY}"
    assert (document.outlet, document.byline) == ("Northern Courier", "Anna Lindqvist, Omar Haddad")
    assert document.published == "2021-03-12"


def test_paragraphs_in_a_list() -> None:
    assert make_document({"paragraphs": list(PARAGRAPHS)}).text == BODY


def test_own_field_names() -> None:
    options = ReadOptions(map={"text": "inhalt"})
    assert (
        make_document(
            {"inhalt": BODY, "text": "Something else in English, which is not the article."}, options=options
        ).text
        == BODY
    )


def test_the_outlet_is_the_host_when_there_is_no_name() -> None:
    assert make_document(BODY, url="https://www.courier.example/a").outlet == "courier.example"
    assert make_document({"text": BODY, "source": "https://courier.example/"}).outlet == "courier.example"
    assert make_document(BODY, url="http://[broken").outlet == ""


@pytest.mark.parametrize(
    ("name", "value"), [("format", "doc"), ("map", {"txt": "a"}), ("max_characters", 0), ("max_bytes", -1)]
)
def test_options_are_checked(name: str, value: Any) -> None:
    with pytest.raises(OptionError):
        ReadOptions(**{name: value})


def test_an_option_error_says_what_was_meant() -> None:
    with pytest.raises(OptionError, match="Did you mean 'jsonl'"):
        ReadOptions(format="jsnl")
