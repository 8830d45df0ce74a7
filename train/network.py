"""The names model: MiniLM (six layers of 384) whose token-type input carries the shape of each word."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from maskmill.adapters.names.shape import SHAPES
from train.labels import LABELS


class Tagger(nn.Module):
    """A label for each token."""

    def __init__(self, base: Path, layers: int = 6) -> None:
        """Start from the weights in the folder `base`; `layers` below six drops the last ones."""
        super().__init__()
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.config.num_hidden_layers = layers
        embeddings = self.bert.embeddings
        first = embeddings.token_type_embeddings.weight.data[:1]
        embeddings.token_type_embeddings = nn.Embedding(SHAPES, first.shape[1])
        embeddings.token_type_embeddings.weight.data[:] = first
        self.bert.config.type_vocab_size = SHAPES
        embeddings.word_embeddings.weight.requires_grad = False  # keeps words apart that training never shows
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(first.shape[1], len(LABELS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the logits, one row a token; without a mask every token counts."""
        mask = torch.ones_like(ids) if mask is None else mask
        hidden = self.bert(input_ids=ids, token_type_ids=shapes, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


def loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the mean of -log(the sum of the possible labels' probabilities); tokens with all possible add nothing."""
    logp = torch.log_softmax(logits.float(), -1)
    bits = (allowed.unsqueeze(-1) >> torch.arange(logits.shape[-1])) & 1
    picked = torch.logsumexp(logp.masked_fill(bits == 0, -1e4), -1)
    counts = (bits.sum(-1) < logits.shape[-1]) & (allowed != 0)
    return -(picked * counts).sum() / counts.sum().clamp(min=1)
