"""What one presses is not what a site is called."""

import pytest

from kronika.intake.outlets import outlet_at_head

FOOT = ["Ships sail from Lome", *["A story of ships."] * 12]


@pytest.mark.parametrize("button", ["Register", "Log in", "Sign up"])
def test_a_button_at_the_head_is_no_outlet(button):
    lines = [button, *FOOT, button]
    assert outlet_at_head(lines, above=1, told=()) is None


def test_a_name_that_the_foot_repeats_is_one():
    lines = ["Harbour Post", *FOOT, "Harbour Post"]
    assert outlet_at_head(lines, above=1, told=()) == "Harbour Post", lines
