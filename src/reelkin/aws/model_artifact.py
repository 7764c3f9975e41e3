"""`model.tar.gz` of SageMaker's built-in k-means: centroids out of it, and into one.

Nothing is ever unpacked to disk: the one file that counts is read in memory, up to a limit.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from reelkin.aws.ndarray import read_arrays, write_arrays
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL_NAME = "model_algo-1"
UNPACKED_LIMIT = 512 << 20
"""Bytes that an archive may unpack to, the algorithm's own `state_…` file included: 1,000 × 1,000 centres are 4 MB."""


class TooMuch(Exception):
    """An archive that unpacks to more than the limit."""


def read_centroids(archive: bytes, where: str, shape: tuple[int, int] | None = None) -> NDArray[np.float32]:
    """float32[k, d]: the centroids in a `model.tar.gz` of k-means.

    Args:
        archive: the whole file.
        where: what to call it in errors, such as its URL.
        shape: the (k, d) that the job was asked for, if that is known.

    Raises:
        BadInput: it is damaged, no such archive, unpacks to too much, reaches outside itself, or holds another
            algorithm's model, other shapes, or values that are not finite.
    """
    arrays, names = read_arrays(model_bytes(archive, where), f"{where}: {MODEL_NAME}")
    if names:
        raise BadInput(
            f"{where}: a model of another algorithm, with the arrays {', '.join(names)}; k-means names none"
        )
    if len(arrays) != 1 or arrays[0].ndim != 2 or arrays[0].dtype != np.float32 or arrays[0].size == 0:
        found = ", ".join(f"{array.dtype}{list(array.shape)}" for array in arrays) or "none"
        raise BadInput(f"{where}: no k-means model: one array float32[k, d] is due; there is {found}")
    centroids = arrays[0]
    if shape is not None and centroids.shape != shape:
        raise BadInput(
            f"{where}: {centroids.shape[0]} centroids of {centroids.shape[1]} values, but {shape[0]} of {shape[1]}"
            " were asked for; it is another job's model"
        )
    if not np.isfinite(centroids).all():
        bad = int((~np.isfinite(centroids)).any(axis=1).sum())
        raise BadInput(f"{where}: {bad} of {len(centroids)} centroids are not finite; train again")
    return centroids


def write_centroids(centroids: NDArray[np.float32]) -> bytes:
    """A `model.tar.gz` with these centroids (float32[k, d]) as the service writes it; equal bytes for equal centroids."""
    model = write_arrays([centroids.astype(np.float32, copy=False)])
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        member = tarfile.TarInfo(MODEL_NAME)
        member.size = len(model)
        tar.addfile(member, io.BytesIO(model))
    return gzip.compress(packed.getvalue(), mtime=0)


def model_bytes(archive: bytes, where: str) -> bytes:
    """The file `model_algo-1` of a `model.tar.gz`.

    Raises:
        BadInput: there is not exactly one, or the archive is damaged, unpacks to too much or reaches outside itself.
    """
    try:
        with gzip.open(io.BytesIO(archive)) as unpacked:
            return _only_model(_Limited(unpacked), where)
    except TooMuch:
        raise BadInput(
            f"{where}: unpacks to more than {UNPACKED_LIMIT >> 20} MB; no k-means model does"
        ) from None
    except (EOFError, zlib.error) as error:
        raise BadInput(f"{where}: cut off or damaged ({error}); get it again") from error
    except (gzip.BadGzipFile, tarfile.TarError, ValueError) as error:
        raise BadInput(f"{where}: no tar.gz, or a damaged one ({error})") from error


class _Limited(io.RawIOBase):
    """A stream that ends in TooMuch when more is read from it than an archive may hold."""

    def __init__(self, source: gzip.GzipFile) -> None:
        self._source = source
        self._left = UNPACKED_LIMIT

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch
        return data


def _only_model(stream: _Limited, where: str) -> bytes:
    found = []
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if path.is_absolute() or ".." in path.parts:
                raise BadInput(
                    f"{where}: the member '{member.name}' reaches outside the archive; it is not the service's"
                )
            if str(path) == MODEL_NAME:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None:
                    raise BadInput(f"{where}: {MODEL_NAME} is no plain file; it is not the service's")
                found.append(content.read())
    while stream.read(1 << 20):  # up to gzip's checksum
        pass
    if len(found) != 1:
        raise BadInput(f"{where}: {len(found) or 'no'} files called {MODEL_NAME}; a model has one")
    return found[0]
