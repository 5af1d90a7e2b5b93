"""When and where, on whole sentences: clauses that look ahead, occasions named for what comes before, talks between places."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.events.coder import code_events
from dragoman.events.event import Event
from dragoman.grounding.grounder import ground_events
from dragoman.language import annotate


def grounded(text: str, kind: str, published: str) -> Event:
    doc = annotate(text)
    document = Document(id="x", text=doc.text, published=published)
    events = code_events(doc, document, link_actors(doc, document))
    return next(event for event in ground_events(doc, document, events) if event.event_type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "published", "start"),
    [
        ("Kenya will send troops to Haiti in October.", "MOBILIZE", "2024-05-15", "2024-10-01"),
        ("Kenya sent troops to Haiti in October.", "MOBILIZE", "2024-05-15", "2023-10-01"),
        ("Moldova will hold a summit with Romania in January.", "AGREE", "2024-02-10", "2025-01-01"),
        ("China, due to host India's leader in June, praised Nepal.", "CONSULT", "2024-11-25", "2025-06-01"),
        ("France invited Kenya to a summit in October.", "AGREE", "2024-05-15", "2024-10-01"),
        (
            "Ahead of the election in October, Georgia arrested an opposition leader.",
            "COERCE",
            "2024-05-15",
            "2024-05-15",
        ),
        ("The 2015 attack on Tunisia's museum killed 22 people.", "ASSAULT", "2024-05-15", "2015-01-01"),
        ("France invited Kenya to a summit of Chad and the Arab states in May.", "AGREE", "2024-08-15", "2025-05-01"),
        ("Chad had been calm since 2016, when rebels attacked its capital.", "ASSAULT", "2024-05-15", "2016-01-01"),
        ("Two men were hurt on Monday when Chad bombed a market in Sudan.", "ASSAULT", "2024-05-15", "2024-05-13"),
        ("Chad and Sudan extended the ceasefire until the end of the week.", "CONCEDE", "2024-05-15", "2024-05-15"),
        (
            "Kenya visited Chad on Monday for the first time since the attack on its embassy.",
            "ASSAULT",
            "2024-05-15",
            "2024-05-15",
        ),
        ("Chad's bombing of a market violated the accord of 1974.", "ASSAULT", "2024-05-15", "2024-05-15"),
        ("Chad bombed a market in the early hours of Monday.", "ASSAULT", "2024-05-15", "2024-05-13"),
    ],
)
def test_dates_look_where_the_clause_looks(text: str, kind: str, published: str, start: str) -> None:
    date = grounded(text, kind, published).date
    assert date is not None
    assert date.start == start


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Talks between Chad and Sudan were held in Doha.", "CONSULT", "Doha"),
        ("Talks between Chad and Sudan were held on Friday.", "CONSULT", ""),
        ("The French president condemned the coup in Niger.", "ACCUSE", ""),
        ("Russia could attack Estonia in August, the general said.", "ASSAULT", "Estonia"),
    ],
)
def test_a_place_is_where_the_deed_itself_happens(text: str, kind: str, place: str) -> None:
    found = grounded(text, kind, "2024-05-15").place
    assert (found.name if found is not None else "") == place


def test_an_ultimatum_is_not_of_the_day_on_which_it_ends() -> None:
    reading = dragoman.read("Rome gave Malta until April to take in the boats.", published="2018-02-14")
    assert {event.date.precision for event in reading.events if event.date} == {"published"}


def test_a_date_deep_behind_one_verb_is_not_that_of_the_next_in_another_tense() -> None:
    text = "Bolivia lost its coast to Chile in a war of the 19th century and is suing Chile."
    suing = [event for event in dragoman.read(text, published="2018-02-14").events if event.trigger.text == "suing"]
    assert [event.date.start for event in suing if event.date] == ["2018-02-14"]
