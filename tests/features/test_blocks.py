"""The blocks together: order, weights, switching off, portability, determinism."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from reelkin.errors import UsageError
from reelkin.features.blocks import BLOCKS, PORTABLE, build_features, model_order
from reelkin.features.matrix import FeatureMatrix

from .tiny import credits_of, people_of, titles

NAMES = [block.name for block in BLOCKS]
TITLES = titles(
    {"primary_title": "Alien", "start_year": 1979, "genres": ["Horror", "Sci-Fi"], "num_votes": 900.0,
     "bayesian_rating": 8.5, "runtime_minutes": 117, "original_language": "en"},
    {"primary_title": "Aliens", "start_year": 1986, "genres": ["Action", "Sci-Fi"], "num_votes": 700.0,
     "bayesian_rating": 8.4, "runtime_minutes": 137, "original_language": "en", "original_region": "US"},
    {"primary_title": "Legend", "start_year": 1985, "genres": ["Fantasy"], "num_votes": 70.0,
     "bayesian_rating": 6.3, "runtime_minutes": 94, "original_language": "fr", "original_region": "US"},
    {"primary_title": "La jetée", "start_year": 1962, "genres": ["Drama", "Sci-Fi", "Short"], "num_votes": 70.0,
     "bayesian_rating": 8.2, "runtime_minutes": 28, "title_type": "short", "original_language": "fr",
     "original_region": "US"},
    {"primary_title": "Sans soleil", "start_year": None, "genres": [], "num_votes": None, "title_type": "video"},
    {"primary_title": "Level Five", "start_year": 1997, "genres": ["Drama"], "num_votes": 5.0, "bayesian_rating": 6.9,
     "runtime_minutes": 106, "original_language": "fr"},
)  # fmt: skip
CREDITS = credits_of(
    ("a", "n1", "director", 1), ("c", "n1", "director", 1), ("b", "n2", "director", 1),
    ("a", "n3", "cast", 1), ("b", "n3", "cast", 1), ("a", "n4", "cast", 2), ("c", "n4", "cast", 1),
    ("d", "n5", "director", 1), ("e", "n5", "director", 1), ("f", "n5", "director", 1),
    ("d", "n5", "writer", 1), ("e", "n5", "writer", 1), ("f", "n6", "writer", 1), ("a", "n6", "writer", 1),
    ("a", "n7", "writer", 2), ("b", "n7", "writer", 1), ("b", "n9", "cast", 2),
)  # fmt: skip
PEOPLE = people_of(n1="Ridley Scott", n3="Sigourney Weaver", n4="Alice", n5="Chris Marker", n6="Dan")


def built(**settings: object) -> FeatureMatrix:
    return build_features(TITLES, CREDITS, PEOPLE, **settings)  # type: ignore[arg-type]


def columns_of(features: FeatureMatrix) -> dict[str, tuple[str, list[float]]]:
    dense = features.matrix.toarray()
    return {
        column.name: (column.label, dense[:, place].tolist()) for place, column in enumerate(features.columns)
    }


def test_rows_are_in_model_order() -> None:
    """Votes descending, none counting as 0, then tconst."""
    assert built().tconsts == ["a", "b", "c", "d", "f", "e"]
    assert model_order(titles({"num_votes": None}, {"num_votes": 0.0}))["tconst"].to_list() == ["a", "b"]


def test_every_block_is_there_in_order() -> None:
    assert built().blocks == NAMES


def test_labels_read_as_people_speak() -> None:
    labels = {column.name: column.label for column in built().columns}
    assert labels["genre_sci_fi"] == "science fiction"
    assert labels["director_n1"] == "directed by Ridley Scott"
    assert labels["cast_n4"] == "with Alice"
    assert labels["language_fr"] == "French"
    assert labels["franchise_alien"] == "the Alien films"


@pytest.mark.parametrize("dropped", NAMES)
def test_dropping_a_block_changes_only_its_own_columns(dropped: str) -> None:
    whole, rest = columns_of(built()), columns_of(built(block_weights={dropped: 0}))
    own = {column.name for column in built().columns if column.block == dropped}
    assert own
    assert rest == {name: values for name, values in whole.items() if name not in own}


@pytest.mark.parametrize("weighed", NAMES)
def test_a_weight_scales_its_block_and_is_stored(weighed: str) -> None:
    plain, heavy = built(), built(block_weights={weighed: 2.5})
    assert heavy.names == plain.names
    expected = np.where([column.block == weighed for column in plain.columns], 2.5, 1.0)
    np.testing.assert_array_equal(heavy.scales, expected.astype(np.float32))
    np.testing.assert_allclose(heavy.matrix.toarray() / heavy.scales, plain.matrix.toarray(), rtol=1e-6)


@pytest.mark.parametrize(
    "weights", [{"genre": 1.0}, {"genres": -1.0}, {"era": float("nan")}, {"era": float("inf")}]
)
def test_a_weight_that_makes_no_sense_is_refused(weights: dict[str, float]) -> None:
    with pytest.raises(UsageError, match="block_weights"):
        built(block_weights=weights)


def test_all_blocks_off_leaves_the_titles() -> None:
    assert built(block_weights=dict.fromkeys(NAMES, 0)).shape == (6, 0)


def test_the_unit_of_the_votes_changes_no_column() -> None:
    scaled = TITLES.with_columns(pl.col("num_votes") * 0.001)
    features = build_features(scaled, CREDITS, PEOPLE)
    assert features.tconsts == built().tconsts
    assert columns_of(features) == columns_of(built())


def test_order_of_rows_changes_nothing() -> None:
    features = build_features(
        TITLES.reverse(), CREDITS.sample(fraction=1.0, shuffle=True, seed=5), PEOPLE.reverse()
    )
    assert features.names == built().names
    assert features.matrix.data.tobytes() == built().matrix.data.tobytes()
    assert features.matrix.indices.tobytes() == built().matrix.indices.tobytes()


def test_portable_columns_hold_the_same_values_in_another_catalogue() -> None:
    """But for reception, which is a place among others, and for columns that say nothing there."""
    fewer = build_features(TITLES.head(4), CREDITS, PEOPLE)
    for name in set(fewer.names) & set(built().names):
        if fewer.columns[fewer.index[name]].block in {"genres", "era", "type", "runtime"}:
            for tconst in fewer.tconsts:
                assert fewer.of_title(tconst).get(name) == built().of_title(tconst).get(name)


def test_portable_blocks_are_those_of_fixed_names() -> None:
    assert PORTABLE == ("genres", "era", "language", "region", "type", "runtime", "reception")


def test_billing_can_be_told_to_mean_nothing() -> None:
    features = built(billing_order=False)
    assert features.of_title("a")["cast_n4"] == pytest.approx((1 / 2) ** 0.5)
    assert built().of_title("a")["cast_n4"] == pytest.approx((1 / 3) ** 0.5)


def test_a_series_stands_for_the_one_actor_who_is_in_all_of_it() -> None:
    """Sigourney Weaver's column says what franchise_alien says; the series keeps its name."""
    assert "cast_n3" not in built().names
    assert built().of_title("b")["franchise_alien"] == 1.0


def test_who_writes_what_they_direct_is_one_column_if_always() -> None:
    told = CREDITS.filter(~((pl.col("nconst") == "n6") & (pl.col("tconst") == "f")))
    told = pl.concat([told, credits_of(("f", "n5", "writer", 1))])
    labels = {column.name: column.label for column in build_features(TITLES, told, PEOPLE).columns}
    assert labels["director_n5"] == "written and directed by Chris Marker"
    assert "writer_n5" not in labels


def test_more_titles_asked_of_people_leave_fewer() -> None:
    assert {"directors", "cast", "writers"}.isdisjoint(built(min_person_titles=4).blocks)


def test_franchises_can_be_given() -> None:
    none = pl.DataFrame(
        schema={"tconst": pl.String, "franchise": pl.String, "label": pl.String, "part": pl.Int32}
    )
    assert "franchise" not in built(franchises=none).blocks


def test_one_title_alone_says_nothing() -> None:
    assert build_features(TITLES.head(1), CREDITS, PEOPLE).shape == (1, 0)


def test_no_titles_make_an_empty_matrix() -> None:
    assert build_features(TITLES.clear(), CREDITS.clear(), PEOPLE.clear()).shape == (0, 0)
