"""Records leave in the formats that their users already load."""
