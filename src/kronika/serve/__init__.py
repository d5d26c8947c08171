"""The workbench, its API and the exchange server, over the same store."""
