"""An import that waits for a yes: what was read of it goes to the browser, sealed, and comes back with the answer.

Nothing of it is kept here meanwhile, and nothing but what was read here is taken.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

from reelkin.web.security.refusals import Problem

if TYPE_CHECKING:
    from reelkin.web.site import Site

PURPOSE = "import"


def seal(site: Site, profile: int, readings: list[dict[str, Any]]) -> tuple[str, str]:
    """What was read as a form can hold it, and its seal, which is good for this profile alone."""
    packed = base64.urlsafe_b64encode(zlib.compress(json.dumps(readings).encode())).decode()
    return packed, site.signer(PURPOSE).token(_text(profile, packed))


def unseal(site: Site, profile: int, packed: str, given: str) -> list[dict[str, Any]]:
    """What `seal` packed.

    Raises:
        Problem: it is not as it was sent, or not for this profile.
    """
    if not site.signer(PURPOSE).matches(given, _text(profile, packed)):
        raise Problem(422, "That is not what was read of your file. Please give the file again.")
    readings: list[dict[str, Any]] = json.loads(zlib.decompress(base64.urlsafe_b64decode(packed)))
    return readings


def _text(profile: int, packed: str) -> str:
    return f"{profile}:{packed}"
