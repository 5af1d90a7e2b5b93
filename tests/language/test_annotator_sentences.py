"""Where sentences begin, whatever the model makes of it."""

import pytest

from dragoman.language import annotate


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (
            'Japan called Peru an "outlaw." Chile insisted that Lima "stop its escapades." The agency said Peru had shown '
            '"disregard of the demands."',
            ["Japan", "Chile", "The"],
        ),
        ('"We will not go." Petrov said on Monday.', ['"']),
    ],
)
def test_a_sentence_begins_behind_a_quotation_with_a_full_stop(text, starts):
    assert [sentence[0].text for sentence in annotate(text).sents] == starts
