"""What a user gets who names no reader: the trained model, with the rules beside it."""

import json
import os
import subprocess
import sys

PAGE = """Two navies begin drill off Tarsk

TARSK, May 3 - Ships of Norway and Canada began a joint exercise off Tarsk on Monday.
"""


def read_plainly(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    plain = {k: v for k, v in os.environ.items() if k != "KRONIKA_READER"}
    done = subprocess.run(
        [sys.executable, "-m", "kronika", "read", str(page), "--no-store", "--format", "jsonl"],
        capture_output=True, check=True, text=True, env=plain, cwd=tmp_path,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_the_model_reads_where_no_reader_is_named(tmp_path):
    assert [e["type"] for e in read_plainly(tmp_path)["events"]] == ["joint_exercise"]


def test_the_environment_names_another_reader(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kronika", "read", str(page), "--no-store", "--format", "jsonl"],
        capture_output=True, text=True, env=dict(os.environ, KRONIKA_READER="nobody"), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no reader is called 'nobody'" in done.stderr
