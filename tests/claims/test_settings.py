"""An interview that goes on keeps its medium."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.claims.claim import Claim, ClaimKind, Source
from dragoman.claims.settings import keep_channels
from dragoman.span import Span

TEXT = "Petrov told TASS that A. He said that B. Kovac said that C. He said that D."
TASS = Source("TASS", "TASS", "channel")


def _claim(cue: str, content: str, actor: str, *, kind: ClaimKind = "indirect", channel: Source | None = None) -> Claim:
    start, inner = TEXT.index(cue), TEXT.index(content)
    speaker = Source(actor, actor, "speaker", actor)
    return Claim(
        id=content,
        speaker=None,
        cue=Span.of(TEXT, start, start + len(cue)),
        content=Span.of(TEXT, inner, inner + len(content)),
        kind=kind,
        channel=channel,
        chain=[speaker, channel] if channel else [speaker],
    )


TOLD = _claim("told TASS", "that A", "petrov", channel=TASS)
ADDED = _claim("said that B", "that B", "petrov")
OTHER = _claim("said that C", "that C", "kovac")
AGAIN = _claim("said that D", "that D", "petrov")


def _channels(*claims: Claim, settled: tuple[str, ...] = ()) -> list[str]:
    return [claim.channel.name if claim.channel else "" for claim in keep_channels(claims, settled, TEXT)]


def test_same_speaker_goes_on_in_the_same_interview() -> None:
    assert _channels(TOLD, ADDED) == ["TASS", "TASS"]
    assert keep_channels([TOLD, ADDED], (), TEXT)[1].chain[-1] == TASS


@pytest.mark.parametrize("settled", [("that B",)])
def test_claim_with_its_own_setting_keeps_out(settled: tuple[str, ...]) -> None:
    assert _channels(TOLD, ADDED, settled=settled) == ["TASS", ""]


def test_another_speaker_ends_the_interview() -> None:
    assert _channels(TOLD, ADDED, OTHER, AGAIN) == ["TASS", "TASS", "", ""]


def test_belief_told_between_does_not_take_the_channel() -> None:
    belief = _claim("said that B", "that B", "petrov", kind="belief")
    assert _channels(TOLD, belief) == ["TASS", ""]


def _speakers(text: str) -> list[str]:
    claims = dragoman.read(text, published="2020-02-13").claims
    return [claim.chain[0].name for claim in claims]


@pytest.mark.parametrize(
    "again", ["the same source indicated", "the same official said", "according to the same source"]
)
def test_the_same_source_is_who_spoke_before(again: str) -> None:
    found = _speakers(f"Chad freed two men, the Chadian interior ministry said. They were handed to Niger, {again}.")

    assert found == ["the Chadian interior ministry"] * 2


def test_the_same_source_of_nobody_is_nobody() -> None:
    assert _speakers("They were handed to Niger, the same source indicated.") == ["sources"]


def test_what_is_made_known_is_said() -> None:
    assert _speakers("The minister made it known that Chad had freed them.") == ["The minister"]
