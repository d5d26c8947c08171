"""What a page says of lists, held against the ledger, for programs as for people."""

from kronika.cli.showing import as_json
from kronika.model.documents import Block, Document
from kronika.model.records import Chronicle, Designation, Entity, Witness
from kronika.store.base import Found


def test_an_aside_about_an_unlisted_group_is_shown_as_not_known():
    text = "The Quay Lamp Society (outlawed in Peru) met."
    page = Document("d", text, (Block("body", 0, len(text)),), published="2019-05-03")
    words = Witness("name_as_listed", 4, 21, "Quay Lamp Society")
    group = Entity("en_1", "en_1", "Quay Lamp Society", "group")
    said = Designation("de_1", "en_1", "Peru", "listed", "Quay Lamp Society", "outlawed in Peru",
                       None, words)  # fmt: skip
    chronicle = Chronicle(page, None, (), (), (group,), (said,))
    for kind, record in (("designation", said), ("entity", group)):
        (shown,) = as_json(Found(kind, record, chronicle, ()))["on_lists"]
        assert "“outlawed in Peru”: not known from the ledger" in shown
