"""`reelkin recommend` from ratings files and profiles."""

import json

import polars as pl
import pytest

FIELDS = ("tconst", "title", "year")
LIKED = ("Dumbo", 1941), ("Bambi", 1942), ("Pinocchio", 1940), ("Alice in Wonderland", 1951)


def answer(result):
    assert result.code == 0, result.err
    told = json.loads(result.out)
    return told, [pick["tconst"] for pick in told["picks"]]


def test_a_file_gives_personal_picks_without_what_was_seen(ask, write):
    path = write("ten.csv", [(*film, 9) for film in LIKED])
    told, picks = answer(ask("recommend", "--ratings", path, "--scale", "1..10", "--json"))
    rated = {one["tconst"] for one in told["asked"]}
    assert len(rated) == len(LIKED)
    assert not rated & set(picks)
    assert picks != answer(ask("recommend", "--json"))[1]
    assert ask("recommend", "--ratings", path, "--scale", "1..10").out.startswith(
        "For somebody who rated 4 titles"
    )


def test_each_files_scale_is_heeded(ask, write):
    """9 of 10 and 4.5 of 5 are the same, and files of both merge."""
    ten = write("ten.csv", [(*film, 9.1) for film in LIKED])
    five = write("five.csv", [(*film, "4.55/5") for film in LIKED])
    mixed = [
        write("a.csv", [(*film, "9.1/10") for film in LIKED[:2]]),
        write("b.csv", [(*film, "4.55/5") for film in LIKED[2:]]),
    ]
    picks = [
        answer(ask("recommend", "--ratings", ten, "--json"))[1],
        answer(ask("recommend", "--ratings", five, "--json"))[1],
        answer(ask("recommend", "--ratings", mixed[0], "--ratings", mixed[1], "--json"))[1],
    ]
    assert picks[0] == picks[1] == picks[2]


def test_of_two_files_the_later_rating_wins(ask, write):
    header = "title,year,rating,date"
    old = write(
        "old.csv", [("Dumbo", 1941, "9/10", "2010-01-01"), ("Bambi", 1942, "9/10", "2010-01-01")], header
    )
    new = write("new.csv", [("Dumbo", 1941, "2/10", "2020-01-01")], header)
    for order in ([old, new], [new, old]):
        told, _ = answer(ask("recommend", "--ratings", order[0], "--ratings", order[1], "--json"))
        assert {one["title"]: one["rating"] for one in told["asked"]} == {"Dumbo": 2, "Bambi": 9}


def test_what_was_watched_but_not_rated_is_no_pick(ask, write):
    rated = write("rated.csv", [(*film, "9/10") for film in LIKED])
    _, picks = answer(ask("recommend", "--ratings", rated, "--json"))
    watched = write("watched.csv", [(picks[0],)], "tconst")
    _, others = answer(ask("recommend", "--ratings", rated, "--ratings", watched, "--json"))
    assert picks[0] not in others


def test_what_is_left_out_is_counted_in_one_line_on_stderr(ask, write):
    path = write("x.csv", [("Dumbo", 1941, "9/10"), ("Zyzzyva Quux", 1901, "9/10")])
    result = ask("recommend", "--ratings", path, "--json")
    assert result.err == "reelkin: of 2 rows 1 unmatched; `reelkin import` lists each\n"
    assert ask("recommend", "--ratings", write("y.csv", [("Dumbo", 1941, "9/10")]), "--json").err == ""


def test_what_the_model_leaves_out_is_told_apart_from_what_import_lists(ask, write, built_home):
    titles = pl.read_parquet(next((built_home / "catalog").glob("*/titles.parquet")))
    weak = titles.filter(pl.col("left_out_by") == "votes")["tconst"].sort()[0]
    path = write("z.csv", [("tt9999999", 9), (weak, 9), ("tt0033563", 9)], "tconst,rating")
    assert ask("recommend", "--ratings", path, "--scale", "1..10", "--json").err == (
        "reelkin: of 3 rows 1 unmatched; `reelkin import` lists each; "
        "1 not in this model; they may have too few votes, or be of a type left out\n"
    )


def test_a_profile_answers_as_its_files_do_and_adds_to_others(ask, write):
    path = write("ten.csv", [(*film, "9/10") for film in LIKED])
    assert ask("import", path, "--person", "ann").code == 0
    by_file, by_name = (
        answer(ask("recommend", "--ratings", path, "--json")),
        answer(ask("recommend", "--person", "ann", "--json")),
    )
    assert by_file == by_name
    assert ask("recommend", "--person", "ann").out.startswith("For ann, who rated 4 titles")
    told, _ = answer(ask("recommend", "--person", "ann", "--like", "Cinderella (1950)", "--json"))
    assert len(told["asked"]) == 5


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Zyzzyva Quux", 1901, "9/10")],
            "none of these rows is a title of this model; of 1 rows 1 unmatched",
        ),
        ([("Dumbo", 1941, -40)], "give the scale"),
    ],
)
def test_files_that_are_of_no_use_are_refused(ask, write, rows, said):
    result = ask("recommend", "--ratings", write("x.csv", rows))
    assert result.code != 0
    assert said in result.err


def test_a_profile_that_is_not_there(ask):
    result = ask("recommend", "--person", "bob")
    assert (result.code, result.out) == (2, "")
    assert "bob: no profile of this name" in result.err
