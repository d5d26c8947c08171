"""Two annotations of one text are held against each other by the criteria for readers."""

import pytest
import yaml

import agreement
from _readers import NoReaderError
from _scores import Counts

FIRST = {
    "id": "x-1",
    "text": "Drill\n\nKenya and gunmen of the Blue Front met near Mombasa, Jane Otieno said.",
    "entities": [{"kind": "state", "names": ["Kenya"]}, {"kind": "group", "names": ["Blue Front"]},
                 {"kind": "place", "names": ["Mombasa"]},
                 {"kind": "person", "names": ["Jane Otieno"]}],
    "events": [{"type": "attack", "trigger": ["met"], "lifecycle": "concluded",
                "roles": {"perpetrator": ["Blue Front"], "target": ["Kenya"],
                          "place": ["Mombasa"]}}],
    "claims": [{"speaker": "Jane Otieno", "cue": "said", "content": "Kenya and gunmen"}],
}  # fmt: skip
OTHER = {
    "id": "x-1",
    "entities": [{"kind": "state", "names": ["Kenya"]}, {"kind": "force", "names": ["Blue Front"]}],
    "events": [{"type": "attack", "trigger": ["met"], "lifecycle": "foiled",
                "roles": {"perpetrator": ["gunmen"], "target": ["Kenya"]}},
               {"type": "battle", "trigger": ["met"], "roles": {"place": ["Mombasa"]}}],
    "claims": [{"speaker": "Kenya", "cue": "said", "content": "Kenya and gunmen"}],
}  # fmt: skip


def pairs(tmp_path, second):
    (tmp_path / "first.yaml").write_text(yaml.safe_dump(FIRST))
    (tmp_path / "second.txt").write_text(yaml.safe_dump_all(second))
    return list(agreement.both(tmp_path, tmp_path / "second.txt"))


def test_an_annotation_agrees_with_itself(tmp_path):
    counts, shares = agreement.agreed(pairs(tmp_path, [FIRST]))
    assert {name: found for name, (found,) in counts.items() if found.f1 != 1.0} == {}
    assert shares == {"lifecycle": (1, 1), "factuality": (1, 1)}


def test_what_the_second_sees_otherwise_is_counted_on_its_side(tmp_path):
    counts, shares = agreement.agreed(pairs(tmp_path, [OTHER]))
    assert counts["events"] == [Counts(1, 2, 1)]
    assert counts["participants in their role"] == [Counts(1, 2, 2)]
    assert counts["names with kind"] == [Counts(1, 2, 4)]
    assert counts["claim speakers"] == [Counts(0, 1, 1)]
    assert shares["lifecycle"] == (0, 1)


def test_a_text_that_the_first_lacks_is_said(tmp_path):
    with pytest.raises(NoReaderError, match="x-2, which is not in"):
        pairs(tmp_path, [OTHER | {"id": "x-2"}])
