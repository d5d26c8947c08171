"""`kronika exchange mark`: how far one page may travel, and what its owner says of rights."""

from typing import Annotated

import typer

from kronika.cli.options import DEFAULT_DB, Db, Quiet


def mark(
    page: Annotated[str, typer.Argument(help="The id of a page, or the beginning of it.")],
    label: Annotated[
        str | None, typer.Argument(help="CLEAR to RED; absent, the default holds again.")
    ] = None,
    *,
    rights: Annotated[
        str | None, typer.Option(help="What its owner says of its use; goes along as a statement.")
    ] = None,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Give a page a TLP label of its own; what rests on it alone goes no further.

    `kronika exchange publish` then lays out the chronicle anew.
    """
    from kronika.cli.output import note
    from kronika.cli.partners import ceiling_of
    from kronika.errors import UsageError
    from kronika.model.sharing import Mark
    from kronika.model.tlp import label_of
    from kronika.store import open_store

    if rights and label is None:
        raise UsageError("rights stand beside a label: say which, CLEAR to RED")
    with open_store(db, create=False) as store:
        found = store.get(page)
        if found.kind != "document":
            raise UsageError(
                f"{page} is no page: labels are those of pages, `kronika show` has ids"
            )
        known = store.marks().get(found.record.id)
        if known is not None and known.partner is not None:
            raise UsageError(
                f"{found.record.id} is a statement of {known.partner}: it bears the label that "
                "came with it"
            )
        given = None if label is None else Mark(ceiling_of(label, "the label"), rights)
        store.mark(found.record.id, given)
        said = label_of(given.level) if given else "the default label"
        shown = any(one.profile for one in store.shelf().collections())
    note(f"{found.record.id} bears {said} now", quiet=quiet)
    if shown:
        note("partners see what was laid out before: run `kronika exchange publish` now")
