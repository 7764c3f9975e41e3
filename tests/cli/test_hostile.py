"""Titles and names that look like markup, or like nothing at all, come out as they are."""

import importlib

import polars as pl
import pytest

from planted import HOSTILE_TITLES, plant
from reelkin import Model

NAME = "[/bold][red]Ann"


@pytest.fixture(scope="module")
def model():
    """The planted catalogue with hostile titles, in which everybody has a name like markup."""
    planted = plant(hostile=True)
    people = planted.people.with_columns(
        primary_name=pl.concat_str(pl.lit(f"{NAME} "), pl.col("nconst").str.slice(7))
    )
    return Model.from_tables(planted.titles, planted.credits, people=people, k=8)


@pytest.fixture
def ask(reelkin, model, monkeypatch):
    for name in ("similar", "why", "why_not", "clusters", "find"):
        monkeypatch.setattr(importlib.import_module(f"reelkin.cli.{name}"), "load_model", lambda _ctx: model)
    return reelkin


def test_names_like_markup_are_told_whole(ask):
    result = ask("why", "tt1000004", "tt1000012", "--all")
    assert result.code == 0, result.err
    assert f"directed by {NAME}" in " ".join(result.out.split())


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_titles_like_markup_are_told_whole(ask, model, title):
    tconst = next(pick.tconst for pick in model.recommend({}, n=500) if pick.title == title)
    for command in (["similar", tconst, "-n", 3], ["why", tconst, tconst], ["why-not", tconst, "tt1000000"]):
        result = ask(*command)
        assert result.code == 0, result.err
        # A narrow line may break in the midst of it.
        assert title.split()[0][:60] in result.out
