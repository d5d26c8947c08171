"""Questions made up from the description, well-formed and not: none breaks the server."""

import sys
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kronika.codebook.book import load_codebook
from kronika.pipeline import settle
from kronika.serve.api.describing import PATHS, description
from kronika.serve.app import create_app
from kronika.serve.options import ServeOptions
from kronika.store import open_store

sys.path.append(str(Path(__file__).parents[2] / "contracts"))
from store_pages import call, drill, told_of_call, told_of_drill

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip


SCHEMA = schemathesis.openapi.from_dict(description())


@pytest.fixture(scope="module")
def app():
    with open_store(":memory:") as store:
        for page, told in ((drill(), told_of_drill), (call(), told_of_call)):
            store.put(page, told(page))
        settle(store, load_codebook())
        options = ServeOptions(hosts=("testserver",), searches_per_minute=1_000_000)
        yield create_app(store, options)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", [path for path, *_ in PATHS])
def test_no_question_breaks_the_server(app, path, mode):
    SCHEMA.app = app

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(SCHEMA[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS)

    ask()
