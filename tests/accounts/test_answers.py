from __future__ import annotations

import pytest

from dragoman.accounts.answers import denied_part
from dragoman.ledger.rows import Row


def _row(cue: str, content: str, stance: str = "denying", before: str = "", *, first: bool = False) -> Row:
    """A claim; ``first`` puts its content before the cue: "a plan that Lima rejected"."""
    places = {"content_start": 10, "cue_start": 40} if first else {"content_start": 40, "cue_start": 10}
    return {"stance": stance, "cue_text": cue, "content": content, "before": before, **places}


@pytest.mark.parametrize(
    ("cue", "content", "denied"),
    [
        ("denied", "that it had sent soldiers", "that it had sent soldiers"),
        ("denied", "that it had sent soldiers and called the closure unfriendly", "that it had sent soldiers"),
        ("rejected", "the allegation as baseless", "the allegation as baseless"),
        ("rejected", "a demand that it scrap the rebates", ""),
        ("rejected", "a claim that it had made a demand", "a claim that it had made a demand"),
        ("denied", "that the step was a reprisal", ""),
        ("do not contest", "that aircraft flew over the town", ""),
        ("expects", "more", ""),
        ("wants", "to look soft", ""),
    ],
)
def test_a_cue_denies_what_it_holds_false(cue: str, content: str, denied: str) -> None:
    assert denied_part(_row(cue, content)) == denied


@pytest.mark.parametrize(("antecedent", "denies"), [("an accusation ", True), ("a demand ", False), ("a road ", False)])
def test_that_stands_for_what_was_rejected(antecedent: str, denies: bool) -> None:
    assert bool(denied_part(_row("rejects", "that", before=antecedent, first=True))) == denies


@pytest.mark.parametrize(
    ("content", "denies"),
    [
        ("it had launched nothing", True),
        ("its guards had not fired", True),
        ("no shot was fired", True),
        ("there was no shooting", True),
        ("it was not Chile", True),
        ("it had nothing to add", False),
        ("it had not been told anything", False),
        ("there was no evidence that the attack came from the south", False),
        ("the talks go on", False),
    ],
)
def test_words_deny_without_a_cue(content: str, denies: bool) -> None:
    assert bool(denied_part(_row("said", content, "neutral"))) == denies
