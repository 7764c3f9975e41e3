"""How a taste's numbers are said, in words and in the picture alike."""

from __future__ import annotations


def percent(share: float) -> str:
    """A share from 0 to 1: "14 %", and "< 1 %" of what is there but little."""
    return f"{100 * share:.0f} %" if share >= 0.01 or share == 0 else "< 1 %"


def named(title: str, year: int | None) -> str:
    """A title with its year, if that is known."""
    return f"{title} ({year})" if year else title
