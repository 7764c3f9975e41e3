"""Breaking a title into lines, and cutting one that is far too long."""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING

from reelkin.posters.widths import NARROWEST, advance
from reelkin.posters.words import clusters

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WORD = 20.0
"""The size below which a word is broken rather than set on one line."""


def short_enough(words: list[tuple[str, str]], width: float, weight: int) -> list[tuple[str, str]]:
    """The words, each with what stands before it; those that would be too small on one line in even pieces."""
    found: list[tuple[str, str]] = []
    for gap, word in words:
        span = advance(word, weight, NARROWEST) * LEAST_WORD
        pieces = [word] if span <= width else _pieces(word, span / ceil(span / width) / LEAST_WORD, weight)
        found += [(gap if at == 0 else "", piece) for at, piece in enumerate(pieces)]
    return found


def _pieces(word: str, span: float, weight: int) -> list[str]:
    """The word in pieces of about this span."""
    pieces = [""]
    reached = 0.0
    for cluster in clusters(word):
        step = advance(cluster, weight, NARROWEST)
        if pieces[-1] and reached + step / 2 > span * len(pieces):
            pieces.append("")
        pieces[-1] += cluster
        reached += step
    return pieces


def broken(words: Sequence[tuple[str, str]], most: int, weight: int) -> list[list[str]]:
    """The words on one line, on two, and so on up to `most`; each time the longest line is as short as can be."""
    total = [0.0]
    for gap, word in words:
        total.append(total[-1] + advance(gap + word, weight, NARROWEST))
    many = len(words)
    longest = [[0.0] + [inf] * many]
    came: list[list[int]] = [[0] * (many + 1)]
    for line in range(1, most + 1):
        worst, start = [inf] * (many + 1), [0] * (many + 1)
        for end in range(line, many + 1):
            for at in range(end - 1, line - 2, -1):
                span = total[end] - total[at]
                if span >= worst[end]:
                    break
                if max(longest[line - 1][at], span) < worst[end] - 1e-9:
                    worst[end], start[end] = max(longest[line - 1][at], span), at
        longest.append(worst)
        came.append(start)
    return [_lines(words, came, count) for count in range(1, most + 1)]


def _lines(words: Sequence[tuple[str, str]], came: Sequence[Sequence[int]], count: int) -> list[str]:
    lines: list[str] = []
    end = len(words)
    for line in range(count, 0, -1):
        start = came[line][end]
        lines.append("".join(gap + word for gap, word in words[start:end]).strip())
        end = start
    return lines[::-1]


def ended(pieces: Sequence[str], count: int) -> str:
    """The first pieces with an ellipsis, up to a word's end where one is near."""
    kept = "".join(pieces[:count])
    start, _, last = kept.rpartition(" ")
    if start and len(last) < 12:
        kept = start
    return kept.rstrip(" ,.;:-–—") + "…"
