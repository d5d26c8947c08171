"""One table of limits, read once and only where somebody asks for it."""

from dataclasses import fields

import pytest

from kronika.errors import UsageError
from kronika.settings import Limits, read_limits, settings


def test_every_limit_has_a_unit_a_help_line_and_an_option():
    rows = list(settings())
    assert [row.name for row in rows] == [field.name for field in fields(Limits)]
    for row in rows:
        assert row.unit
        assert row.help
        assert row.option == f"KRONIKA_{row.name.upper()}"
        assert row.default == getattr(Limits(), row.name)


def test_the_environment_replaces_only_what_it_names():
    found = read_limits({"KRONIKA_MAX_BYTES": "5000", "KRONIKA_FETCH_PAUSE_S": "0.5", "HOME": "x"})
    assert found == Limits(max_bytes=5000, fetch_pause_s=0.5)
    assert read_limits({}) == Limits()


@pytest.mark.parametrize("value", ["", "many", "-1", "0", "1.5", "inf", "nan"])
def test_a_value_that_is_no_limit_is_named_with_what_was_expected(value):
    with pytest.raises(UsageError, match=r"KRONIKA_MAX_BYTES.*positive whole number"):
        read_limits({"KRONIKA_MAX_BYTES": value})
    if value != "1.5":
        with pytest.raises(UsageError, match="KRONIKA_FETCH_PAUSE_S"):
            read_limits({"KRONIKA_FETCH_PAUSE_S": value})


def test_a_file_of_100_mb_is_over_the_default():
    assert Limits().max_bytes < 100_000_000
