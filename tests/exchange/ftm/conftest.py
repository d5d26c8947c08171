"""Lets the tests of this folder use the events in `tests/exchange/told_events.py`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
