"""Taking the seven files from S3: each anew, compared with the SHA-256 that it was sent with, then read like a folder's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingExtra
from reelkin.imdb import peculiarities
from reelkin.imdb.files import FILES
from reelkin.imdb.local import folder_snapshot
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.workspace import Workspace


def bucket_snapshot(
    url: str, workspace: Workspace, date: str, region: str | None = None, progress: Progress = silent
) -> Snapshot:
    """The files at `s3://bucket/prefix` as a snapshot; a snapshot.json there says what is peculiar to them.

    Args:
        url: where the files are.
        workspace: where to, with its lock held.
        date: the day that the snapshot is named by, unless the snapshot.json has one.
        region: of AWS; None: what AWS's own configuration says.
        progress: told how many files have come, then bytes by file.

    Raises:
        UsageError: `url` is no address in S3.
        BadInput: files are missing, damaged, or not IMDb's by their header.
        RemoteFailed: S3 refused, or could not be reached.
        MissingExtra: boto3 is not installed.
    """
    try:
        from reelkin.aws import s3
    except ModuleNotFoundError as error:
        raise MissingExtra("aws", "S3") from error
    place = s3.address(url)
    there = set(s3.keys(str(place.below("")), region=region))
    wanted = [name for file in FILES for name in (file.gz_name, f"{file.name}.tsv")]
    found = [name for name in (*wanted, peculiarities.NAME) if str(place.below(name)) in there]
    missing = [file.gz_name for file in FILES if not {file.gz_name, f"{file.name}.tsv"} & set(found)]
    if missing:
        raise BadInput(f"{url}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not there")
    with artefacts.scratch_folder(workspace.home) as aside:
        for done, name in enumerate(found):
            progress("receiving", done, len(found), "files")
            s3.get_file(str(place.below(name)), aside / name, region=region)
        progress("receiving", len(found), len(found), "files")
        return folder_snapshot(aside, workspace, date, progress, origin=url)
