"""Flag over environment over reelkin.toml over default."""

import pytest

from reelkin.errors import UsageError
from reelkin.settings import read_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_each_source_wins_over_the_next(tmp_path, monkeypatch):
    assert read_settings().seed == 0
    (tmp_path / "reelkin.toml").write_text('seed = 1\nk = "auto"\n[block_weights]\ncast = 0.5\n')
    assert (read_settings().seed, read_settings().k, read_settings().block_weights) == (
        1,
        "auto",
        {"cast": 0.5},
    )
    monkeypatch.setenv("REELKIN_SEED", "2")
    assert read_settings().seed == 2
    assert read_settings(seed=3).seed == 3


def test_a_flag_that_was_not_given_hides_nothing(monkeypatch):
    monkeypatch.setenv("REELKIN_MIN_VOTES", "7")
    assert read_settings(min_votes=None).min_votes == 7


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"seed": -1}, "^seed: "),
        ({"k": "many"}, "^k: "),
        ({"k": 0}, "^k: .* 1, got 0"),
        ({"nonsense": 1}, "^nonsense: "),
        ({"min_votes": -5}, "-5"),
        ({"types": ("movie", "moovie")}, r"^types\.1: .*'moovie'"),
        ({"types": ()}, "^types: "),
        ({"first_year": 2000, "last_year": 1990}, "^last_year 1990 is before first_year 2000"),
    ],
)
def test_a_bad_value_is_named(flags, said):
    with pytest.raises(UsageError, match=said):
        read_settings(**flags)


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "reelkin.toml").write_text("seed = ")
    with pytest.raises(UsageError, match=r"reelkin\.toml"):
        read_settings()


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "reelkin.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"reelkin\.toml"):
        read_settings()


def test_a_list_from_the_environment_is_json_and_one_that_is_not_is_named(monkeypatch):
    monkeypatch.setenv("REELKIN_TYPES", '["movie", "short"]')
    assert read_settings().types == ("movie", "short")
    monkeypatch.setenv("REELKIN_TYPES", "movie")
    with pytest.raises(UsageError, match="types"):
        read_settings()


def test_a_variable_that_is_set_to_nothing_is_not_set(monkeypatch):
    before = read_settings()
    for name in ("HOME", "MIN_VOTES", "TYPES", "K"):
        monkeypatch.setenv(f"REELKIN_{name}", "")
    assert read_settings() == before


def test_settings_are_frozen():
    settings = read_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.seed = 4
