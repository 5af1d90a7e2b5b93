"""The registry's data: valid, without contradictions, and compiled to what the YAML says."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from dragoman.actors.lint import lint
from dragoman.actors.registry import DATA, fingerprint, load_index
from dragoman.actors.schema import Organisation, Person, Source, Tenure, load_source
from dragoman.errors import LexiconError


@lru_cache(maxsize=1)
def source() -> Source:
    """The registry as people wrote it, read once."""
    return load_source()


def test_registry_has_no_error() -> None:
    errors = [finding for finding in lint(source()) if finding.level == "error"]
    assert errors == []


def test_every_un_member_and_more_is_there() -> None:
    codes = {state.code for state in source().states}
    assert len(codes) >= 193 + 5
    assert {"XKX", "PSE", "TWN", "HKG", "VAT", "SUN", "YUG", "CSK"} <= codes


def test_every_state_but_city_states_has_a_capital_adjective_and_people() -> None:
    of_themselves = {"MCO", "SMR", "SGP", "VAT", "HKG"}
    bare = {s.code for s in source().states if not s.capital and not s.to} - of_themselves
    assert bare == set()
    assert {s.code for s in source().states if not s.adjectives} <= {"DMA"}


def test_fingerprint_follows_the_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- 1\n", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "a.yaml").write_text("- 2\n", encoding="utf-8")
    assert fingerprint(tmp_path) != before
    assert fingerprint(DATA) == fingerprint(DATA)


def test_damaged_cache_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("dragoman.actors.registry.SHIPPED", tmp_path / "none.json")
    folder = tmp_path / "dragoman"
    folder.mkdir()
    cached = folder / f"actors-{fingerprint(DATA)}.json"
    cached.write_text(f'{{"fingerprint":"{fingerprint(DATA)}", not json', encoding="utf-8")
    load_index.cache_clear()
    assert load_index().by_id["state:FRA"] >= 0
    assert json.loads(cached.read_text(encoding="utf-8"))["fingerprint"] == fingerprint(DATA)
    load_index.cache_clear()


@pytest.mark.parametrize(
    "tenure",
    [
        {"role": "president", "from": "2012-13"},
        {"role": "president", "from": "12 May 2012"},
        {"role": "president", "from": "2012-02-30"},
        {"role": "president", "from": "2012", "to": "2011"},
        {"role": "president", "form": "2012"},
    ],
)
def test_impossible_tenure_is_refused(tenure: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Tenure.model_validate(tenure)


def test_yaml_dates_and_years_are_text() -> None:
    from datetime import date

    tenure = Tenure.model_validate({"role": "king", "from": 1999, "to": date(2003, 2, 1)})
    assert (tenure.from_, tenure.to) == ("1999", "2003-02-01")


def test_bad_entry_names_file_and_entry(tmp_path: Path) -> None:
    for name in ("states", "territories"):
        (tmp_path / f"{name}.yaml").write_text("[]", encoding="utf-8")
    (tmp_path / "states.yaml").write_text("- {id: state:XX, code: XXX, name: X, adjectve: [X]}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"states.yaml, entry 1 state:XX"):
        load_source(tmp_path)


def test_lint_finds_overlap_and_namesakes() -> None:
    tenure = {"role": "president", "from": "2000", "to": "2005"}
    double = [
        Person(id=f"person:{i}", name="Ann Double", country="NOR", gender=None, roles=(Tenure.model_validate(tenure),))
        for i in ("a", "b")
    ]
    found = lint(source().model_copy(update={"people": double}))
    assert any("ann double" in f.message for f in found)
    assert any(f.level == "warning" and "president of NOR" in f.message for f in found)


def test_lint_finds_what_cannot_be() -> None:
    ann = Person(
        id="person:ann",
        name="Ann Double",
        aliases=("Norway",),
        country="NOR",
        gender=None,
        roles=tuple(
            Tenure.model_validate(tenure)
            for tenure in (
                {"role": "president", "from": "2000", "to": "2005"},
                {"role": "prime minister", "from": "2001", "to": "2002", "country": "SWE"},
                {"role": "senator", "from": "2090"},
            )
        ),
    )
    bodies = [Organisation(id=f"org:{i}", name="Old Guard", country="NOR", sectors=("PTY",)) for i in ("a", "b")]
    roles = source().roles
    twice = roles.roles[0].model_copy(update={"role": "oddity", "forms": ("gunman", "president"), "sectors": ("LAB",)})
    changed = {"roles": (*roles.roles, twice), "things": (*roles.things, "farmer")}
    update = {"people": [ann], "organisations": bodies, "roles": roles.model_copy(update=changed)}
    messages = [f"{f.level}: {f.message}" for f in lint(source().model_copy(update=update))]
    for expected in (
        "error: an office in NOR and one in SWE from 2001-01-01",
        "error: senator 2090 to None: not yet come",
        "warning: the alias 'norway' is also state:NOR; write a fuller name",
        "warning: 'old guard' also names org:a of the same country; drop it from one",
        "error: 'gunman' also stands under 'gunman', with other sectors",
        "error: also a role noun under 'farmer'; keep it in one of the two lists",
    ):
        assert expected in messages
