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
# # 5. Evaluate
#
# Picks that look good prove nothing: one remembers the good ones. To know, hide some of what people liked, let the
# model guess, and count. This notebook does that, beside simpler ways to recommend, and says how sure the figures are.

# %%
import os

import matplotlib.pyplot as plt
import pandas as pd

import reelkin
from reelkin.inspection.style import colour, draw_all_in_house_style
from reelkin.interactions.sets.sources import SETS
from reelkin.pipeline.evaluating import evaluate_stage
from reelkin.pipeline.fetching import fetch_ratings_stage
from reelkin.pipeline.wanted import Wanted
from reelkin.settings import read_settings
from reelkin.workspace import Workspace

draw_all_in_house_style()
model = reelkin.build(raw=os.environ.get("REELKIN_RAW", "sample"))
settings = read_settings()
workspace = Workspace(settings.home.expanduser().absolute())

# %% [markdown]
# ## Ratings to judge on
#
# The ratings must be of people whom the model has not learned from, or it is asked what it was told. reelkin's map was learned from
# MovieTweetings, so the game is played on MovieLens, which is downloaded the first time; its terms are printed below.
# `REELKIN_RATINGS` names another file or folder: anything with a person, a title and a rating in each row.

# %%
ratings = os.environ.get("REELKIN_RATINGS", "movielens")
if ratings in SETS:
    print(SETS[ratings].notice)
    fetch_ratings_stage(workspace, SETS[ratings], None, None, settings)

# %% [markdown]
# ## The game
#
# Of each person's likes, four fifths are shown and one fifth is hidden. Each method names twenty titles. *Recall@20* is the share of
# the hidden ones among them; *NDCG@20* also asks whether they came early. The people who are judged are never those that a method learned from.
#
# `quick` plays one fold with the faster methods: a look, not a verdict. `reelkin evaluate` plays all of it.

# %%
wanted = Wanted(
    [ratings], protocols=["people", "similar"], baselines=["popular", "sketch", "soup"], quick=True
)
outcome = evaluate_stage(workspace, wanted, settings)
print(
    f"{outcome.summary['people']:,} people, {outcome.summary['likes']:,} likes of {outcome.summary['titles']:,} titles"
)
print(*outcome.summary["warnings"], sep="\n")

# %% [markdown]
# The lines above are the evaluation's own warnings. They belong to the figures as much as the intervals do.
#
# ## How well they do
#
# A dot is the mean over people, a line its 95 % interval: draw other people like these a thousand times, and 950 of the means lie on it.
# Two methods whose lines overlap much may be equally good.

# %%
headline = pd.DataFrame(outcome.summary["headline"]).set_index("method")
panels = {"recall@20": "Recall@20: of what people liked", "similar": "Similar titles: NDCG@10"}
figure, axes_of = plt.subplots(
    1, 2, figsize=(9.4, 0.6 + 0.42 * len(headline)), sharey=True, layout="constrained"
)
for axes, (metric, title) in zip(axes_of, panels.items(), strict=True):
    for place, (figures, ours) in enumerate(zip(headline[metric], headline["ours"], strict=True)):
        shade = colour("orange") if ours else colour("much5")
        if isinstance(figures, dict):
            axes.plot([figures["low"], figures["high"]], [place, place], color=shade, lw=2)
            axes.scatter([figures["mean"]], [place], s=34, color=shade, zorder=3)
    axes.set_title(title, loc="left")
    axes.set_xlim(0, None)
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
figure.get_layout_engine().set(wspace=0.08)
axes_of[0].set_yticks(range(len(headline)), headline.index)
axes_of[0].invert_yaxis()
plt.show()

# %% [markdown]
# Orange is reelkin. The hybrid has learned from the other people's ratings; the default map alone has seen none, and knows
# films by their features only. "Most popular" names the same films to everybody and is hard to beat at this game,
# because what is hidden is mostly what everybody watches. So one figure is never enough.
#
# ## What it costs
#
# Who names what everybody knows gets many hits and tells nobody anything new. To the right are methods that name many different
# films, at the top those that hit more. A method that is both is worth having.

# %%
figure, axes = plt.subplots(figsize=(6.4, 3.8))
for method, row in headline.iterrows():
    shade = colour("orange") if row["ours"] else colour("much5")
    axes.scatter(row["coverage"], row["recall@20"]["mean"], s=60, color=shade, clip_on=False, zorder=3)
    axes.annotate(
        method, (row["coverage"], row["recall@20"]["mean"]), (7, 5), textcoords="offset points", fontsize=8.5
    )
axes.set(xscale="log", xlabel="different films recommended", ylabel="recall@20", ylim=(0, None))
axes.xaxis.set_major_formatter("{x:,.0f}")
axes.xaxis.set_minor_formatter("")
axes.margins(x=0.2)
axes.set_title("Hits against variety", loc="left")
plt.show()

# %% [markdown]
# ## The sketch, measured
#
# In notebook 3 the sketch's picks looked odd. Now there is a number for it, beside what twenty films would find that are drawn
# blindly from the whole catalogue. The clusters were not the mistake. What to measure distance by, and to take the
# nearest, is what the rest of the package is about.

# %%
found = headline["recall@20"].apply(lambda figures: figures["mean"])
found["drawn blindly"] = 20 / outcome.summary["titles"]
found.round(4).to_frame()

# %% [markdown]
# The whole report, with every metric, slices by decade, language and popularity, and what scanning only the nearest clusters costs:

# %%
print(outcome.folder / "index.html")
