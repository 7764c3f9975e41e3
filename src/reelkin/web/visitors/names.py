"""What people are called on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.store.accounts import HOME

if TYPE_CHECKING:
    from reelkin.store.accounts import Account
    from reelkin.store.profiles import Profile

UNNAMED, FIRST = "You", "The first of you"
"""The first profile of a site at home has a name of ours until somebody gives it theirs; till then it is this, to itself
and to others."""


def is_unnamed(profile: Profile, account: Account | None) -> bool:
    """Whether nobody has given the profile its name: only where nobody signs in is one made without asking for it."""
    return account is not None and not account.can_sign_in and account.name == HOME == profile.name


def called(profile: Profile, mine: Profile | None, account: Account | None) -> str:
    """What a profile of the account is called to somebody who is `mine`."""
    if not is_unnamed(profile, account):
        return profile.name
    return UNNAMED if mine is not None and profile.profile == mine.profile else FIRST
