"""What a page says of lists, held against the ledger, for programs as for people."""

import pytest

from kronika.cli.showing import as_json
from kronika.model.documents import Block, Document
from kronika.model.records import Chronicle, Designation, Entity, Witness
from kronika.store.base import Found


def shown(name: str, authority: str, published: str) -> set[str]:
    """What `kronika show` says of an aside of a page, for the aside and for the group."""
    text = f"The {name} (outlawed in {authority}) met."
    page = Document("d", text, (Block("body", 0, len(text)),), published=published)
    words = Witness("name_as_listed", 4, 4 + len(name), name)
    group = Entity("en_1", "en_1", name, "group")
    said = Designation("de_1", "en_1", authority, "listed", name, f"outlawed in {authority}",
                       None, words)  # fmt: skip
    chronicle = Chronicle(page, None, (), (), (group,), (said,))
    kinds = (("designation", said), ("entity", group))
    return {one for kind, r in kinds for one in as_json(Found(kind, r, chronicle, ()))["on_lists"]}


FARC = "Revolutionary Armed Forces of Colombia"
ASIDES = [
    ("Quay Lamp Society", "Peru", "2019-05-03", "not known from the ledger"),
    (FARC, "United States", "2019-05-03", "the ledger agrees"),
    (FARC, "United States", "2022-05-03", "the ledger disagrees"),
    (FARC, "Peru", "2019-05-03", "not known from the ledger"),
]


@pytest.mark.parametrize(("name", "authority", "published", "result"), ASIDES)
def test_an_aside_is_held_against_the_ledger_as_of_its_page(name, authority, published, result):
    (words,) = shown(name, authority, published)
    assert f"“outlawed in {authority}”: {result}" in words
