import pytest

from dragoman.language.build_lemmas import dictionary
from dragoman.language.lemmas import lemma, load_dictionary


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [("said", "VERB", "say"), ("were", "AUX", "be"), ("Talks", "NOUN", "talk"), ("n't", "PART", "not"), ("Putin", "PROPN", "Putin"),
     ("'s", "AUX", "be"), ("'s", "PART", "'s"), ("stifled", "VERB", "stifle"), ("them", "PRON", "they"), ("wo", "AUX", "will"), ("THE", "DET", "the"),
     ("fled", "VERB", "flee"), ("wooed", "VERB", "woo"), ("2024", "NUM", "2024"), ("worse", "ADJ", "bad")],
)  # fmt: skip
def test_lemma_of_a_word(word, upos, expected):
    assert lemma(word, upos) == expected


def test_the_compiled_dictionary_is_the_librarys():
    assert load_dictionary() == dictionary()
