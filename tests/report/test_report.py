"""The page as a whole: complete, self-contained, valid, the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.ledger.ledger import Ledger
from dragoman.reading import read
from dragoman.report.dossier import Limits
from dragoman.report.report import write_report
from dragoman.span import Span
from dragoman.standings.standing import Standing
from tests.report.archive import day, event, participant, reading, turned
from tests.report.html import Page, text


@pytest.fixture(scope="module")
def parsed(page: Path) -> Page:
    return Page(page)


def test_page_has_every_section(parsed: Page) -> None:
    ids = {one.get("id") for one in parsed.all("section")}

    assert ids >= {"summary", "pairs", "events", "accounts", "voices", "outlets", "articles", "rejected", "method"}


def test_lead_counts_what_is_there_and_links_to_it(parsed: Page) -> None:
    lead = " ".join(map(text, parsed.with_class("lead")))

    assert "The 5 articles tell of 7 events: 2 cooperative, 3 conflictual and 2 told as something else" in lead
    assert "(1 denied, 1 planned)" in lead
    assert "1 article is a near-copy of another; the 2 events in it are not counted again." in lead
    assert "2 inputs were not read." in lead
    assert all(one.get("href", "").startswith("#") for lead in parsed.with_class("lead") for one in lead.iter("a"))


def test_event_says_who_did_what_to_whom_when_where_and_who_says_so(parsed: Page) -> None:
    events = [text(one) for one in parsed.with_class("event")]
    (strike,) = (one for one in events if "Meridian Wire" in one and "bombed" in one)

    assert strike.startswith("1 December 2024 Russia (government) attacked Syrian rebels (Syria, rebels) from the air")
    assert "Assault, from the air · material conflict" in strike
    assert "Aleppo, Syria" in strike
    assert "confidence 80%" in strike
    assert "Who says so: Lighthouse, as reported by Meridian Wire." in strike
    assert "Copied by Harbour Courier, 3 December 2024." in strike


def test_flags_are_said_in_words(parsed: Page) -> None:
    events = [text(one) for one in parsed.with_class("event")]

    assert any("Russia (government) did not attack Syrian rebels" in one and "Denied" in one for one in events)
    assert any("Russia (government) to help Syria (government)" in one and "Planned" in one for one in events)


def test_event_without_a_date_of_its_own_says_reported(parsed: Page) -> None:
    (visit,) = (one for one in map(text, parsed.with_class("event")) if "visited" in one)

    assert visit.startswith("2 December 2024 reported Ilya Pasternak (Russia, government) visited Syria")


def test_undated_event_is_shown_last(parsed: Page) -> None:
    assert "Türkiye (government) and Syria (government) agreed" in text(parsed.with_class("event")[-1])
    assert text(parsed.with_class("month")[-1]).startswith("Without a date")


def test_sentence_is_marked(parsed: Page) -> None:
    (sentence,) = (
        one for one in parsed.all("blockquote") if "near Aleppo on Sunday, the" in text(one) and len(one) > 1
    )
    marked = {one.get("class"): text(one) for one in sentence.iter("span")}

    assert marked == {"actor": "Russia", "trigger": "bombed", "recipient": "rebels"}


def test_sentence_opens_in_its_article(parsed: Page) -> None:
    (strike,) = (one for one in parsed.with_class("event") if "Lighthouse agency said" in text(one))
    (read,) = (one for one in strike.iter("a") if one.get("class") == "read")
    passage = parsed.by_id(read.get("href", "")[1:])

    assert text(passage).startswith("Russia bombed rebels near Aleppo on Sunday, the Lighthouse agency said.")
    assert [one.get("href") for one in passage.iter("a")] == [f"#{strike.get('id')}"]


def test_account_shows_versions_side_by_side_with_the_dispute(parsed: Page) -> None:
    (account,) = (one for one in parsed.with_class("account") if "Disputed" in text(one))
    said = text(account)

    assert "they differ on whether it happened" in said
    assert [text(one) for one in account.iter("h4")] == ["Plain Sources", "Meridian Wire", "Oka One Denied"]
    assert "Same words in Harbour Courier, 3 December 2024." in said
    assert "Oka One Denied" in said


def test_speakers_outlets_and_rejections_are_listed(parsed: Page) -> None:
    assert "Russia (government) 1 claim 1 paraphrased · in Oka One" in text(parsed.by_id("voices"))
    assert "Nobody named 1 claim" in text(parsed.by_id("voices"))
    assert "Harbour Courier 1 1 0 0 0 3 December 2024" in [
        " ".join(map(text, row)) for row in parsed.by_id("outlets").iter("tr")
    ]
    assert "Not in English 1 input fr/article.html" in text(parsed.by_id("rejected"))


def test_copy_is_marked_and_linked_to_its_original(parsed: Page) -> None:
    (copy,) = (one for one in parsed.with_class("text") if "near-copy of" in text(one))

    assert "near-copy of Meridian Wire, 2 December 2024" in text(copy)


def test_every_link_inside_the_page_has_its_target(parsed: Page) -> None:
    ids = [one.get("id") for one in parsed.all() if one.get("id")]
    targets = {one.get("href", "")[1:] for one in parsed.all("a") if one.get("href", "").startswith("#")}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert len(targets) > 20


def test_every_label_points_at_something(parsed: Page) -> None:
    ids = {one.get("id") for one in parsed.all()}
    for one in parsed.all():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert set(one.get(name, "").split()) <= ids


def test_page_loads_nothing(parsed: Page) -> None:
    fetching = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "manifest"}

    for one in parsed.all():
        assert not fetching & set(one.attrib)
        assert one.tag not in ("iframe", "object", "embed", "base", "img", "audio", "video")
    assert [one.get("href") for one in parsed.all("link")] == ["data:,"]
    assert "url(" not in parsed.source.replace("url(#", "")
    assert "@import" not in parsed.source


def test_policy_allows_only_the_page_s_own_style_and_script(parsed: Page) -> None:
    (policy,) = (
        one.get("content", "") for one in parsed.all("meta") if one.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not any(one.get("style") for one in parsed.all())
    assert not any(name.startswith("on") for one in parsed.all() for name in one.attrib)


def test_links_outward_are_harmless(parsed: Page) -> None:
    outward = [one for one in parsed.all("a") if not one.get("href", "").startswith("#")]

    assert [one.get("href") for one in outward] == ["https://meridian-wire.example/1"]
    assert all({"noreferrer", "noopener"} <= set(one.get("rel", "").split()) for one in outward)


def test_headings_leave_no_level_out(parsed: Page) -> None:
    levels = [int(one.tag[1]) for one in parsed.all() if isinstance(one.tag, str) and re.fullmatch("h[1-6]", one.tag)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_report_is_the_same_every_time(ledger: Ledger, page: Path, tmp_path: Path) -> None:
    again = write_report(ledger, tmp_path / "again.html")

    assert again.read_bytes() == page.read_bytes()


def test_report_between_two(ledger: Ledger, tmp_path: Path) -> None:
    parsed = Page(write_report(ledger, tmp_path / "pair.html", between=("RUS", "state:SYR")))

    assert text(next(parsed.all("h1"))) == "Russia and Syria"
    assert [text(one)[:40] for one in parsed.with_class("event")] == [
        "2 December 2024 reported Russia (governm",
        "2 December 2024 reported Ilya Pasternak ",
    ]
    assert "In the week of 2 December 2024: 1 cooperative and 0 conflictual events." in text(
        next(parsed.all("figcaption"))
    )


def test_report_on_one_actor(ledger: Ledger, tmp_path: Path) -> None:
    parsed = Page(write_report(ledger, tmp_path / "one.html", actor="person:ilya-pasternak"))

    assert text(next(parsed.all("h1"))) == "Ilya Pasternak"
    assert len(parsed.with_class("event")) == 1


def test_report_from_and_until(ledger: Ledger, tmp_path: Path) -> None:
    parsed = Page(write_report(ledger, tmp_path / "days.html", start="2024-12-03", end="2024-12-31"))

    assert [text(one)[:30] for one in parsed.with_class("event")] == ["3 December 2024 reported Syria"]
    assert "From 3 December 2024 to 31 December 2024." in text(parsed.with_class("scope")[0]).replace("from", "From")


def test_no_match_says_so_and_suggests(ledger: Ledger, tmp_path: Path) -> None:
    parsed = Page(write_report(ledger, tmp_path / "none.html", between=("TUR", "ISR")))

    assert "No event in the archive’s 5 articles matches: events between Türkiye and Israel." in parsed.text()
    assert "Actors that this archive knows well: " in parsed.text()


def test_empty_archive(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty") as ledger:
        parsed = Page(write_report(ledger, tmp_path / "empty.html"))

    assert "The archive holds no articles yet." in parsed.text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"start": "yesterday"}, "'yesterday' is not a day"),
        ({"start": "20241208"}, "'20241208' is not a day"),
        ({"end": "2024-02-30"}, "'2024-02-30' is not a day"),
        ({"start": "2025-01-01", "end": "2024-01-01"}, "is after end"),
        ({"between": ("RUS", "state:RUS")}, "are the same"),
        ({"actor": "Nobody Whatsoever"}, "is nobody"),
    ],
)
def test_bad_option_is_an_error_and_writes_nothing(
    ledger: Ledger, tmp_path: Path, options: dict[str, object], said: str
) -> None:
    with pytest.raises(OptionError, match=re.escape(said)):
        write_report(ledger, tmp_path / "bad.html", **options)  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


def test_limits_bound_the_page_and_say_what_is_left_out(ledger: Ledger, tmp_path: Path) -> None:
    limits = Limits(events=2, accounts=0, speakers=1, documents=2, text=60)
    parsed = Page(write_report(ledger, tmp_path / "limited.html", limits=limits))

    assert len(parsed.with_class("event")) == 2
    assert "2 of 7 events are shown" in parsed.text()
    assert "3 articles that nothing on this page cites are not listed." in parsed.text()
    assert "listed without text, to keep this file small." in parsed.text()


def test_failed_write_leaves_the_old_report(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "dossier.html"
    out.write_text("the old one", encoding="utf-8")
    monkeypatch.setattr("os.replace", _full)

    with pytest.raises(OSError, match="disk is full"):
        write_report(ledger, out)

    assert [one.name for one in tmp_path.iterdir()] == ["dossier.html"]
    assert out.read_text(encoding="utf-8") == "the old one"


def _full(*_: object) -> None:
    raise OSError("disk is full")


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The report on a relation that turned."""
    folder = tmp_path_factory.mktemp("turned")
    with turned(folder / "archive") as ledger:
        return Page(write_report(ledger, folder / "dossier.html", between=("RUS", "SYR")))


def test_lead_says_what_the_relation_was_and_when_it_turned(between: Page) -> None:
    lead = " ".join(map(text, between.with_class("lead")))

    assert "The relation was allied from January 2023 to December 2023 (mean score +10.0 over 12 events)" in lead
    assert "and hostile from January 2024" in lead
    assert "It worsened in January 2024." in lead


def test_the_turning_point_is_named_in_the_drawing_and_leads_to_its_events(between: Page) -> None:
    (name,) = (
        one for one in between.all("a") if one.get("href") == "#relation-1-turn-1" and text(one) == "1 Accusation"
    )
    (entry,) = (one for one in between.all("li") if one.get("id") == "relation-1-turn-1")

    assert name.tag == "{http://www.w3.org/2000/svg}a"
    assert "from +10.0 to −3.0" in text(entry)
    assert [link.get("href", "") for link in entry.iter("a")] == ["#d13-1"]


def test_a_relation_says_how_the_two_stand_and_who_acts_how(tmp_path: Path) -> None:
    text_ = "Russia, an ally of Syria, accused Syria. Syria helped Russia."
    document = Document("stands", text_, "Allies", "Meridian Wire", "", "2024-03-04")
    sentence = Span(0, 40, text_[:40])
    ally = Standing(
        "s1", "ally", "friendly", participant(text_, "Russia"), participant(text_, "Syria"),
        Span(11, 15, "ally"), sentence, status="past", document_id="stands",
    )  # fmt: skip
    accused = event(text_, sentence.text, "ACCUSE", "accused", by=["Russia"], to=["Syria"], date=day("2024-03-01"))
    helped = event(text_, "Syria helped Russia.", "AID", "helped", by=["Syria"], to=["Russia"], date=day("2024-03-01"))
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([replace(reading(document, [accused, helped]), standings=[ally])])
        page = Page(write_report(ledger, tmp_path / "dossier.html", between=("RUS", "SYR")))

    (figure,) = page.with_class("relation")
    (link,) = (one for one in page.all("a") if "Read it" in text(one) and _inside(page.with_class("standings")[0], one))
    assert "Russia towards Syria: mean score −3.0 over 1 event; Syria towards Russia: +10.0 over 1." in text(figure)
    assert "Ally past: Russia, an ally of Syria, accused Syria. Meridian Wire, in its own words" in text(figure)
    assert text(page.by_id(link.get("href", "")[1:])).startswith("Russia, an ally of Syria")


def _inside(element: Element, one: Element) -> bool:
    return any(child is one for child in element.iter())


def test_the_lead_and_the_chart_of_two_count_the_same_events(tmp_path: Path) -> None:
    """An article of January on a deed of November: its doer was in office then, which lead and chart both know."""
    told = "Russia thanked Bashar al-Assad in November 2024. On 2 January 2025 Syria rejected a demand of Russia."
    with Ledger.open(tmp_path / "archive") as archive:
        archive.append([read(told, published="2025-01-10", outlet="The Harbour Post")])
        parsed = Page(write_report(archive, tmp_path / "pair.html", between=("RUS", "SYR")))
        assert sum(one.events for one in archive.relation("RUS", "SYR").series) == 2

    assert "2 events between the two: 1 cooperative and 1 conflictual" in " ".join(map(text, parsed.with_class("lead")))
