"""The workbench: read, search and check the chronicle in a browser."""
