"""What people do on a title: IMDb's categories in reelkin's fewer words."""

from __future__ import annotations

import narwhals as nw

ROLES = {
    "director": "director",
    "writer": "writer",
    "actor": "cast",
    "actress": "cast",
    "self": "self",
    "producer": "producer",
    "composer": "composer",
    "cinematographer": "cinematographer",
    "editor": "editor",
}
"""Role by IMDb's category. Archive footage is not acting: it, designers and whatever IMDb adds are "other"."""
OTHER = "other"


def role(column: str) -> nw.Expr:
    """The role of a category; "other" where it is null or not known."""
    return nw.col(column).replace_strict(ROLES, default=OTHER, return_dtype=nw.String).fill_null(OTHER)
