# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 1. Inspect and visualise
#
# Before anything is learned from data, somebody should have looked at it.
# IMDb publishes seven files. This notebook opens them with pandas, sees what is in them, and draws it.
#
# `reelkin.build` fetches the files, reads them strictly, prepares a catalogue and trains a model. It takes about a minute the
# first time, and nothing the next time: what is unchanged is skipped. The sample are 17,000 films that anyone may use;
# to see IMDb's own, set `REELKIN_RAW` to the folder that has them.

# %%
import csv
import json
import os
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import reelkin
from reelkin.inspection.style import LIFT, MUCH, colour, colours_between, draw_all_in_house_style
from reelkin.settings import read_settings
from reelkin.workspace import Workspace

draw_all_in_house_style()
pd.set_option("display.max_colwidth", None)
reelkin.build(raw=os.environ.get("REELKIN_RAW", "sample"))
workspace = Workspace(read_settings().home.expanduser().absolute())
raw = Path(workspace.raw(workspace.newest_snapshot()))
sorted(path.name for path in raw.glob("*.tsv.gz"))

# %% [markdown]
# ## The files
#
# Tab-separated, compressed, `\N` for what is not known. One trap lies in wait: titles may begin with a quotation mark that
# never ends. With pandas' default the reader then swallows lines until it finds another one, and no error tells of it.
# `quoting=csv.QUOTE_NONE` says that a quotation mark is a quotation mark.
#
# Only the two files that this notebook needs are read whole. Of IMDb's own the others have tens of millions of lines, which pandas
# would want more memory for than most machines have; how many lines they have, reelkin's strict reader has counted.

# %%
options = {"sep": "\t", "na_values": "\\N", "keep_default_na": False, "quoting": csv.QUOTE_NONE}
counts = json.loads((workspace.rejects(raw.name) / "counts.json").read_text())
heads = {name: pd.read_csv(raw / f"{name}.tsv.gz", nrows=0, **options) for name in counts}
pd.DataFrame(
    {
        "lines": {name: one["lines"] for name, one in counts.items()},
        "columns": {name: ", ".join(head.columns) for name, head in heads.items()},
    }
)

# %%
basics, ratings = (
    pd.read_csv(raw / f"{name}.tsv.gz", low_memory=False, **options)
    for name in ("title.basics", "title.ratings")
)
titles = basics.merge(ratings, on="tconst", how="left")
titles.sample(5, random_state=2)

# %% [markdown]
# ## What is missing
#
# A file is as good as what it does not say. Here is the share of rows that have a value, column by column.

# %%
known = titles.drop(columns=["tconst", "isAdult"]).notna().mean().sort_values()
figure, axes = plt.subplots(figsize=(7, 3))
axes.barh(known.index, known, color=colour("much4"), height=0.7)
axes.barh(known.index, 1 - known, left=known, color=colour("much0"), height=0.7)
for place, share in enumerate(known):
    axes.text(1.01, place, f"{share:.0%}", va="center", fontsize=8, color=colour("muted"))
axes.set(xlim=(0, 1), xticks=[])
axes.spines[["left", "bottom"]].set_visible(False)
axes.tick_params(length=0)
axes.set_title("Titles whose column has a value", loc="left")
plt.show()

# %% [markdown]
# ## When the films were made
#
# The catalogue is not a fair picture of the history of film: recent decades have more of everything, and the last one may
# stop where the data stops. A model that is shown this will think that most films are recent, because they are.

# %%
decade = (titles["startYear"] // 10 * 10).dropna().astype(int)
by_type = pd.crosstab(decade, titles["titleType"]).loc[1910:]
by_type = by_type[by_type.sum().sort_values(ascending=False).index[:5]]
shades = [colour(name) for name in ("much5", "much3", "much1", "orange", "less2")]
figure, axes = plt.subplots(figsize=(7, 3.2))
bottom = np.zeros(len(by_type))
for (name, counts), shade in zip(by_type.items(), shades, strict=False):
    axes.bar(by_type.index + 5, counts, 8.6, bottom=bottom, color=shade, label=name)
    bottom += counts
axes.set_xticks(by_type.index + 5, [f"{year}s" for year in by_type.index])
axes.yaxis.set_major_formatter("{x:,.0f}")
axes.legend(frameon=False)
axes.set_title("Titles by decade and type", loc="left")
plt.show()

# %% [markdown]
# ## Ratings and votes
#
# Two columns that look alike as numbers and could not be less alike. Ratings lie close together, in a bell.
# Votes have a tail that is so long that on an ordinary axis nearly all titles are in the first bars, and the rest is flat:
# only by their logarithm do they have a shape. Keep this in mind for notebook 3, where the sketch puts votes into k-means as they are.

# %%
rated = titles.dropna(subset=["averageRating", "numVotes"])
figure, (left, middle, right) = plt.subplots(1, 3, figsize=(9.5, 2.8), layout="constrained")
left.hist(rated["averageRating"], bins=np.arange(1, 10.1, 0.25), color=colour("much4"))
left.set_title("Ratings", loc="left")
middle.hist(rated["numVotes"], bins=40, color=colour("less2"))
middle.set_title("Votes, as they are", loc="left")
steps = np.geomspace(max(rated["numVotes"].min(), 1), rated["numVotes"].max(), 22)
right.hist(rated["numVotes"], bins=steps, color=colour("much4"))
right.set(xscale="log")
right.xaxis.set_major_formatter("{x:,.0f}")
right.set_title("Votes, by their logarithm", loc="left")
for axes in (left, middle, right):
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
plt.show()

# %% [markdown]
# Do people vote for what they like? The map below has a dark cell where many titles are. The line is the median rating of
# titles with so many votes; the white gaps to the left are there because nobody can vote six and a half times. Few votes mean little: their ratings are all over the place. That is why a
# *Bayesian* rating, which pulls a rating towards the mean the fewer votes stand behind it, is in notebook 2.

# %%
figure, axes = plt.subplots(figsize=(7, 3.6))
cells = axes.hexbin(
    rated["numVotes"],
    rated["averageRating"],
    xscale="log",
    bins="log",
    gridsize=(40, 18),
    mincnt=1,
    cmap=colours_between(MUCH),
)
groups = rated.groupby(pd.qcut(rated["numVotes"], 12, duplicates="drop"), observed=True)
axes.plot(groups["numVotes"].median(), groups["averageRating"].median(), color=colour("orange"), lw=2)
axes.set(xlabel="votes", ylabel="rating")
axes.xaxis.set_major_formatter("{x:,.0f}")
figure.colorbar(cells, label="titles", pad=0.02, format="{x:,.0f}").outline.set_visible(False)
axes.set_title("Ratings by votes, and their median", loc="left")
plt.show()

# %% [markdown]
# ## Genres through time
#
# A title has up to three genres, in one column, with commas. Titles with the same three are counted first, for there are far fewer
# combinations than titles; then `explode` gives each genre a row of its own.
# Then every decade's films are 100 %, and the picture shows fashions: musicals and war films fade, documentaries rise.

# %%
combinations = (
    titles.assign(decade=decade).groupby(["decade", "genres"]).size().rename("titles").reset_index()
)
genres = combinations.assign(genre=combinations["genres"].str.split(",")).explode("genre")
counted = genres.pivot_table(index="decade", columns="genre", values="titles", aggfunc="sum", fill_value=0)
common = counted.sum().nlargest(16).index
shares = counted.div(counted.sum(axis=1), axis=0)[common].loc[1910:]
# What each genre had on average is 1: then fashions show, and not that drama is always large.
lift = np.log2((shares / shares.mean()).clip(0.2, 5)).T
lift = lift.iloc[
    np.argsort((lift.clip(lower=0) * np.arange(lift.shape[1])).sum(axis=1) / lift.clip(lower=0).sum(axis=1))
]
figure, axes = plt.subplots(figsize=(7, 4.4))
image = axes.imshow(lift, cmap=colours_between(LIFT), vmin=-2, vmax=2, aspect="auto")
axes.set_xticks(range(lift.shape[1]), [f"{int(year)}s" for year in lift.columns])
axes.set_yticks(range(len(lift)), lift.index)
axes.tick_params(length=0)
axes.spines[["left", "bottom"]].set_visible(False)
bar = figure.colorbar(image, ticks=[-2, -1, 0, 1, 2], pad=0.02)
bar.ax.set_yticklabels(["¼", "½", "as ever", "2 ×", "4 ×"])
bar.outline.set_visible(False)
axes.set_title("When each genre was in fashion", loc="left")
plt.show()

# %% [markdown]
# ## Length
#
# The middle half of the films of each five years, and the median. It hardly moves: an hour and a half to two hours is what
# an audience sits through, and has been for as long as the sample goes back.

# %%
length = titles[titles["titleType"].isin(["movie", "tvMovie"])].assign(
    minutes=lambda table: pd.to_numeric(table["runtimeMinutes"], errors="coerce")
)
length = length[(length["minutes"] > 0) & (length["startYear"] >= 1910)]
spread = (
    length.groupby(length["startYear"] // 5 * 5)["minutes"].quantile([0.1, 0.25, 0.5, 0.75, 0.9]).unstack()
)
figure, axes = plt.subplots(figsize=(7, 3))
axes.fill_between(spread.index, spread[0.1], spread[0.9], color=colour("much0"), label="eight of ten")
axes.fill_between(spread.index, spread[0.25], spread[0.75], color=colour("much2"), label="the middle half")
axes.plot(spread.index, spread[0.5], color=colour("much6"), label="median")
axes.set(ylabel="minutes", ylim=(0, None))
axes.legend(frameon=False, ncols=3, loc="lower right")
axes.set_title("How long films are", loc="left")
plt.show()

# %% [markdown]
# ## The whole report
#
# All this and much more, with every odd row named, is what `reelkin inspect` writes: one page, to open offline.

# %%
print(workspace.home / "reports" / workspace.newest_snapshot() / "inspection" / "report.html")
