"""Two web servers' whole start on this machine, behind HAProxy in the place of the load balancer.

S3 and Secrets Manager are moto's, PostgreSQL is real and asks for the password; commands and environment are those of
the unit and of the boot.
"""

import importlib.util
import itertools
import json
import shutil
import stat
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import sqlalchemy as sa

from infra.machines import Machine, boot_environment, free_port, service
from infra.stacks import HERE, resources
from postgres import new_server, remove_server
from reelkin.aws.emulation.serving import emulated_aws
from reelkin.aws.s3 import get_bytes, put_folder
from reelkin.store.invitations import holds
from reelkin.store.opening import open_database, reading

spec = importlib.util.spec_from_file_location("smoke", HERE / "smoke.py")
smoke = importlib.util.module_from_spec(spec)
spec.loader.exec_module(smoke)

PASSWORD = "a:b\\c d"
INVITATION, KEY = "i" * 43, "0123456789abcdef" * 4
HAPROXY = """
global
  maxconn 200
defaults
  mode http
  timeout connect 1s
  timeout client 20s
  timeout server 20s
  timeout check 5s
  retries 3
  option redispatch 1
  retry-on conn-failure empty-response
frontend site
  bind 127.0.0.1:{port}
  option forwardfor
  http-request set-header X-Forwarded-Proto http
  default_backend web
backend web
  balance roundrobin
  option httpchk
  http-check send meth GET uri {health} hdr Host 127.0.0.1
  http-check expect status 200
  default-server check inter 300ms fall 3 rise 1
  server a 127.0.0.1:{a}
  server b 127.0.0.1:{b}
"""


@pytest.fixture(scope="module")
def haproxy_program():
    found = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    if found is None:
        pytest.skip("needs HAProxy: apt-get install haproxy")
    return found


@pytest.fixture(scope="module")
def database():
    """A database that lets the user reelkin in by password alone."""
    server = new_server(durable=False)
    url = server.database()
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE reelkin LOGIN PASSWORD 'a:b\\c d'")
        connection.exec_driver_sql(f"ALTER DATABASE {engine.url.database} OWNER TO reelkin")
        rules = server.data / "pg_hba.conf"
        rules.write_text("local all reelkin scram-sha-256\nlocal all all trust\n")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
    yield url
    remove_server(server)


@pytest.fixture(scope="module")
def aws():
    with emulated_aws("artefacts") as emulation:
        emulation.client("s3").create_bucket(Bucket="data")
        yield emulation


@pytest.fixture(scope="module")
def machines(aws, database, built_home, tmp_path_factory):
    """Two machines as they are when they have booted: nothing on them but their environment."""
    bundle = (built_home / "models" / "current").resolve()
    put_folder(bundle, f"s3://artefacts/models/{bundle.name}", "model.json")
    keep = aws.client("secretsmanager").create_secret
    secrets = {
        "DbSecret": json.dumps({"username": "reelkin", "password": PASSWORD}),
        "InvitationSecret": INVITATION,
        "KeySecret": KEY,
    }
    values = {name: keep(Name=name, SecretString=value)["ARN"] for name, value in secrets.items()}
    values |= {"AWS::Region": "us-east-1", "ArtefactBucket": "artefacts", "DataBucket": "data"}
    values |= {"ModelKey": f"models/{bundle.name}", "ProxiesA": "127.0.0.0/24", "ProxiesB": "127.0.1.0/24"}
    front = free_port()
    found = []
    for name in "ab":
        folder = tmp_path_factory.mktemp(f"machine-{name}")
        own = {
            "REELKIN_HOME": str(folder / "home"),
            "PGPASSFILE": str(folder / "home" / "database.pass"),
            "REELKIN_DATABASE": database.replace("postgres@", "reelkin@"),
            "PUBLIC_URL": f"http://127.0.0.1:{front}",
            "BALANCER": "127.0.0.1",
            "OWN_ADDRESS": "127.0.0.1",
            "PORT": str(free_port()),
        }
        found.append(Machine(folder, boot_environment(values, own), aws.environment))
    yield found
    for machine in found:
        machine.kill()


@pytest.fixture(scope="module")
def prepared(machines):
    """What each of them said as both were prepared at once."""
    doing = [machine.prepare() for machine in machines]
    said = [one.communicate(timeout=90)[0] for one in doing]
    assert [one.returncode for one in doing] == [0, 0], "\n".join(said)
    return said


@pytest.fixture(scope="module")
def site(machines, prepared, haproxy_program, tmp_path_factory):
    """The address of the site, both servers running."""
    for machine in machines:
        machine.start()
    front = int(machines[0].environment["PUBLIC_URL"].rpartition(":")[2])
    config = tmp_path_factory.mktemp("haproxy") / "haproxy.cfg"
    health = resources()["WebTargets"]["Properties"]["HealthCheckPath"]
    config.write_text(HAPROXY.format(port=front, a=machines[0].port, b=machines[1].port, health=health))
    balancer = subprocess.Popen(
        [haproxy_program, "-f", config], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    for machine in machines:
        _until_ready(f"http://127.0.0.1:{machine.port}")
    _until_ready(f"http://127.0.0.1:{front}")
    yield f"http://127.0.0.1:{front}"
    balancer.kill()
    balancer.communicate()


def _until_ready(address):
    for _ in range(300):
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} is not ready after half a minute")


def test_exactly_one_migrates_and_exactly_one_publishes(prepared, machines, built_home):
    model = (built_home / "models" / "current").resolve().name
    assert sum("database migrated from base to" in said for said in prepared) == 1
    assert sum(f"{model} published" in said for said in prepared) == 1
    assert all(f"{model} is live" in said for said in prepared)
    assert get_bytes(f"s3://data/published/{model}") == b""
    for machine in machines:
        assert (machine.home / "models" / model / "model.json").is_file()


def test_the_secrets_are_where_they_are_used_and_nowhere_else(prepared, machines, database, monkeypatch):
    for machine in machines:
        for name in ("site.key", "database.pass"):
            assert stat.S_IMODE((machine.home / name).stat().st_mode) == 0o600
        assert (machine.home / "site.key").read_text() == KEY
        assert PASSWORD not in " ".join(machine.environment.values())
    said = " ".join(prepared)
    assert not any(one in said for one in (PASSWORD, INVITATION, KEY))
    monkeypatch.setenv("PGPASSFILE", machines[0].environment["PGPASSFILE"])
    engine = open_database(machines[0].environment["REELKIN_DATABASE"])
    with reading(engine) as connection:
        assert holds(connection, INVITATION)
    engine.dispose()


def test_a_server_that_boots_while_the_database_is_away_does_not_listen_until_it_is_back(prepared, machines):
    """So the load balancer sends it nobody, and systemd tries again; `serve` comes only after this command."""
    database = machines[0].environment["REELKIN_DATABASE"]
    machines[0].environment["REELKIN_DATABASE"] = f"postgresql://reelkin@127.0.0.1:{free_port()}/reelkin"
    try:
        away = machines[0].prepare()
        said, _ = away.communicate(timeout=60)
    finally:
        machines[0].environment["REELKIN_DATABASE"] = database
    assert away.returncode != 0
    assert "Traceback" not in said
    again = machines[0].prepare()
    said, _ = again.communicate(timeout=60)
    assert again.returncode == 0, said
    assert service("Restart") == ["always"]


def test_preparing_again_changes_nothing(prepared, machines):
    again = machines[0].prepare()
    said, _ = again.communicate(timeout=60)
    assert again.returncode == 0, said
    assert "migrated" not in said
    assert "published" not in said


def test_who_signs_up_at_one_server_is_known_to_the_other(site, machines):
    """And gets a recommendation from each, as `make live-smoke` asks for it."""
    opener = smoke.sign_up(site, INVITATION)
    answers = []
    for machine in machines:
        own = f"http://127.0.0.1:{machine.port}"
        with opener.open(own, timeout=20) as page:
            assert page.url.rstrip("/") == own  # and not the way to the sign-in page
        answers.append(smoke.ask(opener, own, "Dumbo"))
    assert answers[0] == answers[1]
    assert len(answers[0]) > 5
    with pytest.raises(RuntimeError, match="not taken"):
        smoke.sign_up(site, INVITATION)


def test_when_one_server_is_killed_no_request_fails(site, machines):
    asked, done = itertools.count(), threading.Event()
    answers = []

    def ask():
        with httpx.Client(base_url=site, timeout=20) as client:
            while not done.is_set():
                number = next(asked)
                answers.append(client.get(["/healthz", "/readyz", "/sign-in"][number % 3]).status_code)

    with ThreadPoolExecutor(4) as people:
        asking = [people.submit(ask) for _ in range(4)]
        _until(lambda: len(answers) > 60)
        machines[0].kill()
        before = len(answers)
        _until(lambda: len(answers) > before + 120)
        machines[0].start()
        _until_ready(f"http://127.0.0.1:{machines[0].port}")
        before = len(answers)
        _until(lambda: len(answers) > before + 60)
        done.set()
        for one in asking:
            one.result()
    assert set(answers) == {200}


def test_a_password_that_was_changed_reaches_a_site_that_runs(site, machines, database, aws):
    """As Secrets Manager does every week: the minute's run of `reelkin host` is all it takes."""
    address = database.replace("postgresql://", "postgresql+psycopg://")
    engine = sa.create_engine(address)
    aws.client("secretsmanager").put_secret_value(
        SecretId="DbSecret", SecretString=json.dumps({"username": "reelkin", "password": "another"})
    )
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER ROLE reelkin PASSWORD 'another'")
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reelkin'"
        )
    engine.dispose()
    own = f"http://127.0.0.1:{machines[1].port}"
    assert httpx.get(f"{own}/readyz").status_code >= 500
    # What the load balancer asks: a server that has lost its database is not to be replaced by another that has none.
    assert httpx.get(f"{own}{resources()['WebTargets']['Properties']['HealthCheckPath']}").status_code == 200
    again = machines[1].prepare()
    said, _ = again.communicate(timeout=60)
    assert again.returncode == 0, said
    _until_ready(own)


def _until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("not within half a minute")
