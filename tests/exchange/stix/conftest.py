"""Lets the tests of this folder use the events in `tests/exchange/told_events.py`."""

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "contracts")]
