"""The seven files from S3, against the emulation."""

from __future__ import annotations

import pytest

from reelkin.aws import s3
from reelkin.aws.emulation.serving import emulated_aws
from reelkin.errors import BadInput, RemoteFailed
from reelkin.imdb.fetch import fetch
from reelkin.imdb.files import FILES
from reelkin.settings import Settings
from reelkin.workspace import Workspace

URL = "s3://films-raw/snapshot"


@pytest.fixture(scope="module", autouse=True)
def _there(tiny_raw):
    with emulated_aws("films-raw"):
        for path in tiny_raw.iterdir():
            s3.put_file(path, f"{URL}/{path.name}")
        s3.put_bytes(b"?", f"{URL}-of-another/title.basics.tsv.gz")
        yield


def fetched(source, home):
    return fetch(source, Workspace(home), Settings(home=home))


def test_files_of_a_bucket_are_the_snapshot_that_a_folder_gives(tiny_raw, tmp_path):
    ours, theirs = (fetched(source, tmp_path / name) for source, name in ((URL, "s3"), (tiny_raw, "folder")))
    assert ours.id == theirs.id
    assert ours.digest == theirs.digest
    assert ours.source == "sample"
    assert {one.url for one in ours.files.values()} == {f"{URL}/{file.gz_name}" for file in FILES}
    folder = Workspace(tmp_path / "s3").raw(ours.id)
    assert all((folder / file.gz_name).is_file() for file in FILES)
    assert [path.name for path in (tmp_path / "s3").iterdir()] == ["raw"]
    assert fetched(f"{URL}/", tmp_path / "s3").id == ours.id


def test_what_is_missing_or_damaged_leaves_no_snapshot(tiny_raw, tmp_path):
    with pytest.raises(BadInput, match=r"title.ratings.tsv.gz, .* are not there"):
        fetched(f"{URL}-of-another", tmp_path)
    name = f"{URL}/title.ratings.tsv.gz"
    right = s3.get_bytes(name)
    place = s3.address(name)
    client = s3.client("s3")
    metadata = client.head_object(Bucket=place.bucket, Key=place.key)["Metadata"]
    client.put_object(Bucket=place.bucket, Key=place.key, Body=right[:-5], Metadata=metadata)
    try:
        with pytest.raises(BadInput, match=r"title.ratings.tsv.gz: damaged, its SHA-256"):
            fetched(URL, tmp_path)
        s3.put_bytes(right[:-5], name)
        with pytest.raises(BadInput, match=f"^{name}: the gzip file ends in the middle"):
            fetched(URL, tmp_path)
    finally:
        s3.put_bytes(right, name)
    with pytest.raises(RemoteFailed, match="no such bucket"):
        fetched("s3://films-of-nobody/x", tmp_path)
    assert list(tmp_path.rglob("*.gz")) == []
