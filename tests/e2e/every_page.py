"""Where every page of a site is, whatever its catalogue: found by following its own links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .serving import Guest

Who = Literal["nobody yet", "resident"]
NAMESAKES = b"title,rating\nHamlet,5\nTitanic,4\nAlice in Wonderland,4\nNo film is called this,3\n"


@dataclass(frozen=True)
class Page:
    """One page in one state.

    Attributes:
        name: for files and test ids.
        path: its address.
        who: as whom it is looked at.
        status: what it answers.
    """

    name: str
    path: str
    who: Who = "resident"
    status: int = 200


def move_in(address: str, name: str = "Ann") -> Guest:
    """Somebody with a profile of their own: ratings, a list, rows to decide about, and a second person beside them."""
    guest = Guest(address)
    starts = re.findall(r'name="tconst" value="(tt\d+)"', guest.page("/"))
    guest.become(f"{name} the second")
    for tconst in starts[3:5]:
        guest.mark("rating", tconst, "8")
    guest.become(name)
    for tconst, rating in zip(starts, ("9", "10", "8", "9", "2"), strict=False):
        guest.mark("rating", tconst, rating)
    guest.mark("listed", starts[6], "yes")
    guest.mark("seen", starts[7], "yes")
    guest.mark("not-interested", starts[8], "yes")
    guest.bring(NAMESAKES)
    return guest


def every_page(guest: Guest) -> list[Page]:
    """The pages of a site where nobody signs in, as seen by somebody who moved in."""
    front = guest.page("/")
    rated = _first(r"Rated[\s\S]*?/title/(tt\d+)", guest.page("/list"))
    picked = _first(r"/title/(tt\d+)", front)
    title = guest.page(f"/title/{picked}")
    why = _first(rf'"(/title/{picked}/why/tt\d+)"', title)
    profiles = re.findall(r'name="who" value="(\d+)"', guest.page("/household"))
    cluster = _first(r'"(/cluster/[^"]+)"', guest.page("/clusters"))
    evening = "&".join(f"who={one}" for one in profiles[:3])
    return [
        Page("front-new", "/", "nobody yet"),
        Page("front", "/"),
        Page("search-empty", "/search"),
        Page("search", "/search?q=the"),
        Page("search-nothing", "/search?q=qqqqqxzzzz"),
        Page("title", f"/title/{picked}"),
        Page("title-new", f"/title/{picked}", "nobody yet"),
        Page("title-rated", f"/title/{rated}"),
        Page("why", why),
        Page("why-you", f"/for-you/why/{picked}"),
        Page("clusters", "/clusters"),
        Page("cluster", cluster),
        *([Page("cluster-2", f"{cluster}?page=2")] if "?page=2" in guest.page(cluster) else []),
        Page("map", "/map"),
        Page("map-walk", f"/map?from={rated}&to={picked}"),
        Page("person", _first(r'"(/person/nm\d+)"', title)),
        Page("genre", _first(r'"(/genre/[^"]+)"', title)),
        Page("list", "/list"),
        Page("list-new", "/list", "nobody yet"),
        Page("tonight", "/tonight"),
        Page("tonight-three", "/tonight?minutes=150&mood="),
        Page("tonight-none", "/tonight?minutes=1&mood="),
        Page("taste", "/taste"),
        Page("taste-new", "/taste", "nobody yet"),
        Page("review", "/taste/review"),
        Page("library", "/library"),
        Page("household", "/household"),
        Page("household-evening", f"/household?{evening}"),
        Page("household-none", f"/household?who={profiles[0]}&minutes=1"),
        Page("how", "/how"),
        Page("about", "/about"),
        Page("api", "/api/docs"),
        Page("missing", "/nowhere", status=404),
        Page("missing-title", "/title/tt0000000", status=404),
        Page("unreadable", "/household?minutes=long", status=422),
    ]


PASSWORD_PAGES = (
    Page("sign-in", "/sign-in", "nobody yet"),
    Page("join-over", "/join?invitation=over", "nobody yet"),
    Page("account", "/account"),
)


def _first(pattern: str, html: str) -> str:
    found = re.search(pattern, html)
    assert found, f"no {pattern} on the page"
    return found[1].replace("&amp;", "&")
