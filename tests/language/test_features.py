import pytest

from dragoman.language.features import SHAPES, shape_id


@pytest.mark.parametrize(
    ("word", "shape"),
    [("said", "lower"), ("Moscow", "title"), ("NATO", "upper"), ("A", "initial"), ("McCain", "mixed"), ("2024", "digit"), (",", "punct"), ("5,000", "digit"),
     ("al-Assad", "mixed"), ("Москва", "title"), ("…", "punct"), ("北京", "mixed"), ("U.N.", "upper")],
)  # fmt: skip
def test_shape_of_a_word(word, shape):
    assert SHAPES[shape_id(word)] == shape
