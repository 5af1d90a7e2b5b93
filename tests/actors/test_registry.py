"""The registry's data: valid, without contradictions, and compiled to what the YAML says."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from dragoman.actors.lint import lint
from dragoman.actors.registry import DATA, _stored, as_lines, fingerprint, load_index
from dragoman.actors.schema import Organisation, Person, Settled, Source, Tenure, load_source
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
    cached = folder / f"actors-{fingerprint(DATA)}.jsonl"
    cached.write_text(f'{{"fingerprint":"{fingerprint(DATA)}", not json', encoding="utf-8")
    load_index.cache_clear()
    assert load_index().by_id["state:FRA"] >= 0
    tables, *_ = cached.read_text(encoding="utf-8").split("\n")
    assert json.loads(tables)["fingerprint"] == fingerprint(DATA)
    load_index.cache_clear()


def test_stored_index_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "index.jsonl"
    raw = {"fingerprint": "f00", "ids": "a\nb", "entities": ['["a"]', '["é"]']}
    text = as_lines(raw)
    file.write_text(text, encoding="utf-8")
    found = _stored(file, "f00")
    assert found is not None
    assert [line.decode("utf-8") for line in found["entities"]] == raw["entities"]
    assert found["ids"] == raw["ids"]
    assert _stored(file, "f01") is None
    for length in range(len(text)):
        file.write_text(text[:length], encoding="utf-8")
        assert _stored(file, "f00") is None


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


def test_lint_has_nothing_to_say_of_the_registry() -> None:
    assert [f"{f.entry}: {f.message}" for f in lint(source())] == []


def test_what_is_settled_is_no_warning_until_it_is_needless() -> None:
    first = Person.model_validate({"id": "person:one", "name": "Ada Lind", "country": "NOR"})
    people = [*source().people, first, first.model_copy(update={"id": "person:two"})]
    told = [*source().settled, Settled(entry="person:two", other="person:one", reason="cousins of one name")]
    assert [f.message for f in lint(source().model_copy(update={"people": people}))] == [
        "'ada lind' also names person:two"
    ]
    assert lint(source().model_copy(update={"people": people, "settled": told})) == []
    (needless,) = lint(source().model_copy(update={"settled": told}))
    assert (needless.level, needless.entry) == ("error", "person:two")
    assert "delete it there" in needless.message


@pytest.mark.parametrize(
    ("ends", "starts", "warns"),
    [("2001", "2001", False), ("2001-12", "2001-12-03", False), ("2001-09", "2001-03", True)],
)
def test_dates_of_a_year_overlap_only_when_they_must(ends: str, starts: str, warns: bool) -> None:
    office = "interior minister"
    before = Person.model_validate(
        {"id": "person:a", "name": "A B", "country": "KIR", "roles": [{"role": office, "from": "1999", "to": ends}]}
    )
    after = Person.model_validate(
        {"id": "person:b", "name": "B C", "country": "KIR", "roles": [{"role": office, "from": starts, "to": "2003"}]}
    )
    found = lint(source().model_copy(update={"people": [*source().people, before, after]}))
    assert bool(found) == warns


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
