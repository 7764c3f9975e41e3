"""Seven small files in IMDb's format, made anew for each test that needs them."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

from reelkin.imdb.files import BY_NAME, FILES

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = {
    "title.basics": ["tt0000001\tmovie\tAlien\tAlien\t0\t1979\t\\N\t117\tHorror,Sci-Fi"],
    "title.ratings": ["tt0000001\t8.5\t900000"],
    "title.crew": ["tt0000001\tnm0000631\t\\N"],
    "title.principals": ['tt0000001\t1\tnm0000244\tactress\t\\N\t["Ripley"]'],
    "title.akas": ["tt0000001\t1\tAlien\t\\N\t\\N\toriginal\t\\N\t1"],
    "title.episode": [],
    "name.basics": ["nm0000244\tSigourney Weaver\t1949\t\\N\tactress\ttt0000001"],
}


def text(name: str, rows: list[str] | None = None) -> bytes:
    """The text of one file, with rows of its own or a few that will do."""
    lines = [BY_NAME[name].header, *(_ROWS[name] if rows is None else rows)]
    return ("\n".join(lines) + "\n").encode()


def large(name: str, kilobytes: int, seed: int = 0) -> bytes:
    """A compressed file of about this size, for what takes more than one packet."""
    chance = random.Random(seed)
    rows = [f"tt{i:07}\t8.5\t{chance.randbytes(45).hex()}" for i in range(kilobytes * 20)]
    return gzip.compress(text(name, rows), compresslevel=1, mtime=0)


def packed(rows: dict[str, list[str]] | None = None) -> dict[str, bytes]:
    """The seven files compressed, by the names IMDb serves them under."""
    rows = rows or {}
    return {file.gz_name: gzip.compress(text(file.name, rows.get(file.name)), mtime=0) for file in FILES}


def folder(path: Path, *, plain: bool = False) -> Path:
    """A folder that holds the seven files."""
    path.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        data = text(file.name)
        (path / (f"{file.name}.tsv" if plain else file.gz_name)).write_bytes(
            data if plain else gzip.compress(data, mtime=0)
        )
    return path
