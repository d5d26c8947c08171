"""How good a result is, held against gold."""
