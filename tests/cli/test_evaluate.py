"""`reelkin evaluate` as a person calls it."""

from __future__ import annotations

import json
import shutil

import pytest

from planted_ratings import plant_ratings


@pytest.fixture(scope="module")
def home(built_home, tmp_path_factory):
    mine = tmp_path_factory.mktemp("evaluating") / "home"
    shutil.copytree(built_home, mine, symlinks=True)
    plant_ratings(mine, mine.parent / "ratings.csv")
    return mine


def call(reelkin, home, *more):
    options = ("--protocol", "people", "--baseline", "popular", "--quick")
    return reelkin("--home", home, "evaluate", "--ratings", home.parent / "ratings.csv", *options, *more)


def test_it_tells_the_methods_and_where_the_page_is(reelkin, home):
    said = call(reelkin, home)
    assert said.code == 0, said.err
    assert "reelkin hybrid" in said.out
    assert "Note: A quick look" in said.out
    page = said.out.splitlines()[-1].removeprefix("Open ")
    assert page.endswith("evaluation/index.html")


def test_programs_get_json(reelkin, home):
    said = call(reelkin, home, "--json")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert told["stage"] == "evaluate"
    assert {row["method"] for row in told["summary"]["headline"]} >= {"reelkin hybrid", "most popular"}


def test_wrong_options_are_told(reelkin, home):
    assert reelkin("--home", home, "evaluate").code == 2
    unknown = call(reelkin, home, "--baseline", "eaze")
    assert unknown.code == 2
    assert "no baseline 'eaze'" in unknown.err
    missing = reelkin("--home", home, "evaluate", "--ratings", home / "nowhere")
    assert missing.code == 1
    assert "no such file" in missing.err
