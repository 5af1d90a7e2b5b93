"""Events inside contents carry the chain of those who vouch."""

from __future__ import annotations

from dragoman.claims.binder import bind
from dragoman.claims.claim import Claim, Source
from dragoman.events.event import Event
from dragoman.span import Span

TEXT = "TASS reported that Petrov denied that troops shelled Kolno."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def _event(trigger: str) -> Event:
    return Event(
        id=f"e-{trigger}", event_type="ASSAULT", mode="", contexts=[], quad=4, score=-9.0, actors=[], recipients=[],
        trigger=_span(trigger), sentence=Span.of(TEXT, 0, len(TEXT)),
    )  # fmt: skip


def _claim(cue: str, content: str, link: Source, **fields: object) -> Claim:
    return Claim(
        id=f"c-{cue}", speaker=None, cue=_span(cue), content=_span(content), kind="indirect", chain=[link], **fields  # type: ignore[arg-type]
    )  # fmt: skip


TASS = Source("TASS", "TASS", "channel")
PETROV = Source("Petrov", "Petrov", "speaker", "petrov")
OUTER = _claim("reported", "that Petrov denied that troops shelled Kolno", TASS)
INNER = _claim("denied", "that troops shelled Kolno", PETROV, stance="denying")


def test_chain_is_nearest_first() -> None:
    events, claims = bind([_event("shelled")], [OUTER, INNER])
    assert events[0].attribution == [PETROV, TASS]
    assert [claim.events for claim in claims] == [["e-shelled"], ["e-shelled"]]


def test_denied_deed_is_negated() -> None:
    events, _ = bind([_event("shelled")], [INNER])
    assert events[0].auxiliary == {"negation"}


def test_act_of_speaking_is_the_outlets_own_report() -> None:
    events, _ = bind([_event("reported")], [OUTER, INNER])
    assert events[0].attribution == []


def test_act_of_speaking_inside_a_report_carries_the_reporter() -> None:
    events, _ = bind([_event("denied")], [OUTER, INNER])
    assert events[0].attribution == [TASS]


def test_evaluation_lends_no_chain() -> None:
    condemned = _claim("denied", "that troops shelled Kolno", PETROV, asserts=False)
    events, claims = bind([_event("shelled")], [condemned])
    assert events[0].attribution == []
    assert claims[0].events == ["e-shelled"]


def test_each_source_stands_once() -> None:
    again = _claim("denied", "that troops shelled Kolno", TASS)
    events, _ = bind([_event("shelled")], [OUTER, again])
    assert events[0].attribution == [TASS]


def test_a_deed_is_no_claim_though_its_verb_is_a_cue_elsewhere() -> None:
    deed = _claim("shelled", "Kolno", PETROV)
    events, claims = bind([_event("shelled")], [deed])
    assert (events[0].attribution, claims) == ([], [])
