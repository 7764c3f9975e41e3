"""The rating sets that can be fetched, as data: their releases, where each is, which files count, and their terms.

Sources: https://grouplens.org/datasets/movielens/ and https://github.com/sidooms/MovieTweetings, and the README files there.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = "own"
"""What a set is called that came from a folder, or from an address that names a file."""


@dataclass(frozen=True)
class RatingSet:
    """A rating set.

    Attributes:
        name: what it is called on the command line.
        base_url: what the addresses of its releases begin with.
        releases: the rest of the address, by release.
        default: the release that is taken where none is named.
        needed: the files that make the set; with .gz at the end they are taken too.
        kept: files that are kept where they are there, such as the terms.
        hint: what to give instead where one of those needed is missing.
        notice: its terms, told before anything is fetched.
    """

    name: str
    base_url: str
    releases: Mapping[str, str]
    default: str
    needed: tuple[str, ...]
    kept: tuple[str, ...]
    hint: str
    notice: str

    def address(self, release: str, base_url: str | None = None) -> str:
        """Where a release is, at its own server or below another address."""
        return (base_url or self.base_url) + self.releases[release]


MOVIELENS = RatingSet(
    name="movielens",
    base_url="https://files.grouplens.org/datasets/movielens/",
    releases={name: f"{name}.zip" for name in ("ml-latest-small", "ml-25m", "ml-32m", "ml-latest")},
    default="ml-latest-small",
    needed=("ratings.csv", "links.csv"),
    kept=("README.txt",),
    hint="take a release that has both, from 2015 on",
    notice=(
        "MovieLens, by GroupLens Research at the University of Minnesota (https://grouplens.org/datasets/movielens/)."
        " For research: no commercial or revenue-bearing use without their permission; do not pass the data on"
        " unless the terms in the set's README.txt or a permission of theirs let you; do not suggest that they"
        " endorse you. Who publishes is asked to cite F. Maxwell Harper and Joseph A. Konstan: The MovieLens"
        " Datasets: History and Context, ACM TiiS 5, 4 (2015), https://doi.org/10.1145/2827872. README.txt"
        " is fetched with the ratings and holds the full terms."
    ),
)

MOVIETWEETINGS = RatingSet(
    name="movietweetings",
    base_url="https://raw.githubusercontent.com/sidooms/MovieTweetings/master/",
    releases={"latest": "latest/ratings.dat", "100k": "snapshots/100K/ratings.dat"},
    default="latest",
    needed=("ratings.dat",),
    kept=("LICENSE", "README.md"),
    hint="give ratings.dat itself, or the folder that holds it: latest/, or one of snapshots/",
    notice=(
        "MovieTweetings (https://github.com/sidooms/MovieTweetings), © 2013 Simon Dooms, MIT licence: free to use,"
        " change and pass on with that notice. Who publishes is asked to cite Dooms, De Pessemier and Martens:"
        " MovieTweetings: a Movie Rating Dataset Collected From Twitter, CrowdRec at RecSys 2013."
    ),
)

SETS = {each.name: each for each in (MOVIELENS, MOVIETWEETINGS)}


def check_release(rated: RatingSet, release: str) -> None:
    """See that a set has a release of this name.

    Raises:
        UsageError: it has not.
    """
    if release not in rated.releases:
        near = difflib.get_close_matches(release, rated.releases, n=1)
        meant = f"; did you mean '{near[0]}'?" if near else ""
        raise UsageError(f"{rated.name}: no release '{release}'{meant} There are {', '.join(rated.releases)}")
