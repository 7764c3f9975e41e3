"""Raw files, catalogues and reports to S3 and back, against the emulation: whole, compared by hash, or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from reelkin import artefacts
from reelkin.aws import s3
from reelkin.aws.emulation.serving import emulated_aws
from reelkin.pipeline.moving_parts import part_at, push_part
from reelkin.workspace import Workspace

BUCKET = "films-in-parts"
PLACE = f"s3://{BUCKET}/home"


@pytest.fixture(scope="module", autouse=True)
def aws():
    with emulated_aws(BUCKET) as emulation:
        yield emulation


@pytest.fixture(scope="module")
def sent(built_home, aws):
    """The address of each part of the built workspace."""
    workspace = Workspace(built_home)
    snapshot = workspace.newest_snapshot()
    return {part: push_part(workspace, part, snapshot, PLACE) for part in ("raw", "catalog", "inspection")}


@pytest.mark.parametrize("part", ["raw", "catalog", "inspection"])
def test_a_part_goes_and_comes_back_to_its_place_byte_for_byte(reelkin, built_home, sent, tmp_path, part):
    pushed = reelkin("--home", built_home, "push", PLACE, "--part", part, "--json")
    assert pushed.code == 0, pushed.err
    url = json.loads(pushed.out)["url"]
    assert url == sent[part]
    pulled = reelkin("--home", tmp_path, "pull", url)
    assert pulled.code == 0, pulled.err
    place = url.removeprefix(f"{PLACE}/")
    assert artefacts.folder_hashes(tmp_path / place) == artefacts.folder_hashes(built_home / place)
    assert f"The {part} is in" in pulled.out
    assert reelkin("--home", tmp_path, "pull", url).code == 0


def test_with_raw_files_and_catalogue_fetched_the_next_stages_have_nothing_to_do(reelkin, sent, tmp_path):
    """What was prepared on one machine is trained on another."""
    for part in ("raw", "catalog"):
        assert reelkin("--home", tmp_path, "pull", sent[part]).code == 0
    workspace = Workspace(tmp_path)
    assert workspace.newest_snapshot() == sent["raw"].rpartition("/")[2]
    trained = reelkin("--home", tmp_path, "train", "--k", 12)
    assert trained.code == 0, trained.err


@pytest.mark.parametrize(
    ("part", "name", "told"),
    [
        ("raw", "title.basics.tsv.gz", "title.basics.tsv.gz is missing, or has changed since it was fetched"),
        ("catalog", "titles.parquet", "a file that stage.json names is missing, or has another size"),
    ],
)
@pytest.mark.parametrize("harm", ["gone", "changed", "unsigned", "altered"])
def test_what_was_harmed_in_between_changes_nothing(reelkin, sent, aws, tmp_path, part, name, told, harm):
    url = f"{sent[part]}/{name}"
    right, place = s3.get_bytes(url), s3.address(url)
    wrong = right[:-1] + bytes([right[-1] ^ 1])
    if harm == "gone":
        s3.remove([url])
    elif harm == "changed":  # by somebody who also sent a hash along
        s3.put_bytes(wrong if part == "raw" else wrong + b"x", url)
    elif harm == "unsigned":
        aws.client("s3").put_object(Bucket=place.bucket, Key=place.key, Body=right)
        told = "sent without a SHA-256"
    else:
        aws.client("s3").put_object(
            Bucket=place.bucket,
            Key=place.key,
            Body=wrong,
            Metadata={"sha256": hashlib.sha256(right).hexdigest()},
        )
        told = "damaged, its SHA-256 is"
    try:
        pulled = reelkin("--home", tmp_path, "pull", sent[part])
    finally:
        s3.put_bytes(right, url)
    assert pulled.code == 1
    assert told in pulled.err
    assert list((tmp_path / part).iterdir()) == []


def test_a_catalogue_of_another_snapshot_takes_no_place(reelkin, built_home, tmp_path):
    [catalog] = (built_home / "catalog").iterdir()
    url = f"s3://{BUCKET}/mistaken/catalog/2020-01-01-00000000"
    s3.put_folder(catalog, url, "stage.json")
    pulled = reelkin("--home", tmp_path, "pull", url)
    assert pulled.code == 1
    assert "and not of 2020-01-01-00000000" in pulled.err
    assert list((tmp_path / "catalog").iterdir()) == []


def test_what_is_not_whole_is_not_sent_and_what_is_not_there_is_told(reelkin, built_home, tmp_path):
    shutil.copytree(built_home / "raw", tmp_path / "raw")
    shutil.copytree(built_home / "catalog", tmp_path / "catalog")
    next(tmp_path.glob("catalog/*/credits.parquet")).unlink()
    for part, made_by in (("catalog", "reelkin prepare"), ("inspection", "reelkin inspect")):
        pushed = reelkin("--home", tmp_path, "push", f"s3://{BUCKET}/other", "--part", part)
        assert pushed.code == 1
        assert f'run "{made_by}"' in pushed.err
    assert s3.keys(f"s3://{BUCKET}/other") == []
    pulled = reelkin("--home", tmp_path, "pull", f"s3://{BUCKET}/other/catalog/none")
    assert pulled.code == 1
    assert "no stage.json there, so nothing whole" in pulled.err
    assert reelkin("--home", tmp_path, "push", PLACE, "--part", "raw", "--model", "x").code == 2


def test_the_address_says_what_it_is():
    assert part_at("s3://b/home/catalog/2026-11-24-0123abcd/") == ("catalog", "2026-11-24-0123abcd")
    assert part_at("s3://b/raw/x") == ("raw", "x")
    assert part_at("s3://b/reports/0123/evaluation") == ("evaluation", "0123")
    for other in (
        f"s3://b/raw/{'0f' * 16}",
        "s3://b/models/0123",
        "s3://b/raw/../x",
        "s3://b/reports/x",
        "s3://b/raw/x/more",
    ):
        assert part_at(other) is None
