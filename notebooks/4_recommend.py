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
# # 4. Recommend
#
# A pick is a title with a score, and the score is a sum. This notebook asks for picks in all the ways there are and takes
# the sums apart.

# %%
import os

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import reelkin
from reelkin.inspection.style import colour, draw_all_in_house_style

draw_all_in_house_style()
pd.set_option("display.max_colwidth", None)
model = reelkin.build(raw=os.environ.get("REELKIN_RAW", "sample"))
model

# %% [markdown]
# ## More like this
#
# `find` takes what people type. `similar` gives the titles that score best beside it, each with a sentence.

# %%
found = model.find("Dumbo")
asked = model.facts_of(found.matches[0].candidate.row)
picks = model.similar(asked.tconst, n=8)
pd.DataFrame(
    [
        {"title": pick.title, "year": pick.year, "score": round(pick.score, 3), "why": pick.sentence}
        for pick in picks
    ]
)

# %% [markdown]
# ## What a score is made of
#
# Every score is a sum over the features of the pick: what it has in common with the title asked about, and how widely it is watched.
# Here are the picks as bars, each cut into the blocks of features that its score comes from. The lengths are the scores.

# %%
blocks = pd.DataFrame(
    {
        pick.title: pd.Series(
            [reason.contribution for reason in pick.reasons], [reason.block for reason in pick.reasons]
        )
        .groupby(level=0)
        .sum()
        for pick in picks
    }
).fillna(0)
largest = blocks.sum(axis=1).sort_values(ascending=False).index
shades = dict(
    zip(
        largest,
        [colour(name) for name in ("much5", "orange", "much3", "less2", "much1", "less1", "faint")],
        strict=False,
    )
)
figure, axes = plt.subplots(figsize=(7.4, 3.4))
left = np.zeros(len(picks))
for block in largest[:6]:
    axes.barh(
        range(len(picks)),
        blocks.loc[block].clip(lower=0),
        left=left,
        color=shades[block],
        label=block,
        height=0.7,
    )
    left += blocks.loc[block].clip(lower=0).to_numpy()
rest = blocks.loc[largest[6:]].sum().clip(lower=0)
axes.barh(range(len(picks)), rest, left=left, color=colour("rule"), label="all others", height=0.7)
axes.set_yticks(range(len(picks)), [pick.title for pick in picks])
axes.invert_yaxis()
axes.tick_params(axis="y", length=0)
axes.spines["left"].set_visible(False)
axes.set(xlabel="score")
axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
axes.set_title(f"What the scores of picks for {asked.title} are made of", loc="left")
plt.show()

# %% [markdown]
# And one of them, term by term. Terms to the left take away. The last bar is their sum, which is the score: the
# reasons are the arithmetic, not a story told afterwards.

# %%
pick = model.why(asked.tconst, picks[1].tconst)
terms = pd.Series({reason.label: reason.contribution for reason in pick.reasons})
shown = terms[terms.abs().nlargest(12).index]
shown["all the others"] = terms.sum() - shown.sum()
begin = shown.cumsum().shift(fill_value=0)
figure, axes = plt.subplots(figsize=(7, 4))
axes.barh(
    shown.index,
    shown,
    left=begin,
    color=[colour("much4") if value >= 0 else colour("orange") for value in shown],
    height=0.7,
)
axes.barh(["the score"], [terms.sum()], color=colour("much6"), height=0.7)
axes.invert_yaxis()
axes.tick_params(axis="y", length=0)
axes.spines["left"].set_visible(False)
axes.set_title(f"Why {pick.title} for {asked.title}: {terms.sum():.3f}", loc="left")
plt.show()
assert abs(terms.sum() - pick.score) < 1e-6

# %% [markdown]
# ## For somebody who rated
#
# A taste is folded in from ratings, without training anything again: high ratings pull towards a title's vector, low ones push away.
# Who likes two kinds of films gets both.

# %%
ratings = {"tt0033563": 8, "tt2024544": 9, "tt2084970": 9, "tt0074751": 3}
print({f"{facts.title} ({facts.year})": ratings[facts.tconst] for facts in map(model.facts, ratings)})
personal = model.recommend(ratings, n=12)
pd.DataFrame(
    [
        {"title": pick.title, "year": pick.year, "score": round(pick.score, 3), "why": pick.sentence}
        for pick in personal
    ]
)

# %% [markdown]
# Where these lie: what was liked (dark), what was not (a cross), and what is recommended (orange).

# %%
places = np.asarray(model.bundle.film_map.places)
rows = {tconst: row for row, tconst in enumerate(model.bundle.titles.tconst)}
figure, axes = plt.subplots(figsize=(7, 5.2))
axes.scatter(*places.T, s=2, color=colour("rule"), linewidths=0)
liked = [rows[tconst] for tconst, rating in ratings.items() if rating >= 5]
disliked = [rows[tconst] for tconst, rating in ratings.items() if rating < 5]
axes.scatter(*places[liked].T, s=80, color=colour("much6"), linewidths=0, label="liked")
axes.scatter(*places[disliked].T, s=60, color=colour("ink"), marker="x", label="not liked")
picked = [rows[pick.tconst] for pick in personal]
axes.scatter(*places[picked].T, s=26, color=colour("orange"), linewidths=0, label="recommended")
axes.set(xticks=[], yticks=[], aspect="equal")
axes.spines[["left", "bottom"]].set_visible(False)
axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
axes.set_title("A taste on the map of films", loc="left")
plt.show()

# %% [markdown]
# ## Two dials
#
# Popularity is a term of its own in the sum, so a person can turn it: to the left hidden gems, to the right what everybody
# watches. Diversity trades score for variety. Here is what the first does to how many votes the picks have.

# %%
turns = np.linspace(-1, 1, 5)
votes = [[pick.votes for pick in model.recommend(ratings, n=30, popularity=float(turn))] for turn in turns]
figure, axes = plt.subplots(figsize=(6.4, 3))
box = axes.boxplot(votes, positions=range(len(turns)), widths=0.5, patch_artist=True, showfliers=False)
for part in box["boxes"]:
    part.set(facecolor=colour("much2"), edgecolor="none")
for part in (*box["medians"], *box["whiskers"], *box["caps"]):
    part.set(color=colour("much6"))
axes.set_xticks(range(len(turns)), [f"{turn:+.1f}" for turn in turns])
axes.set(yscale="log", xlabel="popularity dial", ylabel="votes of the picks")
axes.yaxis.set_major_formatter("{x:,.0f}")
axes.yaxis.set_minor_formatter("")
axes.set_title("From hidden gems to what everybody watches", loc="left")
plt.show()

# %% [markdown]
# ## For several
#
# Two people, one evening. `fair` takes each film for what it adds to whoever has got less so far, so that one person's delight does not
# pay for the other's boredom. The bars say how pleased each of the two would be with each film, from 0 to 1.

# %%
members = {"Ada": {"tt0032910": 9, "tt0042332": 8}, "Ben": {"tt0360717": 9, "tt0074751": 8}}
for name, liked in members.items():
    print(name, "likes", ", ".join(f"{facts.title} ({facts.year})" for facts in map(model.facts, liked)))
evening = model.household(members, n=8, aggregation="fair")
pleased = pd.DataFrame(
    [
        {
            "title": pick.title,
            **{name: member.satisfaction for name, member in zip(members, pick.members, strict=True)},
        }
        for pick in evening
    ]
).set_index("title")
figure, axes = plt.subplots(figsize=(6.4, 3.2))
height = 0.8 / len(members)
for place, (name, shade) in enumerate(zip(members, (colour("much5"), colour("orange")), strict=True)):
    axes.barh(np.arange(len(pleased)) + place * height, pleased[name], height * 0.9, color=shade, label=name)
axes.set_yticks(np.arange(len(pleased)) + height / 2, pleased.index)
axes.invert_yaxis()
axes.tick_params(axis="y", length=0)
axes.spines["left"].set_visible(False)
axes.set(xlim=(0, 1), xlabel="how pleased")
axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
axes.set_title("An evening for two", loc="left")
plt.show()
