"""The stages by command, what they skip, and what they say when they cannot."""

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from reelkin.cli import COMMANDS, SECTIONS, group
from reelkin.cli.showing import _no_model

STAGES = ["fetch", "read", "inspect", "prepare", "train"]


def test_every_command_is_documented(pytestconfig):
    texts = (pytestconfig.rootpath / name for name in ("README.md", "docs/tour.md"))
    said = "".join(path.read_text(encoding="utf-8") for path in texts)
    # "from reelkin import Model" tells nobody of `reelkin import`.
    assert [name for name in COMMANDS if not re.search(rf"(`|bin/)reelkin {name}\b", said)] == []


FOR_PEOPLE = {"demo", "completion", "serve"}
"""Commands that give programs nothing to read."""


@pytest.mark.parametrize("name", sorted({*COMMANDS} - FOR_PEOPLE - {"account"}))
def test_every_command_has_json_for_programs(reelkin, name):
    assert "--json" in reelkin(name, "--help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(reelkin, name):
    result = reelkin(name, "--help")
    assert result.code == 0
    assert len(result.out.split()) > 15


def test_the_overview_says_of_each_command_what_the_command_says(reelkin):
    context = click.Context(group)
    told = {name: told for section in SECTIONS.values() for name, told in section.items()}
    own = {name: group.get_command(context, name).get_short_help_str(100) for name in COMMANDS}
    assert told == own
    shown = reelkin("--help").out
    assert all(
        re.search(rf"^  {name} +{re.escape(words)}$", shown, re.MULTILINE) for name, words in told.items()
    )


def test_the_overview_imports_no_command():
    code = "import sys; from reelkin.cli import group; group(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "reelkin.cli" in said
    assert [name for name in ("numpy", "sqlalchemy", "reelkin.cli.fetch") if f"'{name}'" in said] == []


def test_a_second_build_skips_everything(reelkin, built_home, small_raw):
    result = reelkin("--home", built_home, "build", "--from", small_raw, "--k", "12", "--json")
    assert result.code == 0, result.err
    outcomes = json.loads(result.out)
    assert [outcome["stage"] for outcome in outcomes] == STAGES
    assert all(outcome["skipped"] for outcome in outcomes)


def test_without_files_build_asks_and_downloads_nothing(reelkin, tmp_path):
    result = reelkin("--home", tmp_path, "build")
    assert result.code == 2
    assert "--from" in result.err


def test_no_title_in_the_model_ends_well_and_says_why(reelkin, tmp_path, small_raw):
    result = reelkin("--home", tmp_path, "build", "--from", small_raw, "--min-votes", "100000")
    assert result.code == 0, result.err
    *_, last = result.out.splitlines()
    assert last.startswith("train     no model, for no title passes. Left out: ")
    left_out = re.findall(r"([\d,]+) rated with fewer than 100000 votes", last)
    passed = re.search(r"0 of ([\d,]+) titles pass", result.out)
    assert passed is not None
    assert left_out == [passed[1]]
    assert "Try --min-votes 0" in last
    assert not (tmp_path / "models" / "current").exists()


def test_where_refused_rows_lie_is_told(reelkin, tmp_path, shared_data):
    result = reelkin(
        "--home", tmp_path, "build", "--from", shared_data / "imdb_quirks", "--types", "tvSpecial,videoGame"
    )
    assert result.code == 0, result.err
    kept = re.search(r"^read .* 2 refused and kept in (/.*) \(", result.out, re.MULTILINE)
    assert kept is not None
    assert (Path(kept[1]) / "counts.json").is_file()
    assert re.search(r"^train     no model, .* of other types", result.out, re.MULTILINE)


def test_an_earlier_model_stays_and_that_is_said():
    left_out = [{"step": "votes", "kept": 0, "removed": 3, "why": "rated with fewer than 9 votes"}]
    summary = {"titles": 0, "left_out": left_out, "current_stays": True}
    assert _no_model(summary) == (
        "no model, for no title passes, and the one before stays. Left out: 3 rated with fewer than 9 votes."
        " Try --min-votes 0"
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("simlar", "Alien"), "no command 'simlar'; did you mean 'similar'?"),
        (("xyz",), "No such command 'xyz'"),
        (("prepare", "--types", "movies"), "types.0: no 'movies'; did you mean 'movie'?;"),
        (("prepare", "--types", "opera"), "types.0: Input should be 'movie', "),
        (("inspect", "--snapshot", "xx"), "no snapshot 'xx'; there is 20"),
    ],
)
def test_a_slip_is_told_with_what_there_is(reelkin, built_home, args, said):
    result = reelkin("--home", built_home, *args)
    assert result.code == 2
    assert said in result.err


def test_no_to_the_download_is_an_answer(reelkin, tmp_path, monkeypatch):
    """Not an interruption that could go on."""
    monkeypatch.setattr("reelkin.cli.build.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setattr("click.confirm", lambda *_args, **_more: False)
    result = reelkin("--home", tmp_path, "build")
    assert result.code == 1
    assert "nothing downloaded" in result.err
    assert "stopped" not in result.err


def test_a_bad_k_is_refused_before_anything_runs(reelkin, tmp_path):
    result = reelkin("--home", tmp_path, "build", "--k", "few")
    assert result.code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_licence_is_told_once(reelkin, tmp_path, small_raw):
    first = reelkin("--home", tmp_path, "fetch", "--from", small_raw)
    again = reelkin("--home", tmp_path, "fetch", "--from", small_raw)
    assert "Wikidata" in first.err
    assert again.err == ""


def test_a_licence_that_could_not_be_printed_is_told_the_next_time(reelkin, tmp_path, small_raw, monkeypatch):
    def killed(*_args, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("reelkin.cli.fetch.textwrap.fill", killed)
        assert reelkin("--home", tmp_path, "fetch", "--from", small_raw).code == 130
    assert "Wikidata" in reelkin("--home", tmp_path, "fetch", "--from", small_raw).err


def test_doctor_finds_the_model(reelkin, built_home):
    findings = {
        found["name"]: found for found in json.loads(reelkin("--home", built_home, "doctor", "--json").out)
    }
    assert findings["model"]["state"] == "ok"
    assert findings["IMDb files"]["state"] == "ok"


def test_doctor_on_an_empty_workspace_says_what_to_do(reelkin, tmp_path):
    result = reelkin("--home", tmp_path / "new", "doctor")
    assert result.code == 0
    assert "reelkin fetch" in result.out
    assert not (tmp_path / "new").exists()


def test_clean_needs_a_yes(reelkin, tmp_path, small_raw):
    reelkin("--home", tmp_path, "fetch", "--from", small_raw)
    (tmp_path / "raw" / ".partial-x").mkdir()
    assert reelkin("--home", tmp_path, "clean").code == 2
    assert (tmp_path / "raw" / ".partial-x").exists()
    assert reelkin("--home", tmp_path, "clean", "--yes").code == 0
    assert not (tmp_path / "raw" / ".partial-x").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script(reelkin, shell):
    result = reelkin("completion", shell)
    assert "_REELKIN_COMPLETE" in result.out


def test_version(reelkin):
    assert reelkin("--version").out.startswith("reelkin ")


def test_train_with_ratings_tells_what_became_of_them(reelkin, small_raw, tmp_path):
    path = tmp_path / "rated.csv"
    rows = [
        f"{person},tt{number},{9}" for person in range(6) for number in ("0033563", "0032910", "0034492", "1")
    ]
    path.write_text("\n".join(["userId,tconst,rating", *rows]) + "\n")
    home = tmp_path / "home"
    built = reelkin("--home", home, "build", "--from", small_raw, "--k", "12", "--ratings", path)
    assert built.code == 0, built.err
    assert "18 ratings of 3 titles by 6 people, 18 of them likes" in built.out
    assert (
        "24 ratings: 18 of the model's titles, 0 of titles left out of the model, 6 of titles not in"
        in built.out
    )
    again = json.loads(reelkin("--home", home, "train", "--k", "12", "--ratings", path, "--json").out)
    assert again["skipped"]
    missing = reelkin("--home", home, "train", "--ratings", tmp_path / "none.csv")
    assert missing.code != 0
    assert "no such file" in missing.err
