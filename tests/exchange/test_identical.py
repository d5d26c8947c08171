"""Every format of ours: the same parcel gives the same bytes, whatever the clock says."""

import io
from pathlib import Path

import pytest
from parcels import parcel

from kronika.exchange.formats import OURS, load_format

OPTIONS = {"release": {"version": "2026.1"}}


def written(name, folder: Path):
    made, options = load_format(name), OPTIONS.get(name, {})
    if made.to_folder is not None:
        made.to_folder(parcel(), folder / name, options)
        files = (p for p in (folder / name).rglob("*") if p.is_file())
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}
    file = io.BytesIO()
    made.to_file(parcel(), file, options)
    return {name: file.getvalue()}


@pytest.mark.parametrize("name", OURS)
def test_an_export_of_the_same_is_the_same(name, tmp_path, monkeypatch):
    first = written(name, tmp_path / "one")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.time_ns", lambda: 4_000_000_000 * 10**9)
    assert written(name, tmp_path / "two") == first
    assert all(first.values())


@pytest.mark.parametrize("name", OURS)
def test_every_event_is_in_every_format_that_holds_all(name, tmp_path):
    if name == "acled":  # it has no such types
        return
    said = b"".join(written(name, tmp_path).values())
    assert b"Quiet Harbour" in said
    if name != "misp":  # it names events by UUID alone
        assert b"ev_d_call" in said
