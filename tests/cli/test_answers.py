"""Asking the program: find, similar, recommend, why, why-not."""

import json

import pytest

DUMBO = "tt0033563"


@pytest.fixture
def ask(reelkin, built_home):
    return lambda *args: reelkin("--home", built_home, *args)


def picks(result):
    assert result.code == 0, result.err
    return json.loads(result.out)["picks"]


def test_similar_as_a_table_names_titles_and_reasons(ask):
    result = ask("similar", "Dumbo", "-n", "5")
    assert result.code == 0
    assert result.out.startswith("Like Dumbo (1941)")
    assert "Disney" not in result.err
    assert max(map(len, result.out.splitlines())) <= 80


def test_similar_as_json_holds_whole_sums(ask):
    answer = json.loads(ask("similar", DUMBO, "-n", "5", "--json").out)
    assert answer["asked"] == {"tconst": DUMBO, "title": "Dumbo", "year": 1941}
    assert len(answer["picks"]) == 5
    for pick in answer["picks"]:
        assert sum(reason["contribution"] for reason in pick["reasons"]) == pytest.approx(
            pick["score"], abs=1e-4
        )
    scores = [pick["score"] for pick in answer["picks"]]
    assert scores == sorted(scores, reverse=True)


def test_a_misspelling_is_told_and_answered(ask):
    result = ask("similar", "Pinochio", "-n", "3")
    assert result.code == 0
    assert "taken for" in result.err
    assert "Pinocchio" in result.err


def test_a_shared_name_is_listed_and_not_guessed(ask):
    result = ask("similar", "king kong")
    assert (result.code, result.out) == (2, "")
    for tconst, director in (("tt0360717", "Peter Jackson"), ("tt0074751", "John Guillermin")):
        assert tconst in result.err
        assert director in result.err
    assert ask("similar", "King Kong (2005)").code == 0


def test_an_unknown_title_says_so(ask):
    result = ask("similar", "Zyzzyva Quux Blorp")
    assert result.code == 2
    assert "no title like" in result.err


def test_filters_are_exact(ask):
    found = picks(
        ask("similar", DUMBO, "-n", "20", "--year", "2000..2009", "--not-genre", "Animation", "--json")
    )
    assert found
    assert all(2000 <= pick["year"] <= 2009 and "Animation" not in pick["genres"] for pick in found)


def test_too_few_picks_say_what_to_relax(ask):
    answer = json.loads(ask("similar", DUMBO, "--year", "1941", "--min-rating", "8", "--json").out)
    assert answer["picks"] == []
    assert "--year" in answer["shortfall"]
    assert "would pass" in answer["shortfall"]


def test_an_unknown_genre_lists_those_there_are(ask):
    result = ask("similar", DUMBO, "--genre", "Noirish")
    assert result.code == 2
    assert "Western" in result.err


def test_recommend_leaves_out_what_was_named(ask):
    found = picks(
        ask("recommend", "--like", DUMBO, "--like", "Bambi", "--dislike", "Avatar (2009)", "--json")
    )
    assert not {"Dumbo", "Bambi", "Avatar"} & {pick["title"] for pick in found}


def test_recommend_refuses_a_title_both_liked_and_disliked(ask):
    result = ask("recommend", "--like", DUMBO, "--dislike", DUMBO)
    assert result.code == 2
    assert "both" in result.err


def test_why_adds_up_on_paper(ask):
    result = ask("why", DUMBO, "Bambi", "--all")
    *terms, total = [line for line in result.out.splitlines() if line[:1] in "+-" or "sum" in line]
    added = sum(float(line.split()[0]) for line in terms)
    assert added == pytest.approx(float(total.split()[0]), abs=len(terms) * 6e-5)


def test_why_not_gives_the_rank_and_what_kept_it_out(ask):
    result = ask("why-not", DUMBO, "Avatar (2009)", "--year", "1940..1960")
    assert "ranks" in result.out
    assert "--year 1940..1960" in result.out


def test_find_lists_a_persons_titles(ask):
    answer = json.loads(ask("find", "Steven Spielberg", "--json").out)
    assert len(answer["titles"]) > 1


def test_without_a_model_the_next_step_is_told(reelkin, tmp_path):
    result = reelkin("--home", tmp_path, "similar", "Dumbo")
    assert result.code == 1
    assert f"no model in {tmp_path} yet: run `reelkin build`" in result.err
    assert "--home" in result.err
