"""Genres: one column for each of IMDb's genres."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import Entries, Source, entries

# What IMDb calls a genre, and how it reads in a sentence.
GENRES = {
    "Action": "action",
    "Adult": "adult film",
    "Adventure": "adventure",
    "Animation": "animation",
    "Biography": "biography",
    "Comedy": "comedy",
    "Crime": "crime",
    "Documentary": "documentary",
    "Drama": "drama",
    "Family": "family film",
    "Fantasy": "fantasy",
    "Film-Noir": "film noir",
    "Game-Show": "game show",
    "History": "history",
    "Horror": "horror",
    "Music": "music",
    "Musical": "musical",
    "Mystery": "mystery",
    "News": "news",
    "Reality-TV": "reality TV",
    "Romance": "romance",
    "Sci-Fi": "science fiction",
    "Short": "short film",
    "Sport": "sport",
    "Talk-Show": "talk show",
    "Thriller": "thriller",
    "War": "war",
    "Western": "western",
}


def genre_column(genre: str) -> str:
    """The name of a genre's column: Sci-Fi is genre_sci_fi."""
    return "genre_" + genre.lower().replace("-", "_")


def genres(source: Source) -> Entries:
    """1/√n for each of a title's n genres, so that every title's genres weigh 1 together (sum of squares).

    The columns are the same in every catalogue. A genre IMDb does not have gets a column of its own.
    """
    share = 1.0 / pl.col("genres").list.len().cast(pl.Float64).sqrt()
    values = (
        source.titles.select("row", pl.col("genres").list.unique(maintain_order=True))
        .filter(pl.col("genres").list.len() > 0)
        .select("row", share.alias("value"), pl.col("genres").alias("genre"))
        .explode("genre")
    )
    own = sorted(set(values.get_column("genre").unique()) - set(GENRES))
    words = GENRES | {genre: genre.lower().replace("-", " ") for genre in own}
    named = {genre: genre_column(genre) for genre in words}
    labels = {genre_column(genre): label for genre, label in words.items()}
    return entries(values.with_columns(pl.col("genre").replace_strict(named).alias("name")), labels)
