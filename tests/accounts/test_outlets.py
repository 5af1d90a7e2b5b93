from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.accounts.outlet import Outlet
from dragoman.claims.claim import Claim, Source, Stance
from dragoman.documents.document import Document
from dragoman.errors import OptionError
from dragoman.events.event import Event
from dragoman.grounding.grounding import EventDate
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.span import Span

from ..ledger.synthetic import event, participant

SENTENCES = {
    "strike": "Guns of the army shelled a grain depot beside the river.",
    "visit": "The envoy arrived for talks about the railway tariff.",
    "aid": "Lorries brought blankets and medicine to flooded villages.",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


def _event(document: str, story: str, score: float) -> Event:
    kinds = {
        "strike": ("ASSAULT", 4, "2024-03-05"),
        "visit": ("CONSULT", 1, "2024-04-05"),
        "aid": ("AID", 2, "2024-05-05"),
    }
    kind, quad, day = kinds[story]
    text = f"{SENTENCES[story]} So said outlet {document}."
    return event(
        f"{document}-{story}",
        document,
        event_type=kind,
        mode="",
        quad=quad,
        score=score,
        place=None,
        date=EventDate(day, day, "on Tuesday", "day"),
        sentence=Span(0, len(text), text),
    )


def _claim(document: str, number: int, speaker: str, stance: Stance) -> Claim:
    who = participant(speaker)
    source = Source(who.name, who.text, "speaker", who.actor_id)
    spans = Span(0, 4, "said"), Span(5, 9, "that")
    return Claim(f"{document}-{number}", who, *spans, "indirect", None, [source], [], document, stance)


def _publish(ledger: Ledger, document: str, outlet: str, told: dict[str, float], *claims: tuple[str, Stance]) -> None:
    events = [_event(document, story, score) for story, score in told.items()]
    said = [_claim(document, number, *claim) for number, claim in enumerate(claims)]
    published = max((one.date.end for one in events if one.date), default="2024-03-05")
    ledger.append([Reading(Document(document, "x", outlet=outlet, published=published), events, said, [])])


def _outlets(ledger: Ledger, *between: str) -> dict[str, Outlet]:
    return {one.name: one for one in ledger.outlets(between=between or None)}


def test_what_an_outlet_tells_alone_and_leaves_out(ledger: Ledger) -> None:
    _publish(ledger, "a1", "A", {"strike": -9.0, "visit": 4.0})
    _publish(ledger, "b1", "B", {"strike": -9.0})
    _publish(ledger, "c1", "C", {"strike": -9.0})
    _publish(ledger, "c2", "C", {"visit": 4.0})
    _publish(ledger, "d1", "D", {"aid": 10.0})
    _publish(ledger, "d2", "D", {"visit": 4.0})
    _publish(ledger, "d3", "D", {}, ("ALB", "neutral"))
    found = _outlets(ledger)
    assert {name: len(one.tells) for name, one in found.items()} == {"A": 2, "B": 1, "C": 2, "D": 2}
    assert {name: len(one.alone) for name, one in found.items()} == {"A": 0, "B": 0, "C": 0, "D": 1}
    strike, visit = found["A"].tells
    assert found["D"].leaves_out == [strike]  # it published that day and did not tell it
    assert found["B"].leaves_out == []  # it published nothing when the visit took place
    assert visit in found["D"].tells


def test_whom_an_outlet_lets_speak_and_how(ledger: Ledger) -> None:
    claims: list[tuple[str, Stance]] = [
        ("ALB", "neutral"),
        ("ALB", "distancing"),
        ("ALB", "neutral"),
        ("BRA", "denying"),
    ]
    _publish(ledger, "a1", "A", {"visit": 4.0}, *claims)
    (outlet,) = ledger.outlets()
    assert [(voice.country, voice.claims, voice.share) for voice in outlet.voices] == [
        ("ALB", 3, 0.75),
        ("BRA", 1, 0.25),
    ]
    assert outlet.voices[0].stances["distancing"] == pytest.approx(1 / 3)
    assert outlet.stances == {"neutral": 0.5, "distancing": 0.25, "endorsing": 0.0, "denying": 0.25}


def test_an_outlets_score_beside_the_others(ledger: Ledger) -> None:
    for number in range(6):
        _publish(ledger, f"a{number}", "A", {"strike": -9.0, "visit": 4.0})
        _publish(ledger, f"b{number}", "B", {"visit": 4.0})
    found = _outlets(ledger, "ALB", "BRA")
    scored = found["A"].scored
    assert scored is not None
    assert scored.low is not None
    assert scored.high is not None
    assert (scored.mean, scored.others, scored.difference) == (-2.5, 4.0, -6.5)
    assert scored.low <= -6.5 <= scored.high < 0
    assert (scored.events, scored.documents, scored.other_events) == (12, 6, 6)


def test_an_interval_needs_two_documents_on_either_side(ledger: Ledger) -> None:
    _publish(ledger, "a1", "A", {"strike": -9.0})
    _publish(ledger, "b1", "B", {"visit": 4.0})
    scored = _outlets(ledger, "ALB", "BRA")["A"].scored
    assert scored is not None
    assert (scored.difference, scored.low, scored.high) == (-13.0, None, None)


def test_copies_speak_and_score_for_nobody(ledger: Ledger) -> None:
    _publish(ledger, "a1", "A", {"visit": 4.0}, ("ALB", "neutral"))
    copy = Document("b1", "x", outlet="B", published="2024-04-06", copy_of="a1")
    ledger.append([Reading(copy, [_event("b1", "visit", 4.0)], [_claim("b1", 0, "ALB", "neutral")], [])])
    found = _outlets(ledger, "ALB", "BRA")
    assert (found["B"].documents, found["B"].copies, found["B"].claims, found["B"].voices) == (1, 1, 0, [])
    assert found["A"].scored is not None
    assert found["A"].scored.others is None


def test_a_scope_of_two_parties_and_of_days(ledger: Ledger) -> None:
    _publish(ledger, "a1", "A", {"strike": -9.0})
    _publish(ledger, "b1", "B", {"visit": 4.0})
    assert [one.name for one in ledger.outlets(since="2024-04-01")] == ["B"]
    assert list(ledger.outlets(between=("ALB", "CHL"))) == []
    assert [one.scored for one in ledger.outlets()] == [None, None]
    with pytest.raises(OptionError, match="nobody"):
        ledger.outlets(between=("ALB", "Xyzzy Nobody"))


def test_outlets_are_plain_json(ledger: Ledger) -> None:
    _publish(ledger, "a1", "A", {"visit": 4.0}, ("ALB", "neutral"))
    (outlet,) = ledger.outlets()
    assert json.loads(json.dumps(outlet.to_dict()))["voices"][0]["country"] == "ALB"
