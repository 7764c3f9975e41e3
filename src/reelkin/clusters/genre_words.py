"""What a crowd of films with these genres is called: crime and drama, "crime dramas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The genre before a noun, in the order such words are put ("animated family adventures").
MODIFIERS = {
    "genre_animation": "animated",
    "genre_family": "family",
    "genre_biography": "biographical",
    "genre_history": "historical",
    "genre_romance": "romantic",
    "genre_sci_fi": "science-fiction",
    "genre_fantasy": "fantasy",
    "genre_horror": "horror",
    "genre_war": "war",
    "genre_crime": "crime",
    "genre_mystery": "mystery",
    "genre_action": "action",
    "genre_sport": "sports",
    "genre_music": "music",
    "genre_musical": "musical",
    "genre_film_noir": "noir",
    "genre_adventure": "adventure",
    "genre_thriller": "thriller",
    "genre_comedy": "comedy",
    "genre_western": "western",
    "genre_documentary": "documentary",
    "genre_reality_tv": "reality",
    "genre_news": "news",
    "genre_drama": "drama",
}

# The genre as the noun, the likeliest to be the noun first.
NOUNS = {
    "genre_talk_show": "talk shows",
    "genre_game_show": "game shows",
    "genre_western": "westerns",
    "genre_documentary": "documentaries",
    "genre_comedy": "comedies",
    "genre_musical": "musicals",
    "genre_thriller": "thrillers",
    "genre_mystery": "mysteries",
    "genre_drama": "dramas",
    "genre_romance": "romances",
    "genre_adventure": "adventures",
    "genre_horror": "horror films",
    "genre_war": "war films",
    "genre_biography": "biopics",
    "genre_action": "action films",
    "genre_crime": "crime films",
    "genre_film_noir": "film noir",
    "genre_sci_fi": "science-fiction films",
    "genre_fantasy": "fantasy films",
    "genre_history": "historical films",
    "genre_family": "family films",
    "genre_music": "music films",
    "genre_sport": "sports films",
    "genre_animation": "animated films",
    "genre_reality_tv": "reality shows",
    "genre_news": "news programmes",
}
SHOWS = ("genre_talk_show", "genre_game_show")

# Beside these nobody says "drama": a dramatic thriller is a thriller.
DRAMA_UNSAID = frozenset(
    f"genre_{genre}"
    for genre in (
        "thriller",
        "horror",
        "mystery",
        "documentary",
        "western",
        "film_noir",
        "musical",
        "talk_show",
        "game_show",
    )
)
# Three genres read well only together with these.
THREE = (frozenset({"genre_animation"}), frozenset({"genre_sci_fi", "genre_action", "genre_adventure"}))


def compound(genres: Sequence[str], form: str = "films") -> str:
    """The plural of titles that have all of `genres` at once, most telling first: "romantic comedies".

    Args:
        genres: column names; at most two are said, three where that is usual.
        form: "films", or what the titles are instead: "series", "shorts", "television films", …
    """
    said = _said(genres)
    if form != "films":
        return _of_form(said, form)
    if not said:
        return form
    if "genre_film_noir" in said:
        return NOUNS["genre_film_noir"]
    if set(said) == {"genre_comedy", "genre_drama"}:
        return "comedy-dramas"
    noun = next((genre for genre in NOUNS if genre in said), None)
    if noun is None:
        return " ".join([*(_plain(genre) for genre in said), "films"])
    return " ".join([*_before(said, noun), NOUNS[noun]])


def _said(genres: Sequence[str]) -> list[str]:
    said = [genre for genre in genres if genre != "genre_short"]
    if len(said) > 1 and DRAMA_UNSAID & set(said):
        said = [genre for genre in said if genre != "genre_drama"]
    return said[:3] if any(natural <= set(said[:3]) for natural in THREE) else said[:2]


def _before(said: Sequence[str], noun: str) -> list[str]:
    known = [word for genre, word in MODIFIERS.items() if genre in said and genre != noun]
    return known + [_plain(genre) for genre in said if genre not in MODIFIERS and genre != noun]


def _of_form(said: Sequence[str], form: str) -> str:
    show = next((genre for genre in SHOWS if genre in said), None)
    if show is not None and form == "series":
        return NOUNS[show]
    return " ".join([*_before(said, ""), form])


def _plain(genre: str) -> str:
    return genre.removeprefix("genre_").replace("_", " ")


def side_by_side(kinds: Sequence[str]) -> str:
    """Kinds of titles in one phrase: "westerns and horror films", "thrillers, action and crime films"."""
    ordered = sorted(kinds, key=lambda one: one.endswith(" films"))
    films = sum(one.endswith(" films") for one in ordered)
    words = [one.removesuffix(" films") for one in ordered[:-1]] if films > 1 else ordered[:-1]
    return f"{', '.join(words)} and {ordered[-1]}"
