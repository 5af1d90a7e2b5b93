"""Dates and places of events, on hand-built trees."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from dragoman.documents.document import Document
from dragoman.events.event import Event
from dragoman.grounding.grounder import ground_events
from dragoman.span import Span

VOCAB = spacy.blank("en").vocab

# word/pos/head/dep, heads counted from 0
SHELLED = (
    "On/ADP/1/case Sunday/PROPN/4/obl the/DET/3/det army/NOUN/4/nsubj shelled/VERB/4/ROOT a/DET/6/det market/NOUN/4/obj "
    "in/ADP/8/case Aleppo/PROPN/6/nmod ./PUNCT/4/punct"
)
SAID = (
    "Petrov/PROPN/1/nsubj said/VERB/1/ROOT on/ADP/3/case Sunday/PROPN/1/obl that/SCONJ/6/mark troops/NOUN/6/nsubj left/VERB/1/ccomp "
    "Kyiv/PROPN/6/obj ./PUNCT/1/punct"
)
MET = (
    "They/PRON/1/nsubj met/VERB/1/ROOT in/ADP/3/case Tripoli/PROPN/1/obl ,/PUNCT/5/punct Lebanon/PROPN/3/appos and/CCONJ/7/cc "
    "signed/VERB/1/conj on/ADP/9/case Tuesday/PROPN/7/obl ./PUNCT/1/punct"
)
CHRONICLE = (
    "Nov./PROPN/1/nmod 6/NUM/1/ROOT :/PUNCT/4/punct Troops/NOUN/4/nsubj shelled/VERB/1/parataxis Mariupol/PROPN/4/obj "
    "./PUNCT/1/punct"
)
AGENDA = CHRONICLE.replace("Nov./PROPN/1/nmod 6/NUM", "This/DET/1/det Friday/PROPN")
MOSCOW = "Moscow/PROPN/1/nsubj warned/VERB/1/ROOT Kyiv/PROPN/1/obj ./PUNCT/1/punct"
SHELLED_CITY = "Troops/NOUN/1/nsubj shelled/VERB/1/ROOT Mariupol/PROPN/1/obj ./PUNCT/1/punct"


def _doc(rows: str) -> Doc:
    words, tags, heads, deps = zip(*(row.rsplit("/", 3) for row in rows.split()), strict=True)
    return Doc(VOCAB, words=list(words), pos=list(tags), heads=[int(h) for h in heads], deps=list(deps), lemmas=list(words),
               tags=["X"] * len(words), sent_starts=[i == 0 for i in range(len(words))])  # fmt: skip


def _ground(rows: str, trigger: str, *, published: str = "2024-12-30", event_type: str = "ASSAULT") -> Event:
    doc = _doc(rows)
    start = doc.text.index(trigger)
    event = Event(
        id="e", event_type=event_type, mode="", contexts=[], quad=4, score=-9.0, actors=[], recipients=[],
        trigger=Span.of(doc.text, start, start + len(trigger)), sentence=Span.of(doc.text, 0, len(doc.text)),
    )  # fmt: skip
    return ground_events(doc, Document(id="d", text=doc.text, published=published), [event])[0]


@pytest.mark.parametrize(
    ("rows", "trigger", "start", "precision"),
    [
        (SHELLED, "shelled", "2024-12-29", "day"),
        (SAID, "said", "2024-12-29", "day"),
        (SAID, "left", "2024-12-30", "published"),
        (MET, "signed", "2024-12-24", "day"),
        (MET, "met", "2024-12-30", "published"),
        (MOSCOW, "warned", "2024-12-30", "published"),
        (CHRONICLE, "shelled", "2024-11-06", "day"),
        (AGENDA, "shelled", "2024-12-30", "published"),
    ],
)
def test_date_belongs_to_its_clause(rows: str, trigger: str, start: str, precision: str) -> None:
    date = _ground(rows, trigger).date
    assert date is not None
    assert (date.start, date.precision) == (start, precision)


def test_no_publication_date_leaves_the_date_unknown() -> None:
    date = _ground(MOSCOW, "warned", published="").date
    assert date is not None
    assert (date.start, date.precision) == ("", "unknown")


@pytest.mark.parametrize(
    ("rows", "trigger", "event_type", "name", "country"),
    [
        (SHELLED, "shelled", "ASSAULT", "Aleppo", "SYR"),
        (MET, "met", "CONSULT", "Tripoli", "LBN"),
        (SHELLED_CITY, "shelled", "ASSAULT", "Mariupol", "UKR"),
    ],
)
def test_place_of_the_clause(rows: str, trigger: str, event_type: str, name: str, country: str) -> None:
    place = _ground(rows, trigger, event_type=event_type).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_capital_that_acts_is_no_place() -> None:
    assert _ground(MOSCOW, "warned", event_type="THREATEN").place is None


def test_dateline_is_the_place_of_the_first_sentence_only() -> None:
    rows = "BEIRUT/PROPN/5/dep (/PUNCT/2/punct Newswire/PROPN/0/appos )/PUNCT/2/punct -/PUNCT/5/punct Troops/NOUN/6/nsubj fired/VERB/6/ROOT ./PUNCT/6/punct"
    place = _ground(rows.replace("BEIRUT/PROPN/5/dep", "BEIRUT/PROPN/6/dep"), "fired").place
    assert place is not None
    assert place.country == "LBN"
