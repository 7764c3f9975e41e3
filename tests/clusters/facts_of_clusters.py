"""Facts of made-up clusters, for the tests of their names."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reelkin.catalog.language_names import LANGUAGES
from reelkin.clusters.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def facts(
    shares: Mapping[str, float],
    *,
    base: Mapping[str, float] | None = None,
    together: float = 0.5,
    years: tuple[int, int] | None = None,
    directors: Iterable[str] = (),
    exemplars: Sequence[str] = (),
    size: int = 100,
) -> Facts:
    """Facts of a cluster with these shares; what `base` does not name is three times rarer in the catalogue."""
    genres = sorted(name for name in shares if name.startswith("genre_"))
    return Facts(
        size=size,
        shares=shares,
        base={**{name: share / 3 for name, share in shares.items()}, **(base or {})},
        together=dict.fromkeys(combinations(genres, 2), together),
        years=years,
        dated_years=(1905, 2017),
        labels={f"language_{code}": name for code, name in LANGUAGES.items()},
        directors=frozenset(directors),
        exemplars=exemplars,
    )
