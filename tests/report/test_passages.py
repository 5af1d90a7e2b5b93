"""Articles cut into passages and marked segments."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.report.passages import Laid, Mark, Passage, lay_out, segments
from dragoman.span import Span

TEXT = "Russia struck Syria. It denied that.\n\nLater, Syria asked for help."


def laid_text(laid: Laid) -> str:
    """Everything that a laid-out article shows."""
    return "\n".join(
        "".join(part.text for block in paragraph.blocks for part in block.segments) for paragraph in laid.paragraphs
    )


def test_segments_carry_every_role_that_covers_them() -> None:
    marks = [Mark(0, 6, "actor"), Mark(0, 20, "claim"), Mark(7, 13, "trigger")]

    assert [(one.text, one.roles) for one in segments(TEXT, 0, 20, marks)] == [
        ("Russia", ("actor", "claim")),
        (" ", ("claim",)),
        ("struck", ("claim", "trigger")),
        (" Syria.", ("claim",)),
    ]


def test_passages_are_anchored_and_know_what_refers_to_them() -> None:
    laid = lay_out(TEXT, "d1", [Passage(Span.of(TEXT, 0, 20), "a"), Passage(Span.of(TEXT, 38, 66), "b")], [], 10_000)

    assert laid.anchors == {"a": "d1-1", "b": "d1-2"}
    anchored = [block for paragraph in laid.paragraphs for block in paragraph.blocks if block.anchor]
    assert [(block.anchor, block.back, block.segments[0].text) for block in anchored] == [
        ("d1-1", ("a",), "Russia struck Syria."),
        ("d1-2", ("b",), "Later, Syria asked for help."),
    ]


def test_overlapping_passages_are_one() -> None:
    laid = lay_out(TEXT, "d1", [Passage(Span.of(TEXT, 0, 20), "a"), Passage(Span.of(TEXT, 7, 36), "b")], [], 10_000)

    assert laid.anchors == {"a": "d1-1", "b": "d1-1"}


def test_passage_across_paragraphs_is_anchored_once() -> None:
    laid = lay_out(TEXT, "d1", [Passage(Span.of(TEXT, 21, 66), "a")], [], 10_000)

    assert laid.anchors == {"a": "d1-1"}
    assert [block.anchor for paragraph in laid.paragraphs for block in paragraph.blocks] == ["", "d1-1", ""]


def test_long_article_keeps_its_opening_and_what_is_cited() -> None:
    text = "\n\n".join(f"Paragraph {n}." for n in range(10))
    at = text.index("Paragraph 5")
    laid = lay_out(text, "d1", [Passage(Span.of(text, at, at + 12), "a")], [], 50)

    assert laid_text(laid) == "Paragraph 0.\nParagraph 5."
    assert [paragraph.skipped for paragraph in laid.paragraphs] == [0, 4]
    assert laid.skipped == 4


spans = st.tuples(st.integers(-5, 80), st.integers(-5, 80))


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_no_character_is_lost_or_doubled(passages: list[tuple[int, int]], marks: list[tuple[int, int]]) -> None:
    wanted = [Passage(Span(start, end, ""), str(n)) for n, (start, end) in enumerate(passages)]
    laid = lay_out(TEXT, "d1", wanted, [Mark(start, end, "actor") for start, end in marks], 10_000)
    anchors = [block.anchor for paragraph in laid.paragraphs for block in paragraph.blocks if block.anchor]

    assert laid_text(laid) == TEXT.replace("\n\n", "\n")
    assert len(anchors) == len(set(anchors))
    assert set(laid.anchors.values()) == set(anchors)
