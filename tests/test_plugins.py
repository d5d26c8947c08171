"""Readers are found by name, ours through the same door as those of others."""

import re
import sys
from pathlib import Path

import pytest

from kronika.codebook.book import load_codebook
from kronika.errors import UsageError
from kronika.model.documents import Block, Document
from kronika.plugins import load_reader, reader_names
from kronika.reading.components import check, read

GUIDE = Path(__file__).parents[1] / "docs" / "readers.md"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package with three entry points: one that works and two that do not."""
    (tmp_path / "others_reader.py").write_text("def components():\n    return ('theirs',)\n")
    info = tmp_path / "others_reader-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: others-reader\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[kronika.readers]\n"
        "others = others_reader:components\n"
        "absent = no_such_module_at_all:components\n"
        "renamed = others_reader:nothing\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    sys.modules.pop("others_reader", None)


def test_the_reader_of_another_package_is_loaded_by_its_name(installed):
    assert {"rules", "others"} <= set(reader_names())
    assert load_reader("others")() == ("theirs",)


def test_an_unknown_reader_is_refused_with_those_that_are_known():
    with pytest.raises(UsageError, match=r"no reader is called 'rulez'; installed are: .*rules"):
        load_reader("rulez")


@pytest.mark.parametrize("name", ["absent", "renamed"])
def test_a_reader_that_cannot_be_loaded_says_which_and_why(installed, name):
    with pytest.raises(UsageError, match=f"the reader '{name}'.*cannot be loaded"):
        load_reader(name)


def test_the_reader_in_the_documents_reads_as_they_say():
    code = re.search(r"```python\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.S)[1]
    module = {}
    exec(compile(code, str(GUIDE), "exec"), module)
    components = module["components"](load_codebook())
    check(components)
    text = "USS Example (DDG-999) joined HMS Sample for a drill off Norway on Monday."
    page = Document("d1", text, (Block("body", 0, len(text)),), language="en")
    units = [text[m.start : m.end] for m in read(page, components).mentions if m.rule == "ships"]
    assert units == ["USS Example (DDG-999)", "HMS Sample"]
