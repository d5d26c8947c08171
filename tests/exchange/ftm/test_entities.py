import csv
import io
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from told_events import TEXT, chronicle, every_type, record

from kronika.exchange.ftm.format import FORMAT
from kronika.exchange.parcel import Parcel

ROOT = Path(__file__).parents[3]
_PLACES = (Path(sys.executable).parent, ROOT / ".venv-ftm" / "bin")
FTM = next((found for at in _PLACES if (found := shutil.which("ftm", path=at))), None)
needs_ftm = pytest.mark.skipif(
    FTM is None, reason="no `ftm`: followthemoney needs ICU; .ci/run installs it in .venv-ftm"
)


def exported(records, pages=(), **options):
    file = io.BytesIO()
    FORMAT.to_file(Parcel.of(records, pages), file, options)
    return file.getvalue()


def entities(raw):
    return {one["id"]: one for one in map(json.loads, raw.splitlines())}


def properties(found):
    """What a reader makes of entities: order of values has no meaning."""
    return {
        id_: (one["schema"], {name: sorted(values) for name, values in one["properties"].items()})
        for id_, one in found.items()
    }


def all_of_it(**options):
    return exported(every_type(), [chronicle("d_one"), chronicle("d_two")], **options)


def rows(raw):
    return list(csv.DictReader(io.StringIO(raw.decode(), newline=""), dialect=csv.unix_dialect))


def test_each_entity_comes_once_and_is_the_sum_of_its_statements():
    lines = all_of_it().splitlines()
    found = entities(all_of_it())
    assert len(lines) == len(found)
    summed = {}
    for row in rows(all_of_it(statements=True)):
        schema, values = summed.setdefault(row["canonical_id"], (row["schema"], {}))
        values.setdefault(row["prop"], set()).add(row["value"])
        assert schema == row["schema"]
    assert properties(found) == {
        id_: (schema, {name: sorted(of) for name, of in values.items()})
        for id_, (schema, values) in summed.items()
    }


def test_statements_of_one_entity_stand_together():
    ids = [row["canonical_id"] for row in rows(all_of_it(statements=True))]
    runs = [id_ for n, id_ in enumerate(ids) if n == 0 or ids[n - 1] != id_]
    assert len(runs) == len(set(runs))


def test_disagreements_survive_with_their_outlets_and_characters():
    told = rows(exported([record("battle", conflict=True)], [chronicle("d_one")], statements=True))
    notes = {row["value"]: row for row in told if row["prop"] == "notes"}
    assert notes["number troops: 1,200 troops"]["dataset"] == "harbour_post"
    assert notes["number troops: 3,000 troops"]["dataset"] == "velmar_24"
    origin = notes["number troops: 1,200 troops"]["origin"]
    address, span = origin.split("#char=")
    start, end = map(int, span.split(","))
    assert address == "https://example.org/d_one"
    assert TEXT[start:end] == "1,200 troops"
    assert notes["number troops: 3,000 troops"]["origin"].startswith("urn:kronika:d_two#char=")


def test_every_reference_is_there():
    pages = [chronicle("d_one"), chronicle("d_two")]
    found = entities(exported(every_type(), pages))
    refs = "involved organizer proof document entity resolved subject object addressEntity".split()
    for one in found.values():
        for name in refs:
            for ref in one["properties"].get(name, ()):
                assert ref in found, (one["id"], name)


def test_kinds_become_schemas_and_nobody_bears_a_topic():
    found = entities(all_of_it()).values()
    actors = [one for one in found if one["id"].startswith("ac-")]
    schemas = {one["properties"]["name"][0]: one["schema"] for one in actors}
    assert schemas["Chile"] == "PublicBody"
    assert schemas["Grey Gull"] == "LegalEntity"
    assert Counter(one["schema"] for one in found)["Sanction"] == 2
    assert not [one for one in found if "topics" in one["properties"]]


def test_a_role_is_a_link_with_its_words():
    found = entities(exported([record("attack")], [chronicle("d_one")]))
    link = next(
        one for one in found.values()
        if one["schema"] == "UnknownLink" and one["properties"]["role"] == ["perpetrator"]
    )  # fmt: skip
    assert found[link["properties"]["subject"][0]]["properties"]["name"] == ["Grey Gull"]
    assert link["properties"]["summary"] == ["Grey Gull"]


def test_a_page_leaves_without_its_text():
    assert b"bodyText" not in all_of_it()
    assert TEXT[-60:] not in all_of_it().decode()


@needs_ftm
def test_the_library_keeps_every_value(tmp_path):
    source, out = tmp_path / "in.json", tmp_path / "out.json"
    source.write_bytes(all_of_it())
    subprocess.run([FTM, "validate", "-i", source, "-o", out], check=True, capture_output=True)
    assert properties(entities(out.read_bytes())) == properties(entities(source.read_bytes()))


@needs_ftm
def test_statements_come_back_as_the_same_entities(tmp_path):
    source, out = tmp_path / "in.csv", tmp_path / "out.json"
    source.write_bytes(all_of_it(statements=True))
    command = [FTM, "aggregate-statements", "-i", source, "-o", out]
    subprocess.run(command, check=True, capture_output=True)
    assert properties(entities(out.read_bytes())) == properties(entities(all_of_it()))


# What `ftm validate` of followthemoney 4.11.2 asks of the schemata that we write; kept here so that
# a machine without the library still checks it.
PROPERTIES = {
    "Event": "name recordId summary keywords publisher proof startDate endDate date location "
    "addressEntity country organizer involved notes",
    "Article": "name title author publishedAt modifiedAt language sourceUrl publisher generator",
    "Mention": "document resolved name detectedSchema",
    "Documentation": "document entity role summary",
    "UnknownLink": "subject object role summary proof",
    "Sanction": "entity recordId proof authority status reason listingDate date publisher "
    "sourceUrl summary",
    "Note": "entity description summary publisher proof",
    "Address": "full country state latitude longitude",
    **dict.fromkeys(
        ("Person", "PublicBody", "Organization", "Company", "LegalEntity"), "name country"
    ),
}
REQUIRED = {
    "Event": "name", "Mention": "document name", "Documentation": "document entity",
    "UnknownLink": "subject object", "Sanction": "entity", "Person": "name", "PublicBody": "name",
    "Organization": "name", "Company": "name", "LegalEntity": "name",
}  # fmt: skip


def test_entities_hold_properties_of_their_schema_alone():
    for one in entities(all_of_it()).values():
        assert set(one["properties"]) <= set(PROPERTIES[one["schema"]].split())
        assert set(REQUIRED.get(one["schema"], "").split()) <= set(one["properties"])
        assert "_" not in one["id"]
        for prop, values in one["properties"].items():
            assert all(values)
            if prop == "country":
                assert all(len(v) == 2 and v.islower() for v in values)
