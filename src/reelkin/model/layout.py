"""What is in a bundle: every array by group, with its type, its shape and what it holds.

A field is an array, kept in `serve/<group>.<field>.npy`, or a list of texts, kept in two such files. Its annotation
says its shape by the names of sizes. A size has one value throughout a bundle, or where its name starts with a dot,
throughout its group; "titles+1" is one more than "titles".
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_type_hints

import numpy as np
import numpy.typing as npt

from reelkin.model.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Offsets = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Array = npt.NDArray[Any]
Group = TypeVar("Group")

_DTYPES = {Floats: np.float32, Ints: np.int32, Offsets: np.int64, Bytes: np.uint8}

UNKNOWN = -1
"""Stands for "none" or "not known" in integer columns."""


@dataclass(frozen=True, eq=False)
class Titles:
    """What is known of each title. Row i is title i everywhere; rows fall in votes, then rise in tconst."""

    tconst: Annotated[Strings, "titles"]
    tconst_order: Annotated[Ints, "titles"]
    """Rows sorted by tconst."""
    primary_title: Annotated[Strings, "titles"]
    original_title: Annotated[Strings, "titles"]
    title_type: Annotated[Ints, "titles"]
    """Index into `types`."""
    start_year: Annotated[Ints, "titles"]
    """UNKNOWN where null, as all integers below."""
    end_year: Annotated[Ints, "titles"]
    runtime_minutes: Annotated[Ints, "titles"]
    num_episodes: Annotated[Ints, "titles"]
    num_votes: Annotated[Ints, "titles"]
    average_rating: Annotated[Floats, "titles"]
    """NaN where null."""
    bayesian_rating: Annotated[Floats, "titles"]
    """NaN where null."""
    genre_offsets: Annotated[Offsets, "titles+1"]
    """The genres of title i lie in `genre_codes` from offset i to offset i + 1."""
    genre_codes: Annotated[Ints, ".title_genres"]
    """Index into `genres`, in IMDb's order."""
    original_language: Annotated[Ints, "titles"]
    """Index into `languages`."""
    original_region: Annotated[Ints, "titles"]
    """Index into `regions`."""
    franchise: Annotated[Ints, "titles"]
    """Index into `franchises`."""
    part_offsets: Annotated[Offsets, ".franchises+1"]
    parts: Annotated[Ints, ".parts"]
    """The rows of each series in the order people see it: by year (unknown last), then by id."""
    duplicate_of: Annotated[Ints, "titles"]
    """The first row that is the same work; a title's own row where it has no duplicate before it."""
    types: Annotated[Strings, ".types"]
    genres: Annotated[Strings, ".genres"]
    languages: Annotated[Strings, ".languages"]
    language_names: Annotated[Strings, ".languages"]
    """In English, as the other names below."""
    regions: Annotated[Strings, ".regions"]
    region_names: Annotated[Strings, ".regions"]
    franchises: Annotated[Strings, ".franchises"]

    def row_of(self, tconst: str) -> int | None:
        """The row of the title with this id; None where there is none."""
        return self.tconst.find(tconst, self.tconst_order)


@dataclass(frozen=True, eq=False)
class Features:
    """The columns of the title × feature matrix, and the matrix by rows."""

    name: Annotated[Strings, "features"]
    label: Annotated[Strings, "features"]
    block: Annotated[Ints, "features"]
    """Index into `blocks`."""
    blocks: Annotated[Strings, ".blocks"]
    scale: Annotated[Floats, "features"]
    offsets: Annotated[Offsets, "titles+1"]
    columns: Annotated[Ints, ".values"]
    values: Annotated[Floats, ".values"]


@dataclass(frozen=True, eq=False)
class Embedding:
    """The linear model, array by array as in `embedding.scoring.LinearModel`; its `scoring` is in model.json."""

    content_map: Annotated[Floats, "features", "dimensions"]
    shared: Annotated[Floats, "features"]
    resemblance: Annotated[Floats, "features"]
    prior_map: Annotated[Floats, "features"]
    vectors: Annotated[Floats, "titles", "dimensions"]
    prior: Annotated[Floats, "titles"]
    spread: Annotated[Floats, "dimensions", "dimensions"]
    shared_offsets: Annotated[Offsets, "features+1"]
    """The matrix by columns, where `shared` or `resemblance` is not 0; other columns have empty stretches."""
    shared_rows: Annotated[Ints, ".shared_values"]
    shared_values: Annotated[Floats, ".shared_values"]


@dataclass(frozen=True, eq=False)
class Collaborative:
    """What ratings taught, array by array as in `embedding.collaborative.part.Collaborative`; empty without ratings."""

    rows: Annotated[Ints, ".titles"]
    weight_offsets: Annotated[Offsets, ".titles+1"]
    weight_rows: Annotated[Ints, ".weights"]
    weight_values: Annotated[Floats, ".weights"]


@dataclass(frozen=True, eq=False)
class Clusters:
    """The k-means clusters; their profiles are in clusters.json."""

    centroids: Annotated[Floats, "clusters", "dimensions"]
    assignments: Annotated[Ints, "titles"]
    fit: Annotated[Floats, "titles"]
    """How much each title is like its cluster, 0 where the cluster's name is not true of it."""


@dataclass(frozen=True, eq=False)
class FilmMap:
    """The map of films."""

    places: Annotated[Floats, "titles", ".axes"]
    """x and y of each title; only how far they lie apart means anything."""


@dataclass(frozen=True, eq=False)
class Nearest:
    """What is most similar to the most voted titles."""

    rows: Annotated[Ints, ".titles", ".nearest"]
    """Of the most voted titles, as `embedding.nearest.nearest_titles` gives them; UNKNOWN where there are fewer."""


@dataclass(frozen=True, eq=False)
class People:
    """Who made the titles: the credits by title, and the titles by person."""

    nconst: Annotated[Strings, "people"]
    """Sorted."""
    name: Annotated[Strings, "people"]
    credit_offsets: Annotated[Offsets, "titles+1"]
    credit_people: Annotated[Ints, ".credits"]
    """By role, then billing."""
    credit_roles: Annotated[Ints, ".credits"]
    """Index into `roles`."""
    title_offsets: Annotated[Offsets, "people+1"]
    titles: Annotated[Ints, ".person_titles"]
    """Rows, each once, ascending: most votes first."""
    roles: Annotated[Strings, ".roles"]


@dataclass(frozen=True, eq=False)
class Names:
    """A `lookup.index.NameIndex`, array by array: normalised names and the rows they stand for."""

    text: Annotated[Bytes, ".bytes"]
    starts: Annotated[Offsets, ".names+1"]
    rows: Annotated[Ints, ".names"]
    kinds: Annotated[Bytes, ".names"]


@dataclass(frozen=True)
class Piece:
    """One `.npy` file of a group: its name, its type and its shape in sizes."""

    name: str
    dtype: np.dtype[Any]
    shape: tuple[str, ...]


def pieces(group: str, kind: type[Any]) -> Iterator[Piece]:
    """The files of a group, in order."""
    for field, hint in get_type_hints(kind, include_extras=True).items():
        name, sizes = f"{group}.{field}", _full_names(group, hint.__metadata__)
        if hint.__origin__ is Strings:
            yield Piece(f"{name}.offsets", np.dtype(np.int64), (f"{sizes[0]}+1",))
            yield Piece(f"{name}.bytes", np.dtype(np.uint8), (f"{name}.bytes",))
        else:
            yield Piece(name, np.dtype(_DTYPES[hint.__origin__]), sizes)


def _full_names(group: str, sizes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{group}{size}" if size.startswith(".") else size for size in sizes)


def to_arrays(group: str, content: Any) -> dict[str, Array]:
    """The arrays of a group by file name."""
    arrays: dict[str, Array] = {}
    for field in fields(content):
        name, value = f"{group}.{field.name}", getattr(content, field.name)
        if isinstance(value, Strings):
            arrays |= {f"{name}.offsets": value.offsets, f"{name}.bytes": value.data}
        else:
            arrays[name] = value
    return arrays


def from_arrays(group: str, kind: type[Group], arrays: Mapping[str, Array]) -> Group:
    """The group whose arrays these are."""
    content: dict[str, Any] = {}
    for field, hint in get_type_hints(kind, include_extras=True).items():
        name = f"{group}.{field}"
        if get_args(hint)[0] is Strings:
            content[field] = Strings(arrays[f"{name}.offsets"], arrays[f"{name}.bytes"])
        else:
            content[field] = arrays[name]
    return kind(**content)
