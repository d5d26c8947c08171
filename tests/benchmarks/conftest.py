"""Benchmarks are scripts: their folder is put on the path, last, so that it hides nothing."""

import sys
from pathlib import Path

FOLDER = str(Path(__file__).parents[2] / "benchmarks")
if FOLDER not in sys.path:
    sys.path.append(FOLDER)
