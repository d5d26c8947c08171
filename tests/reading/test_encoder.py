"""Word pieces, windows, paths and the model file: each claim can fail."""

import hashlib
import json
import shutil
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronika.errors import ModelError
from kronika.reading.encoder.decode import best_path, log_softmax, runs
from kronika.reading.encoder.session import DATA, SIDE, Encoder
from kronika.reading.encoder.windows import around, batches, in_a_row, padded, whole
from kronika.reading.encoder.wordpiece import SHAPES, WordPiece, shape_of

PIECES = ["[PAD]", "[UNK]", "drill", "##s", "the", "elysee", "20", "##16", ",", "演", "##"]
CUT = WordPiece.of(PIECES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drills", [(0, 6, ["drill", "##s"])]),
        ("the Élysée", [(0, 3, ["the"]), (4, 10, ["elysee"])]),
        ("2016,", [(0, 4, ["20", "##16"]), (4, 5, [","])]),
        ("演习", [(0, 1, ["演"]), (1, 2, ["[UNK]"])]),
        ("zzz", [(0, 3, ["[UNK]"])]),
        ("   ", []),
        ("x" * 500, [(0, 500, ["[UNK]"])]),
    ],
)
def test_words_keep_their_places_and_take_the_longest_pieces(text, expected):
    found = [(w.start, w.end, [PIECES[p] for p in w.pieces]) for w in CUT.words(text)]
    assert found == expected


@given(st.text(max_size=80))
def test_words_cover_every_visible_character_once_and_in_order(text):
    words = CUT.words(text)
    covered = [i for w in words for i in range(w.start, w.end)]
    assert covered == sorted(set(covered))
    visible = {i for i, c in enumerate(text) if not c.isspace() and c.isprintable()}
    assert visible <= set(covered)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("troops", "lower"), ("Oslo", "title"), ("NATO", "upper"), ("A", "letter"), ("McKay", "mixed"),
     ("2016", "digits"), ("F16", "alphanumeric"), (",", "mark"), ("“", "quote"), ("国", "other")],
)  # fmt: skip
def test_the_shape_of_a_word_tells_how_it_is_written(word, shape):
    assert SHAPES[shape_of(word)] == shape


@given(st.text(alphabet="drils the20,16 ", max_size=300), st.integers(5, 20))
def test_windows_hold_each_word_once_and_stay_within_their_length(text, longest):
    words = CUT.words(text)
    found = list(in_a_row(words, longest))
    assert [i for first, last in found for i in range(first, last)] == list(range(len(words)))
    for first, last in found:
        assert last - first == 1 or len(whole(words[first:last]).ids) <= longest + 2


@given(st.integers(0, 300), st.integers(12, 90))
def test_what_stands_around_a_trigger_holds_it_and_fits(before, room):
    text = "the " * before + "drills" + " the" * (300 - before)
    words = CUT.words(text)
    window = whole(words)
    near = around(words, window, (4 * before, 4 * before + 6), room=room)
    assert near.first <= before < near.last
    assert len(near.places) == len(near.mark) <= room + 1
    marked = [window.ids[at] for at, mark in zip(near.places, near.mark, strict=True) if mark]
    assert marked == list(words[before].pieces)


def test_batches_lose_nothing_and_pad_with_zeros():
    cut = [whole(CUT.words(t)).ids for t in ("the", "the drills", "drills , drills , drills")]
    made = list(batches(cut, len, pieces=12))
    assert sorted(number for batch in made for number, _ in batch) == [0, 1, 2]
    assert padded(cut)[0, len(cut[0]) :].sum() == 0


@given(st.lists(st.lists(st.floats(-5, 5), min_size=7, max_size=7), min_size=1, max_size=12))
def test_no_path_goes_on_with_a_label_that_did_not_begin(rows):
    path = best_path(log_softmax(np.array(rows, np.float32))).tolist()
    for before, label in zip([0, *path], path, strict=False):
        assert label == 0 or label % 2 == 1 or before in (label, label - 1)


def test_a_run_ends_where_the_next_begins():
    assert list(runs([1, 2, 2, 1, 0, 0, 3, 4])) == [(0, 3, 0), (3, 4, 0), (6, 8, 1)]


def copied(tmp_path):
    for path in DATA.glob("kronika-reader*"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


@pytest.mark.parametrize("missing", [SIDE, "kronika-reader.zip", "kronika-reader-vocab.txt"])
def test_a_missing_file_of_the_model_is_one_clear_error(tmp_path, missing):
    folder = copied(tmp_path)
    (folder / missing).unlink()
    with pytest.raises(ModelError, match="--reader rules"):
        Encoder(folder)


def test_a_damaged_model_is_told_from_a_sound_one(tmp_path):
    folder = copied(tmp_path)
    path = folder / "kronika-reader.zip"
    path.write_bytes(path.read_bytes()[:-1] + b"\x00\x00")
    with pytest.raises(ModelError, match="damaged"):
        Encoder(folder)


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"heads": []}'])
def test_a_side_file_without_its_parts_is_refused(tmp_path, body):
    folder = copied(tmp_path)
    (folder / SIDE).write_text(body)
    with pytest.raises(ModelError):
        Encoder(folder)


@pytest.mark.parametrize(
    ("parts", "told"),
    [(None, "archive"), (("lower",), "archive"), (("lower", "upper"), "onnxruntime")],
)
def test_a_file_that_is_no_model_is_refused_though_its_hash_is_right(tmp_path, parts, told):
    folder = copied(tmp_path)
    path = folder / "kronika-reader.zip"
    path.write_bytes(b"no model")
    if parts is not None:
        with zipfile.ZipFile(path, "w") as archive:
            for part in parts:
                archive.writestr(f"{part}.onnx", b"no model")
    side = json.loads((folder / SIDE).read_text())
    side["model"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / SIDE).write_text(json.dumps(side))
    with pytest.raises(ModelError, match=told):
        Encoder(folder)
