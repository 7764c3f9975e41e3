"""Cluster profiles: what a cluster is called, how large it is, what its titles have in common, who stands for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from reelkin.clusters.assignment import squared_distances
from reelkin.clusters.commonalities import Commonality, find_commonalities
from reelkin.clusters.eras import span
from reelkin.clusters.exemplars import odd_ones, typicality
from reelkin.clusters.facts import count_facts
from reelkin.clusters.names import slug
from reelkin.clusters.presence import presence
from reelkin.clusters.standing import Members, by_title, fitting, named, standing
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reelkin.features.matrix import FeatureMatrix

PER_BLOCK = 10
"""Commonalities of one block that a profile keeps."""


@dataclass(frozen=True)
class Example:
    """A title shown in a profile."""

    tconst: str
    title: str
    year: int | None


@dataclass(frozen=True)
class ClusterProfile:
    """All that is told about one cluster; every field is plain JSON once `as_json` is called.

    Attributes:
        id: a number that stays with the cluster over retrainings and is never given to another.
        slug: its address; stays too.
        former_slugs: addresses of clusters that are gone and whose titles are mostly here.
        name: what it is called; may change as it grows.
        size: number of titles.
        share: `size` / all titles.
        hue: degrees in OKLCH, the cluster's own.
        years: a tenth of its dated titles began before the first, a tenth after the second; null where dates lack.
        spread: root mean squared distance of its titles to the centroid.
        exemplars: well-known titles that the name is true of and that are like the rest, best first.
        odd_ones: well-known titles far from the centroid, the oddest first.
        commonalities: what is over-represented, the weightiest first, at most ten of a block.
    """

    id: int
    slug: str
    name: str
    size: int
    share: float
    hue: float
    years: tuple[int, int] | None
    spread: float
    exemplars: tuple[Example, ...]
    odd_ones: tuple[Example, ...]
    commonalities: tuple[Commonality, ...]
    former_slugs: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The profile as JSON values; `from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> ClusterProfile:
        """The profile that `as_json` gave, also after a way through a JSON file."""
        lists = {
            "exemplars": tuple(Example(**one) for one in value["exemplars"]),
            "odd_ones": tuple(Example(**one) for one in value["odd_ones"]),
            "commonalities": tuple(Commonality(**one) for one in value["commonalities"]),
            "years": tuple(value["years"]) if value["years"] else None,
            "former_slugs": tuple(value["former_slugs"]),
        }
        return cls(**{**value, **lists})

    def top(self, count: int = 5) -> tuple[Commonality, ...]:
        """Its weightiest commonalities."""
        return self.commonalities[:count]


def profile_clusters(
    features: FeatureMatrix,
    vectors: NDArray[np.float32],
    centroids: NDArray[np.float32],
    assignments: NDArray[np.int32],
    titles: pl.DataFrame,
) -> tuple[list[ClusterProfile], NDArray[np.float32]]:
    """A profile of each cluster, in the order of `centroids`, and float32[n], how much each title is like its cluster.

    Ids count from 0 and hues are 0 until they are given. A title that its cluster's name is not true of has a likeness
    of 0, any other one above 0 and up to 1.

    Args:
        features: FeatureMatrix of n titles.
        vectors: float32[n, d].
        centroids: float32[k, d].
        assignments: int32[n], rows of `centroids`.
        titles: the n titles in model order, as in tables.TITLES.

    Raises:
        BadInput: the rows of features, vectors, assignments and titles are not the same titles.
    """
    _check_rows(features, vectors, assignments, titles)
    k = len(centroids)
    present = presence(features)
    members = Members(
        rows=[np.flatnonzero(assignments == cluster) for cluster in range(k)],
        squares=squared_distances(vectors, centroids, assignments),
        votes=titles.get_column("num_votes").fill_null(0).cast(pl.Float64).to_numpy(),
    )
    common = find_commonalities(features, present, assignments, k)
    typical = [
        typicality(present[rows], shared, features.index)
        for rows, shared in zip(members.rows, common, strict=True)
    ]
    years = titles.get_column("start_year").cast(pl.Float64).fill_null(float("nan")).to_numpy()
    facts = count_facts(features, present, assignments, years, common)
    odd = members.choose(odd_ones, typical)
    names = named(facts, members, typical, _told(titles))
    fit = fitting(names, facts, members, typical)
    chosen = standing(names, facts, members, fit)
    slugs = distinct_slugs([name.text for name in names])
    profiles = [
        ClusterProfile(
            id=cluster,
            slug=slugs[cluster],
            name=names[cluster].text,
            size=len(members.rows[cluster]),
            share=len(members.rows[cluster]) / len(vectors),
            hue=0.0,
            years=span(facts[cluster].titles.starts),
            spread=members.spread(cluster),
            exemplars=_examples(titles, chosen[cluster]),
            odd_ones=_examples(titles, odd[cluster]),
            commonalities=_kept(common[cluster]),
        )
        for cluster in range(k)
    ]
    return profiles, by_title(fit, members)


def with_hues(profiles: Sequence[ClusterProfile], hues: NDArray[np.float64]) -> list[ClusterProfile]:
    """The profiles with these hues, in degrees."""
    return [replace(profile, hue=round(float(hue), 2)) for profile, hue in zip(profiles, hues, strict=True)]


def distinct_slugs(names: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """A slug for each name; one that is taken, or comes twice, gets a number."""
    used = set(taken)
    slugs = []
    for name in names:
        plain = slug(name)
        found, number = plain, 2
        while found in used:
            found, number = f"{plain}-{number}", number + 1
        used.add(found)
        slugs.append(found)
    return slugs


def _kept(commonalities: Sequence[Commonality]) -> tuple[Commonality, ...]:
    seen: Counter[str] = Counter()
    kept = []
    for one in commonalities:
        seen[one.block] += 1
        if seen[one.block] <= PER_BLOCK:
            kept.append(one)
    return tuple(kept)


def _told(titles: pl.DataFrame) -> list[str]:
    """Titles as they are written in a name: with the year where another title has the same name."""
    names = titles.get_column("primary_title").to_list()
    years = titles.get_column("start_year").to_list()
    often = Counter(names)
    return [
        f"{name} ({year})" if often[name] > 1 and year is not None else name
        for name, year in zip(names, years, strict=True)
    ]


def _examples(titles: pl.DataFrame, rows: NDArray[np.intp]) -> tuple[Example, ...]:
    shown = titles[rows.tolist()].select("tconst", "primary_title", "start_year")
    return tuple(Example(tconst, title, year) for tconst, title, year in shown.iter_rows())


def _check_rows(
    features: FeatureMatrix,
    vectors: NDArray[np.float32],
    assignments: NDArray[np.int32],
    titles: pl.DataFrame,
) -> None:
    counts = {
        "features": len(features.tconsts),
        "vectors": len(vectors),
        "assignments": len(assignments),
        "titles": titles.height,
    }
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        raise BadInput(f"clusters: different numbers of rows: {told}")
    if titles.get_column("tconst").to_list() != list(features.tconsts):
        raise BadInput("clusters: the titles are not in the order of the features' rows")
