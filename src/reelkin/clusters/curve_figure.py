"""The picture of how k was chosen: the four measures over k, each in a panel of its own, and the k that won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, NullLocator

from reelkin.clusters.map_labels import broken
from reelkin.clusters.palette import PAPER, QUIET, WALL, hex_colour
from reelkin.clusters.typeface import house_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reelkin.clusters.choosing import Candidate, Choice

RULE = "#37322c"
PANELS = {
    "inertia": ("Inertia", "mean squared distance to the centroid; its bend counts", 60.0),
    "silhouette": ("Silhouette", "how clearly a title belongs to its cluster", 140.0),
    "stability": ("Stability", "agreement of two bootstrap samples (adjusted Rand)", 230.0),
    "cell_recall": ("Nearest found", "share of the 20 nearest titles in a tenth of the cells", 310.0),
}


def draw_choice(choice: Choice) -> Figure:
    """The curves as a Matplotlib figure of 10 × 6.4 inches, with the explanation below."""
    with house_style():
        figure = Figure(figsize=(10, 6.4), facecolor=WALL)
        figure.text(0.06, 0.925, f"Why {choice.k} clusters", color=PAPER, fontsize=24, fontweight="bold")
        figure.text(0.06, 0.05, broken(choice.explanation, 150), color=QUIET, fontsize=10.5, linespacing=0.95)
        for at, (name, (title, meaning, hue)) in enumerate(PANELS.items()):
            across, down = at % 2, at // 2
            axes = figure.add_axes((0.06 + across * 0.48, 0.57 - down * 0.36, 0.42, 0.24), facecolor=WALL)
            _panel(axes, choice.candidates, name, choice.k, hex_colour(hue))
            axes.set_title(title, loc="left", color=PAPER, fontsize=13, fontweight="bold", pad=20)
            axes.text(0, 1.06, meaning, transform=axes.transAxes, color=QUIET, fontsize=9.5)
    return figure


def _panel(axes: Axes, candidates: Sequence[Candidate], name: str, chosen: int, colour: str) -> None:
    ks = [one.k for one in candidates]
    values = [float(getattr(one, name)) for one in candidates]
    axes.set_xscale("log")
    axes.axvline(chosen, color=QUIET, linewidth=1, dashes=(3, 3))
    axes.plot(ks, values, color=colour, linewidth=2, marker="o", markersize=5)
    best = ks.index(chosen)
    axes.plot([chosen], [values[best]], marker="o", markersize=10, color=colour, markeredgecolor=PAPER)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_xticks(ks, [str(k) for k in ks])
    axes.margins(x=0.06, y=0.18)
    axes.grid(axis="y", color=RULE, linewidth=0.8)
    axes.tick_params(colors=QUIET, labelsize=9.5, length=0, pad=5)
    for spine in axes.spines.values():
        spine.set_visible(False)
