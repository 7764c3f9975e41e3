from __future__ import annotations

import json

import pytest


@pytest.fixture
def ask(reelkin, built_home):
    return lambda *args: reelkin("--home", built_home, *args)


def picks(result):
    assert result.code == 0, result.err
    return json.loads(result.out)["picks"]


def test_three_films_fit_the_evening_and_the_mood(ask):
    found = picks(ask("tonight", "--mood", "laugh", "--max-runtime", "110", "--json"))
    assert len(found) == 3
    for pick in found:
        assert "Comedy" in pick["genres"]
        assert pick["runtime_minutes"] <= 110
        assert pick["type"] in ("movie", "tvMovie")
    told = ask("tonight", "--like", "Dumbo")
    assert told.out.startswith("Tonight, for somebody who likes Dumbo")


def test_a_mood_and_a_genre_are_one_too_many(ask):
    result = ask("tonight", "--mood", "laugh", "--genre", "Drama")
    assert result.code == 2
    assert "give it or --genre" in result.err


def test_only_what_somebody_has_by_title_or_id(ask, tmp_path):
    two = picks(ask("similar", "Dumbo", "-n", "12", "--json"))[5:7]
    have = tmp_path / "have.csv"
    have.write_text(
        f"title,year\n{two[0]['title']},{two[0]['year']}\nNo Such Film,1990\n{two[1]['tconst']},\n"
    )
    result = ask("similar", "Dumbo", "--only", have, "--json")
    assert {pick["tconst"] for pick in picks(result)} == {one["tconst"] for one in two}
    assert "are not known, or several" in result.err
    have.write_text("title,year\nNo Such Film,1990\n")
    refused = ask("tonight", "--only", have)
    assert refused.code == 1
    assert f"{have}: none of the 1 titles in it is known here" in refused.err
