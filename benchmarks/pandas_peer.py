"""What a careful person writes in pandas for the same job: `python benchmarks/pandas_peer.py RAW OUT`.

The seven files to the same six tables (without derived languages, rejects or orphans, which pandas has no word for),
then plain feature columns and scikit-learn's k-means with the same number of clusters. It does less than reelkin
does; the comparison leans its way.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans

TYPES = ["movie", "tvMovie", "tvSeries", "tvMiniSeries", "tvSpecial", "short", "video"]
ROLES = {"actor": "cast", "actress": "cast"}
MIN_VOTES = 100


def read(raw: Path, name: str, **types: str) -> pd.DataFrame:
    """One of the seven files, unquoted, with the nulls that IMDb writes."""
    path = raw / f"{name}.tsv.gz"
    return pd.read_csv(
        path,
        sep="\t",
        quoting=csv.QUOTE_NONE,
        na_values=[r"\N"],
        keep_default_na=False,
        dtype=types or str,
        on_bad_lines="skip",
    )


def titles(raw: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Titles with their ratings and rolled-up episodes, and the episodes."""
    basics = read(raw, "title.basics")
    ratings = read(raw, "title.ratings").astype({"averageRating": float, "numVotes": float})
    for column in ("startYear", "endYear", "runtimeMinutes"):
        basics[column] = pd.to_numeric(basics[column], errors="coerce").astype("Int32")
    frame = basics[basics["titleType"].isin(TYPES) & (basics["isAdult"] != "1")].merge(
        ratings, on="tconst", how="left"
    )
    frame["genres"] = frame["genres"].fillna("").str.split(",")
    episodes = read(raw, "title.episode").merge(ratings, on="tconst", how="left")
    episodes = episodes[episodes["parentTconst"].isin(frame["tconst"])]
    rolled = episodes.groupby("parentTconst")["averageRating"].agg(["size", "count", "mean", "std"])
    frame = frame.merge(rolled, left_on="tconst", right_index=True, how="left")
    mean, prior = frame["averageRating"].mean(), frame["numVotes"].quantile(0.5)
    frame["bayesian"] = (frame["averageRating"] * frame["numVotes"] + mean * prior) / (
        frame["numVotes"] + prior
    )
    return frame, episodes


def credits_of(raw: Path, kept: pd.Series) -> pd.DataFrame:
    """Principals and crew of the kept titles, each credit once."""
    principals = read(raw, "title.principals")
    principals = principals[principals["tconst"].isin(kept)]
    principals["role"] = principals["category"].replace(ROLES)
    crew = read(raw, "title.crew")
    crew = crew[crew["tconst"].isin(kept)]
    parts = [principals[["tconst", "nconst", "role", "ordering", "characters"]]]
    for column, role in (("directors", "director"), ("writers", "writer")):
        part = crew[["tconst", column]].dropna()
        part = part.assign(nconst=part[column].str.split(",")).explode("nconst").drop(columns=column)
        parts.append(part.assign(role=role))
    frame = pd.concat(parts).drop_duplicates(["tconst", "nconst", "role"])
    frame["characters"] = frame["characters"].str.strip('[]"').str.split('","')
    return frame.sort_values(["tconst", "role", "ordering"])


def features(frame: pd.DataFrame) -> np.ndarray:
    """Genres, decade, type, runtime, votes and rating as numbers from 0 to 1."""
    genres = frame["genres"].str.join("|").str.get_dummies()
    decade = pd.get_dummies((frame["startYear"] // 10 * 10).astype(str))
    types = pd.get_dummies(frame["titleType"])
    numbers = frame[["runtimeMinutes", "numVotes", "bayesian"]].astype(float).rank(pct=True).fillna(0.5)
    return np.hstack([genres, decade, types, numbers]).astype(np.float32)


def main() -> None:
    """Prepare, then train."""
    raw, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    frame, episodes = titles(raw)
    model = frame[frame["numVotes"] >= MIN_VOTES]
    credited = credits_of(raw, model["tconst"])
    people = read(raw, "name.basics")
    people = people[people["nconst"].isin(credited["nconst"])]
    akas = read(raw, "title.akas")
    akas = akas[akas["titleId"].isin(frame["tconst"])]
    regions = (
        akas[akas["titleId"].isin(model["tconst"])]
        .groupby(["titleId", "region"])
        .size()
        .reset_index(name="num_titles")
    )
    tables = {
        "titles": frame,
        "episodes": episodes,
        "credits": credited,
        "people": people,
        "alternate_titles": akas,
        "regions": regions,
    }
    for name, table in tables.items():
        table.to_parquet(out / f"{name}.parquet")
    columns = features(model)
    k = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    means = KMeans(n_clusters=min(k, len(columns)), n_init=1, random_state=0).fit(columns)
    np.save(out / "labels.npy", means.labels_)
    print(
        f"{len(frame):,} titles, {len(model):,} in the model, {len(credited):,} credits, inertia {means.inertia_:.0f}"
    )


if __name__ == "__main__":
    main()
