from __future__ import annotations

import numpy as np

from planted import fitted
from reelkin.model import layout
from reelkin.model.bundle import GROUPS


def test_every_array_has_the_type_that_its_annotation_says() -> None:
    bundle = fitted().bundle
    for name, kind in GROUPS.items():
        arrays = layout.to_arrays(name, getattr(bundle, name))
        pieces = {piece.name: piece for piece in layout.pieces(name, kind)}
        assert pieces.keys() == arrays.keys()
        for piece, array in arrays.items():
            assert array.dtype == pieces[piece].dtype, piece
            assert array.ndim == len(pieces[piece].shape), piece


def test_a_size_that_starts_with_a_dot_belongs_to_its_group() -> None:
    sizes = {piece.name: piece.shape for piece in layout.pieces("title_names", layout.Names)}
    assert sizes["title_names.starts"] == ("title_names.names+1",)
    titles = {piece.name: piece.shape for piece in layout.pieces("titles", layout.Titles)}
    assert titles["titles.start_year"] == ("titles",)
    assert titles["titles.genres.offsets"] == ("titles.genres+1",)


def test_a_group_comes_back_from_its_arrays() -> None:
    titles = fitted().bundle.titles
    again = layout.from_arrays("titles", layout.Titles, layout.to_arrays("titles", titles))
    assert list(again.primary_title) == list(titles.primary_title)
    np.testing.assert_array_equal(again.start_year, titles.start_year)
