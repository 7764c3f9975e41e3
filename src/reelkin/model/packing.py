"""Tables into the arrays of a bundle. Rows of the model are given by the order of `titles`."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.catalog.language_names import LANGUAGES
from reelkin.catalog.region_names import REGIONS
from reelkin.lookup.index import build_index
from reelkin.lookup.matching import NameKind
from reelkin.model import layout
from reelkin.model.layout import UNKNOWN
from reelkin.model.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reelkin.embedding.collaborative.part import Collaborative
    from reelkin.embedding.linear import LinearModel
    from reelkin.features.matrix import FeatureMatrix
    from reelkin.model.works import Works

ROLES = ("director", "writer", "cast", "self", "producer", "composer", "cinematographer", "editor", "other")
"""The order in which a title's credits are kept; roles beyond these follow by name."""


def pack_titles(titles: pl.DataFrame, works: Works) -> layout.Titles:
    """The columns of the titles, and how they hang together.

    Args:
        titles: the model's titles in model order, as in tables.TITLES.
        works: their series and duplicates.
    """
    tconst = Strings.pack(titles["tconst"])
    types, type_codes = _coded(titles["title_type"])
    languages, language_codes = _coded(titles["original_language"].str.to_lowercase())
    regions, region_codes = _coded(titles["original_region"].str.to_uppercase())
    genre_names, genre_codes = _coded(titles["genres"].explode(empty_as_null=False))
    return layout.Titles(
        tconst=tconst,
        tconst_order=tconst.order(),
        primary_title=Strings.pack(titles["primary_title"]),
        original_title=Strings.pack(titles["original_title"].fill_null(titles["primary_title"])),
        title_type=type_codes,
        start_year=_integers(titles["start_year"]),
        end_year=_integers(titles["end_year"]),
        runtime_minutes=_integers(titles["runtime_minutes"]),
        num_episodes=_integers(titles["num_episodes"]),
        num_votes=_integers(titles["num_votes"]),
        average_rating=_floats(titles["average_rating"]),
        bayesian_rating=_floats(titles["bayesian_rating"]),
        genre_offsets=offsets_of(titles["genres"].list.len()),
        genre_codes=genre_codes,
        original_language=language_codes,
        original_region=region_codes,
        franchise=works.franchise,
        part_offsets=works.part_offsets,
        parts=works.parts,
        duplicate_of=works.duplicate_of,
        types=Strings.pack(types),
        genres=Strings.pack(genre_names),
        languages=Strings.pack(languages),
        language_names=Strings.pack(LANGUAGES.get(code, code) for code in languages),
        regions=Strings.pack(regions),
        region_names=Strings.pack(REGIONS.get(code, code) for code in regions),
        franchises=Strings.pack(works.names),
    )


def pack_features(features: FeatureMatrix) -> layout.Features:
    """The named columns and the matrix by rows."""
    blocks = features.blocks
    place = {block: position for position, block in enumerate(blocks)}
    return layout.Features(
        name=Strings.pack(column.name for column in features.columns),
        label=Strings.pack(column.label for column in features.columns),
        block=np.array([place[column.block] for column in features.columns], np.int32),
        blocks=Strings.pack(blocks),
        scale=features.scales,
        offsets=features.matrix.indptr.astype(np.int64),
        columns=features.matrix.indices.astype(np.int32),
        values=features.matrix.data,
    )


def pack_embedding(model: LinearModel) -> layout.Embedding:
    """The part of the linear model that is learned from content."""
    return layout.Embedding(**{field.name: getattr(model, field.name) for field in fields(layout.Embedding)})


def pack_collaborative(part: Collaborative) -> layout.Collaborative:
    """What ratings taught; its `blend` goes into model.json."""
    arrays = {field.name: getattr(part, field.name) for field in fields(layout.Collaborative)}
    return layout.Collaborative(**arrays)


def pack_people(titles: pl.DataFrame, credits: pl.DataFrame, people: pl.DataFrame) -> layout.People:  # noqa: A002
    """The people of these titles, by title and by person. Who has no name in `people` keeps the id as one."""
    roles = [*ROLES, *sorted(set(credits["role"]) - set(ROLES))]
    ids = credits.select(pl.col("nconst").unique().sort()).with_row_index("person")
    names = ids.join(people.select("nconst", "primary_name"), on="nconst", how="left", maintain_order="left")
    placed = (
        credits.join(titles.select("tconst").with_row_index("row"), on="tconst", how="inner")
        .join(ids, on="nconst", how="inner")
        .with_columns(code=pl.col("role").replace_strict(roles, range(len(roles)), return_dtype=pl.Int32))
        .sort("row", "code", "billing", "person", nulls_last=True)
    )
    once = placed.select("person", "row").unique().sort("person", "row")
    return layout.People(
        nconst=Strings.pack(ids["nconst"]),
        name=Strings.pack(names["primary_name"].fill_null(names["nconst"])),
        credit_offsets=_counted(placed["row"], titles.height),
        credit_people=placed["person"].to_numpy().astype(np.int32),
        credit_roles=placed["code"].to_numpy().astype(np.int32),
        title_offsets=_counted(once["person"], ids.height),
        titles=once["row"].to_numpy().astype(np.int32),
        roles=Strings.pack(roles),
    )


def pack_title_names(titles: pl.DataFrame, alternate_titles: pl.DataFrame) -> layout.Names:
    """Every name of every title, normalised, to be looked up by."""
    rows = titles.select("tconst").with_row_index("row")
    others = (
        alternate_titles.select("tconst", "title").join(rows, on="tconst", how="inner").sort("row", "title")
    )

    def names() -> Iterator[tuple[str, int, int]]:
        yield from _names(titles["primary_title"], range(titles.height), NameKind.PRIMARY)
        yield from _names(titles["original_title"], range(titles.height), NameKind.ORIGINAL)
        yield from _names(others["title"], others["row"], NameKind.ALTERNATE)

    return _index(names())


def pack_people_names(people: layout.People) -> layout.Names:
    """The names of the people, normalised, to be looked up by; their rows are those of `people`."""
    return _index(_names(people.name, range(len(people.name)), NameKind.PERSON))


def _names(
    names: Iterable[str | None], rows: Iterable[int], kind: NameKind
) -> Iterator[tuple[str, int, int]]:
    return ((name, row, int(kind)) for name, row in zip(names, rows, strict=True) if name)


def _index(names: Iterator[tuple[str, int, int]]) -> layout.Names:
    index = build_index(names)
    return layout.Names(index.text, index.starts, index.rows, index.kinds)


def offsets_of(lengths: pl.Series) -> layout.Offsets:
    """int64[n + 1]: where each of n stretches of these lengths begins, and the last one ends."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths.fill_null(0).to_numpy(), out=offsets[1:])
    return offsets


def _counted(sorted_keys: pl.Series, size: int) -> layout.Offsets:
    return offsets_of(pl.Series(np.bincount(sorted_keys.to_numpy(), minlength=size)))


def _coded(values: pl.Series) -> tuple[list[str], layout.Ints]:
    """The values that occur, sorted, and the place of each among them; UNKNOWN for null."""
    known = values.drop_nulls().unique().sort().to_list()
    codes = values.replace_strict(known, range(len(known)), return_dtype=pl.Int32) if known else values
    return known, _integers(codes)


def _integers(values: pl.Series) -> layout.Ints:
    # Votes may come as fractions from a catalogue that is not IMDb's.
    whole = values.round() if values.dtype.is_float() else values
    return whole.cast(pl.Int32).fill_null(UNKNOWN).to_numpy().astype(np.int32)


def _floats(values: pl.Series) -> layout.Floats:
    return values.cast(pl.Float32).fill_null(float("nan")).to_numpy().astype(np.float32)
