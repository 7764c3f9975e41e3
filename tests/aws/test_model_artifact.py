from __future__ import annotations

import gzip
import io
import tarfile

import numpy as np
import pytest

from reelkin.aws import model_artifact
from reelkin.aws.model_artifact import model_bytes, read_centroids, write_centroids
from reelkin.aws.ndarray import write_arrays
from reelkin.errors import BadInput

CENTROIDS = np.arange(12, dtype=np.float32).reshape(4, 3)
MODEL = write_arrays([CENTROIDS])


def packed(*members):
    """A tar.gz of (name, bytes) or ready TarInfos."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                tar.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                tar.addfile(info, io.BytesIO(member[1]))
    return file.getvalue()


def link(name, kind, target):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("name", "shape"), [("jesamkim*", (7, 5)), ("daniel-fudge*", (10, 2)), ("Richmond*", (8, 7))]
)
def test_real_models_are_read(shared_data, name, shape):
    (path,) = (shared_data / "sagemaker_artifacts").glob(f"{name}.model.tar.gz")
    centroids = read_centroids(path.read_bytes(), path.name, shape)
    assert centroids.shape == shape
    assert centroids.dtype == np.float32
    bare = path.with_name(path.name.replace(".model.tar.gz", ".model_algo-1")).read_bytes()
    assert model_bytes(write_centroids(centroids), "ours") == bare


def test_a_real_pca_model_is_refused(shared_data):
    (path,) = (shared_data / "sagemaker_artifacts").glob("step-bauer*.model.tar.gz")
    with pytest.raises(BadInput, match=r"another algorithm, with the arrays [smv]\S*, "):
        read_centroids(path.read_bytes(), path.name)


def test_what_was_written_is_read_and_has_no_clock():
    archive = write_centroids(CENTROIDS)
    assert archive == write_centroids(CENTROIDS.copy())
    assert read_centroids(archive, "model.tar.gz", (4, 3)).tolist() == CENTROIDS.tolist()


@pytest.mark.parametrize("state", [b"", b"not an NDArray list at all", bytes(200_000)])
def test_the_model_is_chosen_by_name_wherever_it_stands(state):
    for members in (
        [("state_7f0e", state), ("model_algo-1", MODEL)],
        [("./model_algo-1", MODEL), ("state_1", state)],
    ):
        assert read_centroids(packed(*members), "here").shape == (4, 3)


def test_every_cut_is_told():
    archive = write_centroids(CENTROIDS)
    for cut in range(len(archive)):
        with pytest.raises(BadInput, match=r"^model\.tar\.gz: "):
            read_centroids(archive[:cut], "model.tar.gz")


def test_a_changed_byte_is_told_by_the_checksum():
    random = np.random.default_rng(0).normal(size=(40, 30)).astype(np.float32)
    archive = bytearray(write_centroids(random))
    archive[len(archive) // 2] ^= 1
    with pytest.raises(BadInput, match="damaged"):
        read_centroids(bytes(archive), "here")


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        (packed(("../../model_algo-1", MODEL)), "'../../model_algo-1' reaches outside"),
        (packed(("/etc/model_algo-1", MODEL)), "reaches outside"),
        (packed(("model_algo-1", MODEL), ("a/../../b", b"")), "reaches outside"),
        (packed(link("model_algo-1", tarfile.SYMTYPE, "/etc/passwd")), "no plain file"),
        (packed(link("model_algo-1", tarfile.LNKTYPE, "state_1")), "no plain file"),
        (packed(("model_algo-1", MODEL), ("model_algo-1", MODEL)), "2 files called"),
        (packed(("model.json", b"{}")), "no files called model_algo-1"),
        (packed(), "no files called"),
        (b"", "here: "),
        (b"<Error><Code>NoSuchKey</Code></Error>", "no tar.gz"),
        (gzip.compress(b"no tar " * 200), "no tar.gz, or a damaged one"),
        (packed(("model_algo-1", b"{}")), "model_algo-1: no MXNet NDArray list"),
        (packed(("model_algo-1", MODEL[:-9])), "cut off"),
        (packed(("model_algo-1", write_arrays([]))), "there is none"),
        (packed(("model_algo-1", write_arrays([CENTROIDS, CENTROIDS]))), "float32[4, 3], float32[4, 3]"),
        (packed(("model_algo-1", write_arrays([CENTROIDS[0]]))), "there is float32[3]"),
        (packed(("model_algo-1", write_arrays([CENTROIDS.astype(np.float64)]))), "there is float64[4, 3]"),
        (packed(("model_algo-1", write_arrays([CENTROIDS[:0]]))), "there is float32[0, 3]"),
        (write_centroids(np.where(CENTROIDS == 5, np.nan, CENTROIDS)), "1 of 4 centroids are not finite"),
        (write_centroids(np.where(CENTROIDS > 5, np.inf, CENTROIDS)), "2 of 4 centroids are not finite"),
    ],
    # Gzip writes the time into an archive, so the bytes must stay out of the tests' names.
    ids=lambda value: value if isinstance(value, str) else "archive",
)
def test_what_is_foreign_or_hostile_is_told(archive, said):
    with pytest.raises(BadInput) as caught:
        read_centroids(archive, "here")
    assert str(caught.value).startswith("here: ")
    assert said in str(caught.value)


def test_another_shape_than_asked_for_is_told():
    with pytest.raises(BadInput, match="4 centroids of 3 values, but 5 of 3 were asked for"):
        read_centroids(write_centroids(CENTROIDS), "here", (5, 3))


@pytest.mark.parametrize("name", ["model_algo-1", "state_1"])
def test_a_bomb_is_not_unpacked(monkeypatch, name):
    monkeypatch.setattr(model_artifact, "UNPACKED_LIMIT", 1 << 20)
    archive = packed((name, bytes(4 << 20)), ("model_algo-1", MODEL))
    assert len(archive) < 10_000
    with pytest.raises(BadInput, match="unpacks to more than 1 MB"):
        read_centroids(archive, "here")
