"""Where a title is told of elsewhere: links that are followed only when somebody follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from reelkin.recommend.facts import TitleFacts


def links_out(facts: TitleFacts, source: str) -> list[tuple[str, str]]:
    """Name and address of each; Letterboxd knows films alone, and by IMDb's id."""
    if source == "tables" or not facts.tconst.startswith("tt"):
        return []
    links = [("IMDb", f"https://www.imdb.com/title/{quote(facts.tconst)}/")]
    if facts.type in ("movie", "tvMovie", "short", "tvShort", "tvSpecial", "video", "tvMiniSeries"):
        links.append(("Letterboxd", f"https://letterboxd.com/imdb/{quote(facts.tconst)}/"))
    return links
