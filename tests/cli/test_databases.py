"""The commands about the database, as a person calls them."""

from __future__ import annotations

import io
import json
import stat

import pytest

PASSWORD = "a good password\n"


@pytest.fixture
def typed(monkeypatch):
    def say(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return say


def test_a_model_is_published_once_and_found_there_the_next_time(ask):
    first, again = (json.loads(ask("publish", "--json").out) for _ in range(2))
    assert (first["loaded"], again["loaded"]) == (True, False)
    assert first["model_id"] == again["model_id"] == again["previous"]


def test_titles_go_out_as_a_file_and_in_again(ask, tmp_path):
    said = ask("export", tmp_path / "titles.csv")
    assert "titles in" in said.out
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    done = ask("publish", "--from", tmp_path / "titles.csv", "--database", other, "--json")
    assert json.loads(done.out)["titles"] == json.loads(ask("publish", "--json").out)["titles"]


def test_a_bundle_and_a_file_at_once_are_too_much(ask, tmp_path):
    said = ask("publish", tmp_path, "--from", "x.csv")
    assert (said.code, "not both" in said.err) == (2, True)


def test_an_account_is_made_listed_and_removed(ask, typed):
    typed(PASSWORD)
    assert ask("account", "add", "Anna", "--password-stdin").code == 0
    typed(PASSWORD)
    twice = ask("account", "add", "ANNA", "--password-stdin")
    assert (twice.code, "called 'ANNA' already" in twice.err) == (2, True)
    (told,) = json.loads(ask("account", "list", "--json").out)
    assert (told["name"], told["password"], told["profiles"]) == (
        "Anna",
        True,
        [{"name": "Anna", "ratings": 0}],
    )
    assert ask("account", "remove", "Anna", "--yes").code == 0
    assert json.loads(ask("account", "list", "--json").out) == []


def test_a_lost_password_is_replaced(ask, typed):
    typed(PASSWORD)
    ask("account", "add", "Anna", "--password-stdin")
    typed("short\n")
    assert ask("account", "password", "Anna", "--password-stdin").code == 2
    typed("another one\n")
    assert "signed out everywhere" in ask("account", "password", "anna", "--password-stdin").out
    nobody = ask("account", "password", "Ben", "--password-stdin")
    assert (nobody.code, "there are: Anna" in nobody.err) == (2, True)


def test_an_invitation_is_printed_alone(ask):
    one, other = (ask("account", "invite").out.strip() for _ in range(2))
    assert len(one) == 43
    assert one != other


def test_people_come_back_from_a_backup_that_only_its_owner_reads(ask, typed, tmp_path):
    typed(PASSWORD)
    ask("account", "add", "Anna", "--password-stdin")
    file = tmp_path / "people.json"
    assert ask("backup", file).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    refused = ask("restore", file)
    assert (refused.code, "--replace" in refused.err) == (2, True)
    other = ("--database", f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert "1 account," in ask("restore", file, *other).out
    assert json.loads(ask("account", "list", "--json", *other).out) == json.loads(
        ask("account", "list", "--json").out
    )


def test_the_database_goes_back_and_forth(ask):
    ask("publish")
    assert "version 0001 (was 0004)" in ask("migrate", "--to", "0001", "--yes").out
    assert "version 0004 (was 0001)" in ask("migrate").out
    assert json.loads(ask("publish", "--json").out)["loaded"] is False
    unknown = ask("migrate", "--to", "0815")
    assert (unknown.code, "there are base, 0001, 0002, 0003, 0004" in unknown.err) == (2, True)


@pytest.mark.parametrize("command", [("account", "list"), ("serve",), ("migrate",)])
def test_a_database_that_does_not_answer_is_told_without_its_password(ask, command):
    said = ask(*command, "--database", "postgresql://me:hunter2@localhost:1/x")
    assert (said.code, "localhost:1" in said.err, "hunter2" in said.err) == (1, True, False)


@pytest.mark.parametrize("url", ["mysql://x", "nonsense", "sqlite+nonsense:///x", "redis://me:hunter2@x"])
def test_a_database_of_another_kind_is_refused(ask, url):
    said = ask("account", "list", "--database", url)
    assert said.code == 2
    assert "postgresql://" in said.err
    assert "hunter2" not in said.err


def test_the_database_file_is_for_its_owner_alone(ask, home):
    ask("account", "list")
    assert stat.S_IMODE((home / "reelkin.sqlite").stat().st_mode) == 0o600


def test_doctor_says_what_is_live_and_what_to_do(ask):
    def database():
        (found,) = [one for one in json.loads(ask("doctor", "--json").out) if one["name"] == "database"]
        return found

    assert (database()["state"], database()["remedy"]) == ("missing", "reelkin publish")
    model_id = json.loads(ask("publish", "--json").out)["model_id"]
    assert (database()["state"], database()["remedy"]) == ("ok", "")
    assert model_id in database()["detail"]
    ask("migrate", "--to", "0001", "--yes")
    assert "reelkin migrate" in database()["detail"]


def test_a_site_without_a_model_says_how_to_make_one(ask, tmp_path):
    said = ask("--home", tmp_path / "new" / "home", "serve")
    assert (said.code, "reelkin build" in said.err) == (1, True)
