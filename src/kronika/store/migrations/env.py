"""What Alembic runs: the steps, on the connection and in the transaction it was handed."""

from alembic import context

from kronika.store.tables import metadata


def run() -> None:
    """Take the schema to the revision that was asked for."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


try:
    _running = context.is_offline_mode() is False
except NameError:
    _running = False
if _running:
    run()
