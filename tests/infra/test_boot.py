"""A web server's boot and a notebook's start, each in a root of its own, with stand-ins for what only AWS has."""

import importlib.util
import json
import re
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from infra.roots import new_root
from infra.stacks import HERE, script_of
from infra.test_release import wheel
from reelkin.aws.stack import release, wheels

FROM_S3 = 'for last; do :; done; cp /from-s3.tar "$last"'
"""What `aws s3 cp` does here: its last word is where to."""


def filled(script, **values):
    """A script as CloudFormation fills it in; what is not given gets a value of its own."""
    return re.sub(r"\$\{([A-Za-z:.]+)\}", lambda found: values.get(found[1], f"a-{found[1].lower()}"), script)


def packed(name, files, tmp_path):
    made = release.pack(name, files, tmp_path / "out")
    return made.read_bytes(), f"releases/{made.name}"


@pytest.fixture
def web(tmp_path):
    """A root with what a web server has at its first start, and the boot script; a tiny wheel is all that is installed."""
    wheel(tmp_path / "web")
    requirements = wheels.pinned(tmp_path / "web").encode()
    content, key = packed(
        "web", {"requirements.txt": requirements, **release.web_files(HERE.parent, tmp_path)}, tmp_path
    )
    root = new_root(tmp_path)
    root.bring("/from-s3.tar", content)
    root.stand_in("aws", FROM_S3)
    root.stand_in("dnf")
    root.stand_in("fallocate", "touch /swap")
    root.stand_in("mkswap")
    root.stand_in("swapon")
    root.stand_in("curl", 'case "$*" in *api/token*) echo token;; *local-ipv4*) echo 10.47.0.9;; esac')
    root.stand_in("systemctl")
    root.stand_in("python3.11", f'exec {sys.executable} "$@"')
    root.stand_in("/opt/aws/bin/cfn-signal")
    root.stand_in("/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl")
    script = script_of("WebTemplate", "LaunchTemplateData", "UserData")
    return root, filled(script, WebRelease=key, WebLog="/reelkin/films/web")


def test_a_boot_leaves_a_server_and_tells_that_it_is_done(web):
    root, script = web
    done = root.run(script, "/etc/reelkin /etc/systemd/system /opt/reelkin/lib /opt/reelkin/pyvenv.cfg")
    assert done.returncode == 0, done.stdout + done.stderr
    environment = dict(
        line.split("=", 1) for line in root.kept("/etc/reelkin/web.env").read_text().splitlines()
    )
    assert environment["OWN_ADDRESS"] == "10.47.0.9"
    assert environment["PORT"] == "8080"
    unit = (HERE / "web" / "reelkin-web.service").read_text()
    assert set(re.findall(r"\$\{(\w+)\}", unit)) <= environment.keys()
    assert root.kept("/etc/systemd/system/reelkin-web.service").read_text() == unit
    (installed,) = root.kept("/opt/reelkin/lib").rglob("tiny.py")
    assert installed.read_text() == "HERE = True\n"
    logs = json.loads(root.kept("/etc/reelkin/logs.json").read_text())
    (group,) = {one["log_group_name"] for one in logs["logs"]["logs_collected"]["files"]["collect_list"]}
    assert group == "/reelkin/films/web"
    called = root.called()
    assert called[0].startswith("dnf ")
    assert "swapon /swap" in called
    assert "systemctl enable --now reelkin-web.service reelkin-host.timer reelkin-alive.timer" in called
    assert called[-1].startswith("cfn-signal --exit-code 0 ")


def test_who_comes_to_a_server_can_call_reelkin_with_the_sites_settings(web):
    root, script = web
    root.stand_in("runuser", 'echo "for $REELKIN_DATABASE" >>/called')
    done = root.run(script + "\n/usr/bin/reelkin account invite\n", "/usr/bin/reelkin")
    assert done.returncode == 0, done.stdout + done.stderr
    called = root.called()
    asked = called.index("runuser -u reelkin -- /opt/reelkin/bin/reelkin account invite")
    assert called[asked + 1].startswith("for postgresql://reelkin@")


def test_a_release_with_another_hash_is_not_run_and_the_stack_hears_of_it(web):
    root, script = web
    root.bring("/from-s3.tar", b"something else")
    done = root.run(script, "/opt/reelkin")
    assert done.returncode != 0
    assert not root.kept("/opt/reelkin").exists()
    assert root.called()[-1].startswith("cfn-signal --exit-code 1 ")


def test_a_site_that_does_not_get_ready_is_told_of(web):
    root, script = web
    root.stand_in("curl", 'case "$*" in *readyz*) exit 22;; *) echo x;; esac')
    root.stand_in("sleep")
    root.stand_in("python3.11")
    root.stand_in("/opt/reelkin/bin/python")
    done = root.run(script, "/opt/reelkin/pyvenv.cfg")
    assert "The site is not ready after a minute" in done.stderr
    assert any(
        one.startswith("amazon-cloudwatch-agent-ctl") for one in root.called()
    )  # so it can be read why
    assert root.called()[-1].startswith("cfn-signal --exit-code 1 ")


@pytest.fixture
def notebook(tmp_path):
    own = wheel(tmp_path / "own", "reelkin", "0.1")
    files = {
        "requirements.txt": wheels.pinned(own.parent).encode(),
        **release.notebook_files(HERE.parent, own),
    }
    content, key = packed("notebook", files, tmp_path)
    root = new_root(tmp_path)
    root.bring("/from-s3.tar", content)
    root.bring("/home/ec2-user/SageMaker/.keep", "")
    for name in ("chown", "systemd-run"):
        root.stand_in(name)
    root.stand_in("aws", FROM_S3)
    root.stand_in(
        "runuser", 'while [ "$1" != -- ]; do shift; done; shift; "$@"; echo "installed $?" >>/called'
    )
    root.stand_in("setsid", 'exec "$@"')
    environment = "/home/ec2-user/SageMaker/.reelkin/environment"
    # conda's place is taken by a folder whose programs note their calls.
    made = f"""mkdir -p {environment}/bin
for name in python reelkin; do
    printf '#!/bin/bash\\necho "environment/%s $*" >>/called\\n' $name >{environment}/bin/$name
    chmod 755 {environment}/bin/$name
done
echo 'if [ "$2" = jupytext ]; then exec {sys.executable} "$@"; fi' >>{environment}/bin/python"""
    root.stand_in("/home/ec2-user/anaconda3/bin/conda", made)
    return root, filled(
        script_of("NotebookStart", "OnStart", 0, "Content"), NotebookRelease=key, IdleMinutes="60"
    ) + "wait\n"


HOME = "/home/ec2-user/SageMaker"
NOTEBOOKS = HERE.parent / "notebooks"


def test_a_notebooks_start_installs_in_an_environment_of_its_own_and_shows_when_it_is_ready(notebook):
    root, script = notebook
    done = root.run(f"{script}/{HOME}/reelkin.sh push s3://films\n", HOME)
    assert done.returncode == 0, done.stdout + done.stderr
    log = root.kept(f"{HOME}/.reelkin/install.log").read_text()
    names = {path.name for path in root.kept(HOME).iterdir()}
    assert "REELKIN IS READY.txt" in names, log
    assert not {"REELKIN IS BEING INSTALLED.txt", "REELKIN COULD NOT BE INSTALLED.txt"} & names
    notebooks = sorted(root.kept(f"{HOME}/notebooks").glob("*.ipynb"))
    assert [path.stem for path in notebooks] == [path.stem for path in sorted(NOTEBOOKS.glob("*.py"))]
    for path in notebooks:
        content = json.loads(path.read_text())
        assert content["metadata"]["kernelspec"]["name"] == "reelkin"
        assert sum(cell["cell_type"] == "code" for cell in content["cells"]) > 3
    called = root.called()
    assert any(one.startswith("conda create") for one in called)
    assert any("pip install" in one and "--require-hashes" in one for one in called)
    assert "environment/reelkin host --password-only" in called
    assert called[-1] == "environment/reelkin push s3://films", called
    kernel = next(one for one in called if "ipykernel install" in one)
    for name in ("REELKIN_AWS_ROLE", "REELKIN_AWS_STORAGE", "REELKIN_DATABASE", "PGPASSFILE"):
        assert f"--env {name} " in kernel
    assert any(one.startswith("systemd-run") and one.endswith("idle.py 60") for one in called)


def test_an_install_that_fails_says_so_in_the_file_list(notebook):
    root, script = notebook
    root.stand_in("/home/ec2-user/anaconda3/bin/conda", "exit 1")
    root.run(script, HOME)
    names = {path.name for path in root.kept(HOME).iterdir()}
    assert "REELKIN COULD NOT BE INSTALLED.txt" in names
    assert not {"REELKIN IS BEING INSTALLED.txt", "REELKIN IS READY.txt"} & names


def test_a_second_start_keeps_the_environment_of_the_same_release(notebook):
    root, script = notebook
    worked_in = f"{HOME}/notebooks/3_train.ipynb"
    first = script.replace("wait\n", f"wait\nrm /called\necho mine >{worked_in}\n")
    done = root.run(first + script, HOME)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not any(one.startswith("conda") for one in root.called())
    assert root.kept(worked_in).read_text() == "mine\n"
    assert "environment/reelkin host --password-only" in root.called()


class Jupyter(BaseHTTPRequestHandler):
    """Jupyter's answers about kernels and terminals."""

    answers: dict[str, list[dict[str, str]]] = {}  # noqa: RUF012

    def do_GET(self):
        content = json.dumps(self.answers[self.path.rpartition("/")[2]]).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def idle(tmp_path, monkeypatch):
    """Run idle.py for what Jupyter says, on a machine that has been up so long; what it stopped."""
    server = HTTPServer(("127.0.0.1", 0), Jupyter)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "metadata.json").write_text('{"ResourceName": "films"}')
    monkeypatch.setenv("JUPYTER", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NOTEBOOK_METADATA", str(tmp_path / "metadata.json"))
    monkeypatch.setenv("UPTIME_FILE", str(tmp_path / "uptime"))
    stopped = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: stopped.append(command[-1]))
    monkeypatch.setattr(sys, "argv", ["idle.py", "60"])

    def look(kernels=(), terminals=(), up_minutes=600):
        Jupyter.answers = {"kernels": list(kernels), "terminals": list(terminals)}
        (tmp_path / "uptime").write_text(f"{up_minutes * 60} 1.0\n")
        spec = importlib.util.spec_from_file_location("idle", HERE / "notebook" / "idle.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.main()
        return stopped

    yield look
    server.shutdown()
    server.server_close()


def ago(minutes, **more):
    return {
        "last_activity": (datetime.now(UTC) - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        **more,
    }


def test_a_quiet_notebook_is_stopped(idle):
    assert idle([ago(90, execution_state="idle")]) == ["films"]


@pytest.mark.parametrize(
    "at_work",
    [
        {"kernels": [ago(90, execution_state="busy")]},
        {"kernels": [ago(90, execution_state="idle"), ago(10, execution_state="idle")]},
        {"kernels": [ago(90, execution_state="idle")], "terminals": [ago(5)]},
        {"up_minutes": 20},
    ],
    ids=["busy", "used", "terminal", "just started"],
)
def test_a_notebook_at_work_is_not(idle, at_work):
    assert idle(**at_work) == []


def test_when_jupyter_does_not_answer_nothing_is_stopped(idle):
    Jupyter.answers = {}
    assert idle([{"no": "time"}]) == []
