"""The workspace's raw files, catalogues and reports to and from `s3://` addresses, in folders named as in the workspace.

Each file carries the SHA-256 that it was sent with; the record that says what a folder holds goes last, and a fetched
folder is held against it before anything changes in the workspace.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact
from reelkin.imdb import snapshot as snapshots
from reelkin.imdb.files import BY_NAME
from reelkin.imdb.peculiarities import NAME
from reelkin.pipeline.moving import move_into, need_s3
from reelkin.pipeline.stage import RECORD, finished_record
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reelkin.workspace import Workspace


class Part(NamedTuple):
    """A kind of folder in the workspace.

    Attributes:
        folder: where it is, of a snapshot's or a model's id.
        record: the file that is there once all the others are.
        made_by: the command that makes it.
    """

    folder: Callable[[Workspace, str], Path]
    record: str
    made_by: str


PARTS = {
    "raw": Part(lambda workspace, name: workspace.raw(name), NAME, "reelkin fetch"),
    "catalog": Part(lambda workspace, name: workspace.catalog(name), RECORD, "reelkin prepare"),
    "inspection": Part(
        lambda workspace, name: workspace.report(name, "inspection"), RECORD, "reelkin inspect"
    ),
    "evaluation": Part(
        lambda workspace, name: workspace.report(name, "evaluation"), RECORD, "reelkin evaluate"
    ),
}
"""What can be sent beside models, by name; evaluations are of a model, the others of a snapshot."""
# A model may have been sent below raw/ or catalog/ too, and its id is told by its form.
_PLACE = re.compile(
    r".*/(?:(?P<first>raw|catalog)/(?P<of>(?![0-9a-f]{32}\b)[A-Za-z0-9-]+)|reports/(?P<model>[A-Za-z0-9-]+)/(?P<kind>inspection|evaluation))/*"
)


def push_part(
    workspace: Workspace,
    part: str,
    of: str,
    url: str,
    *,
    region: str | None = None,
    progress: Progress = silent,
) -> str:
    """Send one folder to below `url`, under the name that it has below the workspace, and return that address.

    Args:
        workspace: whose.
        part: one of `PARTS`.
        of: the id of the snapshot or model.
        url: `s3://bucket/prefix`.
        region: of the client.
        progress: told the files.

    Raises:
        MissingArtefact: it is not there, or not whole.
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached.
        MissingExtra: boto3 is not installed.
    """
    s3 = need_s3()
    kind = PARTS[part]
    folder = kind.folder(workspace, of)
    try:
        _check(folder, kind.record, of)
    except BadInput as error:
        raise MissingArtefact(f'{folder}: not there as a whole ({error}); run "{kind.made_by}"') from None
    place = s3.address(url).below(folder.relative_to(workspace.home).as_posix())
    s3.put_folder(folder, str(place), kind.record, region=region, progress=progress)
    return str(place)


def part_at(url: str) -> tuple[str, str] | None:
    """The part and the id that an address names as `push_part` does; None where it names none, as a model's does."""
    found = _PLACE.fullmatch(url)
    if found is None:
        return None
    return (found["first"] or found["kind"]), (found["of"] or found["model"])


def pull_part(
    workspace: Workspace, url: str, *, region: str | None = None, progress: Progress = silent
) -> Path:
    """Fetch the folder at `url`, an address for which `part_at` names a part, to its place in the workspace.

    Raises:
        BadInput: what is there is not whole, or was changed; the workspace is left as it was.
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, has nothing there, or could not be reached.
        MissingExtra: boto3 is not installed.
    """
    s3 = need_s3()
    named = part_at(url)
    assert named is not None
    part, of = named
    kind = PARTS[part]
    folder = kind.folder(workspace, of)
    record = f"{str(s3.address(url)).rstrip('/')}/{kind.record}"
    if record not in s3.keys(record, region=region):
        raise BadInput(
            f"{url}: no {kind.record} there, so nothing whole; send it with reelkin push --part {part}"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    artefacts.remove_partials(folder.parent)
    with artefacts.scratch_folder(folder.parent) as aside:
        s3.get_folder(url, aside, region=region, progress=progress, hashed=True)
        try:
            _check(aside, kind.record, of)
        except BadInput as error:
            raise BadInput(f"{url}: {error}; send it again") from None
        with artefacts.new_folder(folder) as new:
            move_into(aside, new)
    return folder


def _check(folder: Path, record: str, of: str) -> None:
    """Let pass a folder that holds what its record says, and is of this snapshot or model.

    Raises:
        BadInput: it does not.
    """
    if not (folder / record).is_file():
        raise BadInput(f"no {record}")
    if record == RECORD:
        finished = finished_record(folder)
        if finished is None:
            raise BadInput(f"a file that {record} names is missing, or has another size")
        made_from = finished["inputs"]
        # A snapshot's id ends in the beginning of its digest.
        whose = made_from["model"] if "model" in made_from else made_from["snapshot"][:8]
        if not of.endswith(whose):
            raise BadInput(f"{record} is of {whose}, and not of {of}")
        return
    told = snapshots.read(folder)
    if told.id != of or told.files.keys() != BY_NAME.keys():
        raise BadInput(
            f"{record} is of the snapshot {told.id}, with {len(told.files)} of {len(BY_NAME)} files"
        )
    for name, file in told.files.items():
        path = folder / BY_NAME[name].gz_name
        if not path.is_file() or artefacts.sha256(path) != file.sha256:
            raise BadInput(f"{path.name} is missing, or has changed since it was fetched")
