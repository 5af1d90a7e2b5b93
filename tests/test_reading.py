import json

import pytest

import dragoman
from dragoman.errors import DateError, DocumentError

ARTICLE = """Harbour ministers meet in Doha

DOHA — Foreign Minister Aisha Rahal of Qatar met her Egyptian counterpart, Badr Abdelatty, in Doha on Monday.

Rahal said on Tuesday that Qatar had rejected a proposal from Egypt. "We will not sign," she told the Gulf Ledger.

Israel has not attacked Lebanon, the ministry said."""


@pytest.fixture(scope="module")
def reading():
    return dragoman.read(ARTICLE, published="2024-12-04", outlet="Harbour Courier")


def spans(reading):
    for event in reading.events:
        yield from (event.trigger, event.sentence)
        yield from (participant.span for participant in [*event.actors, *event.recipients])
    for claim in reading.claims:
        yield from (claim.cue, claim.content)
    for actor in reading.actors:
        yield from actor.mentions


def test_every_span_is_a_piece_of_the_text(reading):
    found = list(spans(reading))
    assert len(found) > 10
    assert all(reading.document.text[span.start : span.end] == span.text for span in found)


def test_metadata_reaches_the_document(reading):
    assert (reading.document.outlet, reading.document.published) == ("Harbour Courier", "2024-12-04")


def test_a_meeting_a_refusal_and_a_denied_attack(reading):
    by_type = {event.event_type: event for event in reading.events}
    assert {"CONSULT", "REJECT", "ASSAULT"} <= set(by_type)
    assert {actor.country for actor in by_type["CONSULT"].actors + by_type["CONSULT"].recipients} == {"QAT", "EGY"}
    assert "negation" in by_type["ASSAULT"].auxiliary


def test_a_claim_names_its_speaker_and_the_event_its_source(reading):
    rejection = next(event for event in reading.events if event.event_type == "REJECT" and event.attribution)
    assert "Rahal" in rejection.attribution[0].name
    claim = next(claim for claim in reading.claims if rejection.id in claim.events)
    assert claim.speaker is not None
    assert "Rahal" in claim.speaker.name


def test_participants_point_to_actors(reading):
    known = {actor.id for actor in reading.actors}
    used = {participant.actor_id for event in reading.events for participant in [*event.actors, *event.recipients]}
    assert used <= known


def test_the_same_text_gives_the_same_ids(reading):
    again = dragoman.read(ARTICLE, published="2024-12-04", outlet="Harbour Courier")
    assert again == reading
    assert len({event.id for event in again.events}) == len(again.events)


def test_to_dict_is_plain_json(reading):
    assert json.loads(json.dumps(reading.to_dict())) == reading.to_dict()


def test_read_many_equals_read_one_by_one(reading):
    texts = [ARTICLE, "Russia expelled two British diplomats on Friday.", *["Iran and Oman signed a trade deal."] * 20]
    many = list(dragoman.read_many(texts))
    assert [one.document.text for one in many] == texts
    assert many[1].events == dragoman.read(texts[1]).events


def test_read_many_lists_what_it_cannot_read():
    refused = []
    readings = list(
        dragoman.read_many(["", "Iran and Oman signed a trade deal.", {"title": ""}], rejected=refused.append)
    )
    assert len(readings) == 1
    assert [(one.source, bool(one.message)) for one in refused] == [("item 1", True), ("item 3", True)]


def test_read_many_raises_by_default():
    with pytest.raises(DocumentError):
        list(dragoman.read_many([""]))


@pytest.mark.parametrize("text", ["", "   \n ", "***"])
def test_nothing_to_read_is_an_error_with_a_reason(text):
    with pytest.raises(DocumentError) as caught:
        dragoman.read(text)
    assert caught.value.reason


def test_a_date_that_is_none_is_an_error():
    with pytest.raises(DateError, match="someday"):
        dragoman.read("Iran and Oman signed a trade deal.", published="someday")


def test_the_public_surface_is_there():
    assert all(hasattr(dragoman, name) for name in dragoman.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        dragoman.nonsense  # noqa: B018
