from __future__ import annotations

import json

import pytest

from planted import fitted
from reelkin import artefacts
from reelkin.workspace import Workspace


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workspace with the planted model as its current one."""
    workspace = Workspace(tmp_path_factory.mktemp("home"))
    model = fitted()
    folder = workspace.models / model.bundle.model_id
    with artefacts.new_folder(folder) as aside:
        model.save(aside)
    artefacts.point(workspace.current_model, folder)
    return workspace.home


def test_the_list_has_every_cluster_once(home, reelkin):
    ran = reelkin("--home", home, "clusters")
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert len(lines) == 1 + 8
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].split() == ["id", "cluster", "titles", "examples"]
    assert sum("Wester" in line for line in lines) == 1


def test_one_cluster_by_number_name_or_address(home, reelkin):
    profiles = json.loads(reelkin("--home", home, "clusters", "--json").out)["clusters"]
    sizes = [profile["size"] for profile in profiles]
    assert sizes == sorted(sizes, reverse=True)
    chosen = profiles[3]
    told = {reelkin("--home", home, "clusters", chosen[key]).out for key in ("id", "slug", "name")}
    assert len(told) == 1
    text = told.pop()
    assert chosen["name"] in text
    assert chosen["exemplars"][0]["title"] in text
    assert json.loads(reelkin("--home", home, "clusters", chosen["id"], "--json").out)["cluster"] == chosen


def test_what_is_told_of_a_cluster_is_what_the_profile_holds(home, reelkin):
    profiles = json.loads(reelkin("--home", home, "clusters", "--json").out)["clusters"]
    western = next(profile for profile in profiles if "western" in profile["name"].lower())
    text = reelkin("--home", home, "clusters", western["id"]).out
    genre = next(one for one in western["commonalities"] if one["name"] == "genre_western")
    line = next(line for line in text.splitlines() if line.startswith("genres"))
    assert f"{genre['share']:.0%}" in line
    assert f"{genre['lift']:.1f}" in line


def test_a_narrow_list_has_no_examples(home, reelkin, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    lines = reelkin("--home", home, "clusters").out.splitlines()
    assert lines[0].split() == ["id", "cluster", "titles"]
    assert all(len(line) <= 50 and "…" not in line for line in lines)


def test_chances_are_for_machines(home, reelkin):
    profile = json.loads(reelkin("--home", home, "clusters", "--json").out)["clusters"][0]
    assert all("p" in one for one in profile["commonalities"])
    headings = reelkin("--home", home, "clusters", profile["id"]).out.splitlines()[3].split()
    assert headings == ["in", "common", "here", "in", "all", "lift"]


def test_plot_draws_and_says_where(home, reelkin):
    ran = reelkin("--home", home, "clusters", "--plot", "--json")
    pictures = json.loads(ran.out)["pictures"]
    assert [path.rsplit("/", 1)[1] for path in pictures] == ["heatmap.png", "map.png"]
    ran = reelkin("--home", home, "clusters", "--plot")
    assert [line.removeprefix("Drawn: ") for line in ran.out.splitlines()] == pictures


def test_no_such_cluster(home, reelkin):
    ran = reelkin("--home", home, "clusters", "nothing of the kind")
    assert ran.code == 2
    assert "no cluster 'nothing of the kind' in this model; `reelkin clusters` lists them" in ran.err
