"""Which figures a snapshot gets: those whose tables have something to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.catalog.language_names import LANGUAGES
from reelkin.catalog.region_names import REGIONS
from reelkin.inspection.figures import funnel, genres, joins, people, places, reception, titles
from reelkin.inspection.wording import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reelkin.inspection.findings import Findings
    from reelkin.inspection.plates import Plate

WIDER_REGIONS = {
    "XWW": "World-wide",
    "XAS": "Asia",
    "XEU": "Europe",
    "XNA": "North America",
    "XSA": "South America",
}
"""IMDb's codes for what is larger than a state: alternate titles have them, and no title comes from there."""
REGION_NAMES = {code: name.removeprefix("the ") for code, name in REGIONS.items()} | WIDER_REGIONS


def figures(found: Findings) -> Iterator[tuple[str, Plate]]:
    """Each figure by its name, drawn as it is asked for; call it in the house style."""
    for name, ready, draw in (*_joins(found), *_titles(found), *_reception(found), *_places(found)):
        if ready:
            yield name, draw()
    for (role,), part in found.people.group_by("role", maintain_order=True):
        yield f"people-{str(role).replace(' ', '-')}", people.most_credited(part)


def _joins(found: Findings) -> Iterator[tuple[str, bool, Callable[[], Plate]]]:
    yield "coverage", len(found.coverage) > 0, lambda: joins.coverage(found.coverage)
    yield "orphans", bool(found.orphans["accepted"].sum()), lambda: joins.orphans(found.orphans)
    yield "funnel", len(found.funnel) > 0, lambda: funnel.funnel(found.funnel)
    yield "nulls", len(found.nulls) > 0, lambda: titles.missing_values(found.nulls)


def _titles(found: Findings) -> Iterator[tuple[str, bool, Callable[[], Plate]]]:
    yield "types", len(found.types) > 0, lambda: titles.titles_by_type(found.types)
    yield "years", len(found.years) > 0, lambda: titles.titles_by_year(found.years)
    yield "runtimes", len(found.runtimes) > 0, lambda: titles.titles_by_runtime(found.runtimes)
    yield "genres", len(found.genres) > 0, lambda: genres.titles_by_genre(found.genres)
    meet = found.genre_pairs["lift"].count() > 0
    yield "genre-pairs", meet, lambda: genres.genre_meetings(found.genres, found.genre_pairs)


def _reception(found: Findings) -> Iterator[tuple[str, bool, Callable[[], Plate]]]:
    rating, vote = found.snapshot["rating_mean"], found.snapshot["votes_mean"]
    rated = len(found.ratings) > 0
    yield "ratings", rated, lambda: reception.ratings(found.ratings, rating)
    spread = (("by type", found.ratings_by_type), ("by decade", _decades(found.ratings_by_decade)))
    yield "rating-spread", any(len(table) for _, table in spread), lambda: reception.rating_spread(spread)
    yield (
        "votes",
        rated and bool(found.vote_shares),
        lambda: reception.votes(found.density, found.vote_shares, vote),
    )
    yield (
        "votes-and-ratings",
        rated,
        lambda: reception.votes_and_ratings(
            found.density, found.vote_bins, found.verdict.shape, rating, vote
        ),
    )
    groups = (
        ("overall", _overall(found)),
        ("by type", found.correlation_by_type),
        ("by decade", _decades(found.correlation_by_decade)),
    )
    yield (
        "correlations",
        len(groups[0][1]) > 0,
        lambda: reception.correlations(groups, _correlation_title(found)),
    )


def _overall(found: Findings) -> pl.DataFrame:
    rows = {"all rated titles": found.correlation, "same type, year": found.correlation_within}
    known = [{"group": name, **row} for name, row in rows.items() if row["rho"] is not None]
    return pl.DataFrame(known, schema=found.correlation_by_type.schema)


def _correlation_title(found: Findings) -> str:
    rho = found.correlation["rho"] or 0
    decades = found.correlation_by_decade
    if len(decades) < 2:
        return f"The correlation of votes and ratings is {signed(rho)}"
    low, high = float(decades["rho"].min()), float(decades["rho"].max())  # type: ignore[arg-type]
    return f"Overall {signed(rho)}; by decade from {signed(low)} to {signed(high)}"


def _decades(table: pl.DataFrame) -> pl.DataFrame:
    first = table.columns[0]
    return table.with_columns(pl.format("{}s", pl.col(first)).alias(first))


def _places(found: Findings) -> Iterator[tuple[str, bool, Callable[[], Plate]]]:
    regions, languages = found.regions, found.languages
    yield "regions", regions["code"].count() > 0, lambda: places.places(regions, "region", REGION_NAMES)
    yield "languages", languages["code"].count() > 0, lambda: places.places(languages, "language", LANGUAGES)
