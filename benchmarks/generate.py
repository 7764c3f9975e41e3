"""Write the seven IMDb files, made up, at any size: `python benchmarks/generate.py OUT --scale 0.1`.

Scale 1.0 is IMDb's own size: 12.5 M titles, 98 M principals, 1.7 M ratings, 15 M names, 55 M akas. The same seed and
scale give the same files. Shares of types, nulls, votes and lengths follow what IMDb publishes; the words are made of
syllables. `--hostile` adds one bad row in ten thousand to each file, of every kind that the strict reader refuses.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
import polars as pl
from isal import igzip

from reelkin.imdb.files import BY_NAME

TITLES, NAMES = 12_500_000, 15_000_000
CHUNK = 200_000
TYPES = {
    "tvEpisode": 0.760, "short": 0.088, "movie": 0.058, "video": 0.026, "tvSeries": 0.025, "tvMovie": 0.013,
    "tvMiniSeries": 0.005, "tvSpecial": 0.012, "videoGame": 0.004, "tvShort": 0.008, "tvPilot": 0.001,
}  # fmt: skip
RATED = {
    "tvEpisode": 0.092,
    "movie": 0.47,
    "tvSeries": 0.35,
    "tvMiniSeries": 0.35,
    "tvMovie": 0.38,
    "short": 0.15,
}
GENRES = {
    "Drama": 26, "Comedy": 18, "Documentary": 9, "Short": 9, "Talk-Show": 9, "Romance": 9, "Family": 7, "News": 7,
    "Reality-TV": 5, "Animation": 5, "Crime": 4, "Action": 4, "Adventure": 4, "Music": 4, "Game-Show": 4, "Adult": 3,
    "Sport": 2.5, "Fantasy": 2, "Mystery": 2, "Horror": 2, "Thriller": 2, "History": 1.5, "Biography": 1, "Sci-Fi": 1,
    "Musical": 0.8, "War": 0.3, "Western": 0.3, "Film-Noir": 0.01,
}  # fmt: skip
CATEGORIES = {
    "actor": 24, "actress": 18, "self": 13, "writer": 11, "director": 8, "producer": 8, "editor": 5, "composer": 4,
    "cinematographer": 4, "production_designer": 2, "archive_footage": 1, "casting_director": 1,
}  # fmt: skip
PROFESSIONS = (
    "actor",
    "actress",
    "writer",
    "director",
    "producer",
    "editor",
    "composer",
    "soundtrack",
    "miscellaneous",
)
REGIONS = {
    "US": ("en", 12), "JP": ("ja", 10), "FR": ("fr", 10), "DE": ("de", 10), "IN": ("hi", 10), "IT": ("it", 9),
    "ES": ("es", 9), "PT": ("pt", 9), "GB": ("en", 3), "CA": ("en", 3), "XWW": ("en", 2), "BR": ("pt", 2),
    "RU": ("ru", 1), "TR": ("tr", 1), "SE": ("sv", 1), "KR": ("ko", 1), "MX": ("es", 1), "PL": ("pl", 1),
}  # fmt: skip
SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "len",
    "tor",
    "sa",
    "vi",
    "dun",
    "el",
    "ma",
    "po",
    "ri",
    "que",
    "shan",
    "ba",
    "no",
    "lu",
    "thé",
)
HOSTILE = (
    b"",
    b"\xff\xfe broken",
    b"tt0\t\\N",
    b"too\tmany" + b"\tcolumns" * 12,
    b"nul\x00byte\t1\t2",
    b'"quoted\t"',
)

Rng = np.random.Generator


class Vocabulary:
    """Made-up words with the frequencies that words have."""

    def __init__(self, rng: Rng, size: int = 40_000) -> None:
        parts = rng.integers(0, len(SYLLABLES), (size, 3))
        lengths = rng.integers(1, 4, size)
        made = [
            "".join(SYLLABLES[p] for p in row[:length]) for row, length in zip(parts, lengths, strict=True)
        ]
        self.words = pl.Series(made).str.to_titlecase()
        self.weights = zipf_weights(size, 0.9)

    def phrases(self, rng: Rng, count: int, longest: int) -> pl.Series:
        """`count` phrases of one to `longest` words."""
        picks = [self.words.gather(choose(rng, self.weights, count)) for _ in range(longest)]
        lengths = pl.Series(rng.integers(1, longest + 1, count))
        columns = [pl.when(pl.lit(lengths) > i).then(pl.lit(pick)) for i, pick in enumerate(picks)]
        return pl.select(pl.concat_str(columns, separator=" ", ignore_nulls=True)).to_series()


def zipf_weights(size: int, exponent: float) -> np.ndarray:
    """Cumulative weights of ranks that fall as rank ** -exponent."""
    weights = np.arange(1, size + 1, dtype=np.float64) ** -exponent
    return np.cumsum(weights / weights.sum())


def choose(rng: Rng, cumulative: np.ndarray, count: int) -> np.ndarray:
    """`count` indices drawn by cumulative weights."""
    return np.minimum(np.searchsorted(cumulative, rng.random(count)), len(cumulative) - 1)


def pick(rng: Rng, shares: dict[str, float], count: int) -> pl.Series:
    """`count` keys drawn by share."""
    weights = np.array(list(shares.values()), np.float64)
    return pl.Series(list(shares)).gather(choose(rng, np.cumsum(weights / weights.sum()), count))


def ids(prefix: str, numbers: np.ndarray) -> pl.Series:
    """IMDb ids: at least seven digits."""
    return pl.select(prefix + pl.Series(numbers).cast(pl.String).str.zfill(7)).to_series()


def with_nulls(rng: Rng, values: np.ndarray, share: float) -> pl.Series:
    """The numbers, a share of them null."""
    return pl.select(pl.when(pl.Series(rng.random(len(values)) >= share)).then(pl.Series(values))).to_series()


class World:
    """What all files agree on: how many titles and names there are, which types, who is famous."""

    def __init__(self, scale: float, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.titles = max(50, int(TITLES * scale))
        self.names = max(50, int(NAMES * scale))
        self.words = Vocabulary(self.rng)
        self.types = pick(self.rng, TYPES, self.titles)
        self.series = np.flatnonzero(self.types.is_in(["tvSeries", "tvMiniSeries"]).to_numpy())

    def people(self, count: int) -> np.ndarray:
        """Name numbers; a few people have most credits."""
        return (self.names * self.rng.random(count) ** 3).astype(np.int64) + 1

    def chunks(self, total: int) -> Iterator[np.ndarray]:
        """Row numbers, a chunk at a time."""
        for start in range(0, total, CHUNK):
            yield np.arange(start, min(start + CHUNK, total))


def basics(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.basics for these titles."""
    rng, count = world.rng, len(rows)
    types = world.types.gather(rows)
    titles = world.words.phrases(rng, count, 5)
    genres = [pick(rng, GENRES, count) for _ in range(3)]
    many = pl.Series(rng.integers(1, 4, count))
    year = 2027 - rng.gamma(1.6, 14, count).astype(np.int64).clip(0, 140)
    frame = pl.DataFrame({"tconst": ids("tt", rows + 1), "titleType": types, "primaryTitle": titles})
    return frame.with_columns(
        originalTitle=pl.when(pl.Series(rng.random(count) < 0.03))
        .then(world.words.phrases(rng, count, 5))
        .otherwise("primaryTitle"),
        isAdult=pl.Series((rng.random(count) < 0.025).astype(np.int8)),
        startYear=with_nulls(rng, year, 0.11),
        endYear=pl.when(pl.col("titleType") == "tvSeries").then(with_nulls(rng, year + 3, 0.6)),
        runtimeMinutes=with_nulls(rng, rng.lognormal(3.7, 0.7, count).astype(np.int64) + 1, 0.65),
        genres=pl.concat_str(
            [genres[0]]
            + [
                pl.when((many > i) & (genre != genres[0]) & (genre != genres[i - 1])).then(genre)
                for i, genre in ((1, genres[1]), (2, genres[2]))
            ],
            separator=",",
            ignore_nulls=True,
        ),
    )


def ratings(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.ratings for the rated ones of these titles."""
    rng = world.rng
    share = world.types.gather(rows).replace_strict(RATED, default=0.12, return_dtype=pl.Float64).to_numpy()
    kept = rows[rng.random(len(rows)) < share]
    votes = (5 * (rng.pareto(0.62, len(kept)) + 1)).clip(5, 3_000_000).astype(np.int64)
    rating = (6.9 + 1.3 * rng.standard_normal(len(kept))).clip(1, 10).round(1)
    return pl.DataFrame({"tconst": ids("tt", kept + 1), "averageRating": rating, "numVotes": votes})


def crew(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.crew for these titles."""
    rng, count = world.rng, len(rows)

    def people(share: float) -> pl.Expr:
        second = pl.when(pl.Series(rng.random(count) < 0.2)).then(ids("nm", world.people(count)))
        both = pl.concat_str([ids("nm", world.people(count)), second], separator=",", ignore_nulls=True)
        return pl.when(pl.Series(rng.random(count) < share)).then(both)

    return pl.select(tconst=ids("tt", rows + 1), directors=people(0.58), writers=people(0.5))


def principals(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.principals: about eight for each title."""
    rng = world.rng
    counts = rng.integers(1, 15, len(rows)) + (rng.random(len(rows)) < 0.3)
    title = np.repeat(rows, counts)
    ordering = np.arange(len(title)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    category = pick(rng, CATEGORIES, len(title))
    names = world.words.phrases(rng, len(title), 2)
    played = pl.col("category").is_in(["actor", "actress", "self"]) & pl.Series(rng.random(len(title)) < 0.85)
    frame = pl.DataFrame(
        {
            "tconst": ids("tt", title + 1),
            "ordering": ordering,
            "nconst": ids("nm", world.people(len(title))),
            "category": category,
        }
    )
    return frame.with_columns(
        job=pl.when((pl.col("category") == "producer") | (pl.Series(rng.random(len(title)) < 0.02))).then(
            pl.lit("producer")
        ),
        characters=pl.when(played).then(pl.concat_str([pl.lit('["'), names, pl.lit('"]')])),
    )


def akas(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.akas: about four and a half for each title, the first the original."""
    rng = world.rng
    counts = 1 + (rng.pareto(0.9, len(rows)) * 0.85).astype(np.int64).clip(0, 60)
    title = np.repeat(rows, counts)
    ordering = np.arange(len(title)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    first = pl.Series(ordering == 1)
    region = pick(rng, {name: weight for name, (_, weight) in REGIONS.items()}, len(title))
    language = region.replace_strict({name: language for name, (language, _) in REGIONS.items()})
    frame = pl.DataFrame(
        {
            "titleId": ids("tt", title + 1),
            "ordering": ordering,
            "title": world.words.phrases(rng, len(title), 5),
        }
    )
    return frame.with_columns(
        region=pl.when(~first).then(region),
        language=pl.when(~first & pl.Series(rng.random(len(title)) < 0.6)).then(language),
        types=pl.when(first)
        .then(pl.lit("original"))
        .when(pl.Series(rng.random(len(title)) < 0.4))
        .then(pl.lit("imdbDisplay")),
        attributes=pl.when(~first & pl.Series(rng.random(len(title)) < 0.01)).then(pl.lit("literal title")),
        isOriginalTitle=first.cast(pl.Int8),
    )


def episodes(world: World, rows: np.ndarray) -> pl.DataFrame:
    """title.episode for the episodes of these titles."""
    rng = world.rng
    kept = rows[(world.types.gather(rows) == "tvEpisode").to_numpy()]
    parents = world.series[(len(world.series) * rng.random(len(kept)) ** 2.5).astype(np.int64)]
    return pl.DataFrame(
        {
            "tconst": ids("tt", kept + 1),
            "parentTconst": ids("tt", parents + 1),
            "seasonNumber": with_nulls(rng, rng.integers(1, 12, len(kept)), 0.2),
            "episodeNumber": with_nulls(rng, rng.integers(1, 60, len(kept)), 0.2),
        }
    )


def names(world: World, rows: np.ndarray) -> pl.DataFrame:
    """name.basics for these people."""
    rng, count = world.rng, len(rows)
    born = rng.integers(1880, 2005, count)
    known = [ids("tt", rng.integers(0, world.titles, count) + 1) for _ in range(4)]
    many = pl.Series(rng.integers(0, 5, count))
    frame = pl.select(
        nconst=ids("nm", rows + 1),
        primaryName=world.words.phrases(rng, count, 3),
        birthYear=with_nulls(rng, born, 0.955),
    )
    return frame.with_columns(
        deathYear=pl.when(pl.Series(rng.random(count) < 0.35)).then(
            pl.col("birthYear") + pl.Series(rng.integers(30, 95, count))
        ),
        primaryProfession=pl.when(many > 0).then(pick(rng, dict.fromkeys(PROFESSIONS, 1.0), count)),
        knownForTitles=pl.when(many > 0).then(
            pl.concat_str(
                [pl.when(many > i).then(one) for i, one in enumerate(known)], separator=",", ignore_nulls=True
            )
        ),
    )


MAKERS: dict[str, Any] = {
    "title.basics": basics, "title.ratings": ratings, "title.crew": crew, "title.principals": principals,
    "title.akas": akas, "title.episode": episodes, "name.basics": names,
}  # fmt: skip


def write_file(world: World, name: str, out: Path, hostile: bool) -> None:
    """One file, chunk by chunk."""
    started, rows = time.perf_counter(), 0
    with igzip.open(out / f"{name}.tsv.gz", "wb", compresslevel=1) as file:
        file.write(BY_NAME[name].header.encode() + b"\n")
        for chunk in world.chunks(world.names if name == "name.basics" else world.titles):
            frame = MAKERS[name](world, chunk)
            rows += len(frame)
            write_rows(file, frame)
            if hostile:
                write_hostile(file, world.rng, len(frame))
    print(f"{name:<17} {rows:>11,} rows  {time.perf_counter() - started:6.1f} s", file=sys.stderr)


def write_rows(file: IO[bytes], frame: pl.DataFrame) -> None:
    r"""The rows as IMDb writes them: unquoted, \N for null."""
    file.write(
        frame.write_csv(
            None, separator="\t", quote_style="never", null_value=r"\N", include_header=False
        ).encode()
    )


def write_hostile(file: IO[bytes], rng: Rng, count: int) -> None:
    """One bad row in ten thousand."""
    for index in rng.integers(0, len(HOSTILE), max(1, count // 10_000)):
        file.write(HOSTILE[index] + b"\n")


def main() -> None:
    """Parse, write, say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hostile", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    world = World(given.scale, given.seed)
    for name in MAKERS:
        write_file(world, name, given.out, given.hostile)


if __name__ == "__main__":
    main()
