"""Mode and contexts of events: rules over the words of the clause, cues, sectors, and what a document is about."""

from __future__ import annotations

import pytest

from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.errors import LexiconError
from dragoman.events.coder import code_events
from dragoman.events.compile import _contexts, _modes, load_ontology_spec
from dragoman.events.contexts import contexts_of, contexts_of_document
from dragoman.events.event import Event
from dragoman.events.schema import ContextsSpec
from dragoman.language import annotate
from dragoman.language.view import view


def events(text: str) -> list[Event]:
    doc = annotate(text)
    document = Document(id="x", text=doc.text)
    return code_events(doc, document, link_actors(doc, document))


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Leaders of Chad, Niger and Mali met in Abuja.", "CONSULT", "multilateral"),
        ("Leaders of Chad and Niger met in Abuja.", "CONSULT", ""),
        ("The Omani king spoke by telephone with the president of Iran.", "CONSULT", "phone"),
        ("Qatar mediated between Chad and Sudan.", "CONSULT", "third-party"),
        ("Latvia asked Canada for ammunition.", "REQUEST", "assist"),
        ("Latvia urged Belarus to abolish the death penalty.", "REQUEST", "change"),
        ("Latvia urged Belarus to release the prisoners.", "REQUEST", "yield"),
        ("Peru refused to change its law on mining.", "REJECT", "change"),
        ("Burundi rejected food aid from Belgium.", "REJECT", "assist"),
        ("Ukraine attacked a Russian depot with drones.", "ASSAULT", "drone"),
        ("Armenian tanks pounded Azerbaijani positions.", "ASSAULT", "heavy-weapons"),
        ("Militants beheaded three Kenyan villagers.", "ASSAULT", "primitive"),
        ("India moved tanks and artillery to the Chinese border.", "MOBILIZE", "weapons"),
        ("Germany suspended aid to Uganda.", "SANCTION", "discontinue"),
        ("Bahrain severed diplomatic relations with Iran.", "SANCTION", "withdraw"),
    ],
)
def test_words_of_the_clause_give_the_mode(text: str, kind: str, mode: str) -> None:
    assert [event.mode for event in events(text) if event.event_type == kind] == [mode]


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Japan and India signed a deal on artificial intelligence.", {"technology"}),
        ("Three detainees are on hunger strike in Lima.", set()),
        ("The women's group pressed the cabinet.", {"gender", "executive"}),
        ("Hackers attacked a bank.", {"cyber", "economic"}),
        ("The ministry was hacked.", {"cyber"}),
        ("A soldier stepped on a land mine.", {"military"}),
        ("Malta appealed to voters of the new voter roll.", {"election"}),
    ],
)
def test_longer_cues_hide_shorter_ones_and_verbs_are_no_nouns(text: str, contexts: set[str]) -> None:
    (sentence,) = view(annotate(text)).sents
    assert contexts_of(sentence) == contexts


def test_mode_and_sector_give_contexts_without_a_cue_word() -> None:
    (event,) = [
        e for e in events("Kenya imposed an overnight ban on movement and a curfew in Kisumu.") if e.mode == "curfew"
    ]
    assert "repression" in event.contexts


def test_what_a_document_is_about_holds_for_each_of_its_events() -> None:
    about = "The election in Ghana was close. Voters queued all day. The ballot was secret. Kenya praised Ghana."
    assert [e.contexts for e in events(about) if e.event_type == "SUPPORT"] == [["election"]]
    assert [e.contexts for e in events("The election was close. Kenya praised Ghana.")] == [[]]


def test_a_title_opens_the_document() -> None:
    sentences = [frozenset[str](), *[frozenset({"health"})] * 3]
    assert contexts_of_document("Cholera spreads", sentences) == {"health"}
    assert contexts_of_document("A long night", sentences) == frozenset()
    assert contexts_of_document("Cholera spreads", sentences[:3]) == frozenset()


def test_unknown_contexts_and_modes_are_refused() -> None:
    ontology = load_ontology_spec()
    with pytest.raises(LexiconError, match="'weather'"):
        _contexts(ContextsSpec(nothing=[], cues={"weather": ["rain"]}, of_mode={}, of_sector={}), ontology)
    with pytest.raises(LexiconError, match="'shout' is not a mode of PROTEST"):
        _modes({"PROTEST": [{"mode": "shout", "trigger": ["shout"]}]}, ontology)
    with pytest.raises(LexiconError, match="when"):
        _modes({"PROTEST": [{"mode": "demo", "when": ["march"]}]}, ontology)
