"""A contact sheet: many posters on one page that opens offline, its fonts inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.palette import QUIET, WALL
from reelkin.posters.font_faces import font_faces
from reelkin.posters.words import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle

GAP = 12
"""Pixels between posters."""


def best_known(bundle: Bundle, n: int) -> list[int]:
    """The rows of `n` titles: the most voted of each cluster in turn, put in the order of the clusters' hues."""
    votes = np.asarray(bundle.titles.num_votes)
    clusters = np.asarray(bundle.clusters.assignments)
    order = np.lexsort((np.arange(len(votes)), -votes))
    turn = np.zeros(len(votes), dtype=np.int64)
    for cluster in np.unique(clusters):
        of_it = order[clusters[order] == cluster]
        turn[of_it] = np.arange(len(of_it))
    chosen = order[np.argsort(turn[order], kind="stable")][:n]
    hues = [float(bundle.profiles[int(clusters[row])]["hue"]) for row in chosen]
    return [int(chosen[at]) for at in np.argsort(hues, kind="stable")]


def sheet_html(
    posters: Sequence[str], captions: Sequence[str] = (), width: int = 120, across: int = 12
) -> str:
    """The page as HTML.

    Args:
        posters: drawn (see `drawing.draw_poster`).
        captions: one beneath each, or none at all.
        width: of a poster, in pixels.
        across: posters in a row, at most; fewer where the window is narrow.
    """
    cells = "".join(f"<figure>{poster}{_caption(captions, at)}</figure>" for at, poster in enumerate(posters))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Posters</title><style>{font_faces()}'
        f"body{{margin:{GAP}px auto;padding:0 {GAP}px;max-width:{across * (width + GAP) - GAP}px;background:{WALL};"
        f"color:{QUIET};font:500 12px Archivo,sans-serif;display:grid;justify-content:center;"
        f"grid-template-columns:repeat(auto-fill,{width}px);gap:{GAP}px}}figure{{margin:0}}"
        f"svg{{display:block}}figure>svg{{width:{width}px;height:{width * 3 // 2}px}}"
        f"figcaption{{padding-top:4px}}</style>{cells}</html>\n"
    )


def _caption(captions: Sequence[str], at: int) -> str:
    return f"<figcaption>{escaped(captions[at])}</figcaption>" if captions else ""
