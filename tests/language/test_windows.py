from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.windows import LONGEST_WORDS, cut_windows

WORDS = st.lists(st.sampled_from(["Moscow", "said", ".", "it", '"', "?", "Damascus", ","]), max_size=600)


@given(WORDS, st.data())
def test_windows_cover_every_word_once_in_order(words, data):
    sizes = data.draw(st.lists(st.integers(1, 60), min_size=len(words), max_size=len(words)))
    paragraphs = sorted(data.draw(st.sets(st.integers(0, max(len(words) - 1, 0)), max_size=8))) if words else []
    windows = cut_windows(words, paragraphs, sizes, 500)
    assert [i for window in windows for i in range(window.start, window.end)] == list(range(len(words)))
    assert all(window.starts[0] == 0 for window in windows)


@given(WORDS)
def test_a_window_holds_at_most_two_pieces_worth_of_words(words):
    windows = cut_windows(words, [], [1] * len(words), 500)
    assert all(window.end - window.start <= LONGEST_WORDS for window in windows)


def test_paragraphs_are_packed_and_begin_sentences():
    words = ["Talks", "failed", "."] * 4
    (window,) = cut_windows(words, [0, 3, 6, 9], [1] * 12, 500)
    assert window.starts == (0, 3, 6, 9)


def test_a_long_paragraph_is_cut_where_a_sentence_ends():
    sentence = ["The", "envoy", "left", "Doha", "on", "Monday", "."]
    windows = cut_windows(sentence * 30, [0], [1] * 210, 500)
    assert all(window.start % 7 == 0 for window in windows)


def test_a_word_of_too_many_subwords_does_not_stall():
    windows = cut_windows(["x" * 9000, "said"], [0], [4000, 1], 500)
    assert [(window.start, window.end) for window in windows] == [(0, 1), (1, 2)]
