import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told_events import chronicle, every_type, record

from kronika.codebook.type_files import type_names
from kronika.exchange.carried import of_page, of_record
from kronika.exchange.stix import bundles
from kronika.exchange.stix.canonical import canonical
from kronika.exchange.stix.definitions import EVIDENCE
from kronika.exchange.stix.events import PROFILES
from kronika.exchange.stix.evidence import MAX_QUOTE
from kronika.exchange.stix.objects import encoded
from kronika.exchange.stix.reading import read, read_objects
from kronika.model.listing import EventRecord
from kronika.model.merged import FieldValue, FieldValues, MergedEvent, Said

UUID = "11111111-1111-4111-8111-111111111111"
AT = "2024-03-01T00:00:00.000Z"


def foreign(type_, number=1, **more):
    uuid = UUID[:-1] + str(number)
    common = {"type": type_, "spec_version": "2.1", "id": f"{type_}--{uuid}"}
    return common | {"created": AT, "modified": AT} | more


def bytes_of(*objects):
    return json.dumps({"type": "bundle", "id": f"bundle--{UUID}", "objects": objects}).encode()


def key(a):
    return (a.id, a.subject, a.field, a.value, a.evidence, a.made_by, a.confidence)


@pytest.mark.parametrize("profile", PROFILES)
def test_what_leaves_comes_back_the_same(profile):
    understood = read(b"".join(bundles.bundle(encoded(every_type(), [chronicle()], profile))))
    expected = {a.id: a for told in every_type() for a in of_record(told)}
    expected |= {a.id: a for a in of_page(chronicle())}
    back = {a.id: a for a in understood.assertions}
    assert back.keys() == expected.keys()
    for id_, a in back.items():
        assert a.evidence == expected[id_].evidence
        assert a.value == expected[id_].value
    assert understood.refused == ()
    assert [page.url for page in understood.pages] == ["https://example.org/d_one"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
IDS = st.from_regex(r"ev_[a-z0-9]{4}", fullmatch=True)
PARTS = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {"name": NAMES, "kind": st.sampled_from(["state", "group", "place"]), "role": NAMES},
        optional={"country": st.sampled_from(["CN", "RU", None])},
    ),
    st.fixed_dictionaries(
        {"name": NAMES, "precision": st.sampled_from(["point", "admin1", "country", "region"])},
        optional={"country": st.just("KZ"), "lat": st.floats(-90, 90), "lon": st.floats(-180, 180)},
    ),
)


@st.composite
def tellings(draw):
    quote, start = draw(WORDS), draw(st.integers(0, 10_000))
    return Said(
        draw(IDS), draw(st.sampled_from(["d_a", "d_b"])), "w", draw(NAMES | st.none()),
        draw(NAMES | st.none()), draw(NAMES | st.none()), None, quote, start, start + len(quote),
        draw(st.floats(0, 1)), "test@1", draw(st.booleans()),
    )  # fmt: skip


@st.composite
def records(draw):
    fields = []
    names = ["type", "name", "start", "place", "participant", "participant host", "number troops"]
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)):
        values = [
            FieldValue(
                draw(NAMES), tuple(draw(st.lists(tellings(), min_size=1, max_size=3))),
                draw(st.sampled_from(["headline", "beside", "conflict"])), parts=draw(PARTS),
            )
            for _ in range(draw(st.integers(1, 2)))
        ]  # fmt: skip
        fields.append(FieldValues(name, tuple(values)))
    id_, type_ = draw(IDS), draw(st.sampled_from(type_names()))
    merged = MergedEvent(id_, type_, (id_,), ("d_a", "d_b"), 2, 2, tuple(fields))
    return EventRecord(id_, type_, merged)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(records(), max_size=3), st.sampled_from(PROFILES))
def test_any_assertion_comes_back_the_same(told, profile):
    told = list({one.id: one for one in told}.values())
    understood = read(b"".join(bundles.bundle(encoded(told, (), profile))))
    expected = {a.id: a for one in told for a in of_record(one)}
    back = {a.id: a for a in understood.assertions}
    assert back.keys() == expected.keys()
    for id_, a in back.items():
        was = expected[id_]
        cut = replace(was.evidence, quote=was.evidence.quote[:MAX_QUOTE])
        assert a.evidence == cut
        assert (a.subject, a.field, a.value, a.made_by) == (
            was.subject, was.field, was.value, was.made_by,
        )  # fmt: skip
    assert understood.refused == ()


def test_what_another_tool_says_rests_on_its_own_characters():
    understood = read(
        bytes_of(
            foreign("incident", name="Harbour “blast”"),
            foreign("identity", 2, name="Coast Guard", identity_class="organization"),
            foreign("location", 3, country="pe", name="Callao"),
            foreign("relationship", 4, relationship_type="targets",
                    source_ref=f"incident--{UUID}", target_ref=f"identity--{UUID[:-1]}2"),
            foreign("relationship", 5, relationship_type="located-at",
                    source_ref=f"incident--{UUID}", target_ref=f"location--{UUID[:-1]}3"),
            foreign("note", 6, content="It was calm.", authors=["Desk"],
                    object_refs=[f"incident--{UUID}"]),
            foreign("report", 7, name="A day", published=AT, object_refs=[f"incident--{UUID}"]),
            foreign("malware", 8, name="x", is_family=False),
        )
    )  # fmt: skip
    said = {(a.field, str(a.value)) for a in understood.assertions}
    assert ("name", "Harbour “blast”") in said
    assert ("type", "other") in said
    assert ("content", "It was calm.") in said
    fields = sorted(a.field for a in understood.assertions)
    assert fields == sorted(
        ["type", "name", "name", "kind", "participant", "place", "content", "speaker", "about"]
    )
    texts = {d.id: d.text for d in understood.documents}
    for a in understood.assertions:
        a.evidence.check(texts[a.evidence.document_id])
        id_, pointer = understood.sources[a.id]
        assert pointer.startswith("/")
        assert id_.endswith(tuple("12356"))
    assert [r.reason for r in understood.refused] == ["objects of type malware are not understood"]


def test_a_relationship_without_its_ends_is_counted():
    link = foreign("relationship", relationship_type="targets", source_ref="a", target_ref=7)
    assert [r.count for r in read(bytes_of(link, link)).refused] == [1]


def test_what_was_taken_back_says_nothing():
    gone = foreign("incident", name="x", revoked=True)
    understood = read(bytes_of(gone))
    assert understood.revoked == (f"incident--{UUID}",)
    assert understood.assertions == ()


HOSTILE = [
    b"",
    b"\xff\xfe\x00",
    b"[" * 5000,
    b'{"a":' * 5000 + b"1" + b"}" * 5000,
    bytes_of(foreign("incident", x=7)).replace(b"7", b"[" * 5000 + b"]" * 5000),
    b'{"type":"bundle","objects":{"a":1}}',
    b'{"type":"bundle","objects":[1,null,"x",[],{"type":7},{"id":{}}]}',
    bytes_of(foreign("incident", modified="2024-02-31T00:00:00.000Z")),
    bytes_of(foreign("incident") | {"id": f"identity--{UUID}"}),
    bytes_of(foreign("incident", name={"a": 1}, start_time=["x"], status=3)),
    bytes_of(foreign("identity", name=["x"], identity_class={})),
    bytes_of(foreign("note", content=5, authors={"a": 1}, object_refs="x")),
    bytes_of(foreign("location", country=5, latitude="x", longitude=True)),
    bytes_of(foreign("incident", extensions=[1]), foreign("incident", 2, extensions={EVIDENCE: 3})),
    bytes_of(foreign("incident", extensions={EVIDENCE: {"evidence": [1, {}, {"subject": 1}]}})),
    bytes_of(foreign("report", name="x" * 2_000_000, published="never", external_references=[3])),
    rb'{"type":"incident","id":"incident--11111111-1111-4111-8111-111111111111","name":"\ud800"}',
    b'{"type":"incident","id":"incident--11111111-1111-4111-8111-111111111111","n":1e999}',
]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_counted_and_never_raises(raw):
    understood = read(raw)
    read_objects([raw])
    assert understood.assertions == () or all(a.field == "type" for a in understood.assertions)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMED = st.sampled_from(
    "name content authors object_refs source_ref target_ref extensions external_references "
    "published start_time latitude country identity_class created_by_ref revoked".split()
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        ["incident", "event", "identity", "location", "note", "relationship", "report"]
    ),
    st.dictionaries(NAMED, JSON | st.just({EVIDENCE: {"evidence": [{}]}}), max_size=6),
)
def test_wrong_types_everywhere_are_no_failure(type_, more):
    body = msgspec.json.encode(foreign(type_) | more)
    for a in read_objects([body]).assertions:
        assert a.evidence.start < a.evidence.end


@pytest.mark.parametrize(
    "change",
    [{"start": -1}, {"end": 0}, {"quote": "longer than the span"}, {"cut": True}, {"score": 7},
     {"subject": "../../x"}, {"field": "A B"}, {"value": [1]}, {"quote": ""}],
)  # fmt: skip
def test_evidence_that_is_not_well_formed_is_refused(change):
    objects = [json.loads(b) for b in encoded([record("attack")])]
    spoiled = next(o for o in objects if EVIDENCE in o.get("extensions", {}))
    spoiled["extensions"][EVIDENCE]["evidence"][0] |= change
    before = len(read(bytes_of(*[json.loads(b) for b in encoded([record("attack")])])).assertions)
    understood = read(bytes_of(*objects))
    assert len(understood.assertions) == before - 1
    assert sum(r.count for r in understood.refused) == 1


@given(JSON)
def test_canonical_words_stand_where_they_are_said_to(value):
    made = canonical(value)
    for start, end in made.places.values():
        assert 0 <= start <= end <= len(made.text)
    if not (isinstance(value, float) and value != value):
        assert json.loads(made.text) == json.loads(json.dumps(value)) or "NaN" in made.text
