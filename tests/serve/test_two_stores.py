"""docs/exchange-two-stores.md is run as it stands: two stores, two servers, marks and rights."""

import re
from pathlib import Path

import pytest
from told_documents import BLOCK, told

DOC = Path(__file__).parents[2] / "docs" / "exchange-two-stores.md"


def shape(block):
    """What a block prints, figures aside; of values only that there are some, of labels all."""
    kind, body, printed = block
    lines = (body if kind == "console" else printed or "").splitlines()
    return [re.sub(r"\d+", "0", line) for line in lines if not line.startswith("  ")]


@pytest.mark.network
def test_two_stores_exchange_as_the_document_tells(tmp_path):
    before = DOC.read_text(encoding="utf-8")
    after = told(before, tmp_path)
    was, now = BLOCK.findall(before), BLOCK.findall(after)
    assert [shape(one) for one in now] == [shape(one) for one in was]
    printed = [one[2] for one in now if one[0] == "python"]
    assert sum(one.endswith("False\n") or one.startswith("False\n") for one in printed) == 2
    assert "36 aircraft" not in printed[-1], "what north forgot is gone in the south"
