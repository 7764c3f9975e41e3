"""`reelkin why` and `reelkin why-not` for somebody: of the picks that `reelkin recommend` gives them."""

import json
from decimal import Decimal

import pytest

LIKED = ("Dumbo", 1941), ("Bambi", 1942), ("Pinocchio", 1940), ("Alice in Wonderland", 1951)


@pytest.fixture
def ann(ask, write):
    assert ask("import", write("ten.csv", [(*film, "9/10") for film in LIKED]), "--person", "ann").code == 0
    return ("--person", "ann")


def asked(result):
    assert result.code == 0, result.err
    return json.loads(result.out)


@pytest.mark.parametrize("dials", [(), ("--popularity", "0.4", "--age", "0.7")])
def test_why_is_the_sum_of_the_pick_that_was_recommended(ask, ann, dials):
    given = (*ann, "--dislike", "Avatar (2009)", *dials, "--json")
    told = asked(ask("recommend", *given, "-n", "3"))
    for pick in told["picks"]:
        sum_of_it = asked(ask("why", pick["tconst"], *given))
        assert sum_of_it["asked"] == told["asked"]
        for part in ("score", "sentence", "reasons"):
            assert sum_of_it["pick"][part] == pick[part]


def test_why_names_whom_it_is_for_and_adds_up_on_paper(ask, ann):
    lines = ask("why", "Cinderella (1950)", *ann).out.splitlines()
    assert lines[0] == "Cinderella (1950) for ann, who rated 4 titles"
    *terms, total = [line.split()[0] for line in lines if line[:1] in "+-" or "sum" in line]
    assert sum(map(Decimal, terms)) == Decimal(total)
    assert any("the popularity dial" in line for line in lines)


def test_why_not_gives_the_place_among_the_picks_that_were_recommended(ask, ann, write):
    seen = write("seen.csv", [("Cinderella", 1950)], "title,year")
    given = (*ann, "--ratings", seen, "--year", "..1999", "--json")
    picks = asked(ask("recommend", *given, "-n", "5"))["picks"]
    third = asked(ask("why-not", picks[2]["tconst"], *given, "-n", "5"))
    assert third["place"] == 3
    assert [one["tconst"] for one in third["outranked_by"]] == [one["tconst"] for one in picks[:2]]
    assert third["pick"]["score"] == picks[2]["score"]
    assert asked(ask("why-not", "Cinderella (1950)", *given))["kept_out_by"] == ["it was watched"]
    assert asked(ask("why-not", "Bambi", *given))["kept_out_by"] == ["it was rated"]


def test_what_somebody_does_not_want_is_told(ask, ann):
    assert ask("not-interested", "Cinderella (1950)", *ann).code == 0
    out = ask("why-not", "Cinderella (1950)", *ann).out
    assert "for ann, who rated 4 titles" in out.replace("\n", " ")
    assert "Kept out by: not interested in" in out


@pytest.mark.parametrize("command", ["why", "why-not"])
def test_a_pick_is_for_one_title_or_for_somebody(ask, command):
    for titles in (("Dumbo",), ("Dumbo", "Bambi", "Pinocchio")):
        result = ask(command, *titles)
        assert result.code == 2
        assert "for what or for whom? name TITLE before PICK" in result.err
    result = ask(command, "Dumbo", "Bambi", "--like", "Pinocchio")
    assert result.code == 2
    assert "name PICK alone" in result.err
