"""Every requirement of TAXII 2.1 that is listed, asked of the real server over loopback."""

import pytest

import taxii_conformance
from _taxii_checks import Probe

TABLE = taxii_conformance.requirements()
pytestmark = pytest.mark.network


@pytest.fixture(scope="module")
def results():
    with taxii_conformance.own_server() as (url, key, hidden):
        return Probe(url, user="probe", key=key, hidden=hidden).run()


def test_the_probe_asks_every_requirement_and_no_other(results):
    assert results.keys() == TABLE.keys()


def test_the_table_holds_135_musts_5_shoulds_and_32_of_robustness():
    levels = [level for level, _, _ in TABLE.values()]
    assert [levels.count(one) for one in "MSR"] == [135, 5, 32]


@pytest.mark.parametrize("requirement", TABLE, ids=lambda i: f"{i}: {TABLE[i][2]}")
def test_the_server_keeps(requirement, results):
    assert results[requirement] == (True, "")


def test_a_server_over_postgresql_keeps_them_all(empty_postgres):
    with taxii_conformance.own_server(empty_postgres) as (url, key, hidden):
        results = Probe(url, user="probe", key=key, hidden=hidden).run()
    assert {id_: said for id_, said in results.items() if said != (True, "")} == {}
    assert results.keys() == TABLE.keys()
