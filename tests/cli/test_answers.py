"""Asking the program: find, similar, recommend, why, why-not, walk."""

import json
import re
from decimal import Decimal

import pytest

from reelkin.cli.why import printed

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


def test_an_order_that_is_not_of_the_scores_is_marked(ask):
    """With variety a later pick may have a higher score: it is starred, and JSON holds its place by score."""
    varied = ("similar", DUMBO, "-n", "10", "--diverse", "1")
    told = picks(ask(*varied, "--json"))
    scores = [pick["score"] for pick in told]
    assert scores != sorted(scores, reverse=True)
    ranks = {score: place for place, score in enumerate(sorted(scores, reverse=True), 1)}
    assert [pick["place_by_score"] for pick in told] == [ranks[score] for score in scores]
    table = ask(*varied).out
    for place, score in enumerate(scores):
        starred = place > 0 and score > min(scores[:place])
        assert (f"{score:.3f}*" in table) == starred
    assert "higher than a score above it" in table
    assert "higher than a score above it" not in ask("similar", DUMBO, "-n", "10").out


def test_a_misspelling_is_told_and_answered(ask):
    result = ask("similar", "Pinochio", "-n", "3")
    assert result.code == 0
    assert "taken for" in result.err
    assert "Pinocchio" in result.err


def test_a_title_of_a_neighbouring_year_is_told(ask):
    assert "King Kong (2005) by Peter Jackson" in ask("similar", "King Kong 2006", "-n", "1").err
    assert ask("similar", "King Kong 2005", "-n", "1").err == ""


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


def test_an_id_that_is_not_in_the_model_says_so(ask):
    result = ask("similar", "tt9999999")
    assert result.code == 2
    assert "tt9999999 is not in this model" in result.err
    result = ask("find", "nm9999999")
    assert result.code == 2
    assert "nobody credited in this model" in result.err


def test_what_is_hardly_alike_is_not_offered(ask):
    result = ask("why", DUMBO, "Barbie")
    assert result.code == 2
    assert "no title like 'Barbie'" in result.err
    assert "Bambi" not in result.err
    assert "few titles in other languages" in result.err


def test_another_part_is_offered_and_not_taken(ask):
    result = ask("similar", "Pinocchio 7")
    assert (result.code, result.out) == (2, "")
    assert "did you mean" in result.err


def test_a_year_that_no_namesake_has_lists_them(ask):
    result = ask("similar", "King Kong (1950)")
    assert result.code == 2
    assert "no 'King Kong' of 1950 in this model, but of other years" in result.err
    assert "tt0360717" in result.err


def test_a_surname_lists_the_persons_titles(ask):
    result = ask("similar", "Spielberg")
    assert result.code == 2
    assert "with Steven Spielberg" in result.err


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


@pytest.mark.parametrize("more", [(), ("--all",)])
@pytest.mark.parametrize("pick", ["Bambi", "Avatar (2009)", "Titanic (1997)", "Cinderella (1950)"])
def test_why_adds_up_on_paper(ask, pick, more):
    """To the last place printed: with pencil and paper the sum is the score."""
    result = ask("why", DUMBO, pick, *more)
    assert result.code == 0, result.err
    *terms, total = [line.split()[0] for line in result.out.splitlines() if line[:1] in "+-" or "sum" in line]
    assert sum(map(Decimal, terms)) == Decimal(total)
    assert max(map(len, result.out.splitlines())) <= 80


def test_why_tells_first_what_both_have_in_common(ask):
    lines = ask("why", DUMBO, "Bambi").out.splitlines()
    common, rest = (
        next(n for n, line in enumerate(lines) if said in line) for said in ("in common", "also: ")
    )
    assert common < rest
    assert any("animation" in line for line in lines[common:rest])
    assert any("the 1940s" in line for line in lines[common:rest])
    assert any("how widely it is watched" in line for line in lines[rest:])


def test_printed_terms_are_true_to_the_last_place_but_one():
    """Rounding to a sum moves no term by a whole unit."""
    contributions = [0.10004, 0.10004, 0.10004, -0.20006, 0.00003]
    told = printed(contributions, sum(contributions))
    assert sum(map(Decimal, told)) == Decimal("0.1001")
    assert all(abs(float(one) - value) < 1e-4 for one, value in zip(told, contributions, strict=True))
    assert printed([], 0.0) == []


def test_why_folds_people_who_are_not_shared_and_all_unfolds_them(ask):
    short, whole = ask("why", DUMBO, "Avatar (2009)").out, ask("why", DUMBO, "Avatar (2009)", "--all").out
    assert re.search(r"\d+ people of it, by where their films lie \(--all\)", short)
    assert "with Sam Worthington" not in short
    assert "with Sam Worthington" in whole
    assert "by where their films lie" not in whole


def test_what_lowers_a_score_is_drawn_to_the_other_side(ask):
    """Also without colour: another character, left of the line."""
    for line in ask("why", DUMBO, "Avatar (2009)", "--all").out.splitlines():
        if "│" in line:
            left, right = line.split("│", 1)
            assert ("░" in left) == line.startswith("-")
            assert "█" not in left
            assert "░" not in right


def test_why_not_gives_the_rank_and_what_kept_it_out(ask):
    result = ask("why-not", DUMBO, "Avatar (2009)", "--year", "1940..1960")
    assert "ranks" in result.out
    assert "--year 1940..1960" in result.out


def test_why_not_gives_the_picks_with_their_scores_and_which_are_ahead(ask):
    """Of picks behind it by score, as where a filter kept it out, none is said to be ahead."""
    result = ask("why-not", DUMBO, "Bambi", "--year", "1990..2009", "-n", "4")
    lines = result.out.splitlines()
    own = float(re.search(r"score (\d\.\d+)", result.out)[1])
    listed = lines[lines.index("The picks are:") + 1 :]
    assert len(listed) == 4
    for line in listed:
        _, score, side, *_ = line.split()
        assert side == ("ahead" if float(score) >= own else "behind")
    assert {line.split()[2] for line in listed} == {"behind"}
    assert max(map(len, lines)) <= 80


def test_why_not_of_a_pick_gives_its_place_and_what_comes_before(ask):
    third = picks(ask("similar", DUMBO, "-n", "3", "--json"))[2]
    lines = ask("why-not", DUMBO, third["tconst"], "-n", "5").out.splitlines()
    assert "It is pick 3 of 5." in lines
    assert len(lines[lines.index("The picks before it are:") + 1 :]) == 2


def test_why_not_of_the_title_itself(ask):
    out = ask("why-not", DUMBO, DUMBO, "-n", "3").out
    assert out.startswith("Dumbo (1941) is the title asked about")
    assert "ranks" not in out
    assert "ahead" not in out


def test_the_head_names_likes_and_dislikes(ask):
    for args, head in (
        (("--like", DUMBO, "--dislike", "Avatar (2009)"), "For somebody who likes Dumbo and dislikes Avatar"),
        (("--dislike", DUMBO), "For somebody who dislikes Dumbo"),
        (("--like", DUMBO, "--like", "Bambi"), "For somebody who likes Dumbo and Bambi"),
        ((), "What most people like"),
    ):
        assert ask("recommend", *args, "-n", "1").out.splitlines()[0] == head


def test_an_empty_answer_is_advice_alone(ask):
    lines = ask("similar", DUMBO, "--year", "2050..").out.splitlines()
    assert lines[1].startswith("No title passes the filters; the titles here are from 19")
    assert "rating" not in lines[1]


def test_a_narrow_terminal_keeps_the_rating(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    out = ask("similar", DUMBO, "-n", "3").out
    assert max(map(len, out.splitlines())) <= 50
    found = picks(ask("similar", DUMBO, "-n", "3", "--json"))
    for pick in found:
        assert f"rated {pick['rating']:.1f}" in " ".join(out.split())


def test_in_a_terminal_only_titles_are_bold(ask, monkeypatch):
    """Bold the title, plain the sentence, dim the shelf."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    out = ask("similar", DUMBO, "-n", "3").out
    found = picks(ask("similar", DUMBO, "-n", "3", "--json"))
    bold = "".join(re.findall(r"\x1b\[1m(.*?)\x1b\[0m", out))
    for pick in found:
        assert pick["title"] in bold
        assert pick["sentence"].split(" ")[0] not in bold.replace(pick["title"], "")
    assert re.search(r"\x1b\[2m · ", out)


def test_find_lists_a_persons_titles(ask):
    answer = json.loads(ask("find", "Steven Spielberg", "--json").out)
    assert len(answer["titles"]) > 1


def test_without_a_model_the_next_step_is_told(reelkin, tmp_path):
    result = reelkin("--home", tmp_path, "similar", "Dumbo")
    assert result.code == 1
    assert f"no model in {tmp_path} yet: run `reelkin build`" in result.err
    assert "--home" in result.err


def test_a_walk_tells_every_step_and_its_reason(ask):
    lines = ask("walk", "Dumbo", "Avatar (2009)", "--stops", "3").out.splitlines()
    assert lines[0] == "Dumbo (1941)"
    assert lines[-1].startswith("Avatar (2009) · ")
    assert sum(line.startswith("↓ ") for line in lines) == 4
    answer = json.loads(ask("walk", DUMBO, "Avatar (2009)", "--stops", "3", "--json").out)
    assert answer["start"]["tconst"] == DUMBO
    assert [step["title"] for step in answer["steps"]][-1] == "Avatar"
    assert f"{answer['steps'][0]['title']} (" in lines[2]


def test_a_walk_to_where_one_is_already_is_refused(ask):
    result = ask("walk", DUMBO, "Dumbo")
    assert result.code == 2
    assert "needs two titles, and both are Dumbo (1941)" in result.err
