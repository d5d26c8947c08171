import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from told_events import chronicle, every_type

from kronika.exchange.stix.definitions import definition, names
from kronika.exchange.stix.objects import objects

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"


@pytest.mark.parametrize("name", names(full=True))
def test_every_definition_names_a_schema_that_its_objects_keep(name):
    defined = definition(name)
    schema = json.loads((SCHEMAS / defined["schema"].rsplit("/", 1)[1]).read_text("utf-8"))
    assert schema["$id"] == defined["schema"]
    Draft202012Validator.check_schema(schema)
    check, seen = Draft202012Validator(schema), 0
    for one in objects(every_type(), [chronicle()], "full"):
        one = json.loads(json.dumps(one))
        if defined["id"] in one.get("extensions", {}):
            whole = defined["extension_types"] == ["new-sdo"]
            check.validate(one if whole else one["extensions"][defined["id"]])
            seen += 1
    assert seen
