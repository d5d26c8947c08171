"""Makes the model file of the package from a checkpoint: one int8 ONNX file and its side file.

    python training/model/export.py --run run [--out src/kronika/reading/data] [--fp32]

Needs the encoder's config and vocabulary (`--encoder DIR`, as for training).
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch
import yaml
from labels import heads
from net import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import HERE, OFFSETS, OUTPUTS, encoder_files

VERSION = "3"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "src/kronika/reading/data")
    parser.add_argument(
        "--reduce-range",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="seven bits of weights: older CPUs overflow at eight",
    )
    parser.add_argument("--fp32", action="store_true", help="without quantisation, to compare")
    args = parser.parse_args()
    config = yaml.safe_load((HERE / "config.yaml").read_text())
    shape, vocabulary, _ = encoder_files(args.encoder, config)
    kept = torch.load(args.run / "checkpoint.pt", map_location="cpu")
    model = Reader(shape, OUTPUTS).eval()
    model.load_state_dict(kept["model"])
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "kronika-reader.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(model, plain)
        if args.fp32:
            path.write_bytes(plain.read_bytes())
        else:
            quantize_dynamic(
                plain, path, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Gemm"],
                weight_type=QuantType.QInt8, reduce_range=args.reduce_range,
            )  # fmt: skip
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


def to_onnx(model: Reader, path: Path) -> None:
    """Explicit attention, dynamic batch and length."""
    example = torch.ones(2, 16, dtype=torch.long)
    inputs = (example * 7, example * 0, example * 0, example)
    names = ["ids", "shapes", "mark", "mask"]
    axes = {n: {0: "batch", 1: "length"} for n in [*names, "scores"]}
    torch.onnx.export(
        model, inputs, str(path), input_names=names, output_names=["scores"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def side_file(config: dict, *, step: int) -> dict:
    return {
        "version": VERSION,
        "longest": config["longest"],
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
