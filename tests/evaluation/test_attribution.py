"""Attribution is scored by the character, over the outermost claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Claim, Source
from dragoman.evaluation.attribution import (
    Attribution,
    AttributionScores,
    add_document,
    as_attribution,
    attribution_table,
    outermost,
)
from dragoman.span import Span

TEXT = "Petrov and the mayor told TASS that she claimed the bridge was hit."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def _claim(cue: str, content: str, *chain: Source) -> Claim:
    return Claim(cue, None, _span(cue), _span(content), "indirect", chain=list(chain))


OUTER = _claim(
    "told",
    "that she claimed the bridge was hit",
    Source("Petrov", "Petrov", "speaker"),
    Source("TASS", "TASS", "channel"),
)
INNER = _claim("claimed", "the bridge was hit", Source("she", "she", "unnamed"))


def _characters(words: str) -> frozenset[int]:
    span = _span(words)
    return frozenset(range(span.start, span.end))


def test_nested_claim_is_not_outermost() -> None:
    assert outermost([OUTER, INNER]) == [OUTER]


def test_channel_is_no_source() -> None:
    assert as_attribution(TEXT, OUTER).source == _characters("Petrov")


def test_source_is_found_as_a_whole_word() -> None:
    claim = _claim("told", "the bridge was hit", Source("he", "he", "unnamed"))
    assert as_attribution(TEXT, claim).source == frozenset()


@pytest.mark.parametrize(
    ("second", "source"),
    [
        (Source("the mayor", "the mayor", "speaker"), "Petrov and the mayor"),
        (Source("TASS", "TASS", "channel"), "Petrov"),
    ],
)
def test_speakers_told_together_are_one_source(second: Source, source: str) -> None:
    petrov = _span("Petrov")
    claim = replace(OUTER, speaker=Participant(petrov.text, petrov.start, petrov.end), chain=[OUTER.chain[0], second])
    assert as_attribution(TEXT, claim).source == _characters(source)


def test_scores_leave_nested_claims_to_every_claim() -> None:
    gold = [Attribution(_characters("Petrov"), _characters("told"), as_attribution(TEXT, OUTER).content)]
    scores = AttributionScores(every_claim=AttributionScores())
    add_document(scores, TEXT, gold, [OUTER, INNER])
    assert (scores.precision("cue"), scores.recall("cue")) == (100, 100)
    assert scores.every_claim is not None
    assert scores.every_claim.precision("cue") == pytest.approx(100 * 4 / 11)
    assert [row[0] for row in attribution_table(scores).rows][:3] == ["source", "cue", "content"]
