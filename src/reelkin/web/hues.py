"""Each cluster's hue as a style sheet: a policy without inline style leaves classes, and these depend on the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def hue_sheet(profiles: Sequence[Mapping[str, Any]]) -> str:
    """A class for each cluster, `.c12`, that sets the hue everything of it is coloured by."""
    return "".join(f".c{int(one['id'])}{{--hue:{float(one['hue']):.1f}}}\n" for one in profiles)
