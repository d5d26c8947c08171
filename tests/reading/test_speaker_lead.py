"""What stands before the words for a speaker is no part of the speaker."""

import pytest
from tests.pages import page, records


@pytest.mark.parametrize(
    "sentence",
    [
        "After long silence, finally last week US officials said the pier was closed.",
        "Recently US officials said the pier was closed.",
        "US officials said the pier was closed.",
    ],
)
def test_adverbs_and_dates_before_a_speaker_are_left_out(sentence):
    (claim,) = records(page(sentence)).claims
    assert claim.speaker == "US officials"
