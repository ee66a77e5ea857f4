"""How alike words are, and which of a few replaced words became which."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

WORD, MARK = 0.7, 0.25
"""What it costs that a word, or a punctuation mark, has no counterpart."""
_NUMBERS = 0.6
"""How alike two numbers are."""
_OTHER_KIND = 1.2
"""What it costs that a word became a punctuation mark: more than that each has none."""


def is_word(token: str) -> bool:
    """Whether a token is a word or a name, rather than a punctuation mark."""
    return token[0].isalnum() or token[0] == "_"


def similarity(one: str, other: str) -> float:
    """How much of two words is the same from their ends on, 0 to 1, whatever case and accents.

    A number in the place of a number is a corrected one.
    """
    one, other = _plain(one), _plain(other)
    if one == other:
        return 1.0
    if one.isdecimal() and other.isdecimal():
        return _NUMBERS
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    head = 0
    while head < shortest and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return (head + tail) / max(1, longest)


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _cost(token: str) -> float:
    return WORD if is_word(token) else MARK


def _cost_of_change(one: str, other: str) -> float:
    if is_word(one) != is_word(other):
        return _OTHER_KIND
    return (1 - similarity(one, other)) * _cost(one) * 1.6


def cost_table(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    """The least cost of turning the first n tokens of one into the first m of the other, [n][m]."""
    table = [[0.0]]
    for token in new:
        table[0].append(table[0][-1] + _cost(token))
    for a, token in enumerate(old):
        above = table[a]
        row = [above[0] + _cost(token)]
        for b, other in enumerate(new):
            row.append(
                min(
                    above[b] + _cost_of_change(token, other),
                    above[b + 1] + _cost(token),
                    row[b] + _cost(other),
                )
            )
        table.append(row)
    return table


def similar_pairs(old: Sequence[str], new: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Which words of one became which of the other, in order, those alike by `least` or more."""
    table = cost_table(old, new)
    pairs: list[tuple[int, int]] = []
    a, b = len(old), len(new)
    while a and b:
        if table[a][b] == table[a - 1][b] + _cost(old[a - 1]):
            a -= 1
        elif table[a][b] == table[a][b - 1] + _cost(new[b - 1]):
            b -= 1
        else:
            a, b = a - 1, b - 1
            if is_word(old[a]) and similarity(old[a], new[b]) >= least:
                pairs.append((a, b))
    return pairs[::-1]
