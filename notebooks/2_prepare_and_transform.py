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
# # 2. Prepare and transform
#
# k-means understands one thing: how far apart two rows of numbers are. Everything that makes two films alike has to be said
# in such rows, and what is said twice as loudly counts twice. This notebook goes from the files to those rows.

# %%
import os

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import reelkin
from reelkin.inspection.style import MUCH, colour, colours_between, draw_all_in_house_style

draw_all_in_house_style()
model = reelkin.build(raw=os.environ.get("REELKIN_RAW", "sample"))
titles = reelkin.load_tables("titles")
titles.head(3).T

# %% [markdown]
# ## The catalogue, and who is in the model
#
# `reelkin.load_tables` hands out the prepared catalogue: names with the unit in them, lists as lists, and
# `left_out_by`, the threshold that keeps a title out of the model. Nothing is thrown away: each step says what it removed.

# %%
steps = titles["left_out_by"].value_counts()
print(f"{titles['left_out_by'].isna().sum():,} of {len(titles):,} titles are in the model")
steps.rename("titles").to_frame()

# %% [markdown]
# ## Ratings that know how sure they are
#
# Three votes of 10 make a mean of 10. The Bayesian rating adds votes for the mean of all films, so
# that a rating has to be earned: every title moves towards the middle, by less the more votes it has.

# %%
rated = titles.dropna(subset=["average_rating"]).sort_values("num_votes")
figure, axes = plt.subplots(figsize=(5.4, 4.6))
shown = axes.scatter(
    rated["average_rating"],
    rated["bayesian_rating"],
    s=5,
    c=np.log10(rated["num_votes"] + 1),
    linewidths=0,
    cmap=colours_between(MUCH[1:]),
)
axes.axline((5, 5), slope=1, color=colour("orange"), lw=1)
axes.text(9.6, 9.7, "as rated", color=colour("orange"), ha="right", rotation=42, rotation_mode="anchor")
axes.set(xlabel="rating", ylabel="Bayesian rating", xlim=(0.8, 10.2), ylim=(0.8, 10.2), aspect="equal")
bar = figure.colorbar(shown, label="votes", pad=0.03, fraction=0.046, ticks=range(7))
bar.ax.set_yticklabels([f"{10**power:,}" for power in range(7)][: len(bar.get_ticks())])
bar.outline.set_visible(False)
axes.set_title("Few votes move a rating to the middle", loc="left")
plt.show()

# %% [markdown]
# ## Words to columns
#
# A genre is a word, and words have no distance. With one column for each, 1 where a title has it and 0 where not, they have:
# two films are as far apart as the genres that only one of them has. pandas does that in a line.

# %%
chosen = titles[titles["left_out_by"].isna()].reset_index(drop=True)
columns = chosen["genres"].str.join("|").str.get_dummies()
together = columns.T @ columns
common = columns.sum().nlargest(14).index
share = (together.loc[common, common] / columns[common].sum()).T
share = share.mask(np.eye(len(common), dtype=bool))
figure, axes = plt.subplots(figsize=(6.2, 5.2))
image = axes.imshow(share, vmin=0, vmax=0.6, cmap=colours_between(MUCH))
axes.set_xticks(range(len(common)), common, rotation=45, ha="right")
axes.set_yticks(range(len(common)), common)
axes.tick_params(length=0)
axes.spines[["left", "bottom"]].set_visible(False)
bar = figure.colorbar(image, pad=0.02, fraction=0.046, extend="max", format=lambda part, _: f"{part:.0%}")
bar.outline.set_visible(False)
axes.set_title("Of the films of a row, how many have the column's genre too", loc="left")
plt.show()

# %% [markdown]
# ## What scale does
#
# The distance of two films is a sum over columns. A column whose numbers are large drowns all others. Below is the share of the
# mean squared distance between films that each kind of column has: with votes as they are, k-means would
# see nothing but votes; brought to 0…1, they shrink to next to nothing, because beside the few titles that everybody watched all others lie close to 0;
# as a rank, they count for something again.

# %%
plain = chosen[["average_rating", "num_votes"]].fillna(0)
zero_to_one = (plain - plain.min()) / (plain.max() - plain.min())
ways = {
    "as they are": plain,
    "scaled to 0…1": zero_to_one,
    "votes by rank": zero_to_one.assign(num_votes=plain["num_votes"].rank(pct=True)),
}
variance = pd.DataFrame(
    {way: [*table.var(), columns.var().sum()] for way, table in ways.items()},
    index=["rating", "votes", "genres, all together"],
)
parts = variance / variance.sum()
figure, axes = plt.subplots(figsize=(7, 2.2))
left = np.zeros(len(ways))
for (name, row), shade in zip(
    parts.iterrows(), (colour("orange"), colour("less1"), colour("much4")), strict=True
):
    axes.barh(list(ways)[::-1], row.to_numpy()[::-1], left=left, color=shade, label=name, height=0.65)
    left += row.to_numpy()[::-1]
axes.xaxis.set_major_formatter(plt.matplotlib.ticker.PercentFormatter(1))
axes.spines["left"].set_visible(False)
axes.tick_params(axis="y", length=0)
axes.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.18))
axes.set_title("What the distance between two films is made of", loc="left")
plt.show()

# %% [markdown]
# ## All the features
#
# reelkin's columns come in blocks: genres, era, language, people, series, reception and more. Each has a name, so that
# every number later can be explained. There are tens of thousands of them, and nearly all are 0, so only the others are kept.

# %%
features = model.bundle.facts["training"]["features_by_block"]
pd.Series(features, name="columns").sort_values(ascending=False).to_frame()

# %% [markdown]
# ## From features to a map
#
# Tens of thousands of columns are too many: in so many dimensions everything is equally far from everything. The *content map*
# multiplies them down to a few dozen. It was learned from ratings, so that films that the same people like come out close together.
# Two films' vectors can be compared even if nobody has rated either.
#
# The picture is those vectors, laid out on paper so that neighbours stay neighbours. Every dot is a film.

# %%
places = np.asarray(model.bundle.film_map.places)
rows = {tconst: row for row, tconst in enumerate(model.bundle.titles.tconst)}
shown = chosen[chosen["tconst"].isin(rows)].assign(row=lambda table: table["tconst"].map(rows))
shades = {
    "Animation": "orange",
    "Horror": "ink",
    "Western": "less2",
    "Documentary": "much5",
    "Musical": "much3",
}
figure, axes = plt.subplots(figsize=(7.4, 6))
axes.scatter(*places.T, s=2, color=colour("rule"), linewidths=0)
for genre, shade in shades.items():
    own = shown[shown["genres"].apply(lambda names, genre=genre: genre in list(names))]["row"]
    axes.scatter(*places[own].T, s=4, color=colour(shade), linewidths=0, label=f"{genre} ({len(own):,})")
axes.set(xticks=[], yticks=[], aspect="equal")
axes.spines[["left", "bottom"]].set_visible(False)
axes.legend(frameon=False, markerscale=4, loc="upper left", bbox_to_anchor=(1, 1))
axes.set_title("The map of films, five genres on it", loc="left")
plt.show()

# %% [markdown]
# Genres form countries without anybody having told the layout about countries. In notebook 3, k-means draws their borders.
