from __future__ import annotations

import pytest

from dragoman.accounts.responses import response
from dragoman.ledger.rows import Row


def _row(cue: str, content: str, *, stance: str = "neutral", before: str = "", asserts: bool = True) -> Row:
    """A claim whose text is its cue and its content, after ``before``."""
    text = f"{before}{cue} {content}"
    return {
        "stance": stance,
        "asserts": asserts,
        "cue_text": cue,
        "cue_start": len(before),
        "content": content,
        "content_start": len(before) + len(cue) + 1,
        "text": text,
    }


@pytest.mark.parametrize(
    ("cue", "content", "who"),
    [
        ("say", "they did it, with drones", ""),
        ("says", "that it did, and has sent a photograph", ""),
        ("said", "it had carried out the attack", ""),
        ("said", "the raid was its own", ""),
        ("claimed", "responsibility", ""),
        ("stand by", "their claim to the attack", ""),
        ("said", "the soldiers did it", "the soldiers"),
        ("said", "it was the navy that sank the ferry", "the navy"),
        ("said", "the attackers were smugglers from the coast", "smugglers from the coast"),
        ("said", "The attackers, he said, were smugglers from the coast", "smugglers from the coast"),
        ("said", "the shots came from a Chilean launch", "a Chilean launch"),
        ("said", "was carried out by Chilean soldiers", "Chilean soldiers"),
        ("believed", "the ministry to be behind it", "the ministry"),
        ("blamed", "Chile", "Chile"),
        ("blamed", "Chile instead", "Chile"),
        ("accused", "the rebels of carrying out the attack", "the rebels"),
        ("attributed", "the attack to the rebels", "the rebels"),
        ("hold", "Chile responsible for the rockets of Saturday", "Chile"),
    ],
)
def test_a_claim_names_who_did_it(cue: str, content: str, who: str) -> None:
    row = _row(cue, content)
    found = response(row)
    assert found is not None
    assert found.kind == "names"
    assert (row["text"][slice(*found.who)] if found.who else "") == who


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("confirmed", "that the letter had been received"),
        ("confirmed", "the report"),
        ("acknowledged", "the raid"),
        ("confirmed", "it"),
        ("said", "yes"),
    ],
)
def test_a_claim_confirms_what_others_tell(cue: str, content: str) -> None:
    found = response(_row(cue, content))
    assert found is not None
    assert found.kind == "confirms"


def test_what_is_not_disputed_is_confirmed() -> None:
    found = response(_row("did not dispute", "it", stance="denying"))
    assert found is not None
    assert found.kind == "confirms"


@pytest.mark.parametrize(
    ("cue", "content", "before"),
    [
        ("confirm", "the report", "The army could not "),
        ("confirmed", "the report", "Nobody "),
        ("denied", "the report", ""),
        ("said", "they did not do it", ""),
        ("said", "it may have been the navy", ""),
        ("asked", "whether it was the navy", ""),
        ("accused", "harbouring its enemies", ""),
        ("held", "talks", ""),
        ("said", "the talks go on", ""),
        ("confirmed", "a majority of the deputies who had come to the capital", ""),
    ],
)
def test_what_neither_names_nor_confirms(cue: str, content: str, before: str) -> None:
    assert response(_row(cue, content, before=before)) is None
