"""Events with any words for tests of formats (hypothesis)."""

from hypothesis import strategies as st

from kronika.codebook.type_files import type_names
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said
from kronika.model.records import LIFECYCLES, Participant, Place, Quantity

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
maybe = st.none() | words
days = st.dates().map(lambda day: day.isoformat())
marks = st.sampled_from(["=1+1", "a|b", "</script><b>", "a, b; c\\d\nBEGIN:VEVENT", "\u202eevil"])
said = words | marks


@st.composite
def places(draw):
    return Place(
        draw(said), draw(st.sampled_from(["KG", "FR", None])), draw(maybe),
        draw(st.none() | st.floats(-90, 90)), draw(st.none() | st.floats(-180, 180)),
        draw(st.sampled_from(["point", "admin1", "country", "region", "ambiguous"])),
    )  # fmt: skip


@st.composite
def events(draw):
    quote = draw(said)
    one = Said(
        "ev_1", "d_1", "d_1", draw(maybe), draw(maybe), draw(maybe), "2019-05-04", quote, 3,
        3 + len(quote), 0.5, "r@1",
    )  # fmt: skip
    values = tuple(
        FieldValue(
            draw(said), (one,), relation, draw(words), draw(st.sampled_from([{}, {"a": "=1"}]))
        )
        for relation in draw(
            st.lists(st.sampled_from(["headline", "conflict"]), min_size=1, max_size=3)
        )
    )
    fields = (FieldValues("number troops", values, "witnesses"), FieldValues("name", values[:1]))
    merged = MergedEvent("ev_1", "attack", ("ev_1",), ("d_1",), 1, 1, fields)
    first, last = sorted([draw(days), draw(days)])
    return EventRecord(
        draw(words), draw(st.sampled_from(type_names())), merged, draw(st.none() | said),
        first, last, "range", first, last, places=tuple(draw(st.lists(places(), max_size=2))),
        participants=tuple(
            Participant(name, "state", "participant", draw(st.sampled_from(["KG", None])))
            for name in draw(st.lists(said, max_size=3))
        ),
        numbers=tuple(
            Quantity("troops", "12", as_said=one) for one in draw(st.lists(said, max_size=2))
        ),
        lifecycle=draw(st.sampled_from(LIFECYCLES)),
        fields=draw(st.dictionaries(words, words, max_size=2)),
        outlets=tuple(draw(st.lists(said, max_size=3))), claims=("cl_1",),
        disagreements=("number troops",), published="2019-05-04",
        changed_at="2026-11-28T12:00:00Z",
    )  # fmt: skip
