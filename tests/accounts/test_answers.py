from __future__ import annotations

from datetime import date

import pytest

from dragoman.accounts.answered import first_day_named
from dragoman.accounts.answers import contrary_to, deeds, denied_part
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
        ("explained", "that it had not arrested anybody", ""),
        ("wished", "that it had not happened", ""),
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
        ("that its men held their fire", True),
        ("its patrol boats had been in port", True),
        ("that the gas had never ceased to flow", True),
        ("No unit of ours burned any vehicle this week", True),
        ("No member of the force struck anyone", True),
        ("none of its units had opened fire", True),
        ("the soldiers, on duty that day, touched nobody", True),
        ("Not one bullet is missing", True),
        ("that the country played no role", True),
        ("they knew nothing of a letter", True),
        ("the opposite is true", True),
        ("nope", True),
        ("the report was a complete fabrication", True),
        ("the accusation of poisoning baseless and the expulsions hostile", True),
        ("no one was hurt", False),
        ("it had lost no men", False),
        ("there were no grounds for the accusation", False),
        ("it would never attack a neighbour", False),
        ("the pilot had acted on a false report by the tower", False),
        ("it had nothing to add", False),
        ("it had not been told anything", False),
        ("there was no evidence that the attack came from the south", False),
        ("the talks go on", False),
    ],
)
def test_words_deny_without_a_cue(content: str, denies: bool) -> None:
    assert bool(denied_part(_row("said", content, "neutral"))) == denies


@pytest.mark.parametrize(
    ("said", "types"),
    [
        ("anyone was struck", {"ASSAULT"}),
        ("no payment was made", {"AID"}),
        ("there was no meeting", {"CONSULT"}),
        ("it was not involved", set()),
    ],
)
def test_words_show_the_type_of_a_deed(said: str, types: set[str]) -> None:
    assert deeds(said) == types


@pytest.mark.parametrize(
    ("said", "types"),
    [("its men held their fire", {"ASSAULT", "MOBILIZE"}), ("the pipe remains open", {"SANCTION", "COERCE"}),
     ("no shot was fired", set())],
)  # fmt: skip
def test_a_contrary_answers_deeds_of_its_types(said: str, types: set[str]) -> None:
    assert contrary_to(said) == types


@pytest.mark.parametrize(
    ("cue", "content", "stance", "denies"),
    [
        ("called", "the expulsion of its diplomats groundless", "neutral", False),
        ("dismissed", "the expulsion as absurd", "denying", False),
        ("called", "the report of an attack groundless", "neutral", True),
        ("dismissed", "the accusation as absurd", "denying", True),
        ("always say", "it was not them", "neutral", False),
        ("say", "it was not them", "neutral", True),
    ],
)
def test_a_deed_that_is_judged_is_not_denied(cue: str, content: str, stance: str, denies: bool) -> None:
    assert bool(denied_part(_row(cue, content, stance))) is denies


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("no expulsion on Tuesday", "2017-05-16"),
        ("no expulsion on Thursday", "2017-05-18"),
        ("nobody was expelled this week", "2017-05-12"),
        ("nothing was fired yesterday", "2017-05-17"),
    ],
)
def test_a_denial_says_when(said: str, first: str) -> None:
    assert date.fromordinal(first_day_named(said, date(2017, 5, 18).toordinal())).isoformat() == first


def test_a_denial_without_a_day_is_of_any() -> None:
    assert first_day_named("it had expelled nobody", date(2017, 5, 18).toordinal()) == 0
