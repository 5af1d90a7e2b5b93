"""Articles are untrusted: nothing in one may run, load, link or disguise itself in the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.claims.claim import Source
from dragoman.documents.document import Document, Rejected
from dragoman.grounding.grounding import Place
from dragoman.ledger.ledger import Ledger
from dragoman.report.page import clean, language, safe_url
from dragoman.report.report import write_report
from dragoman.report.scope import literal
from tests.report.archive import claim, event, reading
from tests.report.html import Page

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- <a href='javascript:alert(1)'>",
    "]]><x>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "'; DROP TABLE events; --",
]


def poisoned(attack: str) -> tuple[Document, str]:
    """A document whose every field is the attack."""
    text = f"{attack} struck {attack} today, {attack} said."
    document = Document(
        f"id {attack}", text, f"title {attack}", f"outlet {attack}", f"byline {attack}", "2024-12-02",
        f"https://example.org/{attack}", "news", attack, "", f"source {attack}",
    )  # fmt: skip
    return document, text


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack: str, tmp_path: Path) -> None:
    document, text = poisoned(attack)
    source = Source(attack, attack, "channel")
    told = event(
        text, text, "ASSAULT", "struck", by=[attack], to=[attack], mode=attack, chain=[source], reason=attack,
        place=Place(attack, "SYR"),
    )  # fmt: skip
    copy = replace(document, id=f"copy {attack}", copy_of=document.id)
    said = claim(text, f"struck {attack} today", "said", attack, channel=source, events=[told])
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append(
            [reading(document, [told], [said]), reading(copy, [told])], [Rejected(attack, attack, f"message {attack}")]
        )
        parsed = Page(write_report(ledger, tmp_path / "report.html", title=attack))

    assert [len(list(parsed.all(tag))) for tag in ("script", "style", "img", "x", "i", "iframe")] == [1, 1, 0, 0, 0, 0]
    assert not any(name.startswith("on") for one in parsed.all() for name in one.attrib)
    assert parsed.text().count(attack.strip()) > 10
    assert not any(one.get("href", "").startswith("javascript") for one in parsed.all("a"))


def test_text_that_would_reorder_its_surroundings_is_tamed(tmp_path: Path) -> None:
    text = "Russia \u202ekcurts\u202c Syria\x00 and \x1b[31m left\u2066."
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([reading(Document("1", text, "\u202etitle"), [event(text, text, "ASSAULT", "left")])])
        source = write_report(ledger, tmp_path / "report.html").read_text(encoding="utf-8")

    assert not set(source) & set("\u202e\u202c\u2066\x00\x1b")


def test_offsets_outside_the_text_do_not_break_the_page(tmp_path: Path) -> None:
    text = "Russia struck Syria."
    told = event(text, text, "ASSAULT", "struck", by=["Russia"], to=["Syria"])
    wild = replace(
        told,
        actors=[replace(told.actors[0], start=-5, end=9_999)],
        recipients=[replace(told.recipients[0], start=9, end=3)],
    )
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([reading(Document("1", text), [wild])])
        parsed = Page(write_report(ledger, tmp_path / "report.html"))

    assert text in parsed.text()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "/etc/passwd",
        "http:///nohost",
        "http://[broken",
        "https://example.org/\u202egpj.exe",
        "https://example.org/a b",
        "mailto:a@example.org",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) == ""


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=%22", "http://example.org", "HTTPS://EXAMPLE.ORG/Ä"])
def test_web_addresses_are_kept(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(("code", "lang"), [("en", "en"), ("pt-BR", "pt-BR"), ("", "und"), ('en" onclick="', "und")])
def test_language_codes_are_checked(code: str, lang: str) -> None:
    assert language(code) == lang


def test_clean_keeps_what_people_write() -> None:
    assert clean("Erdoğan – “naïve”\n\tשלום سلام 🙂 e\u0301") == "Erdoğan – “naïve”\n\tשלום سلام 🙂 e\u0301"
    assert clean("a\ud800b\ufffec\x07") == "abc"


def test_literal_cannot_be_left() -> None:
    assert literal("it's \\' OK; --") == "'it''s \\'' OK; --'"
