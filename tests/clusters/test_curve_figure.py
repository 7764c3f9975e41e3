from __future__ import annotations

import io

from reelkin.clusters.choosing import Candidate, Choice
from reelkin.clusters.curve_figure import PANELS, draw_choice


def test_four_panels_with_every_k_and_the_reason():
    tried = tuple(Candidate(k, 5 / k, 0.1, 0.2, 0.3, 0.4, 1.0) for k in (5, 10, 20))
    figure = draw_choice(Choice(10, tried, "k = 10 because it is best."))
    assert len(figure.axes) == len(PANELS) == 4
    for axes in figure.axes:
        assert [label.get_text() for label in axes.get_xticklabels()] == ["5", "10", "20"]
    told = " ".join(text.get_text() for text in figure.texts)
    assert "Why 10 clusters" in told
    assert "because it is best" in told.replace("\n", " ")
    figure.savefig(io.BytesIO(), format="png", dpi=30)
