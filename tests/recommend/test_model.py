from __future__ import annotations

import json
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted import FAMILIES, Planted, fitted
from reelkin.errors import MissingArtefact, UnknownTitle, UsageError
from reelkin.installing import install_line
from reelkin.recommend import Model, UnknownTitlesWarning

TCONSTS = sorted(fitted().tables["titles"]["tconst"])
RATINGS = st.dictionaries(
    st.sampled_from(TCONSTS), st.integers(2, 20).map(lambda half: half / 2), max_size=12
)
DIALS = st.fixed_dictionaries({}, optional={"popularity": st.floats(-1, 1), "age": st.floats(-1, 1)})


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    fitted().save(folder)
    return folder


class TestSimilar:
    @pytest.mark.parametrize("family", [family.name for family in FAMILIES])
    def test_the_nearest_titles_are_the_family(self, model: Model, planted: Planted, family: str) -> None:
        """The eight films of the first director are near each other before anything else is."""
        members = planted.members(family)
        asked = min(members)
        near = {pick.tconst for pick in model.similar(asked, n=8)}
        assert len(near & members) >= 7

    def test_the_asked_title_is_no_pick_and_n_beyond_the_catalogue_gives_all(self, model: Model) -> None:
        picks = model.similar("tt1000000", n=10_000)
        assert sorted(pick.tconst for pick in picks) == [
            tconst for tconst in TCONSTS if tconst != "tt1000000"
        ]

    def test_picks_fall_in_score_and_ties_go_by_row(self, model: Model) -> None:
        picks = model.similar("tt1000000", n=500)
        keys = [(-pick.score, pick.facts.row) for pick in picks]
        assert keys == sorted(keys)

    def test_an_unknown_title_raises(self, model: Model) -> None:
        for tconst in ("tt9", "", "nm0000001", "\ud800"):
            with pytest.raises(UnknownTitle):
                model.similar(tconst)

    def test_a_name_for_an_id_is_told_where_names_are_looked_up(self, model: Model) -> None:
        with pytest.raises(UnknownTitle, match=r"Claire: .*reelkin find.*model\.find"):
            model.similar("Claire")

    def test_an_id_that_is_no_text_is_refused(self, model: Model) -> None:
        for call in (model.similar, model.facts):
            with pytest.raises(UsageError, match="tconst: must be an id such as 'tt0078748', got 78748"):
                call(78748)  # type: ignore[arg-type]

    def test_left_out_titles_are_not_in_the_model(self, model: Model, planted: Planted) -> None:
        assert planted.id_of["Few Saw It"] not in model
        assert planted.id_of["Nobody Rated It"] not in model
        assert planted.id_of["Bare"] in model
        assert 7 not in model

    def test_a_negative_number_of_picks_is_refused_and_none_is_none(self, model: Model) -> None:
        with pytest.raises(UsageError, match="n: must be a whole number from 0"):
            model.similar("tt1000000", n=-1)
        assert model.similar("tt1000000", n=0) == []

    def test_diverse_reorders_and_changes_no_score(self, model: Model) -> None:
        plain = {pick.tconst: pick.score for pick in model.similar("tt1000000", n=500)}
        spread = model.similar("tt1000000", n=10, diverse=0.8)
        assert [pick.tconst for pick in spread] != list(plain)[:10]
        assert all(plain[pick.tconst] == pick.score for pick in spread)

        def families(tconsts: list[str]) -> int:
            return len({model.facts(tconst).language for tconst in tconsts})

        assert families([pick.tconst for pick in spread]) > families(list(plain)[:10])


class TestSums:
    @settings(deadline=None, max_examples=40)
    @given(st.sampled_from(TCONSTS), st.sampled_from(TCONSTS), DIALS)
    def test_reasons_of_similar_titles_add_up(self, asked: str, other: str, dials: dict[str, float]) -> None:
        pick = Model(fitted().bundle).why(asked, other, **dials)  # type: ignore[arg-type]
        assert abs(pick.score - sum(reason.contribution for reason in pick.reasons)) <= 1e-4
        assert abs(pick.score - sum(share.contribution for share in pick.by_liked_title())) <= 1e-4

    @settings(deadline=None, max_examples=40)
    @given(RATINGS, st.sampled_from(TCONSTS), DIALS)
    def test_reasons_of_personal_picks_add_up(
        self, ratings: dict[str, float], other: str, dials: dict[str, float]
    ) -> None:
        pick = Model(fitted().bundle).why(ratings, other, **dials)  # type: ignore[arg-type]
        assert abs(pick.score - sum(reason.contribution for reason in pick.reasons)) <= 1e-4
        shares = pick.by_liked_title()
        assert abs(pick.score - sum(share.contribution for share in shares)) <= 1e-4
        assert {share.tconst for share in shares} - {None} == set(ratings)

    def test_reasons_name_the_prior_and_every_feature_of_the_pick_largest_first(self, model: Model) -> None:
        pick = model.similar("tt1000000", n=1)[0]
        columns, _ = model.bundle.linear.features_of(pick.facts.row)
        names = [model.bundle.features.name[int(column)] for column in columns]
        assert sorted(reason.name for reason in pick.reasons) == sorted([*names, "prior"])
        contributions = [reason.contribution for reason in pick.reasons]
        assert contributions == sorted(contributions, reverse=True)
        assert all(reason.label and reason.block for reason in pick.reasons)

    def test_a_pick_is_worked_out_when_first_asked(self, model: Model) -> None:
        pick = model.similar("tt1000000", n=1)[0]
        assert "reasons" not in vars(pick)
        assert pick.reasons is pick.reasons


class TestRecommend:
    def test_what_is_liked_comes_up_and_what_is_disliked_does_not(
        self, model: Model, planted: Planted
    ) -> None:
        liked, disliked = sorted(planted.members("noir")), sorted(planted.members("western"))
        ratings = dict.fromkeys(liked[:4], 9.0) | dict.fromkeys(disliked[:4], 2.0)
        picks = [pick.tconst for pick in model.recommend(ratings, n=8)]
        assert len(set(picks) & planted.members("noir")) >= 6
        assert not set(picks) & planted.members("western")
        assert not set(picks) & set(ratings)

    def test_a_dislike_lowers_its_kin(self, model: Model, planted: Planted) -> None:
        noir, western = sorted(planted.members("noir")), sorted(planted.members("western"))
        alone = model.why({noir[0]: 9.0}, western[5]).score
        assert model.why({noir[0]: 9.0, western[0]: 1.0}, western[5]).score < alone

    def test_scale_is_the_same_taste_in_other_numbers(self, model: Model, planted: Planted) -> None:
        ten = {planted.id_of["Claire"]: 10.0, planted.id_of["Dust"]: 1.0}
        five = {planted.id_of["Claire"]: 5.0, planted.id_of["Dust"]: 0.5}
        assert [(p.tconst, p.score) for p in model.recommend(ten, scale=(1, 10))] == [
            (p.tconst, p.score) for p in model.recommend(five, scale=(0.5, 5))
        ]

    def test_unknown_ids_are_counted_in_one_warning(self, model: Model, planted: Planted) -> None:
        ratings = {planted.id_of["Claire"]: 9.0, "tt9": 8.0, "tt8": 1.0}
        with pytest.warns(UnknownTitlesWarning, match="2 rated titles are not in the model") as caught:
            picks = model.recommend(ratings, n=5)
        assert len(caught) == 1
        assert caught[0].filename == __file__
        assert picks == model.recommend({planted.id_of["Claire"]: 9.0}, n=5)

    def test_nothing_known_gives_the_priors_ranking(self, model: Model) -> None:
        prior = [pick.tconst for pick in model.recommend({}, n=200)]
        scores = model.bundle.embedding.prior
        order = sorted(range(len(model)), key=lambda row: (-scores[row], row))
        assert prior == [model.facts_of(row).tconst for row in order]
        with pytest.warns(UnknownTitlesWarning):
            assert [pick.tconst for pick in model.recommend({"tt9": 9.0}, n=200)] == prior

    @pytest.mark.parametrize("rating", [0.5, 10.1, float("nan")])
    def test_a_rating_off_the_scale_raises(self, model: Model, rating: float) -> None:
        with pytest.raises(UsageError, match="not on the scale"):
            model.recommend({"tt1000000": rating})

    def test_one_unknown_id_is_one_title(self, model: Model) -> None:
        with pytest.warns(UnknownTitlesWarning, match="1 rated title is not in the model and left out: tt9"):
            model.recommend({"tt9": 9.0})

    @pytest.mark.parametrize("ratings", [None, ["tt0078748"], 78748, "tt0078748"])
    def test_what_is_no_ratings_is_refused(self, model: Model, ratings: Any) -> None:
        with pytest.raises(UsageError, match=r"ratings: must be ratings by id, such as \{'tt0078748': 9\}"):
            model.recommend(ratings)

    @pytest.mark.parametrize(
        ("ratings", "scale", "said"),
        [
            ({78748: 9.0}, (1, 10), "ratings: must be by ids such as 'tt0078748', got 78748"),
            ({"tt1000000": "9"}, (1, 10), "tt1000000: rating must be a number, got '9'"),
            ({"tt1000000": None}, (1, 10), "tt1000000: rating must be a number, got None"),
            ({}, 10, "scale: must be two numbers"),
            ({}, (1, 5, 10), "scale: must be two numbers"),
            ({}, ("low", "high"), "scale: must be two numbers"),
            ({}, (10, 1), "scale: must rise"),
        ],
    )
    def test_what_is_wrong_in_them_is_named(self, model: Model, ratings: Any, scale: Any, said: str) -> None:
        with pytest.raises(UsageError, match=said):
            model.recommend(ratings, scale=scale)

    def test_numpys_numbers_are_numbers(self, model: Model) -> None:
        picks = model.recommend({"tt1000000": np.float32(9)}, n=np.int64(3), min_votes=np.int32(1))  # type: ignore[dict-item, arg-type]
        assert len(picks) == 3

    def test_the_order_of_ratings_changes_nothing(self, model: Model) -> None:
        ratings = {tconst: 1.0 + place % 10 for place, tconst in enumerate(TCONSTS[:40])}
        backwards = dict(reversed(ratings.items()))
        assert [(p.tconst, p.score) for p in model.recommend(ratings)] == [
            (p.tconst, p.score) for p in model.recommend(backwards)
        ]

    def test_known_titles_warn_of_nothing(self, model: Model) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            model.recommend({"tt1000000": 9.0})


class TestLoading:
    def test_a_saved_model_answers_as_the_one_in_memory(self, model: Model, saved: Path) -> None:
        loaded = Model.load(saved)
        for one, other in zip(
            loaded.similar("tt1000000", n=50), model.similar("tt1000000", n=50), strict=True
        ):
            assert one == other
            assert one.reasons == other.reasons
            assert one.to_dict() == other.to_dict()
        assert Model.load(str(saved)).model_id == model.model_id
        assert (
            repr(loaded)
            == f"<Model {model.model_id[:12]}: {len(model)} titles, {len(model.clusters)} clusters>"
        )

    def test_it_loads_in_well_under_a_second(self, saved: Path) -> None:
        started = time.perf_counter()
        Model.load(saved)
        assert time.perf_counter() - started < 0.5

    def test_without_a_path_it_is_the_workspaces_newest(
        self, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("REELKIN_HOME", str(tmp_path))
        with pytest.raises(
            MissingArtefact, match=f"no model in {tmp_path} yet: run `reelkin build`, or .*--home"
        ):
            Model.load()
        with pytest.raises(MissingArtefact, match="elsewhere: no model there"):
            Model.load(tmp_path / "elsewhere")
        (tmp_path / "models").mkdir()
        (tmp_path / "models" / "current").symlink_to(saved)
        assert Model.load().model_id == Model.load(saved).model_id

    def test_answering_needs_numpy_alone(self, saved: Path) -> None:
        """Load, answer and explain in a process where every library for building is missing."""
        script = f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {{'polars', 'sklearn', 'scipy', 'narwhals', 'matplotlib', 'pandas'}}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
from reelkin import Model
from reelkin.errors import MissingExtra
model = Model.load({str(saved)!r})
picks = model.similar('tt1000000', n=3, franchise='collapse', diverse=0.2)
print(picks[0].sentence, model.find('Claire').kind, model.why_not('tt1000000', 'tt1000001').rank)
try:
    Model.from_tables([], [])
except MissingExtra as error:
    print(error)
"""
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert "Director A1; a science-fiction horror film of the 1980s. one 2" in done.stdout
        assert install_line("build") in done.stdout


class TestVotes:
    def test_multiplying_all_votes_changes_no_pick(self, model: Model) -> None:
        """Votes count only by their order: a thousandth of them, or a thousand times as many, are the same."""
        for factor in (-1000, 7):
            other = Model(fitted(votes_factor=factor).bundle)
            for tconst in TCONSTS[::9]:
                assert [(p.tconst, p.score) for p in model.similar(tconst, n=50)] == [
                    (p.tconst, p.score) for p in other.similar(tconst, n=50)
                ]


def test_hostile_titles_come_through_whole(hostile: Model) -> None:
    from planted import HOSTILE_TITLES

    titles = {pick.title: pick for pick in hostile.similar("tt1000000", n=500)}
    assert set(HOSTILE_TITLES) <= titles.keys()
    for name in HOSTILE_TITLES:
        pick = titles[name]
        assert json.loads(json.dumps(pick.to_dict()))["title"] == name
        assert pick.sentence.endswith(".")
        assert hostile.similar(pick.tconst, n=3)
