"""The bundle as everything that answers reads it: a folder of memory-mapped `.npy` files, and model.json.

Only numpy is needed. Nothing is unpickled, and what does not fit together is refused when it is opened, with
the file and the remedy. model.json is written last and names every file with its hash: a folder without it is
no bundle.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin import artefacts
from reelkin.embedding.collaborative.part import Blend, Collaborative
from reelkin.embedding.scoring import LinearModel, Scoring
from reelkin.errors import BadInput, MissingArtefact
from reelkin.model import layout
from reelkin.model.columns import common_columns, read_column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.model.columns import Column

FORMAT = 3
"""Rises when an older reelkin could no longer read the folder."""
RECORD = "model.json"
SERVE = "serve"
CLUSTERS = f"{SERVE}/clusters.json"
CAST_ROLES = ("cast", "self")
REMEDY = 'run "reelkin train"'

GROUPS: Mapping[str, type[Any]] = {
    "titles": layout.Titles,
    "features": layout.Features,
    "embedding": layout.Embedding,
    "collaborative": layout.Collaborative,
    "clusters": layout.Clusters,
    "film_map": layout.FilmMap,
    "nearest": layout.Nearest,
    "people": layout.People,
    "title_names": layout.Names,
    "people_names": layout.Names,
}

# Each list of offsets ends where the list it cuts up ends.
_CUTS = (
    ("titles.genre_offsets", "titles.genre_codes"),
    ("titles.part_offsets", "titles.parts"),
    ("features.offsets", "features.values"),
    ("embedding.shared_offsets", "embedding.shared_values"),
    ("collaborative.weight_offsets", "collaborative.weight_values"),
    ("people.credit_offsets", "people.credit_people"),
    ("people.title_offsets", "people.titles"),
    ("title_names.starts", "title_names.text"),
    ("people_names.starts", "people_names.text"),
)


@dataclass(frozen=True, eq=False)
class Bundle:
    """One model, read-only.

    Attributes:
        facts: model.json: format, model_id, scoring, blend, snapshot, settings, versions, training, files.
        clustering: clusters.json, as `clusters.shelving.Clustering.as_json` gives it.
    """

    facts: Mapping[str, Any]
    clustering: Mapping[str, Any]
    titles: layout.Titles
    features: layout.Features
    embedding: layout.Embedding
    collaborative: layout.Collaborative
    clusters: layout.Clusters
    film_map: layout.FilmMap
    nearest: layout.Nearest
    people: layout.People
    title_names: layout.Names
    people_names: layout.Names

    @property
    def model_id(self) -> str:
        """The hash of everything the model was made from."""
        return str(self.facts["model_id"])

    @property
    def profiles(self) -> list[dict[str, Any]]:
        """The cluster profiles, in the order of the centroids: id, name, slug, size and so on."""
        profiles: list[dict[str, Any]] = self.clustering["clusters"]
        return profiles

    @cached_property
    def linear(self) -> LinearModel:
        """Everything a score is summed up from."""
        features, embedding = self.features, self.embedding
        learned = {
            field.name: getattr(self.collaborative, field.name) for field in fields(self.collaborative)
        }
        return LinearModel(
            offsets=features.offsets,
            columns=features.columns,
            values=features.values,
            scoring=Scoring.from_dict(self.facts["scoring"]),
            collaborative=Collaborative(**learned, blend=Blend.from_dict(self.facts["blend"])),
            **{field.name: getattr(embedding, field.name) for field in fields(embedding)},
        )

    @cached_property
    def common_columns(self) -> dict[int, Column]:
        """The feature columns that are of no person and no series, by their place."""
        return common_columns(self.features)

    def column(self, place: int) -> Column:
        """The feature column at `place`."""
        return self.common_columns.get(place) or read_column(self.features, place)

    @cached_property
    def ratings_in_order(self) -> layout.Floats:
        """float32[r]: the ratings that are known, ascending."""
        ratings = self.titles.average_rating
        return np.sort(ratings[~np.isnan(ratings)])

    @cached_property
    def cast_sizes(self) -> layout.Ints:
        """int32[n]: how many are credited as each title's cast, as themselves included."""
        people = self.people
        codes = [code for code, role in enumerate(people.roles) if role in CAST_ROLES]
        before = np.zeros(len(people.credit_roles) + 1, np.int32)
        np.cumsum(np.isin(people.credit_roles, codes), out=before[1:])
        return np.diff(before[people.credit_offsets])

    def nearest_to(self, row: int) -> list[int]:
        """The titles that are certainly the most similar to one, the most similar first; none where it is not known."""
        rows = self.nearest.rows
        return [other for other in rows[row].tolist() if other != layout.UNKNOWN] if row < len(rows) else []

    def __len__(self) -> int:
        """Number of titles."""
        return len(self.titles.tconst)

    @classmethod
    def load(cls, path: Path) -> Bundle:
        """Map the bundle at `path`, a folder or a link to one.

        Raises:
            MissingArtefact: there is no bundle.
            BadInput: it is not a bundle, incomplete, truncated, of another format, or its parts do not fit.
        """
        folder = _existing(path)
        facts = _read_facts(folder)
        arrays = {piece.name: _map_array(folder / SERVE / f"{piece.name}.npy", piece) for piece in _pieces()}
        _check_sizes(folder, arrays)
        clustering = artefacts.read_json(folder / CLUSTERS, REMEDY)
        profiles = clustering.get("clusters") if isinstance(clustering, dict) else None
        if not isinstance(profiles, list) or len(profiles) != len(arrays["clusters.centroids"]):
            raise BadInput(f"{folder / CLUSTERS}: not one profile for each centroid; {REMEDY}")
        groups = {name: layout.from_arrays(name, kind, arrays) for name, kind in GROUPS.items()}
        return cls(facts, clustering, **groups)

    def save_arrays(self, folder: Path) -> None:
        """Write `serve/` below `folder`: the same content gives the same bytes."""
        (folder / SERVE).mkdir(parents=True, exist_ok=True)
        for name in GROUPS:
            for piece, array in layout.to_arrays(name, getattr(self, name)).items():
                np.save(folder / SERVE / f"{piece}.npy", np.ascontiguousarray(array), allow_pickle=False)
        artefacts.write_json(folder / CLUSTERS, self.clustering)

    def seal(self, folder: Path) -> None:
        """Write model.json, which names every file now in `folder`; the last thing to be written."""
        files = artefacts.folder_hashes(folder)
        artefacts.write_json(folder / RECORD, {**self.facts, "format": FORMAT, "files": files})


def verify(folder: Path) -> None:
    """Read every file of a bundle and compare it with its hash in model.json; slower than `Bundle.load`.

    Raises:
        BadInput: a file is missing, changed or too many.
    """
    expected = _read_facts(_existing(folder))["files"]
    found = dict(artefacts.folder_hashes(folder.resolve()))
    found.pop(RECORD, None)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            state = "is missing" if name not in found else "has changed" if name in expected else "was added"
            raise BadInput(f"{folder / name}: {state} since the model was trained; {REMEDY}")


def _existing(path: Path) -> Path:
    folder = path.resolve()
    if not folder.is_dir():
        raise MissingArtefact(_where_none_is(path))
    if not (folder / RECORD).is_file():
        raise BadInput(f"{path}: no {RECORD}, so not a reelkin model, or one cut off in training; {REMEDY}")
    return folder


def _where_none_is(path: Path) -> str:
    # It locks files, with a library that answering can do without.
    from reelkin.workspace import Workspace

    home = path.parent.parent
    if path != Workspace(home).current_model:
        return f"{path}: no model there; {REMEDY}"
    return f"no model in {home} yet: run `reelkin build`, or name the workspace that has one with --home"


def _read_facts(folder: Path) -> dict[str, Any]:
    facts = artefacts.read_json(folder / RECORD, REMEDY)
    if not isinstance(facts, dict) or not {"format", "model_id", "scoring", "blend", "files"} <= facts.keys():
        raise BadInput(f"{folder / RECORD}: not the record of a reelkin model; {REMEDY}")
    if facts["format"] != FORMAT:
        newer = isinstance(facts["format"], int) and facts["format"] > FORMAT
        remedy = "upgrade reelkin" if newer else REMEDY
        raise BadInput(
            f"{folder}: bundle format {facts['format']}, and this reelkin reads {FORMAT}; {remedy}"
        )
    return facts


def _pieces() -> list[layout.Piece]:
    return [piece for name, kind in GROUPS.items() for piece in layout.pieces(name, kind)]


def _map_array(path: Path, piece: layout.Piece) -> layout.Array:
    try:
        array = _open_array(path)
    except FileNotFoundError:
        raise BadInput(f"{path}: missing from the model; {REMEDY}") from None
    except (ValueError, EOFError, OSError) as error:
        raise BadInput(f"{path}: truncated or not an array ({error}); {REMEDY}") from error
    if array.dtype != piece.dtype or array.ndim != len(piece.shape):
        found, wanted = f"{array.dtype} with {array.ndim} axes", f"{piece.dtype} with {len(piece.shape)}"
        raise BadInput(f"{path}: {found}, not {wanted}; {REMEDY}")
    return array


def _open_array(path: Path) -> layout.Array:
    try:
        # A plain view: numpy's memmap class makes every slice several times slower.
        mapped: layout.Array = np.load(path, mmap_mode="r", allow_pickle=False)
        return mapped.view(np.ndarray)
    except ValueError as error:
        if "empty" not in str(error):
            raise
        # Nothing cannot be mapped.
        empty: layout.Array = np.load(path, allow_pickle=False)
        return empty


def _check_sizes(folder: Path, arrays: Mapping[str, layout.Array]) -> None:
    sizes: dict[str, tuple[int, str]] = {}
    for piece in _pieces():
        for axis, length in zip(piece.shape, arrays[piece.name].shape, strict=True):
            size = axis.removesuffix("+1")
            number = length - (size != axis)
            known, by = sizes.setdefault(size, (number, piece.name))
            if number != known:
                raise BadInput(f"{folder}: {piece.name} has {number} {size} and {by} {known}; {REMEDY}")
    titles = sizes["titles"][0]
    if len(arrays["nearest.rows"]) > titles:
        raise BadInput(f"{folder}: nearest.rows has more titles than the model, {titles}; {REMEDY}")
    texts = [(piece.name, piece.name.replace(".offsets", ".bytes")) for piece in _pieces() if _is_text(piece)]
    for offsets, cut in (*_CUTS, *texts):
        ends = arrays[offsets]
        if len(ends) == 0 or ends[0] != 0 or ends[-1] != len(arrays[cut]):
            raise BadInput(f"{folder}: {offsets} does not end where {cut} does; {REMEDY}")


def _is_text(piece: layout.Piece) -> bool:
    return piece.name.count(".") == 2 and piece.name.endswith(".offsets")
