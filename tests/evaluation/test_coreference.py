"""Scoring of coreference: how mentions are read, matched and counted, and a folder that holds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.evaluation.coreference import (
    CoreferenceScores,
    GoldDocument,
    Mention,
    coreference_table,
    evaluate_coreference,
    match_mentions,
    read_document,
    score_document,
)

TEXT = "Ines Almeyda met Raul Prado. She thanked him. I smiled."
ROWS = """# newdoc id = GUM_news_sample
# meta::dateCreated = 2021-03-04
# newpar
# text = Ines Almeyda met Raul Prado.
1\tInes\tInes\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-coref-Ines_Almeyda
2\tAlmeyda\tAlmeyda\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
4\tRaul\tRaul\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=(2-person-new-nnnnn-cf2-1,2-coref
5\tPrado\tPrado\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=2)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = She thanked him.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tthanked\tthank\tVERB\tVBD\t_\t0\troot\t_\t_
3\thim\the\tPRON\tPRP\t_\t2\tobj\t_\tEntity=(2-person-giv:act-nnnnn-cf2-1-ana)|SpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# text = I smiled.
1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tsmiled\tsmile\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def write(folder: Path) -> Path:
    path = folder / "GUM_news_sample.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return path


def at(text: str, word: str, entity: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return Mention(start, start + len(word), ((start, start + len(word)),), entity, "person")


def test_document_is_read_as_raw_text_with_its_mentions(tmp_path: Path) -> None:
    gold = read_document(write(tmp_path))
    assert gold.text == TEXT.replace(" I smiled", "\n\nI smiled")
    assert (gold.genre, gold.published) == ("news", "2021-03-04")
    told = [(gold.text[m.start : m.end], m.entity, m.kind) for m in gold.mentions]
    assert told == [
        ("Ines Almeyda", "1", "person"),
        ("Raul Prado", "2", "person"),
        ("She", "1", "person"),
        ("him", "2", "person"),
        ("I", "1", "person"),
    ]
    assert [gold.text[start:end] for start, end in gold.mentions[0].heads] == ["Ines", "Almeyda"]


def document(tmp_path: Path) -> GoldDocument:
    return read_document(write(tmp_path))


def scored(gold: GoldDocument, found: list[Mention], *, speakers: bool = False) -> CoreferenceScores:
    scores = CoreferenceScores("news", speakers)
    score_document(gold, found, scores)
    return scores


def test_pairs_right_and_wrong_are_counted(tmp_path: Path) -> None:
    gold = document(tmp_path)
    text = gold.text
    found = [at(text, "Ines Almeyda", "a"), at(text, "Raul Prado", "b"), at(text, "She", "b"), at(text, "him", "b")]
    scores = scored(gold, found)
    assert scores.pairs == [1, 3, 2]
    assert (scores.gold, scores.found) == (4, 4)
    assert scores.precision == pytest.approx(33.33, abs=0.01)
    assert scores.recall == pytest.approx(50)
    assert {miss[0] for miss in scores.misses} == {"joined", "parted"}


def test_everything_right_gives_one_hundred_by_every_measure(tmp_path: Path) -> None:
    gold = document(tmp_path)
    scores = scored(gold, [Mention(m.start, m.end, m.heads, m.entity) for m in gold.mentions], speakers=True)
    assert coreference_table([scores]).rows[0][3:] == ["100.0"] * 5
    assert scores.pairs == [4, 4, 4]


def test_speaker_pronouns_can_be_left_out(tmp_path: Path) -> None:
    gold = document(tmp_path)
    scores = scored(gold, [at(gold.text, "I ", "x")])
    assert (scores.gold, scores.pairs) == (4, [0, 0, 2])


def test_b_cubed_and_muc_of_one_merged_entity(tmp_path: Path) -> None:
    gold = document(tmp_path)
    found = [Mention(m.start, m.end, m.heads, "all") for m in gold.mentions[:4]]
    scores = scored(gold, found)
    assert scores.muc == [2.0, 3.0, 2.0, 2.0]
    assert scores.cubed == [2.0, 4.0, 4.0, 4.0]


def test_mention_inside_a_longer_one_is_another_mention() -> None:
    text = "the mayor of Lima"
    gold = [Mention(0, 17, ((4, 9),), "1"), at(text, "Lima", "2")]
    assert match_mentions(gold, [at(text, "Lima", "x")]) == {0: 1}
    assert match_mentions(gold, [Mention(0, 9, ((4, 9),), "x"), at(text, "Lima", "y")]) == {0: 0, 1: 1}


def test_mention_of_several_actors_is_an_entity_of_its_own(tmp_path: Path) -> None:
    text = "Prado met Vega. They left. They spoke."
    gold = GoldDocument("d", "news", text, "", [at(text, "They", "1"), at(text, "They", "1", 1)])
    both = frozenset({"a", "b"})
    found = [Mention(m.start, m.end, m.heads, both) for m in gold.mentions]
    assert scored(gold, found, speakers=True).pairs == [1, 1, 1]


def test_folder_without_documents_is_an_error_that_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"GUM_news_.*--data PATH"):
        evaluate_coreference(tmp_path)


def test_raw_text_goes_through_the_flow(tmp_path: Path) -> None:
    write(tmp_path)
    scores = evaluate_coreference(tmp_path)
    assert [(score.genre, score.speakers) for score in scores] == [("news", True), ("news", False)]
    assert scores[1].gold == 4
    assert scores[1].found >= 2
