"""The model file, held against its side file and run by onnxruntime."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from kronika.errors import ModelError
from kronika.reading.encoder.decode import Scores
from kronika.reading.encoder.heads import heads_of
from kronika.reading.encoder.windows import Window, arrays, batches, windows
from kronika.reading.encoder.wordpiece import Word, WordPiece

DATA = Path(__file__).parents[1] / "data"
SIDE = "kronika-reader.json"
_PIECES = 256  # small batches stay in the cache of a core: twice as fast as large ones
_AROUND = 96  # pieces around a marked word: who and what belongs to it stands near
_MOST = 2_000  # windows of one call: a page of half a million words


class Encoder:
    """Reads texts: for each word the scores of all heads, joined.

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
        self._longest = int(self.side["longest"])
        self._session = _session(_checked(folder, self.side["model"]), folder, threads)

    @property
    def version(self) -> str:
        """The version of the model, for `made_by`."""
        return str(self.side["version"])

    def words(self, text: str) -> list[Word]:
        """The words of a text as the encoder sees them."""
        return self._cut.words(text)

    def scores(
        self, texts: Sequence[Sequence[Word]], marks: Sequence[tuple[int, int] | None] | None = None
    ) -> list[tuple[Scores, Scores, int]]:
        """For each text the scores of its words, those of its windows, and the first word read.

        Words beyond the window around a mark have no scores: the first number says with which
        word the scores begin.
        """
        found: list[Window] = []
        for i, words in enumerate(texts):
            mark = marks[i] if marks else None
            longest = min(self._longest, _AROUND) if mark else self._longest
            found += windows(i, words, mark=mark, longest=longest)
        del found[_MOST:]
        parts: dict[tuple[int, int], tuple[Scores, Scores]] = {}
        for batch in batches(found, pieces=_PIECES):
            out = self._session.run(None, arrays(batch))[0]
            for window, scores in zip(batch, out, strict=True):
                parts[window.text, window.first] = (scores[window.firsts], scores[0])
        width = max(h.end for h in self.heads.values())
        return [_joined(parts, i, width) for i in range(len(texts))]


def _joined(
    parts: dict[tuple[int, int], tuple[Scores, Scores]], text: int, width: int
) -> tuple[Scores, Scores, int]:
    own = sorted(key for key in parts if key[0] == text)
    if not own:
        return np.zeros((0, width), np.float32), np.zeros((0, width), np.float32), 0
    words = np.concatenate([parts[key][0] for key in own])
    whole = np.stack([parts[key][1] for key in own])
    return words, whole, own[0][1]


def _side(folder: Path) -> dict[str, Any]:
    path = folder / SIDE
    try:
        side = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(str(path), f"the model cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise ModelError(str(path), "the side file of the model is damaged") from error
    if not isinstance(side, dict) or not {"heads", "model", "vocabulary"} <= side.keys():
        raise ModelError(str(path), "the side file of the model lacks heads, model or vocabulary")
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
