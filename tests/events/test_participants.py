"""Participants that stand away from the trigger, and which of several fitting frames decides, on hand-built trees."""

from __future__ import annotations

import pytest

from dragoman.events.coder import _as_meant
from dragoman.events.learned import EventModel
from dragoman.events.lexicon import load_lexicon
from dragoman.events.matching import fitting
from dragoman.events.roles import RoleFinder
from dragoman.language.view import Token, view
from tests.events.test_coder import CAST, code, parse, told

DIED_IN_AMBUSH = """Kenya NNP PROPN nsubj 2
died VBD VERB root 0
in IN ADP case 5
an DT DET det 5
ambush NN NOUN obl 2
by IN ADP case 7
Somalia NNP PROPN nmod 5"""
BLAMED_ON = """An DT DET det 2
ambush NN NOUN nsubj 6
blamed VBN VERB acl 2
on IN ADP case 5
Somalia NNP PROPN obl 3
killed VBD VERB root 0
Kenya NNP PROPN obj 6"""
RESOLUTION = """Kenya NNP PROPN nsubj 2
passed VBD VERB root 0
a DT DET det 4
resolution NN NOUN obj 2
criticising VBG VERB acl 4
Somalia NNP PROPN obj 5"""
ACCUSED_OF_ON_NOUN = """Kenya NNP PROPN nsubj 2
accused VBD VERB root 0
Somalia NNP PROPN obj 2
of IN SCONJ mark 5
attacking VBG VERB acl 3
Chad NNP PROPN obj 5"""
ACCUSED_BY_OF = """Somalia NNP PROPN nsubj:pass 3
was VBD AUX aux:pass 3
accused VBN VERB root 0
by IN ADP case 5
Kenya NNP PROPN obl:agent 3
of IN SCONJ mark 7
attacking VBG VERB acl 5
Chad NNP PROPN obj 7"""
SUSPENSION_OF_AID = """Kenya NNP PROPN nsubj 2
announced VBD VERB root 0
a DT DET det 4
suspension NN NOUN obj 2
of IN ADP case 6
aid NN NOUN nmod 4
to IN ADP case 8
Somalia NNP PROPN nmod 4"""
PRICE = """Kenya NNP PROPN nsubj 2
said VBD VERB root 0
Somalia NNP PROPN nsubj 5
would MD AUX aux 5
pay VB VERB ccomp 2
a DT DET det 8
heavy JJ ADJ amod 8
price NN NOUN obj 5"""
HOURS = """Kenya NNP PROPN nsubj 2
gave VBD VERB root 0
Somalia NNP PROPN iobj 2
48 CD NUM nummod 5
hours NNS NOUN obl:unmarked 2
to TO PART mark 7
leave VB VERB advcl 2"""
BORDER_WITH = """Kenya NNP PROPN nsubj 2
fortified VBD VERB root 0
the DT DET det 4
border NN NOUN obj 2
with IN ADP case 6
Somalia NNP PROPN nmod 4"""


MEANS_OF_AN_OFFER = """Kenya NNP PROPN nsubj 2
offered VBD VERB root 0
to TO PART mark 4
send VB VERB xcomp 2
its PRP$ PRON nmod:poss 6
troops NNS NOUN obj 4
to IN ADP case 8
Somalia NNP PROPN obl 4"""
ARRESTED_IN = """Chad NNP PROPN nsubj:pass 3
was VBD AUX aux:pass 3
arrested VBN VERB root 0
in IN ADP case 5
Kenya NNP PROPN obl 3"""
HYPHENED = """Kenya NNP PROPN nsubj 4
air NN NOUN compound 4
- HYPH PUNCT punct 2
dropped VBD VERB root 0
food NN NOUN obj 4
into IN ADP case 7
Somalia NNP PROPN obl 4"""
CALLED_TO_EXPRESS = """Kenya NNP PROPN nsubj 2
phoned VBD VERB root 0
Somalia NNP PROPN obj 2
to TO PART mark 5
express VB VERB advcl 2
support NN NOUN obj 5
for IN ADP case 8
Chad NNP PROPN nmod 6"""


@pytest.mark.parametrize(
    ("rows", "event_type", "actors", "recipients"),
    [
        (DIED_IN_AMBUSH, "ASSAULT", ["Somalia"], ["Kenya"]),
        (BLAMED_ON, "ASSAULT", ["Somalia"], ["Kenya"]),
        (RESOLUTION, "ACCUSE", ["Kenya"], ["Somalia"]),
        (ACCUSED_OF_ON_NOUN, "ASSAULT", ["Somalia"], ["Chad"]),
        (SUSPENSION_OF_AID, "SANCTION", ["Kenya"], ["Somalia"]),
        (PRICE, "THREATEN", ["Kenya"], ["Somalia"]),
        (HOURS, "THREATEN", ["Kenya"], ["Somalia"]),
        (BORDER_WITH, "MOBILIZE", ["Kenya"], ["Somalia"]),
        (MEANS_OF_AN_OFFER, "AGREE", ["Kenya"], ["Somalia"]),
        (ARRESTED_IN, "COERCE", ["Kenya"], ["Chad"]),
        (HYPHENED, "AID", ["Kenya"], ["Somalia"]),
        (CALLED_TO_EXPRESS, "SUPPORT", ["Kenya"], ["Chad", "Somalia"]),
    ],
)
def test_participants_away_from_the_trigger(
    rows: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    assert (event_type, actors, recipients) in [told(event)[:3] for event in code(rows)]


def test_a_hyphened_trigger_is_told_whole() -> None:
    assert [event.trigger.text for event in code(HYPHENED)] == ["air - dropped"]


def test_a_noun_without_its_object_is_no_sanction() -> None:
    assert [event.event_type for event in code(SUSPENSION_OF_AID.replace("aid NN", "play NN"))] == []


def test_a_participle_before_its_noun_has_no_doer_to_its_left() -> None:
    rows = """Kenya NNP PROPN nsubj 2
said VBD VERB root 0
captured VBD VERB amod 4
Somalia NNP PROPN nsubj 5
waited VBD VERB ccomp 2"""
    assert all("Kenya" not in told(event)[1] for event in code(rows))


class DoubtingModel(EventModel):
    """Holds every word for support."""

    def __bool__(self) -> bool:
        return True

    def chance(self, token: Token, event_type: str) -> float | None:
        return 0.95 if event_type == "SUPPORT" else 0.01


def test_the_frame_that_asks_most_comes_first_whatever_the_model_holds() -> None:
    rows = """Kenya NNP PROPN nsubj 4
does VBZ AUX aux 4
not RB PART advmod 4
recognise VB VERB root 0
Somalia NNP PROPN obj 4"""
    doc = view(parse(rows))
    roles = RoleFinder(doc, CAST, load_lexicon())
    frames = fitting(load_lexicon().candidates("verb", "recognise"), roles.site(doc[3], "verb"), roles)
    assert frames[0].id == "REJECT/not-recognise"
    assert frames[0].constraints > next(f.constraints for f in frames if f.event_type == "SUPPORT")
    assert _as_meant(frames, doc[3], DoubtingModel(doc))[0].id == "REJECT/not-recognise"


def test_who_was_accused_did_it_though_the_clause_hangs_on_the_accuser() -> None:
    assert ("ASSAULT", ["Somalia"], ["Chad"], set()) in [told(event) for event in code(ACCUSED_BY_OF)]
