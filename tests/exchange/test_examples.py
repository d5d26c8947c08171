"""What the example pages give leaves in every partner's format without an error."""

import io
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kronika.cli.parcels import opened
from kronika.codebook.book import load_codebook
from kronika.exchange.formats import load_format
from kronika.exchange.stix.checks import problems
from kronika.exchange.stix.reading import read_objects
from kronika.pipeline import Source, read, settle
from kronika.reading.rules import components
from kronika.store import open_store
from kronika.store.selection import Selection

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "examples" / "pages").glob("*2007*"))
SAMPLE = 60
FTM = shutil.which("ftm", path=str(ROOT / ".venv-ftm" / "bin")) or shutil.which(
    "ftm", path=str(Path(sys.executable).parent)
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The nine pages on one exercise, an attack that is claimed and denied, a delisting."""
    target = str(tmp_path_factory.mktemp("examples") / "examples.db")
    pages = [str(page) for page in (ROOT / "examples" / "pages").iterdir() if MEANT in page.name]
    codebook = load_codebook()
    with open_store(target) as kept:
        source = Source([*pages, *map(str, PAGES)])
        reader = components(codebook)
        near = kept.neighbourhood()
        for _ in read(source, codebook=codebook, reader=reader, store=kept, neighbourhood=near):
            pass
        settle(kept, codebook)
    return target


MEANT = "meridian-wire-20"


def exported(store, name, **options):
    file = io.BytesIO()
    with opened(store, Selection()) as parcel:
        load_format(name).to_file(parcel, file, options)
    return file.getvalue()


@pytest.mark.parametrize("profile", ["portable", "full"])
def test_stix_has_no_error_and_comes_back(store, profile):
    lines = exported(store, "stix", profile=profile, lines=True).splitlines()
    assert lines == exported(store, "stix", profile=profile, lines=True).splitlines()
    chosen = random.Random(profile).sample(lines, SAMPLE)
    assert list(problems(chosen)) == []
    assert list(problems(lines, sample=0)) == []
    understood = read_objects(lines)
    assert understood.refused == ()
    assert len(understood.pages) == len({page.id for page in understood.pages}) > len(PAGES)
    with open_store(store, create=False) as kept:
        known = {a.id for page in understood.pages for a in kept.assertions(page.id)}
        texts = {page.id: kept.document(page.id).text for page in understood.pages}
    ours = [a for a in understood.assertions if a.subject.startswith("ev_")]
    assert {a.id for a in ours if isinstance(a.value, str)} <= known
    for a in understood.assertions:
        words = a.evidence
        assert texts[words.document_id][words.start : words.end].startswith(words.quote)


@pytest.mark.skipif(FTM is None, reason="no `ftm`: .ci/run installs it in .venv-ftm")
def test_the_ftm_library_keeps_every_value(store, tmp_path):
    source, out = tmp_path / "in.json", tmp_path / "out.json"
    source.write_bytes(exported(store, "ftm"))
    subprocess.run([FTM, "validate", "-i", source, "-o", out], check=True, capture_output=True)
    sent, kept = (
        {
            one["id"]: {name: sorted(values) for name, values in one["properties"].items()}
            for one in map(json.loads, path.read_bytes().splitlines())
        }
        for path in (source, out)
    )
    assert kept == sent


def test_misp_holds_every_event(store):
    told = json.loads(exported(store, "misp"))["response"]
    with open_store(store, create=False) as kept:
        assert len(told) == sum(1 for _ in kept.all_records(Selection(), order="id"))
