"""Readings become assertions, and assertions become the records that users see."""
