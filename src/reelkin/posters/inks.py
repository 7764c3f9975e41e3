"""The colours of a poster: a field in the cluster's hue, tones beside it, and an ink that reads on all it crosses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from reelkin.clusters.palette import PAPER, WALL, contrast, hex_colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role

Key = Literal["bright", "deep", "dark", "paper"]

READABLE = 4.5
"""The least contrast between a title and what lies under it."""


@dataclass(frozen=True)
class Inks:
    """A poster's colours, as #rrggbb.

    Attributes:
        ground: the field.
        main: the motif's first colour.
        second: its other colour.
        detail: what is small.
        title: the ink of what is read on the field.
        panel: a second ground, for titles and mounts.
        panel_title: the ink of what is read there.
    """

    ground: str
    main: str
    second: str
    detail: str
    title: str
    panel: str
    panel_title: str

    def of(self, role: Role) -> str:
        """The colour for a form's part."""
        return {"main": self.main, "second": self.second, "detail": self.detail, "ground": self.ground}[role]


@lru_cache(maxsize=16384)
def tone(hue: float, lightness: float, chroma: float) -> str:
    """A colour in OKLCH as #rrggbb."""
    return hex_colour(hue % 360, lightness, chroma)


def contrast_of(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    return contrast(_parts(one), _parts(other))


@lru_cache(maxsize=16384)
def reads_on(ground: str) -> str:
    """Paper or wall, whichever reads better on the ground."""
    return max((PAPER, WALL), key=lambda ink: contrast_of(ink, ground))


def _parts(colour: str) -> NDArray[np.float64]:
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def mix_inks(key: Key, hue: float, dice: Dice, *, quiet: bool = False) -> Inks:
    """The colours for a key, a cluster's hue and a throw of the dice.

    Args:
        key: how light the field is.
        hue: the cluster's, degrees.
        dice: chooses the second hue.
        quiet: for a motif that the title may cross: its tones keep near the field.
    """
    other = hue + dice.pick((180, 150, -150, 120, -120, 75, -75, 40, -40))
    near = hue + dice.pick((35, -35, 20, -20))
    swap = dice.chance(0.5)
    mixed = _QUIET[key](hue, near, other) if quiet else _STRONG[key](hue, near, other)
    ground, main, second, detail, panel = mixed
    if swap and not quiet:
        main, second = second, main
    return Inks(ground, main, second, detail, reads_on(ground), panel, reads_on(panel))


def _bright(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.76, 0.125),
        tone(hue, 0.27, 0.07),
        PAPER,
        tone(other, 0.62, 0.17),
        tone(hue, 0.2, 0.045),
    )


def _deep(hue: float, near: float, other: float) -> tuple[str, ...]:
    return tone(hue, 0.43, 0.12), tone(near, 0.8, 0.12), tone(hue, 0.22, 0.06), PAPER, tone(hue, 0.88, 0.06)


def _dark(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.23, 0.045),
        tone(hue, 0.76, 0.125),
        tone(hue, 0.45, 0.12),
        tone(other, 0.84, 0.1),
        tone(hue, 0.76, 0.125),
    )


def _paper(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.94, 0.022),
        tone(hue, 0.68, 0.15),
        tone(hue, 0.24, 0.05),
        tone(other, 0.62, 0.16),
        tone(hue, 0.76, 0.125),
    )


def _bright_quiet(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.76, 0.125),
        tone(near, 0.86, 0.09),
        tone(near, 0.68, 0.14),
        tone(hue, 0.92, 0.05),
        tone(hue, 0.2, 0.045),
    )


def _deep_quiet(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.42, 0.12),
        tone(near, 0.33, 0.1),
        tone(near, 0.48, 0.13),
        tone(hue, 0.27, 0.07),
        tone(hue, 0.88, 0.06),
    )


def _dark_quiet(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.22, 0.045),
        tone(near, 0.4, 0.115),
        tone(hue, 0.32, 0.085),
        tone(near, 0.46, 0.12),
        tone(hue, 0.76, 0.125),
    )


def _paper_quiet(hue: float, near: float, other: float) -> tuple[str, ...]:
    return (
        tone(hue, 0.94, 0.022),
        tone(hue, 0.8, 0.11),
        tone(near, 0.87, 0.07),
        tone(hue, 0.72, 0.13),
        tone(hue, 0.76, 0.125),
    )


_STRONG = {"bright": _bright, "deep": _deep, "dark": _dark, "paper": _paper}
_QUIET = {"bright": _bright_quiet, "deep": _deep_quiet, "dark": _dark_quiet, "paper": _paper_quiet}
