from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from planted import fitted
from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact
from reelkin.model import layout
from reelkin.model.bundle import FORMAT, GROUPS, Bundle, verify


def serve(folder: Path, name: str) -> Path:
    return folder / "serve" / f"{name}.npy"


def test_everything_comes_back_as_it_was_saved(saved: Path) -> None:
    loaded, made = Bundle.load(saved), fitted().bundle
    for name in GROUPS:
        for piece, array in layout.to_arrays(name, getattr(made, name)).items():
            np.testing.assert_array_equal(layout.to_arrays(name, getattr(loaded, name))[piece], array)
    assert loaded.profiles == json.loads(json.dumps(made.profiles))
    assert loaded.model_id == made.model_id
    assert len(loaded) == len(made) == 100


def test_arrays_are_mapped_and_cannot_be_written_to(saved: Path) -> None:
    """Worker processes share the pages, and none can spoil them for the others."""
    vectors = Bundle.load(saved).embedding.vectors
    assert isinstance(vectors.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        vectors[0, 0] = 1.0


def test_a_link_to_a_bundle_will_do_and_may_move_on(saved: Path, copy: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(saved)
    loaded = Bundle.load(link)
    artefacts.point(link, copy)
    assert loaded.titles.tconst[0] == Bundle.load(link).titles.tconst[0]


def test_there_must_be_a_bundle(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match='no model there; run "reelkin train"'):
        Bundle.load(tmp_path / "nothing")
    with pytest.raises(BadInput, match=r"no model\.json, so not a reelkin model, or one cut off in training"):
        Bundle.load(tmp_path)


def rewrite(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        facts = json.loads((folder / "model.json").read_text())
        change(facts)
        (folder / "model.json").write_text(json.dumps(facts))

    return spoil


def truncate(name: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = serve(folder, name)
        path.write_bytes(path.read_bytes()[:-8])

    return spoil


def save(name: str, array: np.ndarray) -> Callable[[Path], None]:
    return lambda folder: np.save(serve(folder, name), array)


def pickled(folder: Path) -> None:
    np.save(serve(folder, "titles.start_year"), np.array([{"a": 1}], dtype=object), allow_pickle=True)


BROKEN = {
    "a newer format": (rewrite(lambda facts: facts.update(format=FORMAT + 1)), "this reelkin reads .*; upgrade reelkin"),
    "an older format": (rewrite(lambda facts: facts.update(format=0)), "format 0, .*; run"),
    "foreign JSON": (rewrite(lambda facts: facts.clear()), "not the record of a reelkin model"),
    "no JSON": (lambda folder: (folder / "model.json").write_text("{"), "not JSON"),
    "a missing array": (lambda folder: serve(folder, "embedding.prior").unlink(), r"embedding\.prior\.npy: missing"),
    "a cut array": (truncate("embedding.vectors"), r"embedding\.vectors\.npy: truncated or not an array"),
    "an empty file": (lambda folder: serve(folder, "embedding.vectors").write_bytes(b""), "truncated or not an array"),
    "a pickle": (lambda folder: serve(folder, "titles.parts").write_bytes(pickle.dumps([1])), "truncated or not an array"),
    "an array of objects": (pickled, "truncated or not an array"),
    "another type": (save("embedding.prior", np.zeros(100)), "float64 with 1 axes, not float32 with 1"),
    "another shape": (save("embedding.prior", np.zeros((100, 1), np.float32)), "2 axes, not float32 with 1"),
    "too few rows": (save("embedding.prior", np.zeros(99, np.float32)), r"embedding\.prior has 99 titles and .* 100"),
    "a map of fewer titles": (save("film_map.places", np.zeros((99, 2), np.float32)), r"film_map\.places has 99 titles"),
    "a fit of fewer titles": (save("clusters.fit", np.zeros(99, np.float32)), r"clusters\.fit has 99 titles"),
    "nearest of more": (save("nearest.rows", np.zeros((101, 48), np.int32)), r"nearest\.rows has more titles"),
    "another width": (save("clusters.centroids", np.zeros((8, 3), np.float32)), r"clusters\.centroids has 3 dimensions"),
    "offsets that end elsewhere": (save("titles.tconst.offsets", np.arange(101)), r"titles\.tconst\.offsets does not end"),
    "no profiles": (lambda folder: (folder / "serve" / "clusters.json").write_text("[]"), "one profile for each centroid"),
    "a missing profile": (
        lambda folder: (folder / "serve" / "clusters.json").write_text('{"clusters": []}'),
        "one profile for each centroid",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_refused_with_the_file_and_the_remedy(copy: Path, what: str) -> None:
    spoil, said = BROKEN[what]
    spoil(copy)
    with pytest.raises(BadInput, match=said) as caught:
        Bundle.load(copy)
    assert str(copy) in str(caught.value)
    assert ";" in str(caught.value)


def test_the_record_names_every_file_with_its_hash(saved: Path) -> None:
    facts = json.loads((saved / "model.json").read_text())
    found = dict(artefacts.folder_hashes(saved))
    del found["model.json"]
    assert facts["files"] == found
    verify(saved)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "card.md").unlink(), "card.md: is missing"),
        (lambda folder: (folder / "card.md").write_text("x"), "card.md: has changed"),
        (lambda folder: (folder / "more.txt").write_text("x"), "more.txt: was added"),
    ],
)
def test_verify_notices_any_change(copy: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(copy)
    with pytest.raises(BadInput, match=said):
        verify(copy)
