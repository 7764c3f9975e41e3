"""From a model to a CSV file in S3, and from there into PostgreSQL: the seed's own road."""

from __future__ import annotations

import boto3
import pytest
import sqlalchemy as sa
from moto import mock_aws

from reelkin.errors import ReelkinError
from reelkin.model.bundle import Bundle
from reelkin.pipeline.spine import export_spine, publish_spine
from reelkin.store.catalog_tables import CLUSTERS, TITLES
from reelkin.store.migrating import migrate
from reelkin.store.opening import open_database, reading


@pytest.fixture
def s3(monkeypatch):
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-central-1",
    }.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        client = boto3.client("s3")
        client.create_bucket(
            Bucket="reelkin-spine", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )
        yield "s3://reelkin-spine"


def test_every_row_and_label_goes_through_s3_into_postgresql(built_home, s3, postgres_database):
    current = built_home / "models" / "current"
    bundle = Bundle.load(current)
    assert export_spine(current, f"{s3}/titles.csv") == len(bundle)
    engine = open_database(postgres_database)
    migrate(engine)
    assert publish_spine(engine, f"{s3}/titles.csv").titles == len(bundle)
    with reading(engine) as connection:
        found = connection.execute(
            sa.select(
                TITLES.c.tconst,
                TITLES.c.title,
                TITLES.c.year,
                TITLES.c.rating,
                TITLES.c.votes,
                TITLES.c.cluster,
                CLUSTERS.c.name,
            ).join(CLUSTERS, (CLUSTERS.c.model == TITLES.c.model) & (CLUSTERS.c.cluster == TITLES.c.cluster))
        ).all()
    engine.dispose()
    titles = bundle.titles
    profiles = [bundle.profiles[int(cluster)] for cluster in bundle.clusters.assignments]
    expected = {
        (
            titles.tconst[row],
            titles.primary_title[row],
            None if titles.start_year[row] == -1 else int(titles.start_year[row]),
            float(str(titles.average_rating[row])),
            int(titles.num_votes[row]),
            profile["id"],
            profile["name"],
        )
        for row, profile in enumerate(profiles)
    }
    assert set(found) == expected
    assert len(found) == len(bundle)


def test_what_is_not_in_s3_is_told(s3, postgres_database):
    engine = open_database(postgres_database)
    migrate(engine)
    with pytest.raises(ReelkinError, match=r"titles\.csv"):
        publish_spine(engine, f"{s3}/titles.csv")
    engine.dispose()


def test_a_file_is_whole_or_not_there(built_home, tmp_path):
    current = built_home / "models" / "current"
    export_spine(current, str(tmp_path / "titles.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["titles.csv"]
