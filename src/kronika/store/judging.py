"""Judgements of sameness in the store."""

from sqlalchemy import Connection, insert, select, update

from kronika.model.judgements import Judgement
from kronika.store.rows import judgement_values, to_judgement
from kronika.store.tables import judgements


def write(connection: Connection, judgement: Judgement) -> None:
    """Keep a judgement; the same one again only brings the time of its retraction."""
    values = judgement_values(judgement)
    columns = judgements.c
    same = (
        (columns.left == judgement.left) & (columns.right == judgement.right)
        & (columns.by == judgement.by) & (columns.at == judgement.at)
    )  # fmt: skip
    if connection.execute(select(columns.number).where(same)).first():
        connection.execute(
            update(judgements).where(same).values(retracted_at=judgement.retracted_at)
        )
    else:
        connection.execute(insert(judgements).values(**values))


def all_of(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, in the order of their coming."""
    rows = connection.execute(select(judgements).order_by(judgements.c.number)).mappings()
    return tuple(to_judgement(row) for row in rows)
