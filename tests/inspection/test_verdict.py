"""The verdict says what the numbers say."""

from __future__ import annotations

import polars as pl
import pytest

from reelkin.inspection.verdict import judge

SOURCE = {"source": "imdb", "rating_mean": "a mean", "votes_mean": "a count"}
DECADES = pl.DataFrame(
    {"group": ["1990", "1930"], "titles": [50, 50], "rho": [-0.1, 0.6], "low": [0.0] * 2, "high": [0.0] * 2}
)


def _rho(rho: float | None, width: float = 0.01) -> dict[str, float | int | None]:
    if rho is None:
        return {"titles": 3, "rho": None, "low": None, "high": None}
    return {"titles": 1234, "rho": rho, "low": rho - width, "high": rho + width}


def _bins(*medians: float) -> pl.DataFrame:
    rows = [
        (10**step, 10 ** (step + 1) - 1, 50, median - 1, median, median + 1)
        for step, median in enumerate(medians)
    ]
    return pl.DataFrame(
        rows, schema=["first_votes", "last_votes", "titles", "low", "median", "high"], orient="row"
    )


@pytest.mark.parametrize(
    ("rho", "answer"),
    [
        (0.6, "Yes, clearly: more votes come with higher ratings"),
        (0.4, "Yes, moderately: more votes come with higher ratings"),
        (0.2, "Yes, but weakly: more votes come with higher ratings"),
        (0.05, "Hardly: more votes come with ratings a hair higher"),
        (-0.05, "Hardly: more votes come with ratings a hair lower"),
        (0.005, "No: more votes come with neither higher nor lower ratings"),
        (-0.2, "No, weakly the reverse: more votes come with lower ratings"),
        (-0.7, "No, clearly the reverse: more votes come with lower ratings"),
    ],
)
def test_the_answer_follows_sign_and_size(rho: float, answer: str) -> None:
    assert judge(_rho(rho), _rho(rho), DECADES, _bins(5, 6), SOURCE).answer == answer


def test_a_wide_interval_is_no_answer() -> None:
    assert judge(_rho(0.3, width=0.4), _rho(None), DECADES, _bins(5, 6), SOURCE).answer.startswith("No: ")


def test_too_few_titles_are_said_to_be() -> None:
    verdict = judge(_rho(None), _rho(None), DECADES[:0], _bins(), SOURCE)
    assert verdict.answer.startswith("Too few rated titles")
    assert verdict.evidence == verdict.limits == ()


@pytest.mark.parametrize(
    ("medians", "shape"),
    [
        ((5, 6, 7), "goes from 5.0 at 1 votes to 7.0 at 100 votes"),
        ((7, 6, 8), "falls from 7.0 at 1 votes to 6.0 at 10 votes, then rises to 8.0 at 100 votes"),
        ((6, 8, 7), "rises from 6.0 at 1 votes to 8.0 at 10 votes, then falls to 7.0 at 100 votes"),
        ((7, 7.1, 7.05), "stays near 7.0 however many votes there are"),
        ((7, 6.9, 8), "goes from 7.0 at 1 votes to 8.0 at 100 votes"),
    ],
)
def test_the_shape_tells_a_bend(medians: tuple[float, ...], shape: str) -> None:
    assert judge(_rho(0.2), _rho(0.2), DECADES, _bins(*medians), SOURCE).shape == f"The median rating {shape}"


@pytest.mark.parametrize(
    ("overall", "within", "words"),
    [
        (0.2, 0.21, "make no difference"),
        (0.2, -0.2, "the sign turns"),
        (0.2, 0.4, "hides part"),
        (0.4, 0.2, "part of the relation is"),
    ],
)
def test_the_mixture_of_types_and_years_is_weighed(overall: float, within: float, words: str) -> None:
    evidence = judge(_rho(overall), _rho(within), DECADES, _bins(5, 6), SOURCE).evidence
    assert any(words in sentence for sentence in evidence)


def test_numbers_and_limits_are_told() -> None:
    verdict = judge(_rho(0.2), _rho(None), DECADES, _bins(5, 6), SOURCE)
    text = " ".join(verdict.evidence)
    assert "1,234\u00a0rated titles" in text
    assert "+0.20 (95\u00a0% interval +0.19 to +0.21)" in text
    assert "from \u22120.10 (the 1990s) to +0.60 (the 1930s)" in text
    assert any("no cause" in limit for limit in verdict.limits)
    assert "Here a rating is a mean; the votes are a count." in verdict.limits
    assert not any("critics" in limit for limit in verdict.limits)


def test_the_sample_owns_up_to_its_critics() -> None:
    verdict = judge(_rho(0.2), _rho(None), DECADES, _bins(5, 6), {**SOURCE, "source": "sample"})
    assert "critics" in verdict.limits[-1]
