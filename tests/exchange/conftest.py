"""Lets the tests of this folder use the pages in `contracts/store_pages.py`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "contracts"))
