from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from planted import Planted, fitted, plant, planted_map
from reelkin import artefacts, tables
from reelkin.clusters.film_map import centres
from reelkin.clusters.palette import spread_hues
from reelkin.errors import BadInput
from reelkin.model import layout
from reelkin.model.fit import FittedModel, fit
from reelkin.model.identity import identify
from reelkin.settings import Settings

TESTS = Path(__file__).parents[1]


def train(planted: Planted, *, snapshot: dict[str, Any] | None = None, **settings: Any) -> FittedModel:
    return fit(
        planted.titles,
        planted.credits,
        planted.people,
        planted.alternate_titles,
        planted.regions,
        Settings(**{"k": 8, **settings}),
        {"digest": "d", **(snapshot or {})},
        content_map=planted_map(),
    )


def test_rows_fall_in_votes_and_only_titles_that_passed_are_in() -> None:
    model = fitted()
    titles = model.tables["titles"]
    assert titles["left_out_by"].null_count() == titles.height == len(model.bundle) == 100
    keys = [(-votes, tconst) for votes, tconst in titles.select("num_votes", "tconst").iter_rows()]
    assert keys == sorted(keys)
    assert list(model.bundle.titles.tconst) == titles["tconst"].to_list()


def test_vectors_and_prior_are_the_sums_of_the_features() -> None:
    """The linear model holds in the bundle: every vector is its title's features times the map."""
    linear = fitted().bundle.linear
    for row in range(len(fitted().bundle)):
        columns, values = linear.features_of(row)
        np.testing.assert_allclose(values @ linear.content_map[columns], linear.vectors[row], atol=1e-5)
        assert values @ linear.prior_map[columns] == pytest.approx(linear.prior[row], abs=1e-5)


def test_shared_columns_are_the_same_matrix_by_columns() -> None:
    linear = fitted().bundle.linear
    by_rows = {
        (row, column, value)
        for row in range(len(fitted().bundle))
        for column, value in zip(*(part.tolist() for part in linear.features_of(row)), strict=True)
        if linear.shared[column] != 0 or linear.resemblance[column] != 0
    }
    by_columns = {
        (int(linear.shared_rows[place]), column, float(linear.shared_values[place]))
        for column in range(len(linear.shared))
        for place in range(int(linear.shared_offsets[column]), int(linear.shared_offsets[column + 1]))
    }
    assert by_columns == by_rows != set()


def test_what_is_published_is_the_models_tables_with_row_and_cluster(saved: Path) -> None:
    bundle = fitted().bundle
    for name in ("titles", "credits", "people", "alternate_titles", "regions"):
        table = pl.read_parquet(saved / "publish" / f"{name}.parquet")
        tables.check(tables.BY_NAME[name], table, name)
    titles = pl.read_parquet(saved / "publish" / "titles.parquet")
    assert titles["row"].to_list() == list(range(len(bundle)))
    ids = [profile["id"] for profile in bundle.profiles]
    assert titles["cluster"].to_list() == [ids[place] for place in bundle.clusters.assignments]
    credited = pl.read_parquet(saved / "publish" / "credits.parquet")
    assert set(credited["tconst"]) <= set(titles["tconst"])
    assert set(pl.read_parquet(saved / "publish" / "people.parquet")["nconst"]) == set(credited["nconst"])


def test_two_processes_write_the_same_bytes(saved: Path, tmp_path: Path) -> None:
    """Another process, other thread settings, another hash seed and another folder: the same sha256 for every file."""
    script = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(TESTS)!r})
from planted import fitted
fitted().save(Path({str(tmp_path)!r}))
"""
    environment = {**os.environ, "OMP_NUM_THREADS": "2", "POLARS_MAX_THREADS": "2", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert dict(artefacts.folder_hashes(tmp_path)) == dict(artefacts.folder_hashes(saved))


def test_the_order_of_rows_in_the_tables_changes_nothing() -> None:
    planted = plant()
    shuffled = Planted(
        **{
            name: getattr(planted, name).sample(fraction=1.0, shuffle=True, seed=3)
            for name in ("titles", "credits", "people", "alternate_titles", "regions")
        }
    )
    one, other = train(planted), train(shuffled)
    np.testing.assert_array_equal(one.bundle.embedding.vectors, other.bundle.embedding.vectors)
    np.testing.assert_array_equal(one.bundle.people.credit_people, other.bundle.people.credit_people)
    assert one.bundle.profiles == other.bundle.profiles


def test_no_clock_host_or_path_is_in_a_bundle(saved: Path) -> None:
    everything = b"".join(path.read_bytes() for path in sorted(saved.rglob("*")) if path.is_file())
    text = everything.decode(errors="replace")
    assert str(Path.home()) not in text
    assert str(saved) not in text
    assert len(socket.gethostname()) < 4 or socket.gethostname() not in text
    assert not re.search(r"\b20[2-9]\d-[01]\d-[0-3]\d\b", (saved / "model.json").read_text())


def test_the_id_is_a_hash_of_inputs_settings_versions_and_map() -> None:
    def id_of(snapshot: dict[str, Any], **settings: Any) -> str:
        return str(identify(snapshot, Settings(**settings), planted_map(), None)["model_id"])

    plain = id_of({"digest": "a"})
    assert plain == id_of({"digest": "a"})
    assert re.fullmatch(r"[0-9a-f]{32}", plain)
    others = [
        id_of({"digest": "b"}),
        id_of({"digest": "a"}, seed=1),
        id_of({"digest": "a"}, block_weights={"cast": 2}),
    ]
    assert len({plain, *others}) == 4
    assert id_of({"digest": "a"}, timeout_seconds=3, min_votes=7) == plain


def retrain(planted: Planted, previous: FittedModel) -> FittedModel:
    """The same catalogue under another seed."""
    return fit(
        planted.titles,
        planted.credits,
        planted.people,
        planted.alternate_titles,
        planted.regions,
        Settings(k=8, seed=5),
        {"digest": "e"},
        previous=previous.bundle,
        content_map=planted_map(),
    )


def test_films_stay_where_they_were_on_the_map() -> None:
    """A first map in a corner far off: what starts from it lies there, film by film; what does not, around the middle."""
    planted = plant()
    before = train(planted)
    corner = np.array([1000, -2000], np.float32)
    moved = replace(before.bundle, film_map=layout.FilmMap(before.bundle.film_map.places + corner))
    places = retrain(planted, replace(before, bundle=moved)).bundle.film_map.places
    width = np.ptp(before.bundle.film_map.places, axis=0).max()
    assert np.median(np.hypot(*(places - moved.film_map.places).T)) < 0.03 * width
    np.testing.assert_array_less(np.abs(train(planted, seed=5).bundle.film_map.places), 900)


def test_a_clusters_hue_is_its_angle_on_the_map() -> None:
    bundle = fitted().bundle
    middles = centres(bundle.film_map.places, bundle.clusters.assignments, len(bundle.profiles))
    assert [profile["hue"] for profile in bundle.profiles] == spread_hues(middles).tolist()


def test_clusters_keep_their_addresses_over_a_retraining() -> None:
    planted = plant()
    before = train(planted)
    after = retrain(planted, before)
    assert after.bundle.facts["previous"] == before.bundle.model_id
    slugs = [{profile["id"]: profile["slug"] for profile in one.bundle.profiles} for one in (before, after)]
    kept = set(slugs[0].items()) & set(slugs[1].items())
    assert len(kept) >= 6


def test_people_may_be_billed_or_not(saved: Path) -> None:
    """Where the order of a cast means nothing, all of the cast weigh the same."""

    def weights(model: FittedModel) -> set[float]:
        bundle = model.bundle
        cast = [code for code, block in enumerate(bundle.features.blocks) if block == "cast"]
        columns, values = bundle.linear.features_of(0)
        return {
            round(float(v), 4)
            for c, v in zip(columns, values, strict=True)
            if bundle.features.block[c] in cast
        }

    assert len(weights(fitted())) > 1
    assert len(weights(train(plant(), snapshot={"billing_order": False}))) == 1


def test_nothing_to_learn_from_is_said(saved: Path) -> None:
    planted = plant()
    planted.titles = planted.titles.with_columns(left_out_by=pl.lit("votes"))
    with pytest.raises(BadInput, match="none passes the thresholds"):
        train(planted)


def test_a_table_that_lacks_a_column_or_repeats_an_id_is_refused() -> None:
    planted = plant()
    planted.credits = planted.credits.drop("role")
    with pytest.raises(BadInput, match="credits: missing column 'role'"):
        train(planted)
    planted = plant()
    planted.titles = pl.concat([planted.titles, planted.titles.head(1)])
    with pytest.raises(BadInput, match="an id is there twice"):
        train(planted)


def test_model_json_says_what_it_is_made_from(saved: Path) -> None:
    facts = json.loads((saved / "model.json").read_text())
    assert facts["snapshot"]["id"] == "planted"
    assert facts["settings"]["k"] == 8
    assert facts["training"]["titles"] == 100
    assert {"numpy", "polars", "scikit-learn", "reelkin"} <= facts["versions"].keys()
    assert facts["scoring"] == planted_map().scoring.as_dict()
