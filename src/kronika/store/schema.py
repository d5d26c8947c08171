"""The schema of a store: made, brought up to date, or refused when it is not ours."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from kronika.errors import StoreError
from kronika.store.tables import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The revision of the schema, None for an empty database.

    Raises:
        StoreError: the database holds tables, and they are not Kronika's.
    """
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise StoreError(
                f"this database holds other tables ({', '.join(sorted(names)[:3])}) and is no "
                "Kronika store: name another file with --db"
            )
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if not names >= {"documents", "assertions"}:
        raise StoreError("this database belongs to another program: name another file with --db")
    return str(found) if found else None


def up_to_date(connection: Connection) -> bool:
    """True when nothing needs doing; only then is Alembic left unloaded."""
    return revision(connection) == HEAD


def migrate(connection: Connection) -> None:
    """Bring the schema to `HEAD`, inside the transaction of `connection`.

    Raises:
        StoreError: the store was written by a newer version of Kronika.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    found = revision(connection)
    if found == HEAD:
        return
    config = steps(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"this store has schema {found}, and this version of Kronika knows none newer than "
            f"{HEAD}: use the version that wrote it, or a newer one"
        )
    command.upgrade(config, "head")


def steps(connection: Connection) -> "Config":
    """What Alembic is told: where our steps are, and to run them inside the transaction at hand."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
