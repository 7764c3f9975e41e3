"""The parts of a cluster's name: what kind of titles, from where, of when, how received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.clusters.genre_words import MODIFIERS, compound

if TYPE_CHECKING:
    from reelkin.clusters.facts import Facts

# Types that make a title something else than a film, and what it is then.
FORMS = {
    "series": ("type_tvSeries", "type_tvMiniSeries"),
    "shorts": ("type_short", "type_tvShort"),
    "television films": ("type_tvMovie",),
    "television specials": ("type_tvSpecial",),
    "video releases": ("type_video",),
}

LEADS = 0.4
"""A language gives its name where so many titles have it, and no fewer than have English."""

# English is spoken in many places: the region says which.
REGIONS = {
    "region_gb": "British",
    "region_au": "Australian",
    "region_ca": "Canadian",
    "region_ie": "Irish",
    "region_nz": "New Zealand",
    "region_hk": "Hong Kong",
    "region_za": "South African",
    "region_br": "Brazilian",
    "region_mx": "Mexican",
    "region_ar": "Argentine",
}
# Where no language leads, those of one part of the world may together.
FAMILIES = {
    "Indian": tuple(
        f"language_{code}" for code in ("hi", "ta", "te", "ml", "kn", "bn", "mr", "pa", "gu", "ur")
    ),
    "East Asian": tuple(f"language_{code}" for code in ("ja", "ko", "zh", "cmn", "yue")),
    "Scandinavian": tuple(f"language_{code}" for code in ("sv", "da", "no", "nb", "nn", "is")),
    "European": tuple(
        f"language_{code}"
        for code in (
            *(
                "fr",
                "it",
                "de",
                "es",
                "pt",
                "nl",
                "sv",
                "da",
                "no",
                "nb",
                "nn",
                "is",
                "fi",
                "pl",
                "cs",
                "sk",
                "hu",
            ),
            *("ro", "bg", "el", "sr", "hr", "sl", "ru", "uk", "et", "lv", "lt", "ca"),
        )
    ),
}
AMERICAN = "region_us"


def form(facts: Facts) -> str:
    """Series, shorts, … where three fifths of the titles are; else films."""
    for name, types in FORMS.items():
        if facts.share(*types) >= 0.6:
            return name
    return "films"


def kind(facts: Facts) -> str:
    """What the titles are, by the genres that define them: "crime dramas", "horror films and thrillers"."""
    what = form(facts)
    if what == "films" and facts.share("genre_animation") >= 0.5 and facts.share("language_ja") >= 0.5:
        return "anime"
    genres = defining_genres(facts)
    if len(genres) >= 2 and what == "films" and not _met(facts, genres[0], genres[1]):
        return side_by_side(compound(genres[:1]), compound(genres[1:2]))
    return compound(
        [genres[0], *(one for one in genres[1:] if _met(facts, genres[0], one))] if genres else [], what
    )


def defining_genres(facts: Facts) -> list[str]:
    """The genres that half of the titles have, or a third where that is twice as many as elsewhere; most telling first.

    Where none stands out, the two most frequent that a third have: what is there is then said as it is.
    """
    genres = [name for name in facts.shares if name.startswith("genre_") and name != "genre_short"]
    genres.sort(key=lambda name: (-_telling(facts, name), name))
    defining = [name for name in genres if _defines(facts, name)]
    if defining:
        return defining
    often = sorted(genres, key=lambda name: (-facts.shares[name], name))
    return [name for name in often if facts.shares[name] >= 1 / 3][:2]


def origin(facts: Facts) -> str:
    """Where most of the titles come from: "French", "British"; empty where mixed, American or unknown."""
    if facts.share("region_hk") >= LEADS or facts.share("language_yue") >= LEADS:
        return "Hong Kong"
    english = facts.share("language_en")
    least = max(LEADS, english)
    languages = sorted(
        (name for name in facts.shares if name.startswith("language_") and name != "language_en"),
        key=lambda name: (-facts.shares[name], name),
    )
    if languages and facts.shares[languages[0]] >= least:
        return _origin_of(facts, languages[0])
    family = next((name for name, some in FAMILIES.items() if facts.share(*some) >= least), None)
    if family:
        return family
    region = next((name for name in REGIONS if facts.share(name) >= 0.5 and facts.lift(name) >= 2), None)
    return REGIONS[region] if region else ""


def tone(facts: Facts, least: float) -> str:
    """How the titles were received, where at least the share `least` of them says so; else empty.

    Popular titles are not called low-rated: what they are known for is that many watched them.
    """
    liked = facts.share("rating_900", "rating_970", "rating_990")
    popular = facts.share("votes_900", "votes_950", "votes_980", "votes_990", "votes_997", "votes_999")
    if min(popular, liked) >= least:
        return "celebrated"
    tones = {"popular": popular, "acclaimed": liked, "little-seen": facts.share("votes_000")}
    if popular < least / 2:
        tones["low-rated"] = facts.share("rating_000", "rating_100")
    name = max(tones, key=lambda word: tones[word])
    return name if tones[name] >= least else ""


def american(facts: Facts) -> str:
    """American, where two thirds of the titles are, and more than elsewhere; said only to tell clusters apart."""
    return "American" if facts.share(AMERICAN) >= 2 / 3 and facts.lift(AMERICAN) >= 1.3 else ""


def further_genres(facts: Facts, least: float = 1 / 3) -> list[str]:
    """More genres than those that define it, for telling clusters apart: the most over-represented first."""
    said = set(defining_genres(facts))
    more = [
        name
        for name in facts.shares
        if name in MODIFIERS and name not in said and facts.shares[name] >= least and facts.lift(name) >= 1.3
    ]
    return sorted(more, key=lambda name: (-_telling(facts, name), name))


def beside(facts: Facts) -> list[str]:
    """Genres of a sixth of the titles or more that are rare elsewhere: not what it is, but what is there too."""
    said = {*defining_genres(facts), "genre_short", "genre_drama"}
    rare = [
        name
        for name in facts.shares
        if name.startswith("genre_")
        and name not in said
        and facts.shares[name] >= 1 / 6
        and facts.lift(name) >= 4
    ]
    return sorted(rare, key=lambda name: (-_telling(facts, name), name))


def joined(*parts: str) -> str:
    """The parts that are not empty, with a capital first letter."""
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def side_by_side(one: str, other: str) -> str:
    """Two kinds of titles in one phrase: "westerns and horror films", "action and crime films"."""
    if one.endswith(" films") and other.endswith(" films"):
        one = one.removesuffix(" films")
    return f"{one} and {other}"


def _origin_of(facts: Facts, language: str) -> str:
    if language == "language_hi":
        return "Bollywood"
    region = next(
        (name for name in ("region_br", "region_mx", "region_ar") if facts.share(name) >= 0.5), None
    )
    return REGIONS[region] if region else facts.labels[language]


def _met(facts: Facts, one: str, other: str) -> bool:
    """Whether two genres meet in the same titles, rather than being two kinds of titles side by side."""
    first, second = sorted((one, other))
    rarer = min(facts.shares[one], facts.shares[other])
    return facts.together.get((first, second), 0.0) >= 0.4 * rarer


def _defines(facts: Facts, genre: str) -> bool:
    share, lift = facts.shares[genre], facts.lift(genre)
    if genre == "genre_drama":
        return share >= 0.65 and lift >= 1.2
    return (share >= 0.5 and lift >= 1.2) or (share >= 1 / 3 and lift >= 2)


def _telling(facts: Facts, genre: str) -> float:
    """Share times lift, the lift counted up to five: rare genres are not more telling without end."""
    return facts.shares[genre] * min(facts.lift(genre), 5.0)
