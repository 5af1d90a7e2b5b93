"""Which words make a deed negated, future, hypothetical or historical, on hand-built trees. The parser is not the subject."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import dragoman
from dragoman.events.lexicon import load_lexicon
from dragoman.events.reality import status_of
from dragoman.events.status import Status
from dragoman.events.syntax import is_verb
from dragoman.events.timing import years_of
from dragoman.language.view import Token, view

VOCAB = Vocab()
LEMMAS = {
    **{"is": "be", "are": "be", "was": "be", "were": "be", "said": "say", "denied": "deny", "denies": "deny"},
    **{"doubts": "doubt", "did": "do", "had": "have", "has": "have", "rejected": "reject", "reports": "report"},
}


def deed(sentence: str) -> Token:
    """The word marked with ``*`` in a sentence written as ``word/TAG/POS/dep/head`` (head 1-based, 0 for the root)."""
    cells = [word.split("/") for word in sentence.split()]
    doc = Doc(
        VOCAB,
        words=[cell[0].lstrip("*") for cell in cells],
        tags=[cell[1] for cell in cells],
        pos=[cell[2] for cell in cells],
        deps=[cell[3] for cell in cells],
        heads=[int(cell[4]) - 1 if cell[4] != "0" else index for index, cell in enumerate(cells)],
        lemmas=[LEMMAS.get(cell[0].lower(), cell[0].lstrip("*").lower()) for cell in cells],
        sent_starts=[index == 0 for index in range(len(cells))],
    )
    return view(doc)[next(index for index, cell in enumerate(cells) if cell[0].startswith("*"))]


def status(sentence: str, unreal: dict[int, str] | None = None) -> Status:
    token = deed(sentence)
    return status_of(token, "verb" if is_verb(token) else "noun", None, load_lexicon(), unreal or {})


SUBJECT = "Iran/NNP/PROPN/nsubj"
CASES = {
    "not": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 *attack/VB/VERB/root/0 Iraq/NNP/PROPN/obj/4",
    "nobody": "Nobody/NN/PRON/nsubj/2 *attacked/VBD/VERB/root/0 Iraq/NNP/PROPN/obj/2",
    "neither army nor police": "Neither/CC/CCONJ/cc:preconj/2 army/NN/NOUN/nsubj/5 nor/CC/CCONJ/cc/4 "
    "police/NNS/NOUN/conj/2 *arrested/VBD/VERB/root/0 him/PRP/PRON/obj/5",
    "yet to": "Mali/NNP/PROPN/nsubj/2 has/VBZ/VERB/root/0 yet/RB/ADV/advmod/2 to/TO/PART/mark/5 *free/VB/VERB/xcomp/2",
    "at no time": "At/IN/ADP/case/3 no/DT/DET/det/3 time/NN/NOUN/obl/6 did/VBD/AUX/aux/6 Iran/NNP/PROPN/nsubj/6 "
    "*attack/VB/VERB/root/0",
    "unable": f"{SUBJECT}/3 was/VBD/AUX/cop/3 unable/JJ/ADJ/root/0 to/TO/PART/mark/5 *attack/VB/VERB/xcomp/3",
    "could not": f"{SUBJECT}/4 could/MD/AUX/aux/4 not/RB/PART/advmod/4 *attack/VB/VERB/root/0",
    "false report": "The/DT/DET/det/2 report/NN/NOUN/nsubj/7 that/IN/SCONJ/mark/5 Iran/NNP/PROPN/nsubj/5 "
    "*attacked/VBD/VERB/acl/2 was/VBD/AUX/cop/7 false/JJ/ADJ/root/0",
    "denied reports": f"{SUBJECT}/2 denied/VBD/VERB/root/0 reports/NNS/NOUN/obj/2 that/IN/SCONJ/mark/6 it/PRP/PRON/nsubj/6 "
    "*attacked/VBD/VERB/acl/3",
    "kept from": "Police/NNS/NOUN/nsubj:pass/3 were/VBD/AUX/aux:pass/3 kept/VBN/VERB/root/0 from/IN/SCONJ/mark/5 "
    "*arresting/VBG/VERB/advcl/3 him/PRP/PRON/obj/5",
    "instead of": "Instead/RB/SCONJ/mark/3 of/IN/ADP/fixed/1 *bombing/VBG/VERB/advcl/6 it/PRP/PRON/obj/3 Iran/NNP/PROPN/nsubj/6 "
    "waited/VBD/VERB/root/0",
    "decided against": f"{SUBJECT}/2 decided/VBD/VERB/root/0 against/IN/SCONJ/mark/4 *arresting/VBG/VERB/advcl/2",
    "ruled out": f"{SUBJECT}/2 ruled/VBD/VERB/root/0 out/RP/ADP/compound:prt/2 *bombing/VBG/VERB/advcl/2",
    "almost": f"{SUBJECT}/3 almost/RB/ADV/advmod/3 *attacked/VBD/VERB/root/0 Iraq/NNP/PROPN/obj/3",
    "not or": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 arrest/VB/VERB/root/0 him/PRP/PRON/obj/4 "
    "or/CC/CCONJ/cc/7 *beat/VB/VERB/conj/4",
}


@pytest.mark.parametrize("sentence", CASES.values(), ids=CASES.keys())
def test_negation(sentence: str) -> None:
    assert status(sentence).auxiliary == {"negation"}


UNDONE = {
    "did not hesitate": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 hesitate/VB/VERB/root/0 to/TO/PART/mark/6 "
    "*attack/VB/VERB/xcomp/4",
    "failed to stop": f"{SUBJECT}/2 failed/VBD/VERB/root/0 to/TO/PART/mark/4 stop/VB/VERB/xcomp/2 rebels/NNS/NOUN/obj/4 "
    "from/IN/SCONJ/mark/7 *attacking/VBG/VERB/advcl/4",
    "no longer denies": f"{SUBJECT}/4 no/RB/ADV/advmod/3 longer/RB/ADV/advmod/4 denies/VBZ/VERB/root/0 "
    "attacking/VBG/VERB/dep/4 and/CC/CCONJ/cc/7 *burning/VBG/VERB/xcomp/4",
    "nobody doubts": "Nobody/NN/PRON/nsubj/2 doubts/VBZ/VERB/root/0 that/IN/SCONJ/mark/5 Iran/NNP/PROPN/nsubj/5 "
    "*attacked/VBD/VERB/ccomp/2",
    "did not say that": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 say/VB/VERB/root/0 that/IN/SCONJ/mark/7 "
    "Iraq/NNP/PROPN/nsubj/7 *attacked/VBD/VERB/ccomp/4",
    "not only": f"{SUBJECT}/4 not/RB/PART/advmod/4 only/RB/ADV/advmod/4 *attacked/VBD/VERB/root/0 Iraq/NNP/PROPN/obj/4",
    "did not until": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 *attack/VB/VERB/root/0 until/IN/ADP/case/6 "
    "May/NNP/PROPN/obl/4",
    "did not shrink from": f"{SUBJECT}/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 shrink/VB/VERB/root/0 from/IN/SCONJ/mark/6 "
    "*beating/VBG/VERB/advcl/4",
    "the attack could last": "The/DT/DET/det/2 *attack/NN/NOUN/nsubj/4 could/MD/AUX/aux/4 last/VB/VERB/root/0",
}


@pytest.mark.parametrize("sentence", UNDONE.values(), ids=UNDONE.keys())
def test_words_that_look_like_marks_leave_the_deed_real(sentence: str) -> None:
    assert status(sentence).auxiliary == set()


AHEAD = {
    "is to": f"{SUBJECT}/4 is/VBZ/AUX/aux/4 to/TO/PART/mark/4 *attack/VB/VERB/root/0 Iraq/NNP/PROPN/obj/4",
    "headline": "Iran/NNP/PROPN/root/0 to/TO/PART/mark/3 *attack/VB/VERB/acl/1 Iraq/NNP/PROPN/obj/3",
    "next week": f"{SUBJECT}/2 *attacks/VBZ/VERB/root/0 Iraq/NNP/PROPN/obj/2 next/JJ/ADJ/amod/5 week/NN/NOUN/obl:tmod/2",
    "said it would": f"{SUBJECT}/2 said/VBD/VERB/root/0 it/PRP/PRON/nsubj/5 would/MD/AUX/aux/5 *attack/VB/VERB/ccomp/2",
    "will and": f"{SUBJECT}/3 will/MD/AUX/aux/3 arrest/VB/VERB/root/0 and/CC/CCONJ/cc/5 *deport/VB/VERB/conj/3",
}


@pytest.mark.parametrize("sentence", AHEAD.values(), ids=AHEAD.keys())
def test_future(sentence: str) -> None:
    assert status(sentence).auxiliary == {"future"}


UNSURE = {
    "would": f"{SUBJECT}/3 would/MD/AUX/aux/3 *attack/VB/VERB/root/0",
    "perhaps": f"Perhaps/RB/ADV/advmod/3 {SUBJECT}/3 *attacked/VBD/VERB/root/0",
    "in case": "Iraq/NNP/PROPN/nsubj/2 armed/VBD/VERB/root/0 in/IN/SCONJ/mark/6 case/NN/NOUN/fixed/3 "
    "Iran/NNP/PROPN/nsubj/6 *attacked/VBD/VERB/advcl/2",
    "inversion": f"Had/VBD/AUX/aux/3 {SUBJECT}/3 *attacked/VBN/VERB/advcl/7 ,/,/PUNCT/punct/3 we/PRP/PRON/nsubj/7 "
    "would/MD/AUX/aux/7 know/VB/VERB/root/0",
    "any attack": "Any/DT/DET/det/2 *attack/NN/NOUN/nsubj/3 hurts/VBZ/VERB/root/0",
    "purpose": f"{SUBJECT}/2 built/VBD/VERB/root/0 a/DT/DET/det/4 camp/NN/NOUN/obj/2 to/TO/PART/mark/6 "
    "*detain/VB/VERB/acl/4 migrants/NNS/NOUN/obj/6",
    "question": f"Did/VBD/AUX/aux/3 {SUBJECT}/3 *attack/VB/VERB/root/0 ?/./PUNCT/punct/3",
}


@pytest.mark.parametrize("sentence", UNSURE.values(), ids=UNSURE.keys())
def test_hypothetical(sentence: str) -> None:
    assert status(sentence).auxiliary == {"hypothetical"}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Two/CD/NUM/nummod/2 decades/NNS/NOUN/obl/3 ago/RB/ADV/advmod/5 {SUBJECT}/5 *attacked/VBD/VERB/root/0",
        f"{SUBJECT}/2 *attacked/VBD/VERB/root/0 during/IN/ADP/case/6 the/DT/DET/det/6 Cold/NNP/PROPN/compound/6 "
        "War/NNP/PROPN/obl/2",
    ],
)
def test_told_as_history_whatever_the_date(sentence: str) -> None:
    assert status(sentence).auxiliary == {"historical"}


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Iran/NNP/PROPN/nsubj/2 *attacked/VBD/VERB/root/0 in/IN/ADP/case/4 1980/CD/NUM/obl/2", [1980]),
        (
            "In/IN/ADP/case/2 1980/CD/NUM/nummod/4 Iraqi/JJ/ADJ/amod/4 tanks/NNS/NOUN/nsubj/5 *attacked/VBD/VERB/root/0",
            [1980],
        ),
        ("the/DT/DET/det/3 2003/CD/NUM/nummod/3 *invasion/NN/NOUN/root/0", [2003]),
        ("2000/CD/NUM/nummod/2 *attacks/NNS/NOUN/root/0", []),
        ("Iran/NNP/PROPN/nsubj/2 *attacked/VBD/VERB/root/0 since/IN/ADP/case/4 1980/CD/NUM/obl/2", []),
        (
            "Iran/NNP/PROPN/nsubj/2 *attacked/VBD/VERB/root/0 under/IN/ADP/case/6 a/DT/DET/det/6 1980/CD/NUM/nummod/6 "
            "treaty/NN/NOUN/obl/2",
            [],
        ),
        (
            "In/IN/ADP/case/2 1980/CD/NUM/obl/4 Iran/NNP/PROPN/nsubj/4 arrested/VBD/VERB/root/0 and/CC/CCONJ/cc/6 "
            "*beat/VBD/VERB/conj/4",
            [1980],
        ),
    ],
)
def test_years_of_the_clause(sentence: str, years: list[int]) -> None:
    assert years_of(deed(sentence)) == years


def test_deed_inside_a_demand_is_not_told() -> None:
    demand = (
        f"{SUBJECT}/2 demanded/VBD/VERB/root/0 that/IN/SCONJ/mark/5 Iraq/NNP/PROPN/nsubj/5 *withdraw/VB/VERB/ccomp/2"
    )
    assert not status(demand, {1: "unreal"}).told


@pytest.mark.parametrize(
    ("text", "auxiliary"),
    [
        ("The men planned an attack on a synagogue.", {"future"}),
        ("The men planned the attack on a synagogue.", set()),
    ],
)
def test_an_attack_that_is_planned_is_not_yet_told(text: str, auxiliary: set[str]) -> None:
    (event,) = dragoman.read(text, published="2019-03-04").events
    assert (event.event_type, event.auxiliary) == ("ASSAULT", auxiliary)
