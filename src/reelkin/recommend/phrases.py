"""What a title is, as a noun phrase: "a French crime drama of the 1960s". Only of what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Genre columns that can be the noun, the first one present winning; "genre_comedy" beside "genre_drama" gives
# "comedy drama".
_HEADS = {
    "genre_documentary": "documentary",
    "genre_western": "western",
    "genre_thriller": "thriller",
    "genre_drama": "drama",
    "genre_comedy": "comedy",
    "genre_musical": "musical",
    "genre_mystery": "mystery",
    "genre_romance": "romance",
    "genre_adventure": "adventure",
    "genre_talk_show": "talk show",
    "genre_game_show": "game show",
    "genre_film_noir": "film noir",
}
# Before the noun, in the order they are said.
_MODIFIERS = {
    "genre_drama": "dramatic",
    "genre_film_noir": "film-noir",
    "genre_animation": "animated",
    "genre_history": "historical",
    "genre_biography": "biographical",
    "genre_sci_fi": "science-fiction",
    "genre_fantasy": "fantasy",
    "genre_horror": "horror",
    "genre_romance": "romantic",
    "genre_family": "family",
    "genre_action": "action",
    "genre_war": "war",
    "genre_crime": "crime",
    "genre_sport": "sports",
    "genre_mystery": "mystery",
    "genre_adventure": "adventure",
    "genre_musical": "musical",
    "genre_music": "music",
    "genre_comedy": "comedy",
    "genre_news": "news",
    "genre_reality_tv": "reality",
    "genre_adult": "adult",
}
_NOUNS = {"tvSeries": "series", "tvMiniSeries": "miniseries", "short": "short", "tvSpecial": "special"}
_SHORT = "genre_short"
MOST_GENRES = 3


def noun_phrase(genres: Sequence[str], kind: str, origin: str = "", decade: int | None = None) -> str:
    """The phrase, with its article.

    Args:
        genres: columns of genres, those that count most first; the first three are said.
        kind: IMDb's title type.
        origin: an adjective for where or in which language it was made; "" leaves it out.
        decade: its first year; None leaves it out.
    """
    words = _genre_words([genre for genre in genres if genre != _SHORT], kind)
    if kind == "tvMovie":
        words = ["television", *words]
    phrase = " ".join([origin, *words] if origin else words)
    return with_article(phrase) + ("" if decade is None else f" of the {decade}s")


def _genre_words(genres: Sequence[str], kind: str) -> list[str]:
    said = list(dict.fromkeys(genres))[:MOST_GENRES]
    head = next((column for column in _HEADS if column in said), None)
    words = [word for column, word in _MODIFIERS.items() if column in said and column != head]
    own = [genre.removeprefix("genre_").replace("_", " ") for genre in said if genre not in _KNOWN]
    return [*own, *words, *_noun(head, kind)]


_KNOWN = {*_HEADS, *_MODIFIERS, _SHORT}


def _noun(head: str | None, kind: str) -> list[str]:
    noun = _NOUNS.get(kind)
    if head is None:
        return [noun or "film"]
    if head in ("genre_talk_show", "genre_game_show"):
        return [_HEADS[head]]
    return [_HEADS[head], noun] if noun else [_HEADS[head]]


def with_article(phrase: str) -> str:
    """The phrase after "a" or "an": "an action film", "a European comedy"."""
    vowel = phrase[:1].lower() in tuple("aeiou") and not phrase.lower().startswith(("eu", "uni", "uk"))
    return f"{'an' if vowel or phrase.startswith(('8', '18')) else 'a'} {phrase}"


def enumerated(words: Iterable[str]) -> str:
    """Words as prose lists them: "A", "A and B", "A, B and C"."""
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last


# Languages that whole continents share: "French" alone would claim a country the title may not be from.
_HOMES = {
    "ar": (),
    "de": ("DE", "XWG", "DDDE"),
    "en": (),
    "es": ("ES",),
    "fr": ("FR",),
    "nl": ("NL",),
    "pt": ("PT",),
}


def origin_adjective(language: str, name: str, region: str | None) -> str:
    """As in "Japanese", "French", or "French-language" where the region is another or unknown."""
    homes = _HOMES.get(language)
    return name if homes is None or (region is not None and region.upper() in homes) else f"{name}-language"
