"""checkov, where `make checkov` has put it."""

import json
import subprocess

import pytest

from infra.stacks import HERE, TEMPLATE, resources

CHECKOV = HERE.parent / ".tools" / "bin" / "checkov"
QUIET = ("--framework", "cloudformation", "--compact", "--skip-download", "--output", "json")


def _skips():
    return [
        (name, skip)
        for name, one in resources().items()
        for skip in one.get("Metadata", {}).get("checkov", {}).get("skip", [])
    ]


def test_checkov_finds_nothing_but_what_is_skipped_with_a_reason():
    if not CHECKOV.is_file():
        pytest.skip("needs checkov: make checkov")
    ran = subprocess.run([CHECKOV, "-f", TEMPLATE, *QUIET], capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout)
    assert found["summary"]["parsing_errors"] == 0
    assert [f"{one['check_id']} {one['resource']}" for one in found["results"]["failed_checks"]] == []
    assert found["summary"]["passed"] > 50
    assert found["summary"]["skipped"] == len(_skips())


def test_each_skip_has_its_reason():
    assert _skips()
    assert all(len(skip["comment"]) > 20 for _, skip in _skips())
