"""Kronika's own voice calls nobody a terrorist, and the repository speaks of the project alone."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_view_or_message_uses_the_word_in_its_own_voice():
    for path in (ROOT / "src" / "kronika" / "cli").rglob("*.py"):
        assert not re.search(r"terroris", path.read_text(encoding="utf-8"), re.I), path


def test_the_readme_names_its_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
