"""A small catalogue whose right answers are known: families of titles made by the same people in the same way.

Eight families, each of one genre mix, era, language, region, crew and cast; nothing is shared between them but
what a family says. Beside them a series of four films, a work listed twice, two films of the same name, titles
that the thresholds leave out, and on request titles that try to break whatever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import polars as pl

from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.scoring import Scoring
from reelkin.features.blocks import PORTABLE, build_features
from reelkin.model.fit import FittedModel, fit
from reelkin.model.ratings import ratings_of_table
from reelkin.settings import Settings

TITLE_SCHEMA = {
    "tconst": pl.String,
    "title_type": pl.String,
    "primary_title": pl.String,
    "original_title": pl.String,
    "start_year": pl.Int32,
    "end_year": pl.Int32,
    "runtime_minutes": pl.Int32,
    "genres": pl.List(pl.String),
    "average_rating": pl.Float32,
    "num_votes": pl.Int32,
    "bayesian_rating": pl.Float32,
    "original_language": pl.String,
    "original_region": pl.String,
    "num_episodes": pl.Int32,
    "num_rated_episodes": pl.Int32,
    "episode_rating_mean": pl.Float32,
    "episode_rating_spread": pl.Float32,
    "left_out_by": pl.String,
}
CREDIT_SCHEMA = {
    "tconst": pl.String,
    "nconst": pl.String,
    "role": pl.String,
    "billing": pl.Int32,
    "characters": pl.List(pl.String),
}
PEOPLE_SCHEMA = {
    "nconst": pl.String,
    "primary_name": pl.String,
    "birth_year": pl.Int32,
    "death_year": pl.Int32,
    "professions": pl.List(pl.String),
    "known_for": pl.List(pl.String),
}
ALTERNATE_SCHEMA = {"tconst": pl.String, "title": pl.String, "region": pl.String, "language": pl.String}
REGION_SCHEMA = {"tconst": pl.String, "region": pl.String, "num_titles": pl.Int32}


@dataclass(frozen=True)
class Family:
    """Titles that belong together, and what they have in common."""

    name: str
    genres: tuple[str, ...]
    first_year: int
    language: str
    region: str
    runtime: int
    titles: tuple[str, ...]
    title_type: str = "movie"


FAMILIES = (
    Family(
        "space horror", ("Horror", "Sci-Fi"), 1979, "en", "US", 115,
        ("The Hollow", "The Hollow 2", "The Hollow 3: Return", "The Hollow 4", "Airlock", "Cold Orbit", "Void Song",
         "Nine Moons", "The Crawl", "Black Hull", "Static", "Last Beacon"),
    ),
    Family(
        "samurai", ("Action", "Drama"), 1951, "ja", "JP", 150,
        ("Yojin", "Kaze no Ken", "Akai Yama", "Rōnin no Uta", "Shiro", "Kuroi Ame", "Tsuki", "Hana no Katana", "Mizu",
         "Yuki no Michi", "Kagemori", "Ishi"),
    ),
    Family(
        "french romance", ("Drama", "Romance"), 1961, "fr", "FR", 95,
        ("L'été à Deauville", "Claire", "Le Pont", "Une chambre", "Après minuit", "Les Amants de Sète", "Manège",
         "La Lettre bleue", "Dimanche", "Le Quai", "Rue Lepic", "Sans adieu"),
    ),
    Family(
        "western", ("Western",), 1955, "it", "IT", 105,
        ("Dust", "Wolf Road", "Red Mesa", "The Long Fence", "Silver Creek", "Saddle", "No Water", "Two Graves",
         "Cactus Moon", "Rope", "Fort Despair", "The Last Herd"),
    ),
    Family(
        "nature", ("Documentary",), 2002, "en", "GB", 55,
        ("Deep Blue Hours", "Of Ants", "The Glacier", "Migration", "Kelp", "Night Garden", "Reef", "Tundra", "The Swarm",
         "Canopy", "Salt Flats", "Monsoon"),
    ),
    Family(
        "animated", ("Animation", "Comedy", "Family"), 1992, "en", "US", 80,
        ("Button", "The Tin Duck", "Mouse Opera", "Hop", "Pirate Pug", "Snow Socks", "Bear Bakery", "Fizz", "Tiny Knight",
         "Uncle Frog", "Kite Day", "Marbles"),
    ),
    Family(
        "crime series", ("Crime", "Drama"), 2011, "sv", "SE", 58,
        ("Norrsken", "Spår", "Hamnen", "Tystnad", "Ön", "Fallet", "Isen", "Gränsland", "Mörker", "Vittnet", "Skuld",
         "Järnet"),
        "tvSeries",
    ),
    Family(
        "noir", ("Crime", "Film-Noir", "Mystery"), 1944, "en", "US", 88,
        ("Blind Alley", "The Wet Street", "Ashtray", "Double Deal", "Neon", "Her Gun", "Dead Reckon", "The Fence",
         "Cheap Rooms", "Rain Check", "Footsteps", "Pawn"),
    ),
)  # fmt: skip

HOSTILE_TITLES = (
    '"Unbalanced',
    "=1+1",
    "<script>alert('x')</script>",
    "'; DROP TABLE titles; --",
    "{{ 7 * 7 }}",
    "\u202eevil",
    "🎬 🎥",
    "غرفة بلا نوافذ",
    "a" * 300,
    "None",
    "M",
    "…",
    "\\N",
    "Line\u2028break",
    "Z̸a̸l̸g̸o̸",
    "[/i][bold]Bold[",
)


@dataclass
class Planted:
    """The tables, in the shapes of `reelkin.tables`, and where everything was put."""

    titles: pl.DataFrame
    credits: pl.DataFrame
    people: pl.DataFrame
    alternate_titles: pl.DataFrame
    regions: pl.DataFrame
    family_of: dict[str, str] = field(default_factory=dict)
    id_of: dict[str, str] = field(default_factory=dict)

    def members(self, family: str) -> set[str]:
        """The ids of a family's titles that are in the model."""
        return {tconst for tconst, name in self.family_of.items() if name == family}


def plant(*, hostile: bool = False, votes_factor: int = 1) -> Planted:
    """Make the catalogue. Votes are multiples of 1,000 times `votes_factor`; below 0 it divides them."""
    planting = _Planting(votes_factor)
    for number, family in enumerate(FAMILIES):
        planting.add_family(number, family)
    planting.add_oddities()
    if hostile:
        planting.add_hostile()
    return planting.finished()


@cache
def planted_map() -> ContentMap:
    """A map that needs no learning: every genre, era and so on points where nothing else does, genres furthest.

    Unlike the learned one it gives shared features a weight, so that every part of a score is there to test.
    """
    planted = plant()
    titles = planted.titles.filter(pl.col("left_out_by").is_null())
    features = build_features(titles, planted.credits, planted.people)
    columns = [column for column in features.columns if column.block in PORTABLE]
    length = {"genres": 1.0, "era": 0.5}
    weights = np.random.default_rng(0).normal(size=(len(columns), 24))
    weights *= [[length.get(column.block, 0.1)] for column in columns]
    prior = [int(column.name[-3:]) / 500 if column.name.startswith("votes_") else 0.0 for column in columns]
    return ContentMap(
        [column.name for column in columns],
        weights.astype(np.float32),
        np.array(prior, np.float32),
        {"": Placing(0.3, 2.0, shared=0.2)},
        Scoring(similar_prior=0.05, similar_shared=0.5, damping=0.01, recommend_shared=0.5),
        {"planted": True},
        {"genre_documentary": 1.0, "type_tvSeries": 0.5},
    )


@cache
def fitted(*, hostile: bool = False, votes_factor: int = 1, k: int = 8) -> FittedModel:
    """A model trained on the catalogue with the planted map; made once for all tests of a process."""
    planted = plant(hostile=hostile, votes_factor=votes_factor)
    return fit(
        planted.titles,
        planted.credits,
        planted.people,
        planted.alternate_titles,
        planted.regions,
        Settings(k=k),
        {"id": "planted", "digest": f"{hostile} {votes_factor}", "source": "planted", "billing_order": True},
        content_map=planted_map(),
    )


def family_ratings(planted: Planted, people: int = 48) -> pl.DataFrame:
    """Person i rates most of family i mod 8 high, and two of another family low; as `tables.INTERACTIONS`."""
    rng = np.random.default_rng(0)
    rows = []
    for person in range(people):
        family, other = FAMILIES[person % 8].name, FAMILIES[(person + 3) % 8].name
        liked = [tconst for tconst in sorted(planted.members(family)) if rng.random() < 0.7]
        rows += [(f"person-{person:03}", tconst, 9.0) for tconst in liked]
        rows += [(f"person-{person:03}", tconst, 2.0) for tconst in sorted(planted.members(other))[:2]]
    return pl.DataFrame(rows, ["person", "tconst", "rating"], orient="row")


@cache
def fitted_hybrid() -> FittedModel:
    """The same model, with what people taught who like one family each."""
    planted = plant()
    return fit(
        planted.titles,
        planted.credits,
        planted.people,
        planted.alternate_titles,
        planted.regions,
        Settings(k=8),
        {"id": "planted", "digest": "hybrid", "source": "planted", "billing_order": True},
        content_map=planted_map(),
        ratings=ratings_of_table(family_ratings(planted)),
    )


class _Planting:
    def __init__(self, votes_factor: int) -> None:
        self.votes_factor = votes_factor
        self.titles: list[dict[str, object]] = []
        self.credits: list[dict[str, object]] = []
        self.people: dict[str, str] = {}
        self.alternates: list[dict[str, object]] = []
        self.regions: list[dict[str, object]] = []
        self.family_of: dict[str, str] = {}

    def add_family(self, number: int, family: Family) -> None:
        for place, name in enumerate(family.titles):
            tconst = self.add_title(
                name,
                family.title_type,
                family.first_year + place % 8,
                family.runtime + place % 5,
                # Every third title lacks its last genre, or two genres would be the same column.
                family.genres[: max(1, len(family.genres) - (place % 3 == 2))],
                rating=6.0 + (place * 7 % 12) / 5,
                votes=(200 - 8 * place - number) * 1000,
                language=family.language,
                region=family.region,
            )
            self.family_of[tconst] = family.name
            self.add_credits(tconst, number, place)

    def add_credits(self, tconst: str, number: int, place: int) -> None:
        """Two directors make a family's titles, the first of them eight of twelve; writers and cast come and go."""
        maker = 1 if place < 8 else 2
        self.credit(tconst, number * 100 + 50 + maker, "director", f"Director {_letter(number)}{maker}")
        self.credit(
            tconst, number * 100 + 1 + place % 2, "writer", f"Writer {_letter(number)}{place % 2 + 1}"
        )
        for billing in range(1, 5):
            actor = (place + billing * billing) % 9
            self.credit(
                tconst, number * 100 + 10 + actor, "cast", f"Actor {_letter(number)}{actor + 1}", billing
            )

    def add_oddities(self) -> None:
        """What is not a plain member of a family."""
        again = self.add_title(
            "Wolf Road", "movie", 1956, 106, ("Western",), rating=6.0, votes=2000, language="it", region="IT"
        )
        self.add_credits(again, 3, 1)
        for year, votes in ((1948, 31_000), (1996, 30_000)):
            self.add_title(
                "Hamlet", "movie", year, 150, ("Drama",), rating=7.6, votes=votes, language="en", region="GB"
            )
        self.add_title("Bare", "movie", None, None, (), rating=5.5, votes=1000)
        self.add_title("Few Saw It", "movie", 1985, 90, ("Drama",), rating=7.0, votes=3, left_out_by="votes")
        self.add_title("Nobody Rated It", "movie", 1985, 90, ("Drama",), left_out_by="unrated")
        claire = next(row["tconst"] for row in self.titles if row["primary_title"] == "Claire")
        self.alternates += [
            {"tconst": claire, "title": "Клер", "region": "RU", "language": None},
            {"tconst": claire, "title": "Claire's Summer", "region": "GB", "language": "en"},
        ]

    def add_hostile(self) -> None:
        for place, name in enumerate(HOSTILE_TITLES):
            self.add_title(name, "movie", 1970 + place, 90, ("Drama",), rating=5.0, votes=(place + 1) * 1000)

    def add_title(
        self,
        name: str,
        kind: str,
        year: int | None,
        runtime: int | None,
        genres: tuple[str, ...],
        rating: float | None = None,
        votes: int | None = None,
        language: str | None = None,
        region: str | None = None,
        left_out_by: str | None = None,
    ) -> str:
        tconst = f"tt{1_000_000 + len(self.titles):07}"
        self.titles.append(
            {
                "tconst": tconst,
                "title_type": kind,
                "primary_title": name,
                "original_title": name,
                "start_year": year,
                "end_year": year + 3 if year and kind == "tvSeries" else None,
                "runtime_minutes": runtime,
                "genres": list(genres),
                "average_rating": rating,
                "num_votes": None if votes is None else self.scaled(votes),
                "bayesian_rating": rating,
                "original_language": language,
                "original_region": region,
                "num_episodes": 10 if kind == "tvSeries" else 0,
                "num_rated_episodes": 0,
                "episode_rating_mean": None,
                "episode_rating_spread": None,
                "left_out_by": left_out_by,
            }
        )
        if region and not left_out_by:
            self.regions.append({"tconst": tconst, "region": region, "num_titles": 1})
        return tconst

    def credit(self, tconst: str, person: int, role: str, name: str, billing: int = 1) -> None:
        nconst = f"nm{person:07}"
        self.people[nconst] = name
        self.credits.append(
            {"tconst": tconst, "nconst": nconst, "role": role, "billing": billing, "characters": []}
        )

    def scaled(self, votes: int) -> int:
        return votes * self.votes_factor if self.votes_factor > 0 else votes // -self.votes_factor

    def finished(self) -> Planted:
        people = [
            {
                "nconst": nconst,
                "primary_name": name,
                "birth_year": None,
                "death_year": None,
                "professions": [],
                "known_for": [],
            }
            for nconst, name in self.people.items()
        ]
        titles = pl.DataFrame(self.titles, TITLE_SCHEMA).sort("tconst")
        return Planted(
            titles=titles,
            credits=pl.DataFrame(self.credits, CREDIT_SCHEMA).sort("tconst", "role", "billing", "nconst"),
            people=pl.DataFrame(people, PEOPLE_SCHEMA).sort("nconst"),
            alternate_titles=pl.DataFrame(self.alternates, ALTERNATE_SCHEMA).sort("tconst", "title"),
            regions=pl.DataFrame(self.regions, REGION_SCHEMA).sort("tconst", "region"),
            family_of=self.family_of,
            id_of=dict(zip(titles["primary_title"], titles["tconst"], strict=True)),
        )


def _letter(number: int) -> str:
    return "ABCDEFGH"[number]
