import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import annotate, load
from dragoman.language.annotator import Annotator
from dragoman.language.decoding import consistent_labels
from dragoman.language.model import default_model

PIECES = [*"abc.AB ,\"'\n\t-", "Putin ", "met ", "é", "\u200b", "北", "🙂", "\u0301"]
TEXT = """Qatar hosts talks

Foreign Minister Aisha Rahal met Egyptian diplomats in Doha on Monday. "We will not sign," she told Reuters.

The deal was rejected by Egypt, according to the ministry."""


@pytest.fixture(scope="module")
def doc():
    return annotate(TEXT)


def test_text_survives(doc):
    assert doc.text == TEXT


def test_sentences_and_paragraphs(doc):
    assert [sent.text.strip() for sent in doc.sents] == [
        "Qatar hosts talks",
        "Foreign Minister Aisha Rahal met Egyptian diplomats in Doha on Monday.",
        '"We will not sign," she told Reuters.',
        "The deal was rejected by Egypt, according to the ministry.",
    ]


def test_dependencies_are_universal(doc):
    arcs = {(token.text, token.dep_, token.head.text) for token in doc}
    assert {("diplomats", "obj", "met"), ("in", "case", "Doha"), ("deal", "nsubj:pass", "rejected")} <= arcs
    assert ("Egypt", "obl:agent", "rejected") in arcs or ("Egypt", "obl", "rejected") in arcs


def test_entities(doc):
    assert {("Doha", "LOC"), ("Egypt", "LOC"), ("Reuters", "ORG")} <= {(ent.text, ent.label_) for ent in doc.ents}
    assert any("Rahal" in ent.text and ent.label_ == "PER" for ent in doc.ents)


def test_lemmas_and_tags(doc):
    met = next(token for token in doc if token.text == "met")
    assert (met.lemma_, met.pos_, met.tag_) == ("meet", "VERB", "VBD")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
def test_any_text_gives_whole_trees(text):
    doc = annotate(text)
    assert doc.text == text
    for sent in doc.sents:
        assert sum(token.head == token for token in sent) == 1
        assert all(token.head in sent for token in sent)


def test_an_entity_does_not_cross_a_paragraph():
    nlp = load()
    doc = nlp.make_doc("Vladimir\n\nPutin spoke")
    annotator = Annotator(nlp.vocab, default_model())
    names = default_model().vocabulary["ner"]
    tags = np.array([names.index("B-PER"), names.index("I-PER"), 0])
    array = np.zeros((4, 8), dtype=np.uint64)
    annotator._fill_entities(array, np.array([0, 2, 3]), tags, np.array([True, False, False]))
    assert array[:, 6].tolist() == [3, 0, 3, 0]
    assert doc.text == "Vladimir\n\nPutin spoke"


def test_a_stream_equals_one_by_one():
    texts = [TEXT, "", "Iran and Oman signed a trade deal.", "x " * 400]
    streamed = list(load().pipe(texts))
    assert [[t.dep_ for t in doc] for doc in streamed] == [[t.dep_ for t in annotate(text)] for text in texts]


def test_a_word_of_a_thousand_letters_is_read():
    assert len(annotate("Tehran rejected " + "z" * 5000 + " on Monday.")) == 6


def test_a_verb_has_no_second_subject_behind_it():
    names = ["nsubj", "obj", "root"]
    scores = np.array([[2.0, 0.0, -9.0], [-9.0, -9.0, 9.0], [2.0, 1.0, -9.0]])
    assert consistent_labels(scores, np.array([2, 0, 2]), names).tolist() == [0, 2, 1]
