"""How the program ends when it cannot, or was asked wrongly: what people read, what programs read, the exit code."""

import errno
import json

import pytest

from reelkin.cli.failures import tell_failure
from reelkin.errors import BadInput, MissingExtra
from reelkin.installing import install_line


def failure(result):
    assert result.err == "", "programs read one place"
    return json.loads(result.out)


def test_a_shared_name_gives_programs_the_candidates(ask):
    result = ask("similar", "king kong", "--json")
    told = failure(result)
    assert result.code == 2
    assert told["error"]["kind"] == "ambiguous"
    assert {(one["tconst"], one["year"]) for one in told["candidates"]} >= {
        ("tt0360717", 2005),
        ("tt0074751", 1976),
    }


@pytest.mark.parametrize("command", ["similar", "find", "why-not", "walk"])
def test_an_unknown_title_is_the_same_for_every_command(ask, command):
    more = [] if command in ("similar", "find") else ["Dumbo"]
    result = ask(command, "Zyzzyva Quux Blorp", *more, "--json")
    assert (result.code, failure(result)["error"]["kind"]) == (2, "unknown")
    assert ask(command, "Zyzzyva Quux Blorp", *more).code == 2


def test_unknown_people_and_accounts_are_asked_wrongly_as_unknown_titles_are(ask):
    assert ask("recommend", "--person", "nobody").code == 2
    assert ask("account", "password", "nobody", "--password-stdin").code == 2
    assert failure(ask("recommend", "--person", "nobody", "--json"))["error"]["message"].startswith(
        "nobody: no profile"
    )


def test_a_wrong_option_is_json_too(ask):
    result = ask("similar", "Dumbo", "--json", "--nonsense")
    assert result.code == 2
    assert failure(result)["error"]["kind"] == "usage"


def test_files_that_cannot_be_read_are_no_wrong_question(ask, tmp_path):
    missing = tmp_path / "missing.csv"
    for command in (["import", missing], ["recommend", "--ratings", missing], ["restore", missing]):
        result = ask(*command, "--json")
        assert result.code == 1
        assert str(missing) in failure(result)["error"]["message"]


@pytest.mark.parametrize("command", [["backup"], ["export"]])
def test_a_mistyped_folder_is_told_and_not_made(ask, tmp_path, command):
    target = tmp_path / "nope" / "file"
    result = ask(*command, target)
    assert result.code == 1
    assert f"there is no folder {target.parent}; make it with mkdir -p" in result.err
    assert not target.parent.exists()


def test_what_is_no_backup_is_told_by_its_name_before_anything_is_lost(ask, tmp_path, monkeypatch):
    ask("account", "list")
    other = tmp_path / "README.md"
    other.write_text("# no backup\n")
    for more in ([], ["--replace"]):
        result = ask("restore", other, *more)
        assert result.code == 1
        assert (
            result.err == f"reelkin: {other}: not a file that `reelkin backup` wrote; name one that it did\n"
        )


def test_a_password_that_nobody_is_there_to_type(ask):
    result = ask("account", "add", "Anna")
    assert result.code == 2
    assert result.err == (
        "reelkin: password: nobody is there to type it; give it on standard input with --password-stdin\n"
    )


def test_an_invitation_alone_on_standard_output_and_what_it_is_for_beside(ask):
    result = ask("account", "invite", "--days", "3")
    assert len(result.out.split()) == 1
    assert "within 3 days" in result.err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_place_that_is_not_ours_is_told_by_the_name_it_was_given(capsys, as_json):
    error = PermissionError(errno.EACCES, "Permission denied", "/ro/.partial-t.csv")
    assert tell_failure(error, as_json=as_json) == 1
    said = capsys.readouterr()
    message = "/ro/t.csv: Permission denied; let yourself read and write there, or name another place"
    if as_json:
        assert json.loads(said.out)["error"]["message"] == message
    else:
        assert said.err == f"reelkin: {message}\n"


def test_a_remedy_that_is_a_command_stands_alone(capsys):
    tell_failure(MissingExtra("aws", "S3"), as_json=True)
    assert json.loads(capsys.readouterr().out)["error"]["remedy"] == install_line("aws")
    tell_failure(BadInput("a.csv: cut off"), as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "error": {"kind": "bad-input", "message": "a.csv: cut off", "remedy": None}
    }


@pytest.mark.parametrize(
    ("typed", "votes", "taken"),
    [
        ("Twin", (60_000, 1_000), True),
        ("Twin", (40_000, 1_000), False),
        ("Twin (1997)", (60_000, 1_000), False),
        ("Twin", (400, 2), False),
    ],
)
def test_a_namesake_is_taken_where_it_is_far_better_known(typed, votes, taken):
    from reelkin.cli.asking import _is_far_better_known
    from reelkin.lookup.matching import Candidate, Match, NameKind

    matches = [
        Match(Candidate(row, "Twin", NameKind.PRIMARY, year, count), 100.0)
        for row, (year, count) in enumerate(zip((1980, 1997), votes, strict=True))
    ]
    assert _is_far_better_known(typed, matches) is taken
