"""The examples in the documents of the exchange are what the exports give."""

import json
import re
from pathlib import Path

from told_events import chronicle, record

from kronika.exchange.ftm import entities
from kronika.exchange.ftm.sources import Sources
from kronika.exchange.ftm.statements import csv_lines
from kronika.exchange.misp.events import event
from kronika.exchange.misp.told import Told
from kronika.exchange.stix.objects import objects

DOCS = Path(__file__).parents[3] / "docs"
ATTACK, PAGES = record("attack"), [chronicle()]


def examples(name):
    text = (DOCS / name).read_text("utf-8")
    return re.findall(r"<!-- example: .*? -->\n```\w*\n(.*?)\n```", text, re.DOTALL)


def test_the_stix_example_is_one_of_the_objects():
    (shown,) = map(json.loads, examples("exchange-stix.md"))
    assert shown in json.loads(json.dumps(list(objects([ATTACK], PAGES))))


def test_the_ftm_examples_are_an_entity_and_its_statement():
    entity, row = examples("exchange-ftm.md")
    sources = Sources.of(PAGES)
    assert json.loads(entity) in map(json.loads, entities.lines([ATTACK], PAGES, sources))
    written = b"".join(csv_lines(entities.statements([ATTACK], PAGES, sources))).decode()
    assert row in written.splitlines()


def test_the_misp_example_is_the_event():
    (shown,) = map(json.loads, examples("exchange-misp.md"))
    made = event(ATTACK, Told.of(PAGES))["Event"]
    assert shown.pop("ObjectReference") in made["Object"][0]["ObjectReference"]
    assert shown == {name: made[name] for name in shown}
