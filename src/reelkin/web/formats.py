"""Numbers and kinds as people read them."""

from __future__ import annotations

KINDS = {
    "movie": "Film",
    "tvMovie": "TV film",
    "tvSeries": "Series",
    "tvMiniSeries": "Miniseries",
    "tvSpecial": "TV special",
    "tvShort": "TV short",
    "tvEpisode": "Episode",
    "tvPilot": "Pilot",
    "short": "Short",
    "video": "Video",
    "videoGame": "Video game",
}
NARROW = "\u202f"
MINUS = "\u2212"


def number(value: float) -> str:
    """12,345."""
    return f"{value:,.0f}"


def percent(share: float) -> str:
    """A share from 0 to 1: "34 %"; "< 1 %" for what is little and not nothing."""
    return f"{100 * share:.0f}{NARROW}%" if share >= 0.01 or share == 0 else f"<{NARROW}1{NARROW}%"


def signed(value: float) -> str:
    """A contribution with its sign: "+0.12"."""
    return f"{'+' if value >= 0 else MINUS}{abs(value):.3f}"


def minutes(value: int) -> str:
    """A running time: "1 h 57 min"."""
    hours, rest = divmod(value, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def kind(type_: str) -> str:
    """A title's type as people say it."""
    return KINDS.get(type_, type_)


def score(rating: float) -> str:
    """A rating with one decimal, "8.0", as IMDb shows it."""
    return f"{rating:.1f}"
