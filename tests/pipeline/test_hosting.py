"""What a web server does before the site starts and every minute, on SQLite, with the emulation in the place of AWS."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from reelkin.aws import s3
from reelkin.aws.emulation.serving import emulated_aws
from reelkin.errors import BadInput
from reelkin.model.bundle import Bundle
from reelkin.pipeline import hosting
from reelkin.pipeline.moving import push_model
from reelkin.store.opening import embedded_url, open_database
from reelkin.store.publish import publish
from reelkin.workspace import Workspace

KEY = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def aws():
    with emulated_aws("artefacts") as emulation:
        emulation.client("s3").create_bucket(Bucket="data")
        for name, value in (("key", KEY), ("invitation", "i" * 43)):
            emulation.client("secretsmanager").create_secret(Name=name, SecretString=value)
        yield emulation


@pytest.fixture(scope="module")
def first(aws, built_home):
    """The address of the site's first model."""
    return push_model(Workspace(built_home).current_model, "s3://artefacts/models")


@pytest.fixture
def server(first, aws, tmp_path):
    """Prepare a server as its unit does; nothing has been published yet."""
    s3.remove(s3.keys("s3://data/"))
    engine = open_database(embedded_url(tmp_path / "site.sqlite"))
    workspace = Workspace(tmp_path / "home")
    site = hosting.Site(first, "s3://data/models", "s3://data/published", "key", "invitation")

    def prepare(first_model=site.first_model):
        of_deploy = replace(site, first_model=first_model)
        return hosting.prepare(workspace, engine, of_deploy, workspace.home / "site.key")

    prepare.engine, prepare.workspace, prepare.first_id = engine, workspace, site.first_id
    yield prepare
    engine.dispose()


def renamed(bundle, name, folder):
    """The same model under another id, as if it had been trained later."""
    later = folder / name
    shutil.copytree(bundle, later)
    record = json.loads((later / "model.json").read_text())
    (later / "model.json").write_text(json.dumps(record | {"model_id": name}))
    return later


def models_of(server):
    return {path.name for path in server.workspace.models.iterdir()}


def test_a_model_that_was_published_later_stays_live_and_is_fetched_by_every_server(server, tmp_path):
    done = server()
    assert done.published
    assert done.live == server.first_id
    bundle = server.workspace.models / server.first_id
    for name in ("a" * 32, "b" * 32):
        later = renamed(bundle, name, tmp_path)
        push_model(later, "s3://data/models")
        publish(server.engine, later)
        done = server()
        assert done == hosting.Prepared(name, migrated=None, published=False)
        assert Bundle.load(server.workspace.models / name).model_id == name
        # The live one, and one before it for answers under way.
        assert len(models_of(server)) == hosting.KEPT_BUNDLES
    assert models_of(server) == {"a" * 32, "b" * 32}


def test_the_model_of_a_later_deploy_is_published_once_in_place_of_the_one_before(server, tmp_path):
    server()
    other = push_model(
        renamed(server.workspace.models / server.first_id, "d" * 32, tmp_path), "s3://artefacts/models"
    )
    assert server(other) == hosting.Prepared("d" * 32, migrated=None, published=True)
    # A server of the deploy before, which is not replaced yet, leaves it alone.
    assert server() == hosting.Prepared("d" * 32, migrated=None, published=False)


@pytest.mark.parametrize("harm", ["changed", "added"])
def test_a_bundle_that_is_not_as_it_was_trained_is_not_taken(server, first, aws, harm):
    """As somebody may have left it there by hand, without a hash beside it."""
    name = f"{first}/serve/clusters.centroids.npy" if harm == "changed" else f"{first}/serve/more.npy"
    before = s3.get_bytes(name) if harm == "changed" else b"?"
    place = s3.address(name)
    aws.client("s3").put_object(
        Bucket=place.bucket, Key=place.key, Body=before[:-1] + bytes([before[-1] ^ 1])
    )
    try:
        with pytest.raises(BadInput, match=f"{place.key.rpartition('/')[2]}: (has changed|was added)"):
            server()
    finally:
        s3.put_bytes(before, name) if harm == "changed" else s3.remove([name])
    assert models_of(server) == set()
    assert s3.keys("s3://data/published") == []
    assert server().published


def test_a_model_under_another_ones_address_is_not_taken(server, first, tmp_path):
    record = json.loads(s3.get_bytes(f"{first}/model.json"))
    s3.put_bytes(json.dumps(record | {"model_id": "c" * 32}).encode(), f"{first}/model.json")
    try:
        with pytest.raises(BadInput, match=f"holds the model {'c' * 32}"):
            server()
    finally:
        s3.put_bytes(json.dumps(record).encode(), f"{first}/model.json")


def test_the_key_is_its_owners_alone_and_one_that_was_changed_is_written_anew(server, aws):
    server()
    path = server.workspace.home / "site.key"
    assert (path.read_text(), path.stat().st_mode & 0o777) == (KEY, 0o600)
    path.write_text("another")
    path.chmod(0o644)
    server()
    assert (path.read_text(), path.stat().st_mode & 0o777) == (KEY, 0o600)
