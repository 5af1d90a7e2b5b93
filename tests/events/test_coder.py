"""The engine on hand-built trees: constructions, auxiliary modes, rules between types, ids. The parser is not the subject."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

import dragoman
from dragoman.actors.actor import Participant
from dragoman.documents.document import Document
from dragoman.events.coder import code_events
from dragoman.events.event import Event

VOCAB = Vocab()


@dataclass
class FakeCast:
    """Names in a fixed list are actors; nothing else is."""

    names: frozenset[str]
    home: str = ""

    def at_home(self) -> Participant | None:
        return None

    def participants(self, token: Token) -> list[Participant]:
        found = [token, *(node for node in token.children if node.dep_ == "conj")]
        return [
            Participant(node.text, node.idx, node.idx + len(node), node.text, "", (), f"actor:{node.text}")
            for node in found
            if node.text in self.names
        ]


CAST = FakeCast(frozenset({"Kenya", "Uganda", "Somalia", "Chad", "it"}))


def parse(rows: str) -> Doc:
    """A Doc from lines of ``word tag pos dep head`` (head: 1-based, 0 for the root)."""
    cells = [line.split() for line in rows.strip().splitlines()]
    heads = [int(row[4]) - 1 if row[4] != "0" else index for index, row in enumerate(cells)]
    return Doc(
        VOCAB,
        words=[row[0] for row in cells],
        tags=[row[1] for row in cells],
        pos=[row[2] for row in cells],
        deps=[row[3] for row in cells],
        heads=heads,
        lemmas=[row[0].lower() for row in cells],
        sent_starts=[index == 0 for index in range(len(cells))],
    )


def code(rows: str, published: str = "2024-12-30") -> list[Event]:
    doc = parse(rows)
    return code_events(doc, Document(id="d", text=doc.text, published=published), CAST)


def told(event: Event) -> tuple[str, list[str], list[str], set[str]]:
    return (
        event.event_type,
        [one.text for one in event.actors],
        [one.text for one in event.recipients],
        set(event.auxiliary),
    )


ACTIVE = "Kenya NNP PROPN nsubj 2\naccused VBD VERB root 0\nSomalia NNP PROPN obj 2"
PASSIVE = """Somalia NNP PROPN nsubj:pass 3
was VBD AUX aux:pass 3
accused VBN VERB root 0
by IN ADP case 5
Kenya NNP PROPN obl:agent 3"""
AGENTLESS = "Somalia NNP PROPN nsubj:pass 3\nwas VBD AUX aux:pass 3\naccused VBN VERB root 0"
PARTICIPLE = """Chad NNP PROPN nsubj 2
met VBD VERB root 0
Somalia NNP PROPN obj 2
accused VBN VERB acl 3
by IN ADP case 6
Kenya NNP PROPN obl:agent 4"""
RELATIVE = """Kenya NNP PROPN nsubj 5
, , PUNCT punct 4
which WDT PRON nsubj 4
accused VBD VERB acl:relcl 1
slept VBD VERB root 0
Somalia NNP PROPN obj 4"""
CONTROL = """Kenya NNP PROPN nsubj 2
began VBD VERB root 0
to TO PART mark 4
accuse VB VERB xcomp 2
Somalia NNP PROPN obj 4"""
SHARED = """Kenya NNP PROPN nsubj 2
slept VBD VERB root 0
and CC CCONJ cc 4
accused VBD VERB conj 2
Somalia NNP PROPN obj 4"""


@pytest.mark.parametrize("rows", [ACTIVE, PASSIVE, RELATIVE, CONTROL, SHARED])
def test_accuser_and_accused_in_every_construction(rows: str) -> None:
    assert [told(event) for event in code(rows)] == [("ACCUSE", ["Kenya"], ["Somalia"], set())]


def test_passive_without_agent_keeps_the_recipient() -> None:
    assert [told(event) for event in code(AGENTLESS)] == [("ACCUSE", [], ["Somalia"], set())]


def test_participial_clause_takes_its_noun_as_recipient() -> None:
    assert ("ACCUSE", ["Kenya"], ["Somalia"], set()) in [told(event) for event in code(PARTICIPLE)]


def test_reciprocal_event_puts_every_party_in_actors() -> None:
    rows = "Kenya NNP PROPN nsubj 2\nmet VBD VERB root 0\nUganda NNP PROPN obj 2"
    assert [told(event) for event in code(rows)] == [("CONSULT", ["Kenya", "Uganda"], [], set())]


def test_light_verb_hands_its_subject_to_the_noun() -> None:
    rows = """Kenya NNP PROPN nsubj 2
held VBD VERB root 0
talks NNS NOUN obj 2
with IN ADP case 5
Uganda NNP PROPN nmod 3"""
    assert [told(event) for event in code(rows)] == [("CONSULT", ["Kenya", "Uganda"], [], set())]


def auxiliary(words: str) -> str:
    """ "Kenya <words> meet Uganda" with the words as auxiliaries or negation."""
    inner = words.split()
    verb = len(inner) + 2
    lines = ["Kenya NNP PROPN nsubj " + str(verb)]
    for word in inner:
        dep, pos = ("advmod", "PART") if word == "not" else ("aux", "AUX")
        lines.append(f"{word} MD {pos} {dep} {verb}")
    lines += ["meet VB VERB root 0", f"Uganda NNP PROPN obj {verb}"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("words", "event_type", "modes"),
    [
        ("did not", "CONSULT", {"negation"}),
        ("will", "AGREE", set()),
        ("might", "CONSULT", {"hypothetical"}),
        ("would", "CONSULT", {"hypothetical"}),
        ("will not", "REJECT", set()),
    ],
)
def test_auxiliaries_and_the_rules_between_types(words: str, event_type: str, modes: set[str]) -> None:
    (event,) = code(auxiliary(words))
    assert (event.event_type, set(event.auxiliary)) == (event_type, modes)


def test_denied_deed_is_negated() -> None:
    rows = """Kenya NNP PROPN nsubj 2
denied VBD VERB root 0
attacking VBG VERB xcomp 2
Somalia NNP PROPN obj 3"""
    assert ("ASSAULT", ["Kenya"], ["Somalia"], {"negation"}) in [told(event) for event in code(rows)]


def test_what_is_refused_is_not_told() -> None:
    rows = """Kenya NNP PROPN nsubj 2
refused VBD VERB root 0
to TO PART mark 4
meet VB VERB xcomp 2
Uganda NNP PROPN obj 4"""
    (event,) = code(rows)
    assert told(event) == ("REJECT", ["Kenya"], ["Uganda"], set())
    assert event.mode == "meet"


def test_year_well_before_publication_is_historical() -> None:
    rows = ACTIVE + "\nin IN ADP case 5\n1995 CD NUM obl 2"
    assert [told(event)[3] for event in code(rows)] == [{"historical"}]
    assert [told(event)[3] for event in code(rows, published="")] == [set()]


def test_no_event_without_an_actor() -> None:
    assert code("Rain NN NOUN nsubj 2\nattacked VBD VERB root 0\nroofs NNS NOUN obj 2") == []


def test_sentence_about_sport_is_no_event() -> None:
    rows = "Kenya NNP PROPN nsubj 2\nattacked VBD VERB root 0\nUganda NNP PROPN obj 2\nthe DT DET det 5\nmidfielder NN NOUN obl 2"
    assert code(rows) == []


def test_same_text_gives_same_ids_and_spans_stand_in_the_text() -> None:
    first, second = code(ACTIVE), code(ACTIVE)
    assert first == second
    doc = parse(ACTIVE)
    for event in first:
        assert doc.text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.reason.startswith("ACCUSE/")
        assert event.document_id == "d"


def test_wrong_lemma_does_not_matter() -> None:
    doc = parse(ACTIVE)
    doc[1].lemma_ = "accus"
    events = code_events(doc, Document(id="d", text=doc.text), CAST)
    assert [event.event_type for event in events] == ["ACCUSE"]


def test_a_participle_after_a_predicate_noun_shares_its_subject() -> None:
    events = dragoman.read(
        "Norway has been a close partner of Malawi, providing food aid to the country for years."
    ).events
    aid = next(event for event in events if event.event_type == "AID")
    assert [actor.country for actor in aid.actors] == ["NOR"]


@pytest.mark.parametrize(
    ("text", "event_type", "people"),
    [
        ("At least 30 people were killed by gunmen's bullets, and 12 villagers were murdered.", "ASSAULT", "villagers"),
        ("The ministry says that 44 people had been killed in the shelling.", "ASSAULT", "44 people"),
        ("The two sides accepted a truce on Friday.", "CONCEDE", "The two sides"),
        ("Both governments have agreed to withdraw their troops.", "AGREE", "Both governments"),
        ("The tanks which Kenya sent to the Somali border have not been seen.", "MOBILIZE", "Kenya"),
        ("ACCRA (Coastal Wire) - A team of 90 Cuban doctors and nurses arrived in Ghana on Monday.", "AID", "Cuban"),
        ("Norway called in Hungary's chargé d'affaires to protest.", "ACCUSE", "Hungary"),
    ],
)
def test_deeds_without_a_plain_doer_are_coded(text: str, event_type: str, people: str) -> None:
    events = dragoman.read(text, published="2024-05-03").events
    told = [event for event in events if event.event_type == event_type]
    assert any(people in one.text for event in told for one in [*event.actors, *event.recipients])


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed when a bus overturned in the mountains.",
        "Two climbers were killed by an avalanche.",
        "The ferry was damaged in the storm.",
        "Both sides of the road were planted with lime trees.",
    ],
)
def test_mishaps_and_things_that_are_counted_are_no_events(text: str) -> None:
    assert dragoman.read(text, published="2024-05-03").events == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The mayor of Lyon said that the Hungarian minister was not welcome.", "REJECT"),
        ("Kenya did not let the Somali minister in.", "REJECT"),
        ("Azerbaijan no longer pumps gas to Bulgaria.", "SANCTION"),
        ("The Chilean ambassador is no longer welcome in Paraguay, the president said.", "SANCTION"),
    ],
)
def test_a_not_that_the_frame_asks_for_denies_nothing(text: str, event_type: str) -> None:
    events = dragoman.read(text, published="2024-05-03").events
    assert [(event.event_type, set(event.auxiliary)) for event in events] == [(event_type, set())]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya told the Somali ambassador that he must go.",
        "The Belgian ambassador was told to leave Burundi.",
        "The four members of the Polish embassy whom Belarus asked to leave had all departed.",
        "The heads of the Kenyan and Ugandan missions are to leave Sudan within 48 hours.",
        "The Norwegian ambassador has five days to depart from Belarus.",
        "Two Bulgarian diplomats were made to go.",
    ],
)
def test_envoys_told_to_go_are_expelled(text: str) -> None:
    events = dragoman.read(text, published="2024-05-03").events
    assert any((e.event_type, e.mode, set(e.auxiliary)) == ("SANCTION", "expel", set()) for e in events)


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador was asked to leave his coat at the door of the museum in Rome.",
        "The Turkish president told his ambassador to go to the summit.",
        "The Swiss ambassador has two weeks of holiday before he leaves for Bern.",
        "Members of the delegation are to leave for Cairo on Monday.",
    ],
)
def test_envoys_who_leave_something_or_go_somewhere_are_not_expelled(text: str) -> None:
    events = dragoman.read(text, published="2024-05-03").events
    assert not [event for event in events if event.event_type == "SANCTION"]
