"""Models to and from `s3://` addresses: sent whole, fetched whole, and held against the hashes in their model.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingExtra
from reelkin.model.bundle import RECORD, Bundle, verify
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from reelkin.workspace import Workspace


def push_model(folder: Path, url: str, *, region: str | None = None, progress: Progress = silent) -> str:
    """Send a model to `<url>/<model_id>/`, and return that address.

    Its model.json goes last: where that is, everything is.

    Raises:
        BadInput: the model is not whole.
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached.
        MissingExtra: boto3 is not installed.
    """
    s3 = need_s3()
    place = s3.address(url).below(Bundle.load(folder).model_id)
    verify(folder)
    s3.put_folder(folder.resolve(), str(place), RECORD, region=region, progress=progress)
    return str(place)


def pull_model(
    workspace: Workspace, url: str, *, region: str | None = None, progress: Progress = silent
) -> Path:
    """Fetch the model at `url` into the workspace, make it the current one, and return its folder.

    Raises:
        BadInput: what is there is no model, is not whole, or was changed; the workspace is left as it was.
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, has nothing there, or could not be reached.
        MissingExtra: boto3 is not installed.
    """
    s3 = need_s3()
    record = f"{str(s3.address(url)).rstrip('/')}/{RECORD}"
    if record not in s3.keys(record, region=region):
        raise BadInput(
            f"{url}: no {RECORD} there, so no whole model; name the folder of one, s3://…/<model id>"
        )
    workspace.models.mkdir(parents=True, exist_ok=True)
    artefacts.remove_partials(workspace.models)
    with artefacts.scratch_folder(workspace.models) as aside:
        s3.get_folder(url, aside, region=region, progress=progress)
        bundle = Bundle.load(aside)
        verify(aside)
        folder = workspace.models / _plain(bundle.model_id, url)
        if not (folder / RECORD).is_file():
            with artefacts.new_folder(folder) as new:
                move_into(aside, new)
    artefacts.point(workspace.current_model, folder)
    return folder


def _plain(model_id: str, url: str) -> str:
    if not model_id.isalnum():
        raise BadInput(f"{url}: '{model_id}' is no model's id")
    return model_id


def move_into(source: Path, target: Path) -> None:
    """Move everything in one folder into another, an empty one on the same disk."""
    for path in sorted(source.iterdir()):
        path.rename(target / path.name)


def need_s3() -> ModuleType:
    """What speaks to S3.

    Raises:
        MissingExtra: boto3 is not installed.
    """
    try:
        from reelkin.aws import s3
    except ModuleNotFoundError as error:
        raise MissingExtra("aws", "S3") from error
    return s3
