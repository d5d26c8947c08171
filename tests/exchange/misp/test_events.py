import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from told_events import TEXT, chronicle, every_type, record

from kronika.codebook.type_files import type_names
from kronika.errors import UsageError
from kronika.exchange.misp.format import FORMAT
from kronika.exchange.misp.templates import TEMPLATES
from kronika.exchange.parcel import Parcel

SCHEMA = Path(__file__).parents[3] / "docs" / "schemas" / "misp-event.json"


def exported(records, pages=(), **options):
    file = io.BytesIO()
    FORMAT.to_file(Parcel.of(records, pages), file, options)
    return file.getvalue()


def events(records, pages=()):
    return [one["Event"] for one in json.loads(exported(records, pages))["response"]]


def test_every_event_type_keeps_the_schema():
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    told = [*every_type(), record("aid", first_day=None, start=None, end=None)]
    for one in events(told, [chronicle("d_one"), chronicle("d_two")]):
        Draft202012Validator(schema).validate({"Event": one})


def test_uuids_are_unique_and_references_are_there():
    for one in events(every_type(), [chronicle()]):
        objects = {found["uuid"]: found for found in one["Object"]}
        assert len(objects) == len(one["Object"])
        attributes = [a["uuid"] for found in one["Object"] for a in found["Attribute"]]
        assert len(attributes) == len(set(attributes))
        references = [r for found in one["Object"] for r in found["ObjectReference"]]
        assert {r["referenced_uuid"] for r in references} <= set(objects)
        assert len({r["uuid"] for r in references}) == len(references)


@pytest.mark.parametrize(
    ("label", "level"),
    [("TLP:CLEAR", "3"), ("TLP:GREEN", "1"), ("TLP:AMBER", "0"), ("TLP:AMBER+STRICT", "0"),
     ("TLP:RED", "0")],
)  # fmt: skip
def test_the_label_limits_the_distribution_of_event_and_notes(label, level):
    (one,) = events(
        [record("battle", conflict=True, marking=label)], [chronicle(types=("battle",))]
    )
    assert one["distribution"] == level
    assert one["Tag"][0]["name"] == label.lower()
    analysts = [*one["Note"], *one["Opinion"]]
    assert analysts
    assert {said["distribution"] for said in analysts} == {level}


def test_a_word_that_is_no_label_stops_the_export():
    with pytest.raises(UsageError, match="use one of"):
        exported([record("aid", marking="secret")])


def test_an_exercise_is_scheduled_and_an_attack_is_an_incident():
    main = {one["Tag"][2]["name"]: one["Object"][0]["name"] for one in events(every_type())}
    assert main['kronika:type="joint_exercise"'] == "scheduled-event"
    assert main['kronika:type="attack"'] == "incident"
    assert sorted(main.values()).count("event") == len(type_names()) - 4


def test_claims_are_notes_of_their_speakers_and_denials_opinions():
    (one,) = events([record("attack")], [chronicle(types=("attack",))])
    assert [note["authors"] for note in one["Note"]] == ["harbour master"] * 2
    assert "the pier would hold" in one["Note"][0]["note"]
    assert [said["opinion"] for said in one["Opinion"]] == [0]
    (two,) = events([record("battle", conflict=True)])
    assert [(said["opinion"], said["authors"]) for said in two["Opinion"]] == [(25, "Velmar 24")]


def test_values_come_with_their_words():
    (one,) = events([record("attack")], [chronicle()])
    main = one["Object"][0]
    roles = {r["relationship_type"]: r["comment"] for r in main["ObjectReference"]}
    assert "“Grey Gull”" in roles["perpetrator"]
    assert "d_one#char=" in roles["perpetrator"]
    assert TEXT[-60:] not in json.dumps(one, ensure_ascii=False)


def test_the_same_chronicle_gives_the_same_bytes_and_lines_the_same_events():
    pages = [chronicle()]
    assert exported(every_type(), pages) == exported(every_type(), pages)
    lines = exported(every_type(), pages, lines=True).splitlines()
    assert [json.loads(line)["Event"] for line in lines] == events(every_type(), pages)
    assert json.loads(exported([])) == {"response": []}


def test_attributes_are_those_of_their_template():
    types = {t.name: t for t in TEMPLATES}
    for one in events([replace(told, series="Quiet") for told in every_type()], [chronicle()]):
        for found in one["Object"]:
            template = types[found["name"]]
            assert found["template_uuid"] == template.uuid
            for attribute in found["Attribute"]:
                assert template.types[attribute["object_relation"]] == attribute["type"]
