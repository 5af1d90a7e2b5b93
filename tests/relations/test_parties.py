from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ledger.ledger import Ledger

from ..ledger.synthetic import event, participant, reading
from .test_relate import _on


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "archive") as opened:
        yield opened


@pytest.mark.parametrize(("sectors", "counts"), [(("GOV",), True), (("ELI",), False), (("REB",), False)])
def test_a_person_counts_for_the_state_as_coded(ledger: Ledger, sectors: tuple[str, ...], counts: bool) -> None:
    person = participant("SYR", "Bashar al-Assad", actor_id="person:bashar-al-assad", sectors=sectors)
    ledger.append([reading("d1", [_on("2024-12-01", actors=[person])], published="2024-12-20")])
    assert bool(ledger.relation("SYR", "BRA").series) == counts
    assert bool(ledger.network().edges) == counts
    assert len(ledger.relation("Bashar al-Assad", "BRA").series) == 1
    assert bool(ledger.relation("SYR", "BRA", former=True).series) == (counts or sectors == ("ELI",))


def test_persons_and_organisations_have_relations_of_their_own(ledger: Ledger) -> None:
    alliance = participant("IGO", "NATO", actor_id="org:nato", sectors=("MIL",))
    minister = participant("NOR", "Jens Stoltenberg", actor_id="person:jens-stoltenberg")
    commission = participant("EUR", "European Commission", actor_id="org:european-commission")
    told = [
        _on("2012-05-05", "one", actors=[minister], recipients=[alliance], score=5.0),
        _on("2012-05-06", "two", actors=[alliance], recipients=[minister], score=-2.0, quad=3),
        _on("2012-05-07", "three", actors=[alliance, minister], recipients=[], mutual=True),
        _on("2012-05-08", "four", actors=[alliance], recipients=[commission]),
    ]
    ledger.append([reading("d1", told, published="2012-05-09")])
    for by in ("day", "week", "month", "quarter", "year"):
        own = ledger.relation("NATO", "Jens Stoltenberg", by=by)
        assert sum(period.events for period in own.series) == 3
        assert sum(period.events for period in own.outgoing) == sum(period.events for period in own.incoming) == 2
    assert ledger.relation("Norway", "org:nato").series[0].events == 3
    assert ledger.relation("European Union", "NATO").series[0].events == 1
    assert ledger.relation("EUR", "NATO").a.country == "EUR"


def test_a_misspelt_name_has_a_suggestion(ledger: Ledger) -> None:
    from dragoman.actors.actor import Actor
    from dragoman.documents.document import Document
    from dragoman.errors import OptionError
    from dragoman.reading import Reading

    actor = Actor("doc:ana-keller", "Ana Keller-Invented", "ALB", ("GOV",), "person")
    ledger.append([Reading(Document("d1", "words"), [event()], [], [actor])])
    with pytest.raises(OptionError, match=r"Did you mean 'Ana Keller-Invented'\?"):
        ledger.relation("Anna Keler-Invented", "BRA")
