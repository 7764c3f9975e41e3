"""What the stack costs a month."""

import json

import pytest
from click.testing import CliRunner

from infra.stacks import resources, template
from reelkin.aws.stack import monthly_cost, sizes
from reelkin.cli import group


def test_the_sizes_are_the_templates():
    mapping = template()["Mappings"]["Sizes"]
    assert mapping.keys() == sizes.SIZES.keys()
    for name, size in sizes.SIZES.items():
        one = mapping[name]
        assert (one["WebType"], one["WebServers"], one["WebDisk"]) == (
            size.web_type,
            size.web_servers,
            size.web_disk,
        )
        assert (one["DbType"], one["DbDisk"], one["DbStandby"]) == (
            size.db_type,
            size.db_disk,
            size.db_standby,
        )
    parameters = template()["Parameters"]
    assert parameters["NotebookType"]["Default"] == sizes.NOTEBOOK_TYPE
    assert parameters["NotebookDisk"]["Default"] == sizes.NOTEBOOK_DISK
    assert len(resources("AWS::CloudWatch::Alarm")) == sizes.ALARMS
    # The third is the database's password, which RDS makes.
    assert len(resources("AWS::SecretsManager::Secret")) + 1 == sizes.SECRETS


def test_small_costs_at_most_sixty_dollars_and_the_lines_add_up():
    lines = monthly_cost.bill("small")
    assert monthly_cost.total(lines) <= 60
    assert monthly_cost.total(lines) == pytest.approx(sum(line.quantity * line.price.usd for line in lines))
    assert (
        monthly_cost.total(monthly_cost.bill("standard", nat=True))
        > monthly_cost.total(monthly_cost.bill("standard"))
        > 100
    )


def test_every_line_has_a_price_with_its_page_and_its_day():
    for size in sizes.SIZES:
        for line in monthly_cost.bill(size, nat=True):
            assert line.usd > 0
            assert line.price.source.startswith("https://aws.amazon.com/")
            assert line.price.read_on


def test_the_command_shows_each_line_and_the_sum_and_what_is_not_verified():
    said = CliRunner().invoke(group, ["estimate"]).output
    lines = monthly_cost.bill("small")
    shown = [
        float(line.split()[0]) for line in said.splitlines() if line[:9].strip().replace(".", "").isdigit()
    ]
    assert shown[:-1] == [round(line.usd, 2) for line in lines]
    assert shown[-1] == round(monthly_cost.total(lines), 2)
    assert "could not be verified" in said
    told = json.loads(CliRunner().invoke(group, ["estimate", "--json"]).output)
    assert told["usd"] == shown[-1]
    assert all(line["price"]["source"] for line in told["lines"])


def test_a_notebook_of_a_kind_without_a_price_leaves_its_hours_out():
    whole, unknown = monthly_cost.bill("small"), monthly_cost.bill("small", notebook_type="ml.t3.2xlarge")
    assert len(unknown) == len(whole) - 1
    assert len(monthly_cost.bill("small", notebook=False)) == len(whole) - 2
