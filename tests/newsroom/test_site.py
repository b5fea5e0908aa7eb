"""`make run` from the inside: the site and the worker live and die together."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.supervising import Troupe


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes(marker: str) -> list[int]:
    """The processes whose surroundings hold the marker."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker.encode() in (folder / "environ").read_bytes() and _runs(folder):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _runs(folder: Path) -> bool:
    return folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] not in "ZX"


def wait_for(condition, seconds: float = 60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "That took too long."
        time.sleep(0.1)


@pytest.fixture
def env(tmp_path):
    """Surroundings of a new installation, with a mark by which its processes are known."""
    env = {**os.environ, "DEBUG": "1", "ENV_FILE": os.devnull, "PORT": str(free_port())}
    env |= {"DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3", "MEDIA_ROOT": str(tmp_path / "media")}
    env["NEWSROOM_TEST_MARK"] = str(tmp_path)
    env.pop("SITE_URL", None)
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], env=env, check=True)
    return env


@pytest.fixture
def site(env):
    """The running command; whatever is left of it at the end is killed."""
    site = subprocess.Popen(
        [sys.executable, "manage.py", "site"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield site
    for pid in processes(env["NEWSROOM_TEST_MARK"]):
        os.kill(pid, signal.SIGKILL)
    site.stdout.close()
    site.wait()


def until_welcome(site) -> str:
    said = []
    for line in site.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            return "".join(said)
    raise AssertionError("".join(said))


def answer(env, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", int(env["PORT"]), timeout=10)
    connection.request("GET", path)
    return connection.getresponse().status


needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Processes are found by /proc.")


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_says_where_and_leaves_nothing_behind(site, env, number):
    welcome = until_welcome(site)

    assert f"http://127.0.0.1:{env['PORT']}/" in welcome
    assert f"http://127.0.0.1:{env['PORT']}/admin/" in welcome
    assert answer(env, "/accounts/login/") == 200
    assert answer(env, "/static/newsroom/css/site.css") == 200
    assert len(processes(env["NEWSROOM_TEST_MARK"])) >= 3

    site.send_signal(number)
    assert site.wait(timeout=30) == 0
    assert processes(env["NEWSROOM_TEST_MARK"]) == []


@needs_proc
def test_when_the_worker_dies_the_site_is_stopped_too(site, env):
    until_welcome(site)
    [worker] = [pid for pid in processes(env["NEWSROOM_TEST_MARK"]) if b"worker" in _command(pid)[-2:]]
    os.kill(worker, signal.SIGKILL)

    assert site.wait(timeout=30) == 1
    assert "The worker ended by itself" in site.stdout.read()
    assert processes(env["NEWSROOM_TEST_MARK"]) == []


@needs_proc
@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells children of their parent's death.")
def test_killed_outright_it_still_leaves_nothing_behind(site, env):
    until_welcome(site)
    site.kill()

    wait_for(lambda: processes(env["NEWSROOM_TEST_MARK"]) == [], 30)


def _command(pid: int) -> list[bytes]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")


def test_a_port_in_use_is_said_in_a_sentence(env):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(env["PORT"])))
        other.listen()
        done = subprocess.run(
            [sys.executable, "manage.py", "site"], env=env, capture_output=True, text=True, check=False
        )

    assert done.returncode == 1
    assert f"Port {env['PORT']} is in use" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0x", "99999"])
def test_a_port_that_cannot_be_is_refused(env, port):
    done = subprocess.run(
        [sys.executable, "manage.py", "site", "--port", port], env=env, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "Traceback" not in done.stderr


# --- The troupe


SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import os, signal, time; signal.signal(15, signal.SIG_IGN); os.fork(); time.sleep(60)",
]


@pytest.fixture
def mark(tmp_path):
    return {**os.environ, "NEWSROOM_TEST_MARK": str(tmp_path)}


def test_watch_names_the_child_that_ended(mark):
    troupe = Troupe()
    troupe.start("sleeper", SLEEPER, mark)
    troupe.start("mayfly", [sys.executable, "-c", ""], mark)

    assert troupe.watch() == "mayfly"
    troupe.stop()


@needs_proc
def test_stop_leaves_neither_stubborn_children_nor_their_children(mark, monkeypatch):
    monkeypatch.setattr("newsroom.supervising.PATIENCE", 0.5)
    troupe = Troupe()
    troupe.start("stubborn", STUBBORN, mark)
    wait_for(lambda: len(processes(mark["NEWSROOM_TEST_MARK"])) == 2, 20)
    time.sleep(0.3)

    troupe.stop()
    wait_for(lambda: processes(mark["NEWSROOM_TEST_MARK"]) == [], 5)
