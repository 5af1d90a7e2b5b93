"""What codes, dates and chains of sources are called."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from dragoman.claims.claim import Source
from dragoman.events.event import Auxiliary
from dragoman.grounding.grounding import EventDate, Place, Precision
from dragoman.report import words
from tests.report.archive import event

TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip
LAVROV = Source("Lavrov", "Lavrov", "speaker")
TASS = Source("TASS", "the TASS agency", "channel")


@pytest.mark.parametrize("event_type", TYPES)
def test_every_type_has_words(event_type: str) -> None:
    entry = yaml.safe_load(words.WORDS.read_text(encoding="utf-8"))["types"][event_type]

    assert entry["label"]
    assert entry["about"]
    for verbs in (entry, *entry.get("modes", {}).values()):
        assert verbs["label"]
        assert "~" not in verbs["alone"]
        for pair in (verbs["to"], verbs["alone"]):
            assert pair.count("|") == 1
            assert all(part.strip() for part in pair.split("|"))


@pytest.mark.parametrize(
    ("auxiliary", "told"),
    [
        ((), "visited"),
        (("historical",), "visited"),
        (("future",), "to visit"),
        (("hypothetical",), "might visit"),
        (("negation",), "did not visit"),
        (("negation", "future"), "not to visit"),
        (("negation", "hypothetical"), "might not visit"),
    ],
)
def test_flags_change_the_verb(auxiliary: tuple[Auxiliary, ...], told: str) -> None:
    text = "Russia visited Syria."
    visit = event(text, text, "CONSULT", "visited", by=["Russia"], to=["Syria"], mode="visit", auxiliary=auxiliary)

    assert words.verb_parts(visit) == (told, "")


def test_recipient_can_stand_inside_the_verb() -> None:
    text = "Russia bombed Syria."

    assert words.verb_parts(event(text, text, "ASSAULT", "bombed", to=["Syria"], mode="aerial")) == (
        "attacked",
        "from the air",
    )
    assert words.verb_parts(event(text, text, "ASSAULT", "bombed", mode="aerial")) == ("attacked from the air", "")


def test_unknown_codes_keep_their_code() -> None:
    assert words.type_label("TELEPORT") == "Teleport"
    assert words.mode_label("CONSULT", "by-drone") == "by-drone"
    assert words.sector_label("XYZ") == "XYZ"
    assert words.party_label("QQQ", {}) == "QQQ"


@pytest.mark.parametrize(
    ("start", "end", "precision", "label"),
    [
        ("2024-12-08", "2024-12-08", "day", "8 December 2024"),
        ("2025-03-01", "2025-03-10", "month", "March 2025"),
        ("2025-03-01", "2025-03-10", "day", "1–10 March 2025"),
        ("2025-03-28", "2025-04-03", "week", "28 March – 3 April 2025"),
        ("2024-12-30", "2025-01-05", "week", "30 December 2024 – 5 January 2025"),
        ("2019-01-01", "2019-12-31", "year", "2019"),
        ("2010-01-01", "2019-12-31", "decade", "1 January 2010 – 31 December 2019"),
        ("2024-12-08", "2024-12-08", "published", "reported 8 December 2024"),
        ("", "", "unknown", "reported 9 December 2024"),
    ],
)
def test_dates(start: str, end: str, precision: Precision, label: str) -> None:
    assert words.date_label(EventDate(start, end, "", precision), "2024-12-09") == label


def test_no_date_at_all() -> None:
    assert words.date_label(None) == "undated"
    assert words.interval_label(date(2024, 12, 8), date(2024, 12, 8)) == "8 December 2024"


@pytest.mark.parametrize(
    ("chain", "label"),
    [
        ([], "Digi24, in its own words"),
        ([LAVROV], "Lavrov, as reported by Digi24"),
        ([LAVROV, TASS], "Lavrov, to TASS, as reported by Digi24"),
        ([LAVROV, TASS, Source("Digi24", "Digi24", "channel")], "Lavrov, to TASS, via Digi24"),
        ([TASS], "TASS, as reported by Digi24"),
        ([Source("", "residents", "unnamed")], "unnamed (“residents”), as reported by Digi24"),
        ([Source("", "", "unnamed")], "unnamed, as reported by Digi24"),
    ],
)
def test_chains_of_sources(chain: list[Source], label: str) -> None:
    assert words.chain_label(chain, "Digi24") == label


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (None, ""),
        (Place("Latakia", "SYR"), "Latakia, Syria"),
        (Place("Syria", "SYR"), "Syria"),
        (Place("Atlantis"), "Atlantis"),
    ],
)
def test_places(place: Place | None, label: str) -> None:
    assert words.place_label(place, {"SYR": "Syria"}) == label


def test_lists_and_scores() -> None:
    assert [words.listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [words.signed(score) for score in (2.5, -3.0, 0.0, None)] == ["+2.5", "−3.0", "+0.0", "–"]
