import json
from collections import Counter

import pytest
import stix2
from stix2validator import ValidationOptions, validate_instance
from told_events import chronicle, every_type, page, record

from kronika.exchange.carried import of_page, of_record
from kronika.exchange.stix import bundles
from kronika.exchange.stix.definitions import CLAIM, EVENT, EVIDENCE, INCIDENT_CORE
from kronika.exchange.stix.events import PROFILES
from kronika.exchange.stix.objects import encoded, objects
from kronika.model.records import Chronicle

STANDARD = {
    "marking-definition", "extension-definition", "identity", "location", "incident", "grouping",
    "relationship", "report", "note", "opinion",
}  # fmt: skip


def made(profile="portable", records=None, pages=None):
    return list(objects(records or every_type(), pages or [chronicle()], profile))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_event_type_is_valid_and_parses(profile):
    found = made(profile)
    for one in found:
        result = validate_instance(json.loads(json.dumps(one)), ValidationOptions(version="2.1"))
        assert result.is_valid, (one["id"], [str(error) for error in result.errors])
    bundle = b"".join(bundles.bundle(encoded(every_type(), [chronicle()], profile)))
    parsed = stix2.parse(bundle.decode(), allow_custom=True)
    assert len(parsed.objects) == len(found)


@pytest.mark.parametrize("profile", PROFILES)
def test_ids_are_unique_and_every_reference_is_there(profile):
    found = made(profile, pages=[chronicle("d_one"), chronicle("d_two")])
    ids = Counter(one["id"] for one in found)
    assert max(ids.values()) == 1
    for one in found:
        for name, refs in one.items():
            if name.endswith(("_ref", "_refs")):
                for ref in [refs] if isinstance(refs, str) else refs:
                    assert ref in ids, (one["id"], name)


def test_portable_files_hold_the_types_of_the_standard_alone():
    assert {one["type"] for one in made("portable")} <= STANDARD
    assert {one["type"] for one in made("full")} - STANDARD == {"event", "joint-exercise"}


def test_only_violence_that_is_told_as_happened_or_tried_is_an_incident():
    types = Counter(one["type"] for one in made("portable"))
    assert types["incident"] == 3
    for more in ({"lifecycle": "planned"}, {"factuality": "hypothetical"}):
        told = made("portable", [record("attack", **more)])
        assert "incident" not in {one["type"] for one in told}
    tried = made("portable", [record("attack", lifecycle="foiled")])
    core = next(one for one in tried if one["type"] == "incident")["extensions"][INCIDENT_CORE]
    assert core["determination"] == "blocked"


def test_nothing_is_confirmed_but_by_a_person():
    def determination(review):
        told = made("portable", [record("attack", review=review)])
        incident = next(one for one in told if one["type"] == "incident")
        return incident["extensions"][INCIDENT_CORE]["determination"]

    assert [determination(r) for r in ("none", "open", "reviewed")] == [
        "suspected", "suspected", "confirmed",
    ]  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_nobody_becomes_a_threat_actor(profile):
    found = made(profile)
    assert not {one["type"] for one in found} & {"threat-actor", "intrusion-set", "campaign"}
    assert "attributed-to" not in {one.get("relationship_type") for one in found}
    gull = next(one for one in found if one.get("name") == "Grey Gull")
    assert gull["type"] == "identity"


@pytest.mark.parametrize("profile", PROFILES)
def test_every_assertion_leaves_with_its_words(profile):
    carried = Counter()
    for one in objects(every_type(), [chronicle()], profile):
        if one["type"] == "opinion":
            continue  # repeats words of the event
        for item in one.get("extensions", {}).get(EVIDENCE, {}).get("evidence", ()):
            carried[item["subject"], item["field"], item["start"], item["end"]] += 1
    records = [a for told in every_type() for a in of_record(told)]
    expected = Counter(
        (a.subject, a.field, a.evidence.start, a.evidence.end)
        for a in [*records, *of_page(chronicle())]
    )
    assert carried == expected


def test_an_unchanged_chronicle_gives_the_same_bytes():
    def written():
        return b"".join(bundles.bundle(encoded(every_type(), [chronicle()], "full")))

    assert written() == written()
    assert json.loads(written())["id"].startswith("bundle--")


def test_a_disagreement_is_an_opinion_of_those_who_hold_it():
    found = made("portable", [record("battle", conflict=True)])
    opinion = next(one for one in found if one["type"] == "opinion")
    assert opinion["authors"] == ["Velmar 24"]
    assert "3,000 troops" in opinion["explanation"]
    event = next(one for one in found if one["type"] == "grouping")
    assert opinion["object_refs"] == [event["id"]]
    assert event["extensions"][EVENT]["disagreements"][0]["values"] == [
        "1,200 troops", "3,000 troops",
    ]  # fmt: skip


def test_a_claim_is_a_note_of_its_speaker_on_the_event():
    found = made("portable", [record("joint_exercise")])
    note = next(one for one in found if one["type"] == "note" and CLAIM in one["extensions"])
    assert note["content"] == "the pier would hold"
    assert note["authors"] == ["Harbour Post"]
    ids = {one["id"]: one for one in found}
    assert {ids[ref]["type"] for ref in note["object_refs"]} == {"grouping", "identity"}


def test_a_page_leaves_without_its_text():
    found = made()
    report = next(one for one in found if one["type"] == "report")
    assert report["published"] == "2019-05-04T06:30:00.000Z"
    assert report["external_references"][0]["hashes"] == {"SHA-256": "ab" * 32}
    assert "Ships met off Osh Bay\nChile" not in json.dumps(found)


def test_a_page_on_which_nothing_was_read_still_has_its_report():
    empty = Chronicle(page("d_empty", published=None, headline=None))
    found = list(objects([], [empty, Chronicle(None, "lost.html")]))
    reports = [one for one in found if one["type"] == "report"]
    assert [one["labels"] for one in reports] == [["news-article", "published-unknown"]]
    assert reports[0]["object_refs"][0] in {one["id"] for one in found}
