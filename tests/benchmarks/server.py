"""The servers that are measured: the site under granian, a bare Django view the same way, a file from nginx."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import processes
from .errors import CannotMeasure
from .scratch import HOST, ROOT, Scratch

START_WITHIN = 60
STOP_WITHIN = 15
FILE_PATH = "/page.html"
NO_HEADERS: Mapping[str, str] = {}
#: What a proxy in front says: the page was asked for by HTTPS.
BY_HTTPS = {"X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Server:
    """A running server and the headers that requests to it carry."""

    pid: int
    port: int
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str, headers: Mapping[str, str] = NO_HEADERS, status: int = 200) -> bytes:
        """The body at a path; CannotMeasure where the answer has another status."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={**self.headers, **headers})
            response = connection.getresponse()
            if response.status != status:
                raise CannotMeasure(f"{path} answers {response.status} instead of {status}.")
            return response.read()

    @property
    def cpu_seconds(self) -> float:
        return processes.cpu_seconds(self.pid)

    @property
    def memory(self) -> int:
        return processes.memory(self.pid)


@contextlib.contextmanager
def site(scratch: Scratch, workers: int) -> Iterator[Server]:
    """The site as production serves it."""
    with _granian("newsroom.wsgi:application", workers, scratch.env, "/healthz", BY_HTTPS) as server:
        yield server


@contextlib.contextmanager
def bare_view(scratch: Scratch, workers: int, body: Path) -> Iterator[Server]:
    """A Django view without middleware, database or template that answers with a file's bytes."""
    env = {**scratch.env, "BENCH_BODY": str(body)}
    with _granian("tests.benchmarks.bare:application", workers, env, "/", {}) as server:
        yield server


@contextlib.contextmanager
def static_file(scratch: Scratch, workers: int, body: Path) -> Iterator[Server | None]:
    """nginx serving that file at FILE_PATH; None where there is no nginx."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not nginx:
        yield None
        return
    port = _free_port()
    config = scratch.folder / "nginx.conf"
    config.write_text(_nginx_config(scratch.folder, workers, port, body))
    command = [nginx, "-e", "stderr", "-c", str(config)]
    with _running(command, scratch.env, port, FILE_PATH, {}) as server:
        yield server


@contextlib.contextmanager
def _granian(
    application: str, workers: int, env: dict[str, str], ready: str, headers: Mapping[str, str]
) -> Iterator[Server]:
    port = _free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface=wsgi", f"--host={HOST}", f"--port={port}"),
        *(f"--workers={workers}", "--blocking-threads=8", "--no-ws", "--log-level=error"),
        *("--workers-kill-timeout=5", f"--working-dir={ROOT}", application),
    ]
    with _running(command, env, port, ready, headers) as server:
        yield server


@contextlib.contextmanager
def _running(
    command: Sequence[str], env: dict[str, str], port: int, ready: str, headers: Mapping[str, str]
) -> Iterator[Server]:
    """The process, once it answers; its whole group ends with the block."""
    with tempfile.TemporaryFile("w+") as said:
        # A group of its own: a Ctrl-C reaches us alone, and we end the workers too.
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said, process_group=0)
        try:
            server = Server(process.pid, port, headers)
            if not _answers(process, server, ready):
                said.seek(0)
                raise CannotMeasure(f"{command[0]} did not start. It said:\n{said.read()}")
            yield server
        finally:
            _stop(process)


def _answers(process: subprocess.Popen, server: Server, path: str) -> bool:
    deadline = time.monotonic() + START_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError, http.client.HTTPException):
            server.get(path)
            return True
        time.sleep(0.1)
    return False


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_WITHIN)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _nginx_config(folder: Path, workers: int, port: int, body: Path) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"  {kind}_temp_path {folder / 'nginx' / kind};" for kind in kinds)
    (folder / "nginx").mkdir(exist_ok=True)
    # As root, nginx's workers would become a user who may not read the folder.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""
{user}
daemon off;
worker_processes {workers};
pid {folder / "nginx.pid"};
events {{ worker_connections 256; }}
http {{
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
{places}
  server {{
    listen {HOST}:{port};
    default_type "text/html; charset=utf-8";
    location / {{ return 404; }}
    location = {FILE_PATH} {{ alias {body}; }}
  }}
}}
"""
