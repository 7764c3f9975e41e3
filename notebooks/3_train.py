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
# # 3. Train
#
# k-means puts films into k clusters so that each lies near the middle of its own. This notebook begins with the sketch
# from which reelkin grew, all ten lines of it, and looks at what it recommends. Then it trains on better vectors,
# on this machine with scikit-learn and on SageMaker, and puts the two side by side.

# %%
import json
import logging
import os
import sys
from contextlib import nullcontext

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from adjustText import adjust_text
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

import reelkin
from reelkin.aws.emulation.serving import ROLE, emulated_aws
from reelkin.clusters.assignment import assign
from reelkin.clusters.engines import load_engine
from reelkin.clusters.film_map import centres
from reelkin.clusters.metrics import inertia
from reelkin.clusters.palette import spread_hues, srgb
from reelkin.inspection.style import MUCH, colour, colours_between, draw_all_in_house_style
from reelkin.settings import read_settings

draw_all_in_house_style()
pd.set_option("display.max_colwidth", None)
model = reelkin.build(raw=os.environ.get("REELKIN_RAW", "sample"))

# %% [markdown]
# ## The sketch, in ten lines
#
# The rating, the votes and a column for each genre, all brought to 0…1; k-means with k = 15; and for somebody who
# liked *Dumbo*, any other film of Dumbo's cluster. IMDb's 23 genres made 25 columns; the sample has 22, and so one column fewer.

# %%
titles = reelkin.load_tables("titles").query("left_out_by.isna()").reset_index(drop=True)
genres = titles["genres"].str.join("|").str.get_dummies()
genres = genres[genres.sum().nlargest(23).index]
columns = titles[["average_rating", "num_votes"]].fillna(0).join(genres)
columns = (columns - columns.min()) / (columns.max() - columns.min())
labels = KMeans(n_clusters=15, n_init=10, random_state=0).fit_predict(columns)
dumbo = titles.index[titles["tconst"] == "tt0033563"][0]
cluster = titles[labels == labels[dumbo]].drop(index=dumbo)
sketch = cluster.sample(6, random_state=0)
sketch[["primary_title", "start_year", "genres"]]

# %% [markdown]
# ## And ours
#
# The same question to the model that `reelkin.build` has trained, with the reason that it gives for each pick.

# %%
picks = model.similar("tt0033563", n=6)
pd.DataFrame([{"title": pick.title, "year": pick.year, "why": pick.sentence} for pick in picks])

# %% [markdown]
# What went wrong with the sketch? Nothing in k-means. It was told that a film is a rating, votes and genres, so a film of 1941 and
# one of 2013 with the same genres are the same to it, and it was never asked for the *nearest* film but for *any* of the cluster.
# On the map of films that is plain to see: most of the sketch's cluster (light blue) is far from Dumbo, and the rest of it lies
# all over the map; ours (orange) lie where Dumbo is.

# %%
places = np.asarray(model.bundle.film_map.places)
rows = {tconst: row for row, tconst in enumerate(model.bundle.titles.tconst)}
figure, axes = plt.subplots(figsize=(7.4, 5.4))
axes.scatter(*places.T, s=2, color=colour("rule"), linewidths=0)
of_cluster = [rows[tconst] for tconst in cluster["tconst"]]
drawn = [rows[tconst] for tconst in sketch["tconst"]]
nearest = [rows[pick.tconst] for pick in picks]
axes.scatter(*places[of_cluster].T, s=4, color=colour("much3"), linewidths=0, label="the sketch's cluster")
axes.scatter(*places[drawn].T, s=28, color=colour("much6"), linewidths=0, label="what it drew from it")
axes.scatter(*places[nearest].T, s=28, color=colour("orange"), linewidths=0, label="reelkin's picks")
axes.scatter(
    *places[rows["tt0033563"]],
    s=260,
    marker="*",
    facecolors="none",
    edgecolors=colour("ink"),
    linewidths=1.2,
    label="Dumbo",
)
axes.set(xticks=[], yticks=[], aspect="equal")
axes.spines[["left", "bottom"]].set_visible(False)
axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
axes.set_title("Where the picks for Dumbo lie", loc="left")

# The small map to the right is the star's place, enlarged.
near = places[[rows["tt0033563"], *nearest]]
middle, reach = (near.max(axis=0) + near.min(axis=0)) / 2, 0.75 * np.ptp(near, axis=0).max()
inset = axes.inset_axes((1.06, 0.02, 0.62, 0.62))
inset.scatter(*places.T, s=6, color=colour("rule"), linewidths=0)
inset.scatter(*places[of_cluster].T, s=10, color=colour("much3"), linewidths=0)
inset.scatter(*places[nearest].T, s=28, color=colour("orange"), linewidths=0)
inset.scatter(*near[0], s=200, marker="*", facecolors="none", edgecolors=colour("ink"), linewidths=1.2)
inset.spines[:].set(visible=True, color=colour("faint"))
inset.set(
    xlim=middle[0] + np.array([-reach, reach]),
    ylim=middle[1] + np.array([-reach, reach]),
    xticks=[],
    yticks=[],
)
adjust_text(
    [
        inset.text(*place, title, fontsize=8, color=colour("ink"))
        for place, title in zip(near, ["Dumbo", *(pick.title for pick in picks)], strict=True)
    ],
    ax=inset,
    arrowprops={"arrowstyle": "-", "color": colour("faint"), "lw": 0.6},
)
axes.indicate_inset_zoom(inset, edgecolor=colour("faint"))
plt.show()

# %% [markdown]
# ## k-means on vectors
#
# From here on the rows are the vectors of notebook 2. How many clusters? With more of them every film lies nearer to a middle,
# so the *inertia*, the mean squared distance to it, only ever falls; the question is from where on it is hardly worth it.
# `reelkin build --k auto` measures more than this curve; without it, k follows from the number of titles.

# %%
vectors = np.ascontiguousarray(model.bundle.embedding.vectors)
settings = read_settings()
scikit_learn = load_engine("scikit-learn")
k = len(model.clusters)
tried = sorted({max(2, round(k * times)) for times in (0.1, 0.25, 0.5, 1, 2, 3)})
curve = {}
for number in tried:
    centroids = scikit_learn(vectors, number, 0, settings)
    curve[number] = inertia(vectors, centroids, assign(vectors, centroids))
figure, axes = plt.subplots(figsize=(6, 2.8))
axes.plot(list(curve), list(curve.values()), marker="o", ms=4, color=colour("much4"))
axes.scatter([k], [curve[k]], s=60, color=colour("orange"), zorder=3)
axes.annotate(f"k = {k}", (k, curve[k]), (8, 8), textcoords="offset points", color=colour("orange"))
axes.set(xlabel="clusters", ylabel="inertia", ylim=(0, None))
axes.set_title("The more clusters, the less is left to gain", loc="left")
plt.show()

# %% [markdown]
# ## On SageMaker
#
# The same vectors to SageMaker's built-in k-means, on three instances: reelkin writes them to S3 as three files of RecordIO,
# starts a training job, waits, and reads the centroids out of the model that the job leaves in S3. Every engine is one function.
#
# **Where `REELKIN_AWS_ROLE` is set, the next cell runs on AWS and costs some cents. Where it is not, it runs against an emulation on
# this machine: boto3 is real and so is every byte on the wire, but the service at the other end is reelkin's own stand-in, and
# what it finds is not what AWS would find.** The lines below say which it was.

# %%
logging.basicConfig(format="%(message)s", stream=sys.stdout)
logging.getLogger("reelkin").setLevel(logging.INFO)
asked = {"engine": "sagemaker", "sagemaker_instances": 3, "sagemaker_hyperparameters": {"epochs": "3"}}
on_aws = settings.aws_role is not None
if not on_aws:
    asked |= {"aws_role": ROLE, "aws_storage": "s3://films/notebook"}
with nullcontext() if on_aws else emulated_aws("films"):
    theirs = load_engine("sagemaker")(vectors, k, 0, read_settings(**asked))
theirs.shape

# %% [markdown]
# What became of the job is kept in the workspace, and nothing of it in the model.

# %%
jobs = sorted((settings.home / "training-jobs").glob("*.json"))
account = json.loads(jobs[-1].read_text())
pd.Series(
    {name: account[name] for name in ("job", "on", "status", "told", "billable_seconds", "usd")}
).to_frame("")

# %% [markdown]
# ## Side by side
#
# Neither knows of the other, and SageMaker's has no seed, so nobody expects the same numbers. The questions are how near
# films lie to the middle of their cluster (inertia), and how far the two agree on which films belong together (adjusted
# Rand index: 1 if they agree on everything, 0 if no more than chance).

# %%
ours = scikit_learn(vectors, k, 0, settings)
here, there = assign(vectors, ours), assign(vectors, theirs)
pd.DataFrame(
    {
        "inertia": [inertia(vectors, ours, here), inertia(vectors, theirs, there)],
        "films in the largest": [np.bincount(here).max(), np.bincount(there).max()],
        "agreement": [1, adjusted_rand_score(here, there)],
    },
    index=["scikit-learn", "SageMaker" if on_aws else "SageMaker (emulated)"],
).round(3)

# %% [markdown]
# Clusters have no names yet, and number 3 of one may be number 17 of the other. So they are paired such that as many films as
# possible are in both of a pair. A dark diagonal means that the pair is nearly the same cluster; dark cells beside it show where one
# engine cut in two what the other left whole.

# %%
shared = np.zeros((k, k))
np.add.at(shared, (here, there), 1)
pairs = linear_sum_assignment(shared, maximize=True)
overlap = shared[:, pairs[1]] / np.maximum(shared.sum(axis=1, keepdims=True), 1)
order = np.argsort(-overlap.diagonal())
figure, axes = plt.subplots(figsize=(5.6, 4.8))
image = axes.imshow(overlap[np.ix_(order, order)], cmap=colours_between(MUCH), vmin=0, vmax=1)
whose = "SageMaker's" if on_aws else "the emulation's"
axes.set(xlabel=f"clusters of {whose} k-means", ylabel="clusters of scikit-learn's", xticks=[], yticks=[])
bar = figure.colorbar(image, pad=0.02, fraction=0.046, format=lambda part, _: f"{part:.0%}")
bar.outline.set_visible(False)
axes.set_title("How the clusters of one overlap those of the other", loc="left")
plt.show()

# %% [markdown]
# The same on the map of films: each cluster has a colour, and its partner has the same.

# %%
partner = np.argsort(pairs[1])
wheel = srgb(spread_hues(centres(places, here, k)), lightness=0.62)
figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 4.4), layout="constrained")
for axes, name, colours in ((left, "scikit-learn", wheel[here]), (right, "SageMaker", wheel[partner[there]])):
    axes.scatter(*places.T, s=2, c=colours, linewidths=0)
    axes.set(xticks=[], yticks=[], aspect="equal")
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.set_title(name if on_aws or name == "scikit-learn" else f"{name}, emulated", loc="left")
plt.show()

# %% [markdown]
# `reelkin train --engine sagemaker` does all this for a whole model (with `--assign transform` SageMaker's model also assigns the films itself, and
# has to agree), and `reelkin compare` puts two models side by side, with the picks
# that they share and, given people's ratings, what people get of each.
