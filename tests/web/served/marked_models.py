"""Models that can be told apart in whatever is made of them: every name begins with the model's word."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from planted import Planted, plant, planted_map
from reelkin.model.fit import fit
from reelkin.recommend import Model
from reelkin.settings import Settings

WORDS = ("Amber", "Birch", "Cedar", "Douglas", "Ebony")
_OWN = re.compile(r"\b(?:tt|nm)9(\d)\d{5}\b")
_TOKEN = re.compile(r'name="token" value="[^"]*"')


class Marked(NamedTuple):
    """A model on disk, and its word."""

    word: str
    bundle: Path
    model_id: str


@cache
def shared_ids() -> tuple[str, ...]:
    """The ids of titles that every one of the models has, each under a name of its own."""
    titles = plant().titles.filter(pl.col("left_out_by").is_null())
    return tuple(one for one in titles["tconst"] if not _is_own(one))


def write_marked(folder: Path, word: str) -> Marked:
    """Train the model of a word, and write it to `folder`."""
    planted = _mark(plant(), WORDS.index(word))
    fitted = fit(
        planted.titles,
        planted.credits,
        planted.people,
        planted.alternate_titles,
        planted.regions,
        Settings(k=8),
        {"id": "planted", "digest": word, "source": "planted", "billing_order": True},
        content_map=planted_map(),
    )
    fitted.save(folder)
    return Marked(word, folder, Model.load(folder).model_id)


def words_in(text: str, models: tuple[Marked, ...]) -> set[str]:
    """The words of all models of which an answer has a name, an id or the model's own id."""
    told = _TOKEN.sub("", text)
    lowered = told.lower()
    found = {one.word for one in models if one.word.lower() in lowered or one.model_id[:16] in told}
    return found | {WORDS[int(digit)] for digit in _OWN.findall(told)}


def _is_own(one: str) -> bool:
    return int(one[2:]) % 2 == 1


def _mark(planted: Planted, number: int) -> Planted:
    """Every other title and person also has an id that is of this model alone."""

    def own(one: str) -> str:
        return f"{one[:2]}9{number}{one[-5:]}" if _is_own(one) else one

    def named(*columns: str) -> list[pl.Expr]:
        return [(WORDS[number] + " " + pl.col(column)).alias(column) for column in columns]

    ids = [pl.col(column).map_elements(own, return_dtype=pl.String) for column in ("tconst", "nconst")]
    return replace(
        planted,
        titles=planted.titles.with_columns(*named("primary_title", "original_title"), ids[0]).sort("tconst"),
        credits=planted.credits.with_columns(*ids).sort("tconst", "role", "billing", "nconst"),
        people=planted.people.with_columns(*named("primary_name"), ids[1]).sort("nconst"),
        alternate_titles=planted.alternate_titles.with_columns(*named("title"), ids[0]).sort(
            "tconst", "title"
        ),
        regions=planted.regions.with_columns(ids[0]).sort("tconst", "region"),
    )
