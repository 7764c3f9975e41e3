"""What goes onto the stack's machines, packed."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest

from infra.stacks import HERE, template
from reelkin.aws.stack import release, wheels
from reelkin.aws.stack.sources import find_sources
from reelkin.errors import BadInput, ReelkinError, UsageError


def wheel(folder, name="tiny", version="1.0"):
    """A wheel that holds one module."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{name}.py", "HERE = True\n")
        packed.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        packed.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(
            f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n"
        )
    return path


def test_the_same_files_give_the_same_bytes_and_the_name_is_their_hash(tmp_path):
    script = tmp_path / "install.sh"
    script.write_text("#!/bin/bash\n")
    script.chmod(0o755)
    files = {"web/install.sh": script, "requirements.txt": b"x\n"}
    first = release.pack("web", files, tmp_path / "one")
    script.touch()
    second = release.pack("web", dict(reversed(files.items())), tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()
    assert first.name == second.name == f"web-{hashlib.sha256(first.read_bytes()).hexdigest()}.tar"
    with tarfile.open(first) as packed:
        assert packed.getmember("web/install.sh").mode == 0o755
        assert packed.getmember("requirements.txt").mode == 0o644
        assert {one.mtime for one in packed} == {0}


def test_the_name_is_one_that_the_template_takes(tmp_path):
    import re

    for name, parameter in ((release.WEB, "WebRelease"), (release.NOTEBOOK, "NotebookRelease")):
        made = release.pack(name, {"x": b""}, tmp_path)
        assert re.fullmatch(template()["Parameters"][parameter]["AllowedPattern"], f"releases/{made.name}")


def test_a_web_servers_release_has_all_that_its_boot_uses(tmp_path):
    wheel(tmp_path / "web")
    packed = release.web_files(HERE.parent, tmp_path)
    assert {
        "web/install.sh",
        "web/logs.json",
        "web/reelkin-web.service",
        "web/reelkin-host.timer",
    } <= packed.keys()
    assert "wheelhouse/tiny-1.0-py3-none-any.whl" in packed
    notebook = release.notebook_files(HERE.parent, wheel(tmp_path / "own"))
    assert {"notebook/install.sh", "notebook/idle.py"} <= notebook.keys()


def test_each_wheel_is_pinned_by_its_own_hash_and_a_changed_one_is_refused(tmp_path):
    """With pip as the boot calls it: no registry, hashes required."""
    made = wheel(tmp_path / "wheelhouse")
    listed = tmp_path / "requirements.txt"
    listed.write_text(wheels.pinned(tmp_path / "wheelhouse"))
    assert listed.read_text() == f"tiny==1.0 --hash=sha256:{hashlib.sha256(made.read_bytes()).hexdigest()}\n"
    boot = (HERE / "web" / "install.sh").read_text()
    for option in ("--no-index", "--require-hashes", "--find-links"):
        assert option in boot
    with made.open("ab") as file:
        file.write(b"\0")
    uv = shutil.which("uv") or HERE.parent / ".tools" / "bin" / "uv"
    options = [
        "--no-index",
        "--find-links",
        tmp_path / "wheelhouse",
        "--require-hashes",
        "--target",
        tmp_path / "in",
    ]
    command = [uv, "pip", "install", "--python", sys.executable, *options, "-r", listed]
    if not shutil.which(str(uv)):
        pytest.skip("needs uv, which `make test` puts into .tools")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "mismatch" in ran.stderr


def test_what_is_no_wheel_is_refused(tmp_path):
    (tmp_path / "tiny-1.0.tar.gz").touch()
    with pytest.raises(BadInput, match="no wheel"):
        wheels.pinned(tmp_path)


def test_the_lock_gives_the_web_servers_hashes_and_nothing_that_builds():
    if not (HERE.parent / ".tools" / "bin" / "uv").is_file() and not shutil.which("uv"):
        pytest.skip("needs uv, which `make test` puts into .tools")
    said = wheels.locked(HERE.parent, wheels.WEB_EXTRAS)
    names = {line.split("==")[0] for line in said.splitlines() if line[:1].isalpha()}
    assert {"fastapi", "psycopg-binary", "boto3", "polars"} <= names
    assert not names & {"matplotlib", "scikit-learn", "moto", "pandas", "scipy", "reelkin"}
    assert said.count("--hash=sha256:") > len(names)


def test_a_tool_that_fails_tells_its_last_words(tmp_path):
    tool = tmp_path / ".tools" / "bin" / "uv"
    tool.parent.mkdir(parents=True)
    tool.write_text("#!/bin/sh\necho no such extra >&2\nexit 3\n")
    tool.chmod(0o755)
    with pytest.raises(ReelkinError, match="export --quiet --frozen: no such extra"):
        wheels.locked(tmp_path, ["x"])


def test_sources_are_found_from_within_and_asked_for_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(HERE / "web")
    assert find_sources(None) == HERE.parent
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"clone them.*--sources"):
        find_sources(None)
    with pytest.raises(UsageError, match="no infra"):
        find_sources(tmp_path)


def test_a_whole_release_is_made_of_what_uv_and_pip_leave(tmp_path):
    """With a stand-in for uv: it exports, builds and lets pip download, as the real one was seen to do."""
    sources = tmp_path / "sources"
    shutil.copytree(HERE, sources / "infra")
    wheel(tmp_path / "there", "reelkin", "0.1")
    wheel(tmp_path / "there", "tiny", "1.0")
    uv = sources / ".tools" / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    uv.write_text(f"""#!/bin/bash
for last; do :; done
case $1 in
  export) echo "tiny==1.0 --hash=sha256:0" ;;
  build) mkdir -p "$last"; echo "*" >"$last/.gitignore"; cp {tmp_path}/there/reelkin-*.whl "$last" ;;
  run) while [ "$1" != --dest ]; do shift; done; cp {tmp_path}/there/tiny-*.whl "$2" ;;
esac
""")
    uv.chmod(0o755)
    told = []
    made = release.make_release(sources, tmp_path / "out", lambda _task, done, *_: told.append(done))
    assert told == list(range(release.STEPS + 1))
    with tarfile.open(made.web) as packed:
        names = packed.getnames()
        listed = packed.extractfile("requirements.txt").read().decode()
    assert [name for name in names if name.startswith("wheelhouse/")] == [
        "wheelhouse/reelkin-0.1-py3-none-any.whl",
        "wheelhouse/tiny-1.0-py3-none-any.whl",
    ]
    assert [line.split(" ")[0] for line in listed.splitlines()] == ["reelkin==0.1", "tiny==1.0"]
    with tarfile.open(made.notebook) as packed:
        assert "reelkin==0.1 --hash=sha256:" in packed.extractfile("requirements.txt").read().decode()
        assert "notebook/install.sh" in packed.getnames()
