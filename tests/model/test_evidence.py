"""Evidence is characters that stand in the document, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.errors import QuoteMismatchError
from kronika.model.evidence import Evidence


@given(st.text(min_size=1), st.data())
def test_a_slice_of_the_text_is_always_evidence(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    Evidence.of(text, start, end, document_id="d").check(text)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(0, 3, "Adb"), (0, 4, "Ada"), (5, 5, ""), (-3, 0, ""), (90, 95, "nobody"), (3, 0, "")],
)
def test_words_that_do_not_stand_there_are_refused(start, end, quote):
    with pytest.raises(QuoteMismatchError) as caught:
        Evidence("d", start, end, quote).check("Ada met Grace.")
    assert caught.value.code == "quote_mismatch"
    assert "read the document again" in str(caught.value)
