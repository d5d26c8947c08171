"""The network: a BERT encoder that also sees the shapes of words, and one linear layer of heads.

It is cut in two. The lower layers read a passage once; the upper ones read what they made of it,
once as it is and once for each trigger, with the trigger marked and only what stands around it.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

SHAPE_IDS = 20
LOWER = 4  # layers that read a passage once for all its triggers
WEIGHT_STEPS = 64  # what seven bits with a sign leave on each side


class Dense(nn.Linear):
    """A linear layer that can compute as the exported one will: in whole numbers.

    `coarse`: weights are rounded to seven bits for each channel and inputs to eight for the whole
    tensor, as onnxruntime's dynamic quantisation does; gradients pass straight through.
    """

    coarse = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.coarse:
            return F.linear(x, self.weight, self.bias)
        return F.linear(_passed(x, _eight_bits), _passed(self.weight, _seven_bits), self.bias)


def _passed(x: Tensor, rounding: Callable[[Tensor], Tensor]) -> Tensor:
    return x + (rounding(x.detach().float()) - x.detach())


def _seven_bits(weight: Tensor) -> Tensor:
    step = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / WEIGHT_STEPS
    return (weight / step).round() * step


def _eight_bits(x: Tensor) -> Tensor:
    low, high = x.amin().clamp_max(0.0), x.amax().clamp_min(0.0)
    step = ((high - low) / 255).clamp_min(1e-8)
    zero = (-low / step).round()
    return ((x / step).round() + zero).clamp(0, 255).sub(zero) * step


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, count: int) -> None:
        super().__init__()
        self.count = count
        self.qkv = Dense(width, 3 * width)
        self.out = Dense(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = Dense(width, inner)
        self.down = Dense(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, w = x.shape
        size = w // self.count
        q, k, v = self.qkv(x).view(b, n, 3, self.count, size).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * size**-0.5 + bias
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Reader(nn.Module):
    """`ids`, `shapes`, `mask`: int64 of (batch, length).

    Dropout stands at both ends only: inside the layers it costs a quarter of the time.
    """

    words: Tensor
    steps: Tensor

    def __init__(self, config: dict, outputs: int, *, dropout: float = 0.1, longest: int) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.dropout = dropout
        size = config["vocab_size"]
        self.register_buffer("words", torch.zeros(size, width, dtype=torch.int8))
        self.register_buffer("steps", torch.ones(size, 1))
        self.places = nn.Embedding(longest, width)
        self.shapes = nn.Embedding(SHAPE_IDS, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"])
            for _ in range(config["num_hidden_layers"])
        )
        self.mark = nn.Parameter(torch.randn(width) * 0.05)
        self.heads = Dense(width, outputs)

    def lower(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """What the lower layers make of passages: (batch, length, width)."""
        x = self.words[ids].float() * self.steps[ids] + self.places.weight[: ids.shape[1]]
        x = F.dropout(self.norm(x + self.shapes(shapes)), self.dropout, self.training)
        return _through(self.layers[:LOWER], x, mask)

    def upper(self, x: Tensor, mark: Tensor, mask: Tensor) -> Tensor:
        """All heads' logits, joined; `mark` is 1 at the pieces of a trigger."""
        x = _through(self.layers[LOWER:], x + mark[..., None].to(x.dtype) * self.mark, mask)
        return self.heads(F.dropout(x, self.dropout, self.training))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        return self.upper(self.lower(ids, shapes, mask), torch.zeros_like(ids), mask)

    def in_whole_numbers(self, *, yes: bool = True) -> None:
        """Whether the layers compute as the exported ones do."""
        for module in self.modules():
            if isinstance(module, Dense):
                module.coarse = yes


def _through(layers: nn.ModuleList, x: Tensor, mask: Tensor) -> Tensor:
    bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
    for layer in layers:
        x = layer(x, bias)
    return x


def load_bert(reader: Reader, tensors: dict[str, Tensor]) -> None:
    """Put the weights of a BERT checkpoint (its names, as published) into the encoder.

    Words stay as they are in training, in eight bits for each word.
    """
    t = {k.removeprefix("bert."): v.float() for k, v in tensors.items()}
    e = "embeddings."
    words = t[e + "word_embeddings.weight"]
    reader.steps.copy_(words.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127)
    reader.words.copy_((words / reader.steps).round())
    places = t[e + "position_embeddings.weight"] + t[e + "token_type_embeddings.weight"][0]
    reader.places.weight.data = places[: len(reader.places.weight)].clone()
    reader.norm.load_state_dict(
        {"weight": t[e + "LayerNorm.weight"], "bias": t[e + "LayerNorm.bias"]}
    )
    for i, layer in enumerate(reader.layers):
        p = f"encoder.layer.{i}."
        a = p + "attention."
        for part in ("weight", "bias"):
            joined = [t[f"{a}self.{x}.{part}"] for x in ("query", "key", "value")]
            getattr(layer.qkv, part).data = torch.cat(joined)
            for ours, theirs in (
                (layer.out, a + "output.dense"), (layer.norm1, a + "output.LayerNorm"),
                (layer.up, p + "intermediate.dense"), (layer.down, p + "output.dense"),
                (layer.norm2, p + "output.LayerNorm"),
            ):  # fmt: skip
                getattr(ours, part).data = t[f"{theirs}.{part}"]
