from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from dragoman.errors import LexiconError
from dragoman.exports.codes import Cameo, cameo, cameo_event, countries, country_name, cow_number, fips
from dragoman.exports.flat import pairs


def party(country: str = "ALB", sector: str = "GOV", actor_id: str = "", text: str = "them") -> dict[str, Any]:
    sectors = [sector] if sector else []
    return {"text": text, "name": "", "country": country, "sectors": sectors, "actor_id": actor_id}


@pytest.mark.parametrize(
    ("event_type", "mode", "code", "quad"),
    [
        ("AGREE", "", "030", 1),
        ("CONSULT", "visit", "042", 1),
        ("CONCEDE", "", "080", 2),
        ("RETREAT", "ceasefire", "0871", 2),
        ("REQUEST", "meet", "106", 3),
        ("SANCTION", "convict", "116", 3),
        ("SANCTION", "", "160", 4),
        ("COERCE", "arrest", "173", 4),
        ("ASSAULT", "torture", "1822", 4),
        ("ASSAULT", "a mode of tomorrow", "180", 4),
    ],
)
def test_a_type_and_mode_have_the_most_general_code_that_is_right(
    event_type: str, mode: str, code: str, quad: int
) -> None:
    found = cameo_event(event_type, mode, party(sector="CVL"))
    assert (found.code, found.quad) == (code, quad)
    assert found.name == cameo().codes[code].name


@pytest.mark.parametrize(
    ("actor", "mode", "code"),
    [
        (party(sector="MIL"), "", "190"),
        (party(sector="REB"), "firearms", "193"),
        (party(sector=""), "", "190"),
        (party(sector="CVL"), "", "180"),
        (party(sector="CRM"), "firearms", "180"),
        (party(country="", sector=""), "", "180"),
        (None, "", "180"),
    ],
)
def test_armed_forces_fight_and_others_use_violence(actor: dict[str, Any] | None, mode: str, code: str) -> None:
    assert cameo_event("ASSAULT", mode, actor).code == code


def test_a_type_without_a_code_is_named() -> None:
    with pytest.raises(LexiconError, match=r"'DREAM'.*cameo\.yaml"):
        cameo_event("DREAM", "", None)


def test_the_table_must_cover_the_ontology() -> None:
    plain = cameo().model_dump()
    del plain["types"]["AID"]
    with pytest.raises(ValidationError, match="AID"):
        Cameo.model_validate(plain)
    plain = cameo().model_dump()
    del plain["codes"]["070"]
    with pytest.raises(ValidationError, match="070"):
        Cameo.model_validate(plain)


@pytest.mark.parametrize(
    ("code", "name", "cow", "fips_code"),
    [
        ("RUS", "Russia", 365, "RS"),
        ("NOR", "Norway", 385, "NO"),
        ("DEU", "Germany", 255, "GM"),
        ("CHE", "Switzerland", 225, "SZ"),
        ("XKX", "Kosovo", 347, "KV"),
        ("HKG", "Hong Kong", None, "HK"),
        ("UNO", "United Nations", None, ""),
        ("ZZZ", "ZZZ", None, ""),
        ("", "", None, ""),
    ],
)
def test_country_codes(code: str, name: str, cow: int | None, fips_code: str) -> None:
    assert (country_name(code), cow_number(code), fips(code)) == (name, cow, fips_code)


def test_fips_tells_the_parts_of_palestine() -> None:
    assert (fips("PSE", "Gaza Strip"), fips("PSE", "West Bank"), fips("PSE")) == ("GZ", "WE", "WE")


def test_the_table_of_countries_has_every_state_once() -> None:
    from dragoman.actors.imported.knowledge import countries as coded

    table = countries()
    assert set(coded().values()) == {*table.states, "EUR", "UNO"}
    codes = [state.fips for state in table.states.values() if state.fips]
    assert len(codes) == len(set(codes)) == 199
    successors = {"RUS", "SUN", "SRB", "YUG"}  # COW continues the Soviet Union's and Yugoslavia's numbers
    numbers = [state.cow for code, state in table.states.items() if state.cow and code not in successors]
    assert len(numbers) == len(set(numbers)) == 195


def ids(actors: list[dict[str, Any]], recipients: list[dict[str, Any]], *, mutual: bool = False) -> list[str]:
    event = {"id": "e", "actors": actors, "recipients": recipients, "mutual": mutual}
    return [pair.row_id for pair in pairs(event)]


def test_every_actor_meets_every_recipient_but_itself() -> None:
    a, b, c = (party(actor_id=name) for name in "abc")
    assert ids([a, b], [c, a]) == ["e-0-0", "e-1-0", "e-1-1"]
    assert ids([a], [a]) == []
    assert ids([a], []) == ["e-0-0"]
    assert ids([], [a, b]) == ["e-0-0", "e-0-1"]
    assert ids([], []) == ["e-0-0"]


def test_a_mutual_event_goes_both_ways() -> None:
    a, b = (party(actor_id=name) for name in "ab")
    assert ids([a, b], [], mutual=True) == ["e-0-1", "e-1-0"]
    assert ids([a, b, a], [], mutual=True) == ["e-0-1", "e-1-0", "e-1-2", "e-2-1"]
    assert ids([a, b], []) == ["e-0-0", "e-1-0"], "two that condemn a third nobody names are no pair"


def test_the_unnamed_are_the_same_only_by_the_same_words() -> None:
    one, other = party(text="two men"), party(text="three men")
    assert ids([one], [other]) == ["e-0-0"]
    assert ids([one], [one]) == []
