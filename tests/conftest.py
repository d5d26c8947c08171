"""The tests read with the rules unless they say otherwise: they start faster, and the model has
tests of its own (`reading/test_learned.py`, `end_to_end/test_default_reader.py`)."""

import os

os.environ["KRONIKA_READER"] = "rules"
