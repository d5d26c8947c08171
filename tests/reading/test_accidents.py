"""An accident is no attack, whatever its dead; a deed without a named doer is one."""

import pytest
from tests.pages import page, records

ACCIDENTS = [
    "Fireworks exploded at a market in Tultepec on Tuesday, killing 30 people.",
    "A gas blast killed nine people in a flat in Magnitogorsk on Monday.",
    "A helicopter crash during an operation against militants killed nine soldiers near Bamako.",
    "The earthquake killed 200 people in Ecuador on Saturday.",
    "A boiler blew up at a factory in Dhaka on Monday, killing 24 workers.",
    "An explosion at a plant near Houston injured 12 workers on Monday, officials said.",
    "A fire at a camp in Cali killed 15 people on Monday.",
]
DEEDS = [
    "A bomb exploded at a market in Maiduguri on Tuesday, killing 30 people.",
    "A car exploded outside the ministry in Mogadishu on Tuesday, killing 30 people.",
    "An explosion killed three people in Quito on Monday. Police said it was a bomb.",
    "Two soldiers were killed near Gao on Monday.",
    "Days after the earthquake, gunmen killed two aid workers near Quito.",
]


@pytest.mark.parametrize("sentence", ACCIDENTS)
def test_an_accident_is_no_attack(sentence):
    assert [e.type for e in records(page(sentence)).events] == []


@pytest.mark.parametrize("sentence", DEEDS)
def test_a_deed_is_an_attack_though_nobody_is_named(sentence):
    assert {e.type for e in records(page(sentence)).events} == {"attack"}
