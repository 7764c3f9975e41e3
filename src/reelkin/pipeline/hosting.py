"""Making this machine one of a site's servers: its secrets, the database, the live model.

Done before the site starts and every minute while it runs, on every server alike. Whatever only one of them may do
(migrating, publishing) is guarded by the database; who comes second finds it done. Needs boto3.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from reelkin import artefacts
from reelkin.aws import s3
from reelkin.aws.secrets import login, secret
from reelkin.errors import BadInput, UsageError
from reelkin.model.bundle import RECORD, Bundle, verify
from reelkin.progress import Progress, silent
from reelkin.store.invitations import keep_invitation
from reelkin.store.live import live_model
from reelkin.store.migrating import migrate
from reelkin.store.opening import reading, writing

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from reelkin.workspace import Workspace

KEPT_BUNDLES = 2
"""The live one, and one before it for answers under way and the way back."""
WAIT_SECONDS = 900
"""How long one run waits for another on the same machine."""


@dataclass(frozen=True)
class Site:
    """Where the servers of one site find what they share.

    Attributes:
        first_model: `s3://…/models/MODEL_ID`, published once.
        later_models: `s3://…/models`, below which bundles lie that were published later.
        published: `s3://…`, below which is noted which first models were published.
        key_secret: the secret with the key of the site's cookies, in hex.
        invitation_secret: the secret that is the first invitation.
    """

    first_model: str
    later_models: str
    published: str
    key_secret: str
    invitation_secret: str

    @property
    def first_id(self) -> str:
        """The id of the first model."""
        return self.first_model.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Prepared:
    """What preparing came to.

    Attributes:
        live: the live model's id.
        migrated: the database's version before and after, where this run changed it.
        published: whether this run loaded the first model into the database.
    """

    live: str
    migrated: tuple[str, str] | None
    published: bool


def keep_password(name: str, path: Path) -> None:
    """Leave the database's user and password where PostgreSQL's client looks for them (`PGPASSFILE`).

    It is read at each connection, so a password that was changed elsewhere reaches a site that runs.
    """
    user, password = (part.replace("\\", "\\\\").replace(":", "\\:") for part in login(name))
    _write_private(path, f"*:*:*:{user}:{password}\n")


def prepare(
    workspace: Workspace, engine: Engine, site: Site, key_file: Path, progress: Progress = silent
) -> Prepared:
    """Bring this machine and the database to where the site can start.

    Raises:
        RemoteFailed: S3 or Secrets Manager refused, or could not be reached.
        BadInput: a bundle is damaged, or is another than its address says.
        NewerDatabase: a later reelkin has migrated the database.
    """
    workspace.home.mkdir(parents=True, exist_ok=True)
    with FileLock(workspace.home / ".host.lock", timeout=WAIT_SECONDS):
        _write_private(key_file, secret(site.key_secret))
        before, after = migrate(engine)
        with writing(engine) as connection:
            keep_invitation(connection, secret(site.invitation_secret))
        published = _publish_first(workspace, engine, site, progress)
        with reading(engine) as connection:
            live = live_model(connection)
        assert live is not None
        _fetch(workspace, live.model_id, site, progress)
        _remove_old(workspace, live.model_id)
    return Prepared(live.model_id, (before, after) if before != after else None, published)


def _publish_first(workspace: Workspace, engine: Engine, site: Site, progress: Progress) -> bool:
    """Publish the site's first model, once; whether rows were loaded.

    A model published later stays live whatever server starts after it.
    """
    noted = f"{site.published.rstrip('/')}/{site.first_id}"
    with reading(engine) as connection:
        served = live_model(connection) is not None
    if served and s3.keys(noted):
        return False
    # Here, since only who publishes needs what reads Parquet.
    from reelkin.store.publish import publish

    done = publish(engine, _fetch(workspace, site.first_id, site, progress), progress)
    s3.put_bytes(b"", noted)
    return done.loaded


def _fetch(workspace: Workspace, model_id: str, site: Site, progress: Progress) -> Path:
    """The folder of this model's bundle, fetched unless it is here."""
    folder = workspace.models / model_id
    if (folder / RECORD).is_file():
        return folder
    url = site.first_model if model_id == site.first_id else f"{site.later_models.rstrip('/')}/{model_id}"
    with artefacts.new_folder(folder) as aside:
        s3.get_folder(url, aside, progress=progress)
        found = Bundle.load(aside).model_id
        if found != model_id:
            raise BadInput(f"{url}: holds the model {found}; send the right one again")
        verify(aside)
    return folder


def _remove_old(workspace: Workspace, live: str) -> None:
    """Remove bundles but the live one and the newest besides. Who still answers from one has it open."""
    bundles = [
        path for path in workspace.models.iterdir() if (path / RECORD).is_file() and not path.is_symlink()
    ]
    others = sorted((path for path in bundles if path.name != live), key=lambda path: path.stat().st_mtime_ns)
    for path in others[: max(0, len(others) - (KEPT_BUNDLES - 1))]:
        shutil.rmtree(path)


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, unless it holds the text already."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    with artefacts.private_file(path) as file:
        file.write(text)


def password_file() -> Path:
    """The file that PostgreSQL's client is told to read.

    Raises:
        UsageError: it is told of none.
    """
    named = os.environ.get("PGPASSFILE")
    if not named:
        raise UsageError("PGPASSFILE is not set: PostgreSQL's client would not find the password")
    return Path(named)
