"""Who speaks in a report."""

from __future__ import annotations

from pathlib import Path

from dragoman.actors.actor import Participant
from dragoman.claims.claim import Claim
from dragoman.documents.document import Document
from dragoman.ledger.ledger import Ledger
from dragoman.reading import Reading
from dragoman.report.scope import find_scope
from dragoman.report.voices import voices
from dragoman.span import Span


def _said(document: str, name: str, sectors: tuple[str, ...]) -> Reading:
    text = "It warned that the quay would close."
    speaker = Participant("It", 0, 2, name, "", sectors, "org:quay-council")
    claim = Claim("c", speaker, Span.of(text, 3, 9), Span.of(text, 10, 35), "indirect", document_id=document)
    return Reading(Document(document, text, "", "The Harbour Post", "", "2024-03-06"), [], [claim], [])


def test_of_names_as_frequent_as_each_other_the_first_is_shown(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "archive") as ledger:
        ledger.append([_said("d2", "Council of the Quay", ("NGO",))])
        ledger.append([_said("d1", "Quay Council", ("GOV",))])
        (found,), speakers, claims = voices(ledger, find_scope(ledger, None, None, None, None), limit=5, claims=5)
    assert (found.name, found.sectors, speakers, claims) == ("Quay Council", ("GOV",), 1, 2)
