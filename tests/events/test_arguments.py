"""Who takes part where the tree is crooked or the doer stands elsewhere, on hand-built trees."""

from __future__ import annotations

import pytest

import dragoman

from .test_coder import code, told

DAY_AS_OBJECT = """
Kenya NNP PROPN nsubj 2
lifted VBD VERB root 0
the DT DET det 4
embargo NN NOUN obj 2
Friday NNP PROPN obj 2
on IN ADP case 7
Uganda NNP PROPN nmod 4
"""
CALLED_TO_THANK = """
Kenya NNP PROPN nsubj 2
called VBD VERB root 0
Uganda NNP PROPN obj 2
to TO PART mark 5
thank VB VERB advcl 2
Somalia NNP PROPN obj 5
"""
REMAINS_DONOR = """
Kenya NNP PROPN nsubj 2
remains VBZ VERB root 0
a DT DET det 4
donor NN NOUN xcomp 2
to IN ADP case 6
Uganda NNP PROPN nmod 4
"""
ONE_OF_THE_DONORS = """
Kenya NNP PROPN nsubj 3
is VBZ AUX cop 3
one CD NUM root 0
of IN ADP case 6
the DT DET det 6
donors NNS NOUN nmod 3
to IN ADP case 8
Uganda NNP PROPN nmod 6
"""
PARTICLE_OBJECT = """
Kenya NNP PROPN nsubj 2
called VBD VERB root 0
off RP ADP compound:prt 2
the DT DET det 5
talks NNS NOUN obl 2
with IN ADP case 7
Uganda NNP PROPN nmod 5
"""

PUNISHED_FOR_ARRESTING = """
Kenya NNP PROPN nsubj 2
punished VBD VERB root 0
Uganda NNP PROPN obj 2
for IN SCONJ mark 5
arresting VBG VERB advcl 2
the DT DET det 7
mayor NN NOUN obj 5
"""


@pytest.mark.parametrize(
    ("rows", "event_type", "actors", "recipients"),
    [
        pytest.param(PUNISHED_FOR_ARRESTING, "COERCE", ["Uganda"], ["the mayor"], id="punished for what it did"),
        pytest.param(DAY_AS_OBJECT, "RETREAT", ["Kenya"], ["Uganda"], id="a day is no object"),
        pytest.param(CALLED_TO_THANK, "SUPPORT", ["Kenya"], ["Somalia"], id="who calls to thank has thanked"),
        pytest.param(REMAINS_DONOR, "AID", ["Kenya"], ["Uganda"], id="remains a donor"),
        pytest.param(ONE_OF_THE_DONORS, "AID", ["Kenya"], ["Uganda"], id="one of the donors"),
        pytest.param(PARTICLE_OBJECT, "REJECT", ["Kenya"], ["Uganda"], id="an object behind its particle"),
    ],
)
def test_who_takes_part(rows: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    assert (event_type, actors, recipients, set()) in [told(event) for event in code(rows)]


def test_a_named_pair_of_parties_is_complete() -> None:
    (event,) = code(
        """
Kenya NNP PROPN nsubj 4
and CC CCONJ cc 3
Uganda NNP PROPN conj 1
met VBD VERB root 0
after IN ADP case 7
the DT DET det 7
fall NN NOUN obl 4
of IN ADP case 9
Chad NNP PROPN nmod 7
"""
    )
    assert [one.text for one in event.actors] == ["Kenya", "Uganda"]


@pytest.mark.parametrize(("verb", "tag", "asked"), [("pay", "VB", True), ("paid", "VBD", False)])
def test_insisting_asks_only_in_the_subjunctive(verb: str, tag: str, asked: bool) -> None:
    events = code(
        f"""
Kenya NNP PROPN nsubj 2
insisted VBD VERB root 0
that IN SCONJ mark 5
Uganda NNP PROPN nsubj 5
{verb} {tag} VERB ccomp 2
"""
    )
    assert any(event.event_type == "REQUEST" for event in events) is asked


def test_the_deed_is_surer_than_its_purpose() -> None:
    events = code(
        """
Kenya NNP PROPN nsubj 2
sent VBD VERB root 0
food NN NOUN obj 2
to TO PART mark 5
support VB VERB advcl 2
Uganda NNP PROPN obj 5
"""
    )
    confidence = {event.event_type: event.confidence for event in events}
    assert confidence["AID"] > confidence["SUPPORT"]


def test_a_bare_participle_tells_no_training() -> None:
    assert (
        code(
            """
The DT DET det 3
trained VBN VERB amod 3
envoy NN NOUN nsubj 4
slept VBD VERB root 0
in IN ADP case 6
Kenya NNP PROPN obl 4
"""
        )
        == []
    )


WHOLE = [
    (
        "The court ordered Mali to stop the flights and to let inspectors in, granting a request by Niger.",
        "CONCEDE",
        ["The court"],
        ["Niger"],
    ),
    ("Kenyan officials denied the charge and invited journalists to visit.", "REJECT", ["Kenyan officials"], []),
    ("Ghana handed over nine Togolese soldiers on Friday.", "RETREAT", ["Ghana"], ["nine Togolese soldiers"]),
    ("Chile retaliated with tariffs on Peruvian copper.", "SANCTION", ["Chile"], ["Peruvian copper"]),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients"), WHOLE)
def test_who_takes_part_in_whole_sentences(
    text: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    found = [event for event in dragoman.read(text).events if event.event_type == event_type]
    named = [([one.text for one in event.actors], [one.text for one in event.recipients]) for event in found]
    assert named == [(actors, recipients)]


def test_who_declined_to_be_named_refused_nothing() -> None:
    assert dragoman.read("Two Danish officials who declined to be named spoke of the plan.").events == []
