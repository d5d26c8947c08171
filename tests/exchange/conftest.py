"""Lets the tests of this folder use `parcels.py` and `contracts/store_pages.py`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent.parent / "contracts"))
