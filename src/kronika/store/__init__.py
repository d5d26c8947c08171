"""Keeping and finding: one set of tables for SQLite and PostgreSQL."""
