"""One page to look at without a server: the map of films, the shelves, and picks with their reasons.

It opens offline: the map and the face are inlined, nothing is loaded.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import jinja2

from reelkin.posters.font_faces import font_faces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend import Model
    from reelkin.recommend.pick import Reason

SHOWN_REASONS = 5


def page_html(model: Model, film_map: bytes, asked: Sequence[str], picks_each: int = 6) -> str:
    """The page as HTML.

    Args:
        model: whose films.
        film_map: the picture of the map, as PNG.
        asked: ids of the titles whose picks are shown.
        picks_each: how many for each.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reelkin.pipeline"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    snapshot, learned = model.bundle.facts["snapshot"], model.bundle.facts["content_map"]
    return environment.get_template("page.html.jinja").render(
        titles=len(model),
        clusters=sorted(model.clusters, key=lambda profile: -profile["size"]),
        rows=[_row(model, tconst, picks_each) for tconst in asked],
        picture=base64.b64encode(film_map).decode(),
        notice=snapshot.get("notice", ""),
        rating_mean=snapshot.get("rating_mean", ""),
        votes_mean=snapshot.get("votes_mean", ""),
        learned_from=learned.get("data", {}).get("name", ""),
        model_id=model.model_id,
        font_faces=font_faces(),
    )


def _row(model: Model, tconst: str, picks_each: int) -> dict[str, Any]:
    picks = model.similar(tconst, n=picks_each, franchise="collapse")
    hues = {profile["id"]: profile["hue"] for profile in model.clusters}
    return {
        "asked": model.facts(tconst).named,
        "picks": [
            {
                "pick": pick,
                "directors": pick.facts.directors[:2],
                "hue": hues.get(pick.cluster, 60.0),
                "reasons": _bars(pick.reasons),
            }
            for pick in picks
        ],
    }


def _bars(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """The reasons that count most: first those in common with the title asked for."""
    top = [reason for reason in reasons if reason.contribution > 0][:SHOWN_REASONS]
    most = max((reason.contribution for reason in top), default=1.0)
    return [
        {
            "label": reason.label,
            "share": reason.contribution / most,
            "value": reason.contribution,
            "shared": reason.shared,
        }
        for reason in sorted(top, key=lambda reason: not reason.shared)
    ]
