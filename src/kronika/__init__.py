"""Kronika reads news pages and writes a sourced chronicle."""

__version__ = "0.1.0"
