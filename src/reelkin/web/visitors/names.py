"""What people are called on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.store.accounts import HOME

if TYPE_CHECKING:
    from reelkin.store.profiles import Profile

UNNAMED = "You"
"""The first profile of a site at home has a name of ours until somebody gives it theirs; till then it is this to itself."""


def called(profile: Profile, mine: Profile | None) -> str:
    """What a profile is called to somebody who is `mine`."""
    unnamed = profile.name == HOME and mine is not None and profile.profile == mine.profile
    return UNNAMED if unnamed else profile.name
