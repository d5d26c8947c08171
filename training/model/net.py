"""The network: a BERT encoder that also sees the shapes of words, and one linear layer of heads."""

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

SHAPE_IDS = 20


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, count: int) -> None:
        super().__init__()
        self.count = count
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
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
    """`ids`, `shapes`, `mark`, `mask`: int64 of (batch, length); gives all heads' logits, joined.

    Dropout stands at both ends only: inside the layers it costs a quarter of the time.
    """

    def __init__(self, config: dict, outputs: int, *, dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.dropout = dropout
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.marks = nn.Embedding(2, width)
        self.shapes = nn.Embedding(SHAPE_IDS, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"])
            for _ in range(config["num_hidden_layers"])
        )
        self.heads = nn.Linear(width, outputs)

    def encode(self, ids: Tensor, shapes: Tensor, mark: Tensor, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.marks(mark)
        x = F.dropout(self.norm(x + self.shapes(shapes)), self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, shapes: Tensor, mark: Tensor, mask: Tensor) -> Tensor:
        x = self.encode(ids, shapes, mark, mask)
        return self.heads(F.dropout(x, self.dropout, self.training))


def load_bert(reader: Reader, tensors: dict[str, Tensor]) -> None:
    """Put the weights of a BERT checkpoint (its names, as published) into the encoder."""
    t = {k.removeprefix("bert."): v.float() for k, v in tensors.items()}
    e = "embeddings."
    reader.words.weight.data = t[e + "word_embeddings.weight"]
    reader.places.weight.data = t[e + "position_embeddings.weight"]
    reader.marks.weight.data = t[e + "token_type_embeddings.weight"]
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
