"""The network: a small BERT encoder with word features, and heads that read it word by word.

Four heads share one pass. *Anchors*: is this word the head of a cue (or, for a statement without a
cue, the first word of its content)? *Roles*: given one anchor, which words are that statement's
source, content, cue and addressee? *Sorts*: is the anchored statement speech, thought or intention,
and is it negated? *Names*: persons, organizations, places.

The encoder is MiniLM (Wang et al., 2020; all-MiniLM-L6-v2, Apache-2.0). Conditioning every role tag
on one predicate follows semantic role labelling (He et al., 2018, "Jointly Predicting Predicates
and Arguments"); here the condition is added to the words and read by one narrow attention layer.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.language.labels import ANCHORS, FEATURES, KINDS, NAMES, REACH, ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the network.

    Attributes:
        layers: Encoder layers kept, from the bottom.
        width: Width of the encoder.
        heads: Attention heads of the encoder.
        inner: Width inside a layer's feed-forward part.
        vocabulary: Rows of the word-piece table.
        positions: Rows of the position table.
        narrow: Width of the role head.
    """

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    narrow: int = 160


class Layer(nn.Module):
    """One post-norm transformer layer (Vaswani et al., 2017; as in BERT)."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        x = self._attend(x, mask)
        return self.norm2(x + self.down(F.gelu(self.up(x))))

    def units(self, x: Tensor) -> Tensor:
        """What the inner units of the feed-forward part give, [batch, length, inner]."""
        return F.gelu(self.up(self._attend(x, None)))

    def _attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        split = (batch, length, 3, self.heads, width // self.heads)
        q, k, v = self.qkv(x).view(split).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.norm1(x + self.out(seen.transpose(1, 2).reshape(batch, length, width)))

    def read(self, x: Tensor, at: Tensor) -> Tensor:
        """The layer's output at some positions only, for one unpadded batch."""
        batch, _, width = x.shape
        kept = x[:, at]
        weights, biases = self.qkv.weight, self.qkv.bias
        q = F.linear(kept, weights[:width], biases[:width])
        k, v = F.linear(x, weights[width:], biases[width:]).chunk(2, -1)

        def split(values: Tensor) -> Tensor:
            return values.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        seen = F.scaled_dot_product_attention(split(q), split(k), split(v))
        kept = self.norm1(kept + self.out(seen.transpose(1, 2).reshape(batch, -1, width)))
        return self.norm2(kept + self.down(F.gelu(self.up(kept))))


class Encoder(nn.Module):
    """Word pieces and word features to vectors."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(shape.width, shape.heads, shape.inner) for _ in range(shape.layers)
        )

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.embed(pieces, features)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def read(self, pieces: Tensor, features: Tensor, first: Tensor) -> Tensor:
        """Vectors at some positions only; the last layer is not computed for the others."""
        x = self.embed(pieces, features)
        for layer in self.layers[:-1]:
            x = layer(x, None)
        return self.layers[-1].read(x, first)

    def embed(self, pieces: Tensor, features: Tensor) -> Tensor:
        """What the first layer reads."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        return self.norm(self.words(pieces) + self.places(at) + self.features(features))


class RoleHead(nn.Module):
    """Role tags of every word, given one anchor."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Linear(shape.width, shape.narrow)
        self.anchor = nn.Linear(shape.width, shape.narrow)
        self.distance = nn.Embedding(2 * REACH + 1, shape.narrow)
        self.norm = nn.LayerNorm(shape.narrow)
        self.layer = Layer(shape.narrow, 4, 2 * shape.narrow)
        self.tags = nn.Linear(shape.narrow, len(ROLES))

    def forward(
        self, words: Tensor, anchors: Tensor, distances: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Tag scores [K, W, roles] of words [K, W, width], anchors [K, width], distances [K, W]."""
        return self.tag(self.word(words), self.anchor(anchors), distances, mask)

    def tag(self, words: Tensor, anchors: Tensor, distances: Tensor, mask: Tensor | None) -> Tensor:
        """The same from words [K, W, narrow] and anchors [K, narrow] already made narrow."""
        x = words + anchors.unsqueeze(1) + self.distance(distances)
        return self.tags(self.layer(self.norm(x), mask))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.anchors = nn.Linear(shape.width, len(ANCHORS))
        self.sorts = nn.Linear(shape.width, len(KINDS) + 1)
        self.names = nn.Linear(shape.width, len(NAMES))
        self.roles = RoleHead(shape)
        self.drop = nn.Dropout(0.1)
