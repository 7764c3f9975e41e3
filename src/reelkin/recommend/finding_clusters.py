"""Finding a cluster of the model by what a person types: its number, its name or a part of it, or its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Profile = Mapping[str, Any]


def find_profile(profiles: Sequence[Profile], asked: str) -> Profile:
    """The profile of that id, name or address, present or former.

    Raises:
        UsageError: there is none, or several names hold it; the message says which.
    """
    plain = asked.strip().casefold()
    for profile in profiles:
        named = (str(profile["id"]), profile["slug"], profile["name"].casefold(), *profile["former_slugs"])
        if plain in named:
            return profile
    # A number is an id, and no part of "Westerns of 1999".
    part = "" if plain.isdecimal() else plain
    named_so = [profile for profile in profiles if part and part in profile["name"].casefold()]
    if len(named_so) == 1:
        return named_so[0]
    if named_so:
        names = "; ".join(f"{profile['id']} {profile['name']}" for profile in named_so[:8])
        raise UsageError(f"'{asked}' may be several clusters: {names}; name one by its number")
    raise UsageError(f"no cluster '{asked}' in this model; `reelkin clusters` lists them")
