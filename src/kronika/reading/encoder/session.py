"""The model file, held against its side file and run by onnxruntime."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from kronika.errors import ModelError
from kronika.reading.encoder.decode import Scores
from kronika.reading.encoder.heads import heads_of
from kronika.reading.encoder.windows import (
    Ids,
    Window,
    around,
    batches,
    in_a_row,
    padded,
    whole,
)
from kronika.reading.encoder.wordpiece import Word, WordPiece

DATA = Path(__file__).parents[1] / "data"
SIDE = "kronika-reader.json"
_PARTS = frozenset({"heads", "model", "vocabulary", "version", "longest", "around"})
_PIECES = 256  # small batches stay in the cache of a core: twice as fast as large ones


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that were read together: `scores` of each word by all heads joined, `whole` of all.

    `hidden` is what the lower layers made of each piece; the second pass goes on from there.
    """

    words: Sequence[Word]
    window: Window
    hidden: Scores
    scores: Scores
    whole: Scores


class Encoder:
    """Reads texts: for each word the scores of all heads, joined.

    The lower layers read a text once. The upper ones read what they made of it, once for the
    heads of the first pass and once for each trigger, with what stands around it.

    Args:
        folder: holds `kronika-reader.json` and the files that it names.
        threads: threads of one call; one page a process is faster with one.

    Raises:
        ModelError: a file is missing or is not the one that the side file names.
    """

    def __init__(self, folder: Path = DATA, *, threads: int = 1) -> None:
        self.side = _side(folder)
        self.heads = heads_of(self.side)
        lines = _checked(folder, self.side["vocabulary"]).decode("utf-8").splitlines()
        self._cut = WordPiece.of(lines)
        self._longest, self._around = int(self.side["longest"]), int(self.side["around"])
        body = _checked(folder, self.side["model"])
        self._lower, self._upper = (_session(g, folder, threads) for g in _graphs(body, folder))

    @property
    def version(self) -> str:
        """The version of the model, for `made_by`."""
        return str(self.side["version"])

    def words(self, text: str) -> list[Word]:
        """The words of a text as the encoder sees them."""
        return self._cut.words(text)

    def read(self, texts: Sequence[Sequence[Word]], *, most: int | None = None) -> list[list[Seen]]:
        """Each text in windows that fit; what stands beyond the first `most` is not read."""
        cut = [
            (number, words[first:last])
            for number, words in enumerate(texts)
            for first, last in in_a_row(words, self._longest - 2)
        ][:most]
        found: list[list[Seen]] = [[] for _ in texts]
        for (number, _), seen in zip(cut, self._read([words for _, words in cut]), strict=True):
            found[number].append(seen)
        return found

    def _read(self, texts: Sequence[Sequence[Word]]) -> list[Seen]:
        windows = [whole(words) for words in texts]
        made: dict[int, Seen] = {}
        for batch in batches(windows, lambda w: len(w.ids), pieces=_PIECES):
            ids, shapes = padded([w.ids for _, w in batch]), padded([w.shapes for _, w in batch])
            mask = padded([[1] * len(w.ids) for _, w in batch])
            hidden = self._lower.run(None, {"ids": ids, "shapes": shapes, "mask": mask})[0]
            scores = self._over(hidden, np.zeros_like(ids), mask)
            for i, (number, window) in enumerate(batch):
                own, words = hidden[i, : len(window.ids)], scores[i, window.firsts]
                made[number] = Seen(texts[number], window, own, words, scores[i, 0])
        return [made[number] for number in range(len(windows))]

    def marked(
        self, triggers: Sequence[tuple[Seen, tuple[int, int]]]
    ) -> list[tuple[Sequence[Word], Scores]]:
        """For each trigger the words around it and their scores, that trigger marked."""
        found = [
            (seen, around(seen.words, seen.window, trigger, room=self._around))
            for seen, trigger in triggers
        ]
        made: dict[int, tuple[Sequence[Word], Scores]] = {}
        for batch in batches(found, lambda f: len(f[1].places), pieces=_PIECES):
            mark = padded([near.mark for _, (_, near) in batch])
            mask = padded([[1] * len(near.mark) for _, (_, near) in batch])
            hidden = np.zeros((*mark.shape, batch[0][1][0].hidden.shape[1]), np.float32)
            for i, (_, (seen, near)) in enumerate(batch):
                hidden[i, : len(near.places)] = seen.hidden[near.places]
            scores = self._over(hidden, mark, mask)
            for i, (number, (seen, near)) in enumerate(batch):
                base = near.places[1] - 1
                firsts = [at - base for at in seen.window.firsts[near.first : near.last]]
                made[number] = seen.words[near.first : near.last], scores[i, firsts]
        return [made[number] for number in range(len(found))]

    def _over(self, hidden: Scores, mark: Ids, mask: Ids) -> Scores:
        found: Scores = self._upper.run(None, {"hidden": hidden, "mark": mark, "mask": mask})[0]
        return found


def _side(folder: Path) -> dict[str, Any]:
    path = folder / SIDE
    try:
        side = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(str(path), f"the model cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise ModelError(str(path), "the side file of the model is damaged") from error
    if not isinstance(side, dict) or not side.keys() >= _PARTS:
        lacks = ", ".join(sorted(_PARTS - side.keys())) if isinstance(side, dict) else "all"
        raise ModelError(str(path), f"the side file of the model lacks parts: {lacks}")
    return side


def _checked(folder: Path, entry: dict[str, str]) -> bytes:
    path = folder / entry["file"]
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ModelError(str(path), f"the model cannot be read ({error.strerror})") from error
    if hashlib.sha256(body).hexdigest() != entry["sha256"]:
        raise ModelError(str(path), "the file is damaged: install kronika again")
    return body


def _graphs(body: bytes, folder: Path) -> tuple[bytes, bytes]:
    """The lower and the upper half of the network: two files of one archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return archive.read("lower.onnx"), archive.read("upper.onnx")
    except (zipfile.BadZipFile, KeyError) as error:
        raise ModelError(str(folder), "the model is no archive of its two halves") from error


def _session(body: bytes, folder: Path, threads: int) -> Any:  # noqa: ANN401 (it has no types)
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError(
            str(folder), "the model needs onnxruntime: pip install onnxruntime"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            body, sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises its own kinds, without a common root
        raise ModelError(str(folder), "onnxruntime cannot load the model") from error


@lru_cache(maxsize=2)
def shared_encoder(folder: Path = DATA, *, threads: int = 1) -> Encoder:
    """The encoder of a folder, loaded once in a process."""
    return Encoder(folder, threads=threads)
