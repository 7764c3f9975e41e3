"""`reelkin recommend --household` and `reelkin not-interested`."""

import json

import pytest

LIKED = ("Dumbo", 1941), ("Bambi", 1942), ("Pinocchio", 1940), ("Alice in Wonderland", 1951)
OTHERS = ("Zodiac", 2007), ("Collateral", 2004), ("The Departed", 2006), ("Gone Girl", 2014)


@pytest.fixture
def ann(write):
    return write("ann.csv", [(*film, "9/10") for film in LIKED])


@pytest.fixture
def bob(write):
    return write("bob.csv", [(*film, "9/10") for film in OTHERS])


def answer(result):
    told = json.loads(result.out)
    return told, [pick["tconst"] for pick in told["picks"]]


def names(told):
    return [one["name"] for one in told["members"]]


def test_two_files_are_two_people_and_without_household_one(ask, ann, bob):
    both = ("recommend", "--ratings", ann, "--ratings", bob)
    told, picks = answer(ask(*both, "--household", "fair", "--json"))
    assert names(told) == ["ann", "bob"]
    assert told["aggregation"] == "fair"
    assert [len(pick["members"]) for pick in told["picks"]] == [2] * 10
    assert all(0 <= one["satisfaction"] <= 1 for pick in told["picks"] for one in pick["members"])
    merged, one_persons = answer(ask(*both, "--json"))
    assert len(merged["asked"]) == 8
    assert one_persons != picks


def test_a_household_of_one_is_that_person(ask, ann):
    alone = answer(ask("recommend", "--ratings", ann, "--json"))[1]
    assert answer(ask("recommend", "--ratings", ann, "--household", "average", "--json"))[1] == alone


def test_each_line_shows_how_pleased_everybody_would_be(ask, ann, bob, monkeypatch):
    both = ("recommend", "--ratings", ann, "--ratings", bob, "--household", "least-misery", "-n", 3)
    monkeypatch.setenv("COLUMNS", "100")
    wide = ask(*both).out
    assert wide.startswith("For ann and bob: first what the least pleased would like most")
    assert sum("█" in line and line.count(" %") == 2 for line in wide.splitlines()) == 3
    assert "The whole list gives ann " in wide
    assert "(their no. " not in wide
    assert ask(*both, "--reasons").out.count("(their no. ") == 6
    monkeypatch.setenv("COLUMNS", "50")
    narrow = ask(*both).out
    assert "█" not in narrow
    assert sum(line.startswith("   ann ") for line in narrow.splitlines()) == 3


def test_vetoes_hold_and_are_told(ask, ann, bob):
    both = ("recommend", "--ratings", ann, "--ratings", bob, "--household", "fair")
    first = answer(ask(*both, "--json"))[0]["picks"][0]
    vetoes = ("--veto", f"bob:{first['tconst']}", "--veto", "genre=animation")
    told, picks = answer(ask(*both, *vetoes, "--json"))
    assert first["tconst"] not in picks
    assert not any("Animation" in pick["genres"] for pick in told["picks"])
    assert [(one["kind"], one["what"], one["by"]) for one in told["vetoes"]] == [
        ("title", first["tconst"], "bob"),
        ("genre", "animation", None),
    ]
    assert f"Vetoed by bob: {first['title']} ({first['year']}); that takes out " in ask(*both, *vetoes).out


def test_a_newcomer_is_told(ask, ann, write):
    new = write("new.csv", [("Zyzzyva Quux", 1901, "9/10")])
    result = ask("recommend", "--ratings", ann, "--ratings", new, "--household", "fair")
    assert (
        "Nothing is known of new yet: counted as somebody who likes what most people watch."
        in result.out.replace(" \n", " ")
    )
    assert result.err == "reelkin: new: of 1 rows 1 unmatched; `reelkin import` lists each\n"


def test_profiles_and_files_go_together_and_nobody_twice(ask, ann, bob):
    assert ask("import", bob, "--person", "Bob").code == 0
    told, _ = answer(ask("recommend", "--ratings", ann, "--person", "Bob", "--household", "fair", "--json"))
    assert names(told) == ["ann", "Bob"]
    twice = ask("recommend", "--ratings", bob, "--person", "Bob", "--household", "fair")
    assert twice.code == 2
    assert "two of the household are called 'Bob'" in twice.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--household", "fair"), "say who, with --ratings FILE or --person NAME"),
        (("--household", "fair", "--like", "Dumbo"), "--like and --dislike are of one person"),
        (("--person", "a", "--person", "b"), "add --household fair, or average, or least-misery"),
        (("--veto", "genre=Horror"), "add --household fair, or average, or least-misery"),
        (("--household", "sum"), "'sum' is not one of"),
    ],
)
def test_what_makes_no_household_is_refused(ask, args, said):
    result = ask("recommend", *args)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("veto", "said"),
    [
        ("genre=Animaton", "veto: no title of this model has 'Animaton'"),
        ("Eve: genre=Animation", "veto: nobody of this household is called 'Eve'; there are ann and bob"),
    ],
)
def test_a_veto_that_means_nothing_is_refused_by_its_own_name(ask, ann, bob, veto, said):
    both = ("recommend", "--ratings", ann, "--ratings", bob)
    result = ask(*both, "--household", "fair", "--veto", veto)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_taking_back_what_was_never_marked_makes_no_profile(ask):
    assert ask("not-interested", "Dumbo (1941)", "--undo", "--person", "typo").out.endswith(
        ": was not marked\n"
    )
    assert "there are: none yet" in ask("recommend", "--person", "typo").err


def test_not_interested_holds_for_a_person_and_every_household_until_undone(ask, ann, bob):
    assert ask("import", ann, "--person", "ann").code == 0
    own = ("recommend", "--person", "ann", "--json")
    before = answer(ask(*own))[1]
    title = before[0]
    assert ask("not-interested", title, "--person", "ann").out.endswith(": will not be shown\n")
    assert "was marked already" in ask("not-interested", title, "--person", "ann").out
    assert ask("import", ann, "--person", "ann").code == 0
    assert title not in answer(ask(*own))[1]
    both = ("recommend", "--person", "ann", "--ratings", bob, "--household", "average", "-n", 1000, "--json")
    assert title not in answer(ask(*both))[1]
    told = json.loads(ask("not-interested", "--list", "--person", "ann", "--json").out)
    assert [one["tconst"] for one in told["not_interested"]] == [title]
    assert told["not_interested"][0]["time"] > 1_700_000_000
    assert title in ask("not-interested", "--list", "--person", "ann").out
    assert ask("not-interested", title, "--person", "ann", "--undo").out.endswith(": may be shown again\n")
    assert answer(ask(*own))[1] == before


def test_it_is_no_dislike(ask, ann):
    """Scores of the others stay what they were."""
    assert ask("import", ann, "--person", "ann").code == 0
    own = ("recommend", "--person", "ann", "-n", 50, "--json")
    before = {pick["tconst"]: pick["score"] for pick in answer(ask(*own))[0]["picks"]}
    ask("not-interested", next(iter(before)), "--person", "ann")
    after = {pick["tconst"]: pick["score"] for pick in answer(ask(*own))[0]["picks"]}
    assert {tconst: before[tconst] for tconst in after.keys() & before.keys()}.items() <= after.items()
    assert len(after.keys() & before.keys()) >= 45


def test_whoever_has_only_marks_gets_what_most_people_like_without_them(ask):
    first = answer(ask("recommend", "--json"))[1][0]
    assert ask("not-interested", first, "--person", "new").code == 0
    assert first not in answer(ask("recommend", "--person", "new", "--json"))[1]


@pytest.mark.parametrize("args", [(), ("Dumbo", "--list"), ("--undo", "--list")])
def test_titles_or_a_list(ask, args):
    result = ask("not-interested", *args)
    assert result.code == 2
    assert "give the titles, or --list alone" in result.err
