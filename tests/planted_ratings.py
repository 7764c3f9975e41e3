"""Ratings of people who each like one genre of the sample's films."""

from __future__ import annotations

from pathlib import Path

import polars as pl

GENRES = ("Comedy", "Horror", "Western")


def plant_ratings(home: Path, path: Path, people: int = 36) -> Path:
    """Person i gives five stars to most films of genre i mod 3, and two to a few others; the files are a CSV."""
    catalog = next((home / "catalog").iterdir())
    titles = (
        pl.read_parquet(catalog / "titles.parquet").filter(pl.col("num_votes").is_not_null()).sort("tconst")
    )
    lines = ["person,tconst,rating,timestamp"]
    for person in range(people):
        own = titles.filter(pl.col("genres").list.contains(GENRES[person % 3]))["tconst"].to_list()[:60]
        liked = [tconst for place, tconst in enumerate(own) if (place * 7 + person) % 5]
        others = titles["tconst"].to_list()[person::80][:5]
        lines += [f"{person},{tconst},5,{1000 + place}" for place, tconst in enumerate(liked)]
        lines += [
            f"{person},{tconst},2,{place}" for place, tconst in enumerate(others) if tconst not in liked
        ]
    path.write_text("\n".join(lines) + "\n")
    return path
