"""What people are called on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.store.accounts import HOME

if TYPE_CHECKING:
    from reelkin.store.profiles import Profile

UNNAMED, FIRST = "You", "The first of you"
"""The first profile of a site at home has a name of ours until somebody gives it theirs; till then it is this, to itself
and to others."""


def called(profile: Profile, mine: Profile | None) -> str:
    """What a profile is called to somebody who is `mine`."""
    if profile.name != HOME:
        return profile.name
    return UNNAMED if mine is not None and profile.profile == mine.profile else FIRST
