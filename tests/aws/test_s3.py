from __future__ import annotations

import pytest

from reelkin.aws import connection, s3
from reelkin.errors import BadInput, RemoteFailed, UsageError


def tamper(aws, url, data):
    """Other bytes under the metadata of the ones that were sent."""
    place = s3.address(url)
    client = aws.client("s3")
    metadata = client.head_object(Bucket=place.bucket, Key=place.key)["Metadata"]
    client.put_object(Bucket=place.bucket, Key=place.key, Body=data, Metadata=metadata)


def is_get(environ):
    return environ["REQUEST_METHOD"] == "GET"


def is_put(environ):
    return environ["REQUEST_METHOD"] == "PUT"


@pytest.mark.parametrize(
    ("text", "bucket", "key"),
    [
        ("s3://films", "films", ""),
        ("s3://films/", "films", ""),
        ("s3://films/a b/ü.npy", "films", "a b/ü.npy"),
    ],
)
def test_an_address_is_a_bucket_and_a_key(text, bucket, key):
    assert s3.address(text) == (bucket, key)


@pytest.mark.parametrize(
    "text", ["", "films/a", "s3://", "s3://Films/a", "s3:///a", "https://films/a", "s3://-a/b"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(UsageError, match="s3://bucket/key"):
        s3.address(text)


def test_below_an_address_there_is_one_slash_between():
    assert str(s3.address("s3://films").below("a")) == "s3://films/a"
    assert str(s3.address("s3://films/x/").below("a/b")) == "s3://films/x/a/b"


def test_bytes_come_back_as_they_went(bucket):
    s3.put_bytes(bytearray(b"\x00\xffvectors"), f"{bucket}/deep/a.bin")
    assert s3.get_bytes(f"{bucket}/deep/a.bin") == b"\x00\xffvectors"


def test_a_file_comes_back_as_it_went(bucket, tmp_path):
    (tmp_path / "film").write_bytes(b"x" * 3_000_000)
    s3.put_file(tmp_path / "film", f"{bucket}/film")
    s3.get_file(f"{bucket}/film", tmp_path / "new" / "film")
    assert (tmp_path / "new" / "film").read_bytes() == b"x" * 3_000_000
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["film"]


def test_other_bytes_than_were_sent_are_refused_and_leave_what_was_there(aws, bucket, tmp_path):
    s3.put_bytes(b"right", f"{bucket}/a")
    tamper(aws, f"{bucket}/a", b"wrong")
    (tmp_path / "a").write_bytes(b"older")
    with pytest.raises(BadInput, match=f"{bucket}/a: damaged, its SHA-256 is"):
        s3.get_file(f"{bucket}/a", tmp_path / "a")
    with pytest.raises(BadInput, match="damaged"):
        s3.get_bytes(f"{bucket}/a")
    assert (tmp_path / "a").read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_somebody_else_left_without_a_hash_is_taken(aws, bucket):
    aws.client("s3").put_object(Bucket=bucket[5:], Key="theirs", Body=b"film")
    assert s3.get_bytes(f"{bucket}/theirs") == b"film"


def test_more_than_is_believed_is_refused(bucket):
    s3.put_bytes(b"12345", f"{bucket}/a")
    assert s3.get_bytes(f"{bucket}/a", most=5) == b"12345"
    with pytest.raises(BadInput, match="5 bytes, and no more than 4"):
        s3.get_bytes(f"{bucket}/a", most=4)


def test_keys_are_sorted_and_all_there(bucket):
    names = [f"part-{number:04}" for number in range(3)]
    for name in [*names, "other"]:
        s3.put_bytes(b"", f"{bucket}/{name}")
    assert s3.keys(f"{bucket}/part-") == [f"{bucket}/{name}" for name in names]
    s3.remove([f"{bucket}/part-0001", f"{bucket}/was-never-there"])
    assert s3.keys(f"{bucket}/part-") == [f"{bucket}/part-0000", f"{bucket}/part-0002"]


def folder_of(tmp_path):
    folder = tmp_path / "model"
    (folder / "serve").mkdir(parents=True)
    (folder / "model.json").write_text("{}")
    (folder / "serve" / "a.npy").write_bytes(b"1")
    (folder / "zz").write_bytes(b"2")
    return folder


def test_a_folder_comes_back_as_it_went_and_its_record_goes_last(aws, bucket, tmp_path):
    order, answer = [], aws.app

    def app(environ, start_response):
        if is_put(environ):
            order.append(environ["PATH_INFO"].rsplit("/", 1)[1])
        return answer(environ, start_response)

    aws.app = app
    s3.put_folder(folder_of(tmp_path), f"{bucket}/models/m", "model.json")
    assert order == ["a.npy", "zz", "model.json"]
    s3.get_folder(f"{bucket}/models/m", tmp_path / "back")
    found = {path.name: path.read_bytes() for path in (tmp_path / "back").rglob("*") if path.is_file()}
    assert found == {"a.npy": b"1", "zz": b"2", "model.json": b"{}"}


def test_a_folder_sent_anew_has_no_record_until_it_is_whole(aws, bucket, tmp_path, refuse):
    folder = folder_of(tmp_path)
    s3.put_folder(folder, f"{bucket}/m", "model.json")
    refuse(lambda environ: is_put(environ) and environ["PATH_INFO"].endswith("zz"), "AccessDenied")
    with pytest.raises(RemoteFailed, match="access denied to PutObject"):
        s3.put_folder(folder, f"{bucket}/m", "model.json")
    assert f"{bucket}/m/model.json" not in s3.keys(f"{bucket}/m")


def test_a_folder_is_not_mistaken_for_one_whose_name_begins_alike(bucket, tmp_path):
    s3.put_bytes(b"1", f"{bucket}/m/a")
    s3.put_bytes(b"2", f"{bucket}/m2/a")
    s3.get_folder(f"{bucket}/m", tmp_path / "back")
    assert [path.name for path in (tmp_path / "back").iterdir()] == ["a"]
    with pytest.raises(RemoteFailed, match="nothing is there"):
        s3.get_folder(f"{bucket}/none", tmp_path / "none")


def test_a_name_that_leads_out_of_the_folder_is_refused(aws, bucket, tmp_path):
    aws.client("s3").put_object(Bucket=bucket[5:], Key="m/../../evil", Body=b"!")
    with pytest.raises(BadInput, match="leads out of the folder"):
        s3.get_folder(f"{bucket}/m", tmp_path / "back")
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("AccessDenied", "403 Forbidden", "access denied to GetObject"),
        ("ExpiredToken", "400 Bad Request", "expired.*sign in again"),
        ("NoSuchBucket", "404 Not Found", "no such bucket"),
        ("InvalidThing", "400 Bad Request", "GetObject was refused with InvalidThing"),
    ],
)
def test_what_s3_refuses_is_told_with_the_address_and_a_remedy(bucket, refuse, code, status, told):
    refuse(is_get, code, status=status)
    with pytest.raises(RemoteFailed, match=f"reading {bucket}/a: .*{told}"):
        s3.get_bytes(f"{bucket}/a")


def test_what_is_not_there_is_told(bucket):
    with pytest.raises(RemoteFailed, match="no such object"):
        s3.get_bytes(f"{bucket}/none")
    with pytest.raises(RemoteFailed, match="no such bucket"):
        s3.keys("s3://nobody-has-this")


def test_slow_down_is_waited_for(bucket, refuse, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    s3.put_bytes(b"film", f"{bucket}/a")
    refuse(is_get, "SlowDown", times=3, status="503 Slow Down")
    assert s3.get_bytes(f"{bucket}/a") == b"film"
    refuse(is_get, "SlowDown", status="503 Slow Down")
    with pytest.raises(RemoteFailed, match=r"slow down.*try again in some minutes"):
        s3.get_bytes(f"{bucket}/a")


def test_without_credentials_the_ways_to_give_them_are_told(aws, bucket, monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(RemoteFailed, match="no AWS credentials found; run `aws configure`"):
        s3.get_bytes(f"{bucket}/a")


def test_a_place_that_does_not_answer_is_told(aws, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    with pytest.raises(RemoteFailed, match="no connection"):
        s3.get_bytes("s3://films/a")


def test_without_a_region_it_is_asked_for(aws, monkeypatch, tmp_path):
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(RemoteFailed, match="no AWS region; give --region"):
        connection.client("sagemaker")
    assert connection.client("sagemaker", "eu-west-1").meta.region_name == "eu-west-1"
