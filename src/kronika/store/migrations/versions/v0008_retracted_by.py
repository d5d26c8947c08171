"""Who took a judgement back stands beside when: unknown for those of older versions."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; no judgement is touched."""
    op.add_column("judgements", sa.Column("retracted_by", sa.Text))


def downgrade() -> None:
    """Who took judgements back is lost."""
    op.drop_column("judgements", "retracted_by")
