from collections import Counter

import pytest

from dragoman.corpora import CORPORA
from dragoman.errors import LexiconError
from dragoman.events.ontology import load_ontology
from dragoman.training.events import event_labels, read_events


def written(tmp_path, line):
    (tmp_path / "ACCUSE.txt").write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
    return list(read_events(tmp_path))


def test_a_trigger_bears_its_type_and_mode(tmp_path):
    (sentence,) = written(tmp_path, "Police {fired|ASSAULT.crowd-control} tear gas, and clerics {protested|ACCUSE}.")
    assert sentence.words[:3] == ["Police", "fired", "tear"]
    assert [label for label in sentence.events or [] if label != "O"] == ["ASSAULT.crowd-control", "ACCUSE"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("They {attack|ASSALT} it.", "no type or mode"),
        ("They {attack|ASSAULT.visit} it.", "no type or mode"),
        ("They {attack|ASSAULT it.", "brace"),
        ("They counter{attack|ASSAULT} it.", "does not begin a word"),
    ],
)
def test_markup_that_cannot_be_read_names_its_line(tmp_path, line, problem):
    with pytest.raises(LexiconError, match=rf"ACCUSE.txt:3: .*{problem}"):
        written(tmp_path, line)


def test_labels_are_outside_then_every_type_and_mode():
    labels = event_labels()
    assert labels[0] == "O"
    assert {"CONSULT", "CONSULT.visit", "ASSAULT.unconventional"} <= set(labels)
    assert len(labels) == len(set(labels))


def test_the_sentences_for_calibration_can_be_read_and_mark_every_type():
    marked: dict[str, Counter[str]] = {}
    for sentence in read_events(CORPORA / "calibration"):
        labels = {(label or "O").partition(".")[0] for label in sentence.events or []} - {"O"}
        marked.setdefault(sentence.document, Counter()).update(labels or {"O"})
    assert set(marked) == {"news", "short"}
    assert all(set(load_ontology().types) <= set(kinds) for kinds in marked.values())
    assert marked["news"]["O"] > 200  # sentences without events, as running news has them
    assert not marked["short"]["O"]
