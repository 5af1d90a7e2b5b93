"""Characters and lines put in order."""

from __future__ import annotations

import textwrap

import pytest

from dragoman.documents.normalise import clean_characters, one_line, paragraphs

LONG = (
    "The foreign ministers of both countries met in the harbour city on Monday to discuss the exchange of prisoners, and "
    "agreed that talks would go on in the spring. A spokesman said that nothing had been signed."
)
OTHER = "Opposition leaders rejected the plan and called for a general strike in all ports of the country on Friday morning."


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("Cafe\u0301", "Café"),
        ("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("no\u00a0break\tand\u2009thin  double", "no break and thin double"),
        ("NUL\x00 bell\x07", "NUL bell"),
        ("\ud800lone", "lone"),
        ("Itâ€™s a â€œtestâ€\x9d of CafÃ©", "It’s a “test” of Café"),
        ("Fish &amp; chips &lt;3 &#8220;x&#8221;", "Fish & chips <3 “x”"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("LIMA (Reuters) -Peru and Chile", "LIMA (Reuters) - Peru and Chile"),
        ("LIMA (Reuters) - Peru and Chile", "LIMA (Reuters) - Peru and Chile"),
        ("the Chile (CL) -Peru pact", "the Chile (CL) -Peru pact"),
        ("of\ufb01ce non\u2011stop", "office non-stop"),
        ("right\u200eto\u202eleft", "righttoleft"),
        ("Türkiye’s — “plan”…", "Türkiye’s — “plan”…"),
        ("Москва и Ñandú", "Москва и Ñandú"),
    ],
)
def test_characters(given: str, clean: str) -> None:
    assert clean_characters(given) == clean


def test_one_line() -> None:
    assert one_line("  a\n b\r\n\tc ") == "a b c"


@pytest.mark.parametrize("width", [50, 65, 72, 80, 110])
def test_wrapped_lines_become_paragraphs(width: int) -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, width)) for text in (LONG, OTHER, LONG))
    assert paragraphs(wrapped, "lines") == [LONG, OTHER, LONG]


def test_a_wrapped_text_keeps_its_header_lines_apart() -> None:
    wrapped = "Envoys meet in the city\nBy Jane Doe\n12 March 2021\n\n" + "\n\n".join(
        "\n".join(textwrap.wrap(text, 72)) for text in (LONG, OTHER)
    )
    assert paragraphs(wrapped, "lines") == ["Envoys meet in the city", "By Jane Doe", "12 March 2021", LONG, OTHER]


def test_short_lines_above_do_not_hide_that_a_text_is_wrapped() -> None:
    menu = ["Home", "World", "Middle East"]
    wrapped = "\n".join(menu) + "\n\n" + "\n".join(textwrap.wrap(LONG, 72)) + "\n\nShare on Facebook\nADVERTISEMENT"
    assert paragraphs(wrapped, "lines") == [*menu, LONG, "Share on Facebook", "ADVERTISEMENT"]


def test_a_block_of_headlines_is_not_joined() -> None:
    lines = [
        'INTERVIEW: "We will sign when the ships are gone"',
        "Norland's foreign minister talks to Li Wei",
        "Harbour Review, 3 May 2022",
    ]
    assert paragraphs("\n".join(lines), "lines") == lines


def test_lines_that_are_paragraphs_stay() -> None:
    text = f"A title\n\nBy: Jane Doe\n{LONG}\n{OTHER}\nThe end of it."
    assert paragraphs(text, "lines") == ["A title", "By: Jane Doe", LONG, OTHER, "The end of it."]


def test_short_paragraphs_on_lines_stay() -> None:
    lines = [
        "The envoys met in the harbour city on Monday.",
        "They agreed to talk about the prisoners in the spring.",
        "Nothing was signed.",
        "The opposition rejected the plan as a surrender to force.",
    ]
    assert paragraphs("\n".join(lines), "lines") == lines


def test_lists_are_not_joined() -> None:
    wrapped = (
        "\n".join(textwrap.wrap(LONG, 72))
        + "\n- one point that was agreed upon by both\n- another point that was left open"
    )
    assert paragraphs(wrapped, "lines")[1:] == [
        "- one point that was agreed upon by both",
        "- another point that was left open",
    ]


def test_words_cut_at_the_end_of_a_line_are_mended_in_printed_pages() -> None:
    lines = [
        "The foreign ministers of both countries met in the har-",
        "bour city on Monday to discuss the exchange of well-",
        "known prisoners, and agreed that the well-known talks",
        "would go on in the spring with Anglo-",
        "French help.",
    ]
    joined = paragraphs("\n".join(lines), "pages")
    assert joined == [
        "The foreign ministers of both countries met in the harbour city on Monday to discuss the exchange of well-known "
        "prisoners, and agreed that the well-known talks would go on in the spring with Anglo-French help."
    ]


def test_blocks_are_lines() -> None:
    assert paragraphs("one\n\ntwo\nthree ", "blocks") == ["one", "two", "three"]


def test_a_text_of_many_short_lines_takes_no_time() -> None:
    text = "\n".join(["a b c"] * 50_000)
    assert len(paragraphs(text, "lines")) == 50_000
