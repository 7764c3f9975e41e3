"""`reelkin taste`: from likes, files and profiles; in words and as JSON."""

import json
from xml.etree import ElementTree as ET

import pytest

LIKED = ("Dumbo", 1941), ("Bambi", 1942), ("Pinocchio", 1940), ("Alice in Wonderland", 1951)
OTHERS = ("Zodiac", 2007), ("Collateral", 2004), ("The Departed", 2006), ("Gone Girl", 2014)


def told(result):
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_files_merge_into_one_taste_on_one_scale(ask, write):
    ann = write("ann.csv", [(*film, "9/10") for film in LIKED])
    bob = write("bob.csv", [(*film, "2/5") for film in OTHERS])
    found = told(ask("taste", "--ratings", ann, "--ratings", bob, "--json"))
    assert (found["rated"], found["liked"]) == (8, 4)
    assert (found["rating"]["low"], found["rating"]["high"]) == (1, 10)
    assert 5 < found["rating"]["mean"] < 9


def test_the_words_say_that_they_come_from_few_titles(ask):
    likes = [part for title, year in LIKED for part in ("--like", f"{title} ({year})")]
    said = ask("taste", *likes)
    assert said.code == 0, said.err
    assert "from only 4 liked titles" in " ".join(said.out.split())
    assert "Favourite clusters" in said.out
    assert "Rates" not in said.out


def test_a_like_is_no_rating(ask, write):
    """It counts in the taste, and not in how somebody rates; nor does it hide the rating that a file gives."""
    ratings = (9, 8, 7, 6, 5, 4)
    ann = write("ann.csv", [(*film, f"{one}/10") for film, one in zip(LIKED + OTHERS, ratings, strict=False)])
    plain = told(ask("taste", "--ratings", ann, "--json"))
    likes = [part for title, year in OTHERS for part in ("--like", f"{title} ({year})")]
    found = told(ask("taste", "--ratings", ann, *likes, "--json"))
    assert (plain["rated"], found["rated"]) == (6, 8)
    assert found["liked"] > plain["liked"]
    assert found["rating"] == plain["rating"]
    assert found["rating"]["mean"] == pytest.approx(6.5)


def test_a_profile_is_the_same_as_its_file(ask, write):
    ann = write("ann.csv", [(*film, "9/10") for film in LIKED])
    assert ask("import", ann, "--person", "ann").code == 0
    of_ann, of_file = (told(ask("taste", *of, "--json")) for of in (("--person", "ann"), ("--ratings", ann)))
    assert of_ann.pop("words").startswith("ann likes")
    assert of_file.pop("words").startswith("You like")
    assert (of_ann.pop("name"), of_file.pop("name")) == ("ann", None)
    assert of_ann == of_file


def test_nobody_has_no_taste(ask):
    said = ask("taste")
    assert said.code == 2
    assert "whose taste?" in said.err


def test_a_picture_is_drawn_and_nothing_else_changes(ask, write, tmp_path):
    ann = write("ann.csv", [(*film, "9/10") for film in LIKED])
    plain = ask("taste", "--ratings", ann)
    said = ask("taste", "--ratings", ann, "--picture", tmp_path / "deep" / "ann.svg")
    assert (said.code, said.out) == (0, plain.out), said.err
    assert "drew" in said.err
    drawn = ET.fromstring((tmp_path / "deep" / "ann.svg").read_bytes())
    assert "Favourite clusters" in [one.text for one in drawn.iter()]


def test_without_a_name_the_picture_is_taste_svg(ask, write, tmp_path, monkeypatch):
    ann = write("ann.csv", [(*film, "9/10") for film in LIKED])
    monkeypatch.chdir(tmp_path)
    assert ask("taste", "--ratings", ann, "--picture", "--json").code == 0
    assert (tmp_path / "taste.svg").is_file()


def test_a_picture_that_cannot_be_written_is_told(ask, write, tmp_path):
    ann = write("ann.csv", [(*film, "9/10") for film in LIKED])
    (tmp_path / "file").write_text("")
    said = ask("taste", "--ratings", ann, "--picture", tmp_path / "file" / "ann.svg")
    assert said.code == 2
    assert "cannot be written" in said.err
