"""The colours of a poster: a field in the cluster's hue, tones beside it, and an ink that reads on all it crosses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from reelkin.clusters.palette import PAPER, WALL, contrast, hex_colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role

Key = Literal["bright", "deep", "dark", "paper", "neon", "cream", "black"]

SEEN = 1.35
"""The least contrast between a form and what lies under it."""
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
        key: of fine lines around the motif; never the title's where the title crosses them.
    """

    ground: str
    main: str
    second: str
    detail: str
    title: str
    panel: str
    panel_title: str
    key: str

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
        dice: chooses among the key's recipes, and the second hue.
        quiet: for a motif that the title may cross: its tones keep near the field.
    """
    spread = {
        "other": hue + dice.pick((180, 150, -150, 120, -120, 90, -90, 60, -60)),
        "near": hue + dice.pick((40, -40, 25, -25)),
        "hue": hue,
    }
    recipe = dice.pick((QUIET if quiet else STRONG)[key])
    ground, main, second, detail, panel = (_read(name, spread) for name in (GROUNDS[key], *recipe.split()))
    return Inks(
        ground,
        main,
        second,
        detail,
        reads_on(ground),
        panel,
        reads_on(panel),
        detail if quiet else reads_on(ground),
    )


def mounted(inks: Inks) -> Inks:
    """The same colours for a motif that stands on the panel; what would not be seen there takes the field's."""
    seen = {
        role: colour if contrast_of(colour, inks.panel) >= SEEN else inks.ground
        for role, colour in (("main", inks.main), ("second", inks.second), ("detail", inks.detail))
    }
    return replace(inks, ground=inks.panel, panel=inks.ground, key=inks.panel_title, **seen)


def _read(name: str, spread: dict[str, float]) -> str:
    """A tone from its name in a recipe: a hue, a lightness and a chroma in hundredths, such as "hue/76/12"."""
    if name in PLAIN:
        return PLAIN[name]
    which, lightness, chroma = name.split("/")
    return tone(spread[which], int(lightness) / 100, int(chroma) / 100)


PLAIN = {"paper": PAPER, "wall": WALL}

GROUNDS: dict[Key, str] = {
    "bright": "hue/76/12",
    "deep": "hue/43/12",
    "dark": "hue/23/5",
    "paper": "hue/94/2",
    "neon": "hue/18/5",
    "cream": "hue/95/3",
    "black": "hue/14/1",
}

# Each recipe: the motif's first and second colour, the small things, the panel.
STRONG: dict[Key, tuple[str, ...]] = {
    "bright": (
        "hue/26/6 paper other/60/19 hue/20/4",
        "other/34/12 hue/91/5 paper hue/94/2",
        "paper hue/26/6 other/58/19 hue/20/4",
        "hue/55/15 hue/24/5 paper hue/24/5",
        "other/48/17 hue/24/5 paper hue/20/4",
        "near/90/8 other/45/16 hue/22/5 hue/94/2",
    ),
    "deep": (
        "near/80/13 hue/23/6 paper hue/88/6",
        "other/78/14 hue/26/8 paper hue/26/7",
        "paper hue/26/8 other/76/16 hue/88/6",
        "hue/76/12 other/70/17 paper hue/76/12",
    ),
    "dark": (
        "hue/76/12 hue/46/12 other/84/12 hue/76/12",
        "other/72/16 hue/50/12 paper hue/76/12",
        "paper hue/54/13 hue/76/12 hue/76/12",
        "hue/62/15 other/78/15 paper hue/43/12",
    ),
    "paper": (
        "hue/68/15 hue/24/5 other/60/19 hue/76/12",
        "hue/50/15 hue/80/10 hue/22/5 hue/76/12",
        "hue/24/5 hue/70/14 other/60/19 hue/76/12",
        "other/56/18 hue/70/14 hue/22/5 hue/76/12",
    ),
    "neon": (
        "hue/80/17 other/72/21 near/92/9 hue/76/12",
        "other/74/21 hue/80/17 near/92/9 hue/76/12",
        "near/82/17 hue/64/20 other/85/15 hue/76/12",
    ),
    "cream": ("wall hue/64/16 hue/54/17 hue/76/12", "wall wall hue/60/17 hue/76/12"),
    "black": ("paper hue/70/15 hue/76/12 hue/76/12", "paper paper hue/72/15 paper"),
}
QUIET: dict[Key, tuple[str, ...]] = {
    "bright": (
        "near/87/9 near/69/14 hue/93/4 hue/20/4",
        "near/68/14 near/86/8 hue/84/10 hue/20/4",
        "hue/92/5 near/80/12 near/69/14 hue/20/4",
    ),
    "deep": (
        "near/33/10 near/49/13 hue/27/7 hue/88/6",
        "hue/30/9 hue/49/14 other/46/13 hue/88/6",
    ),
    "dark": (
        "near/43/13 hue/34/9 near/49/14 hue/76/12",
        "other/42/13 hue/34/9 hue/49/13 hue/76/12",
        "hue/45/12 other/40/13 hue/33/8 hue/76/12",
    ),
    "paper": (
        "hue/80/12 near/87/8 hue/71/14 hue/76/12",
        "other/82/12 hue/87/8 hue/74/14 hue/76/12",
    ),
    "neon": ("hue/49/15 other/48/18 near/45/14 hue/76/12",),
    "cream": ("hue/80/12 hue/86/8 hue/74/14 hue/76/12",),
    "black": ("hue/40/11 hue/32/8 hue/46/12 hue/76/12",),
}
