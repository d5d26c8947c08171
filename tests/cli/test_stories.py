"""Stories: pages of one matter stand together, whoever printed them."""

import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"


def test_reports_of_one_exercise_are_one_story(tmp_path):
    def run(*args):
        command = [sys.executable, "-m", "kronika", *map(str, args), "--quiet"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    pages = [*EXAMPLES.glob("*2007*"), *EXAMPLES.glob("*mali*")]
    assert run("read", *pages, "--format", "jsonl").returncode == 0
    told = [json.loads(line) for line in run("stories", "--format", "jsonl").stdout.splitlines()]
    sizes = [len(story["documents"]) for story in told]
    assert sum(sizes) == len(pages)
    largest = {d["headline"] for d in told[0]["documents"]}
    assert len(largest) >= 5
    assert not any("Mali" in headline for headline in largest)
