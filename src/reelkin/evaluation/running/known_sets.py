"""Rating sets that reelkin's defaults come from: figures on them flatter, and the report has to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHOSEN_ON = "61b477c45092e3ebe047dc119e4e00380296ca989c1ac24c0737c1879b5ed384"
"""`model.ratings.digest_of` ml-latest-small-2016, whose people the default settings were chosen on."""


def warnings_for(sets: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a reader has to know of where these people come from, one sentence or two for each set of such a kind."""
    told = []
    for one in sets:
        if one["digest"] == CHOSEN_ON:
            told.append(
                f"{one['name']}: the default settings (how parts of a score are weighed, how a person is folded in) were"
                " chosen on these same people, so reelkin's figures flatter it. The default map's by little: .002 of"
                " Recall@20, with settings chosen on one half of the people and judged on the other. The hybrid's own"
                " settings were found by climbing step by step to the best figures on these people; how much that"
                " flatters it has not been measured so (docs/model.md)."
            )
        elif "MovieLens" in str(one["source"]):
            told.append(
                f"{one['name']}: the default settings were chosen on 671 people of MovieLens; some of them may be here."
            )
        elif "MovieTweetings" in str(one["source"]):
            told.append(
                f"{one['name']}: the default map was learned from 100,000 ratings of MovieTweetings. Where these people"
                " are among them, what it scores is no proof of anything; the map learned here is the fair one."
            )
    return told
