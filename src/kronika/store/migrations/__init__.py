"""Schema of the store, one file a step, run by Alembic."""
