"""Makes the model file of the package from a checkpoint: an archive of two ONNX files, in whole
numbers, and its side file.

    python training/model/export.py --run run [--out src/kronika/reading/data] [--fp32]

`lower.onnx` reads a passage; `upper.onnx` gives the scores of what it made, with or without a
marked trigger. Needs the encoder's config and vocabulary (`--encoder DIR`, as for training).
"""

import argparse
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
import yaml
from labels import heads
from net import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import HERE, OFFSETS, OUTPUTS, encoder_files

VERSION = "4"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "src/kronika/reading/data")
    parser.add_argument("--fp32", action="store_true", help="without quantisation, to compare")
    args = parser.parse_args()
    config = yaml.safe_load((HERE / "config.yaml").read_text())
    shape, vocabulary, _ = encoder_files(args.encoder, config)
    kept = torch.load(args.run / "checkpoint.pt", map_location="cpu")
    model = Reader(shape, OUTPUTS, longest=config["longest"]).eval()
    model.load_state_dict(kept["model"])
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "kronika-reader.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in graphs(model, width=shape["hidden_size"], whole=not args.fp32):
            when = zipfile.ZipInfo(f"{name}.onnx", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(when, body)
    words = args.out / "kronika-reader-vocab.txt"
    words.write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    side = side_file(config, step=kept["step"])
    side["model"] = {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    side["vocabulary"] = {
        "file": words.name, "sha256": hashlib.sha256(words.read_bytes()).hexdigest()
    }  # fmt: skip
    old = args.out / "kronika-reader.json"
    scores = json.loads(old.read_text()).get("scores", {}) if old.exists() else {}
    old.write_text(json.dumps(side | {"scores": scores}, indent=1, ensure_ascii=False) + "\n")
    print(path, path.stat().st_size)


def graphs(model: Reader, *, width: int, whole: bool) -> Iterator[tuple[str, bytes]]:
    """The two halves as ONNX: explicit attention, any batch and length."""
    ids = torch.ones(2, 16, dtype=torch.long)
    hidden = torch.zeros(2, 16, width)
    halves = {
        "lower": (model.lower, {"ids": ids * 7, "shapes": ids * 0, "mask": ids}, "hidden"),
        "upper": (model.upper, {"hidden": hidden, "mark": ids * 0, "mask": ids}, "scores"),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (run, inputs, output) in halves.items():
            path = Path(folder) / f"{name}.onnx"
            axes = {n: {0: "batch", 1: "length"} for n in [*inputs, output]}
            torch.onnx.export(
                Half(model, run), tuple(inputs.values()), str(path), input_names=list(inputs),
                output_names=[output], dynamic_axes=axes, opset_version=17, dynamo=False,
            )  # fmt: skip
            if whole:
                # seven bits of weights: older CPUs overflow at eight
                quantize_dynamic(
                    path, path, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"],
                    weight_type=QuantType.QInt8, reduce_range=True,
                )  # fmt: skip
            yield name, path.read_bytes()


class Half(torch.nn.Module):
    """One half of the network as a network of its own."""

    def __init__(self, model: Reader, run: Callable[..., torch.Tensor]) -> None:
        super().__init__()
        self.model, self.run = model, run

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        return self.run(*inputs)


def side_file(config: dict, *, step: int) -> dict:
    return {
        "version": VERSION,
        "longest": config["longest"],
        "around": config["phases"][-1]["around"],
        "heads": [
            {"name": h.name, "kind": h.kind, "labels": list(h.labels), "start": OFFSETS[h.name][0],
             "end": OFFSETS[h.name][1], "marked": h.mark}
            for h in heads()
        ],
        "training": {
            "encoder": config["encoder"], "seed": config["seed"], "steps": step,
            "pieces_per_batch": config["pieces"], "phases": config["phases"],
            "sources": config["licences"],
        },
    }  # fmt: skip


if __name__ == "__main__":
    main()
