"""Title, byline, outlet and date from the lines above an article."""

from __future__ import annotations

import pytest

from dragoman.documents.header import Header, read_header
from dragoman.documents.knowledge import HeaderLines, HeaderPattern, load

BODY = "The envoys of both countries met in the harbour city on Monday and agreed to meet again."
MORE = "They will discuss the exchange of prisoners, a spokesman of the ministry said."


def header(*lines: str) -> Header:
    return read_header([*lines, BODY, MORE])


@pytest.mark.parametrize(
    ("lines", "title", "byline", "outlet", "published", "genre"),
    [
        (("Envoys meet again", "By Jane Doe"), "Envoys meet again", "Jane Doe", "", "", ""),
        (("Envoys meet again!", "By: contribution for Levantine Notes"), "Envoys meet again!", "contribution for Levantine Notes", "Levantine Notes", "", "opinion"),
        (("Envoys Meet Again", "Written by Jane Doe", "Dec.30 - 2024 9:40 AM CET", "World"), "Envoys Meet Again", "Jane Doe", "", "2024-12-30", ""),
        (("WORLD", "Envoys meet again", "12 March 2021"), "Envoys meet again", "", "", "2021-03-12", ""),
        (("Envoys meet again", "By Jane Doe, Northern Courier"), "Envoys meet again", "Jane Doe", "Northern Courier", "", ""),
        (("Envoys meet again", "By Jane Doe, The Northern Quill"), "Envoys meet again", "Jane Doe", "The Northern Quill", "", ""),
        (("Envoys meet again", "By Jane Doe and Omar al-Haddad"), "Envoys meet again", "Jane Doe and Omar al-Haddad", "", "", ""),
        (("Envoys meet again", "By JANE DOE | March 12, 2021 | 4 min read"), "Envoys meet again", "JANE DOE", "", "2021-03-12", ""),
        (("Envoys meet again", "By Jane Doe, 12 March 2021"), "Envoys meet again", "Jane Doe", "", "2021-03-12", ""),
        (("Envoys meet again", "Reuters", "March 12, 2021 10:30 AM GMT"), "Envoys meet again", "", "Reuters", "2021-03-12", ""),
        (("Opinion", "Envoys meet, and then?", "Jane Doe, Diplomatic Correspondent"), "Envoys meet, and then?", "Jane Doe", "", "", "opinion"),
        (("Envoys meet again", "Published: 12 March 2021 Updated: 14 March 2021"), "Envoys meet again", "", "", "2021-03-12", ""),
        (("Envoys meet again", "Source: Northern Courier"), "Envoys meet again", "", "Northern Courier", "", ""),
        (("Envoys meet again", "Harbour Review, 3 May 2022"), "Envoys meet again", "", "Harbour Review", "2022-05-03", ""),
        (("Envoys meet again", "By Jane Doe — Northern Courier, 12 March 2021"), "Envoys meet again", "Jane Doe", "Northern Courier", "2021-03-12", ""),
        (("By Reuters", ), "", "Reuters", "", "", ""),
    ],
)  # fmt: skip
def test_headers(lines: tuple[str, ...], title: str, byline: str, outlet: str, published: str, genre: str) -> None:
    found = header(*lines)
    assert (found.title, found.byline, found.outlet, found.published, found.genre) == (
        title,
        byline,
        outlet,
        published,
        genre,
    )
    assert found.paragraphs == ([title] if title else []) + [BODY, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening the troops had left the city, the ministry said.",
        "By Any Means Necessary",
        "By the time the envoys met the truce was over.",
        "On 12 March 2021 the envoys met in the capital.",
        "World leaders met in Oslo on Monday to sign it.",
        "Reuters could not verify the account of the ministry.",
        "Written by hand, the letter was found in the embassy.",
    ],
)
def test_sentences_are_no_header(line: str) -> None:
    found = header("Envoys meet again", line)
    assert line in found.paragraphs
    assert found.byline == found.published == found.outlet == ""


@pytest.mark.parametrize(
    ("body", "outlet", "published"),
    [
        ("BEIRUT (Reuters) - The army said on Monday that it had closed the road to the port.", "Reuters", ""),
        ("WASHINGTON, March 3 (AP) — The president said on Monday that he would veto the bill.", "AP", ""),
        ("NEW YORK, Dec. 30, 2024 (AFP) - The council met on Monday behind closed doors.", "AFP", "2024-12-30"),
        ("KYIV, March 3, 2022 — The minister said on Monday that talks would go on.", "", "2022-03-03"),
        ("The ministry (Defence) - as it was called then - had closed the road to the port.", "", ""),
    ],
)
def test_datelines(body: str, outlet: str, published: str) -> None:
    found = read_header([body, MORE])
    assert (found.outlet, found.published) == (outlet, published)
    assert found.paragraphs == [body, MORE]  # the place is left for whoever looks for places


def test_a_known_title_is_not_sought_again() -> None:
    found = read_header(["Not a title", BODY], title="Envoys meet")
    assert found.title == "Envoys meet"


def test_a_title_printed_twice_stays_once() -> None:
    found = header("Envoys meet again", "ENVOYS MEET AGAIN")
    assert found.paragraphs == ["Envoys meet again", BODY, MORE]


@pytest.mark.parametrize(
    "line", ["envoys meet", "Envoys met in Oslo.", "Envoys", "word " * 40, "Share this article", "***"]
)
def test_what_is_no_title(line: str) -> None:
    assert header(line.strip()).title == ""


def test_a_lone_line_is_no_title() -> None:
    assert read_header(["Envoys meet again"]).title == ""


def test_who_reported_is_read_below_the_text() -> None:
    found = header("Envoys meet again", MORE, "(Reporting by Anna Lindqvist in Oslo; Editing by Omar Haddad)")
    assert (
        read_header([*found.paragraphs, "(Reporting by Anna Lindqvist in Oslo; Editing by Omar Haddad)"]).byline
        == "Anna Lindqvist"
    )


@pytest.mark.parametrize(
    "entry",
    [*load("header.yaml", HeaderLines).bylines, *load("header.yaml", HeaderLines).outlets],
    ids=lambda entry: entry.examples[0],
)
def test_every_example_in_the_data_is_recognised(entry: HeaderPattern) -> None:
    for example in entry.examples:
        found = header("Envoys meet again", example)
        assert found.byline or found.outlet, example
        assert example not in found.paragraphs
