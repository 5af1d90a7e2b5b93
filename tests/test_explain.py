import json

import pytest

from dragoman.actors.linker import link_actors
from dragoman.documents.document import Document
from dragoman.events.examples import check_examples
from dragoman.events.lexicon import load_lexicon
from dragoman.events.matching import fitting, misfits
from dragoman.events.roles import RoleFinder
from dragoman.explain import as_html, as_text, explain
from dragoman.language import annotate
from dragoman.language.view import view

SENTENCE = "Kenya accused Somalia of jamming its radars and called off the talks."


@pytest.fixture(scope="module")
def explanation():
    return explain(SENTENCE, published="2024-12-30")


def test_every_frame_considered_names_its_line(explanation):
    frames = {one.frame: one for one in explanation.considered}
    file, _, line = frames["ACCUSE/accuse-of"].where.partition(":")
    from dragoman.events.lexicon import DATA

    assert (DATA / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip() == "- name: accuse-of"


def test_a_frame_that_does_not_fit_says_what_it_misses(explanation):
    against = [one.against for one in explanation.considered if one.trigger == "called" and one.against]
    assert any("particle" in reason or "needs" in reason for reasons in against for reason in reasons)


@pytest.mark.parametrize(
    "text", [SENTENCE, "Police fired tear gas at students.", "The minister rejected calls to resign.", "Rain fell."]
)
def test_misfits_are_none_exactly_where_a_frame_fits(text):
    tokens = view(annotate(text))
    lexicon = load_lexicon()
    roles = RoleFinder(tokens, link_actors(tokens, Document(id="d", text=text)), lexicon)
    for token in tokens:
        for pos in ("verb", "noun", "adjective"):
            frames = lexicon.candidates(pos, token.lower_)
            site = roles.site(token, pos)
            fits = {frame.id for frame in fitting(frames, site, roles)}
            assert {frame.id for frame in frames if not list(misfits(frame, site, roles))} == fits


def test_the_text_names_the_events_and_their_frames(explanation):
    shown = as_text(explanation)
    assert "ACCUSE" in shown
    assert "ACCUSE/accuse-of" in shown
    assert "frames/ACCUSE.yaml:" in shown


def test_nothing_to_code_is_said_in_words():
    shown = as_text(explain("Rain fell on Tuesday."))
    assert "none" in shown


def test_markup_in_the_sentence_is_escaped():
    page = as_html(explain("Kenya accused <script>alert(1)</script> Somalia of spying."))
    assert "<script" not in page


def test_the_explanation_is_plain_json(explanation):
    record = json.loads(json.dumps(explanation.to_dict()))
    assert record["words"][0]["text"] == "Kenya"


def test_one_frame_can_be_checked_alone():
    checked = list(check_examples("ACCUSE/accuse-of"))
    assert checked
    assert all(one.frame.startswith("ACCUSE/accuse-of") and one.right for one in checked)


def test_a_sentence_about_something_else_says_by_which_words() -> None:
    explanation = explain("The goalkeeper attacked the striker in the penalty area.")

    (one,) = explanation.elsewhere
    assert (one.field, "goalkeeper" in one.words) == ("sports", True)
    assert explanation.events == ()
    assert "leans to sports (frames/_fields.yaml)" in as_text(explanation)
