"""Titles are broken and fitted: measured by the face itself, large, and cut only when nothing else is left."""

from __future__ import annotations

from importlib import resources

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from reelkin.posters.setting import set_block
from reelkin.posters.widths import advance, in_face, room, table
from reelkin.posters.words import clean, clusters, parts

WIDTH, HEIGHT = 212.0, 168.0


@pytest.fixture(scope="module")
def bold_narrow() -> TTFont:
    """The Latin face at weight 800 and width 75."""
    path = resources.files("reelkin.posters").joinpath("fonts/archivo-latin.woff2")
    with resources.as_file(path) as file:
        return instantiateVariableFont(TTFont(file), {"wght": 800, "wdth": 75})


def test_the_table_has_the_widths_of_the_face(bold_narrow: TTFont) -> None:
    names = bold_narrow.getBestCmap()
    for character in "AQWjm8&é—":
        width, left = bold_narrow["hmtx"][names[ord(character)]]
        assert advance(character, 800, 75) == pytest.approx(width / 1000, abs=0.0015)
        assert room(character, 800, 75)[0] == pytest.approx(left / 1000, abs=0.0015)


def test_the_face_has_every_character_of_the_table() -> None:
    known: set[int] = set()
    for name in ("latin", "latin-ext"):
        with resources.as_file(
            resources.files("reelkin.posters").joinpath(f"fonts/archivo-{name}.woff2")
        ) as file:
            known |= set(TTFont(file).getBestCmap())
    assert {ord(character) for character in table()["glyphs"]} <= known


def test_between_two_widths_the_advance_is_between() -> None:
    assert advance("RAN", 800, 75) < advance("RAN", 800, 80) < advance("RAN", 800, 87)


def test_a_long_line_is_narrowed_before_it_is_made_smaller() -> None:
    short, long = (set_block(text, WIDTH, 60.0, largest=50.0).lines[0] for text in ("STAR", "STARDUST"))
    assert short.width == 100
    assert long.width < 100
    assert long.size == short.size


def test_lines_of_a_block_reach_both_edges() -> None:
    for line in set_block("THE EMPIRE STRIKES BACK", WIDTH, 300.0).lines:
        if line.text != "THE":
            assert line.ink[0] == pytest.approx(0, abs=0.01)
            assert line.ink[1] == pytest.approx(WIDTH, rel=0.01)


def test_swiss_lines_keep_one_size_and_one_width() -> None:
    lines = set_block("Belle de Jour and others", WIDTH, HEIGHT, "left").lines
    assert len(lines) > 1
    assert len({(line.size, line.width) for line in lines}) == 1


def test_a_line_of_small_words_is_smaller_than_the_others() -> None:
    small, large = set_block("THE GODFATHER", WIDTH, HEIGHT).lines
    assert small.text == "THE"
    assert small.size < 0.6 * large.size


def test_of_two_hundred_letters_every_word_is_kept() -> None:
    title = " ".join(["Night of the Day of the Dawn"] * 7)
    block = set_block(title, WIDTH, HEIGHT)
    assert not block.cut
    assert " ".join(line.text for line in block.lines) == title


def test_what_cannot_be_set_is_cut_at_a_word_with_an_ellipsis() -> None:
    title = " ".join(["Night of the Day of the Dawn"] * 30)
    block = set_block(title, WIDTH, HEIGHT)
    said = " ".join(line.text for line in block.lines)
    assert block.cut
    assert said.endswith("…")
    assert said[:-1].split(" ")[-1] in title.split(" ")
    assert block.height <= HEIGHT + 0.01
    assert len(said) > 200


def test_a_word_too_long_for_a_line_is_broken_evenly() -> None:
    lines = set_block("HAPPYTHANKYOUMOREPLEASE" * 2, WIDTH, HEIGHT).lines
    spans = [line.length / line.size for line in lines]
    assert len(lines) > 1
    assert max(spans) < 1.6 * min(spans)


def test_chinese_breaks_between_any_two_characters_and_english_only_at_spaces() -> None:
    assert len(set_block("千と千尋の神隠し", WIDTH, HEIGHT).lines) > 1
    assert {line.text for line in set_block("WATER LILIES", WIDTH, HEIGHT).lines} == {"WATER", "LILIES"}


def test_characters_that_cannot_be_printed_are_dropped() -> None:
    assert clean("\x00A\u202e\ud800li\x07en\t 3") == "Alien 3"
    assert clean(" \u200b ") == "Untitled"
    assert clean("Z" + "\u0301" * 40).count("\u0301") <= 3


def test_pictures_of_several_characters_stay_whole() -> None:
    assert clusters("👨‍👩‍👧🇫🇷e\u0301") == ["👨‍👩‍👧", "🇫🇷", "e\u0301"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Alien: Covenant", ("Alien", "Covenant")),
        ("Star Wars: Episode I – The Phantom Menace", ("Star Wars", "Episode I – The Phantom Menace")),
        ("Spider-Man", ("Spider-Man", "")),
        ("2:37", ("2:37", "")),
    ],
)
def test_what_follows_a_colon_or_a_dash_is_set_apart(title: str, expected: tuple[str, str]) -> None:
    assert parts(title) == expected


def test_letters_outside_the_face_are_known_to_be() -> None:
    assert in_face("É")
    assert not in_face("千")
    assert advance("千", 800, 62) >= 1
