"""Tonight: how long, what mood, and a few films that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reelkin.recommend.model import SCALE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.model import Model
    from reelkin.recommend.options import Options
    from reelkin.recommend.pick import Picks

FILMS = 3
TYPES = ("movie", "tvMovie")
DIVERSE = 0.3
"""How much the three are to differ: three of one kind are no choice."""


class Mood(NamedTuple):
    """A mood's name, what it says, and the genre that it stands for; none where anything may be."""

    name: str
    said: str
    genre: str | None


SURPRISE = Mood("", "Surprise us", None)
MOODS = (
    SURPRISE,
    Mood("laugh", "To laugh", "Comedy"),
    Mood("tense", "On the edge", "Thriller"),
    Mood("moved", "To be moved", "Drama"),
    Mood("love", "In love", "Romance"),
    Mood("scared", "Scared", "Horror"),
    Mood("elsewhere", "Far away", "Adventure"),
    Mood("stars", "Science fiction", "Sci-Fi"),
    Mood("true", "A true story", "Documentary"),
    Mood("children", "With children", "Family"),
)


def moods_of(bundle: Bundle) -> list[Mood]:
    """The moods that a catalogue has films for."""
    return [mood for mood in MOODS if mood.genre is None or mood.genre in bundle.titles.genres]


def evening(
    model: Model,
    ratings: Mapping[str, float],
    mood: Mood = SURPRISE,
    minutes: int | None = None,
    n: int = FILMS,
    scale: tuple[float, float] = SCALE,
    **options: Unpack[Options],
) -> Picks:
    """Films for tonight that differ, none of them a later part of a series that was not begun.

    Args:
        model: the model.
        ratings: what somebody rated, by id.
        mood: what they are in the mood for.
        minutes: how long the evening is.
        n: how many films.
        scale: of the ratings.
        options: further filters; where they say nothing of types, films alone.
    """
    films = [one for one in TYPES if one in model.bundle.titles.types]
    asked: Options = {"franchise": "order", "diverse": DIVERSE, "type": films or None, **options}
    if mood.genre is not None:
        asked["genre"] = mood.genre
    if minutes:
        asked["max_runtime"] = minutes
    return model.recommend(ratings, n, scale, **asked)
