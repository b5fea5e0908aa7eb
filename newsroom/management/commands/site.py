"""Run the site and its worker together."""

import errno
import http.client
import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.roles import Role
from newsroom.demo import agency
from newsroom.supervising import Troupe, foreground


class Command(BaseCommand):
    help = (
        "Run the site and the background worker on this machine until Ctrl-C; when one ends, so does the other. "
        "For a site of your own see docs/operations.md, which runs them as two services. "
        "Example: PORT=8080 manage.py site"
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"), help="else PORT, else 8000")

    def handle(self, *args, **options) -> None:
        host, port = options["host"], options["port"]
        _refuse_taken_port(host, port)
        # Links in pages and mails must lead here, whichever port this is.
        env = {"SITE_URL": f"http://{host}:{port}", **os.environ}
        troupe = Troupe()
        troupe.stop_when_asked()
        with foreground():
            ended = self._run(troupe, host, port, env)
        if ended:
            raise CommandError(f"The {ended} ended by itself, so everything was stopped. What it said is above.")
        self.stdout.write("Stopped.")

    def _run(self, troupe: Troupe, host: str, port: int, env: dict[str, str]) -> str | None:
        """The name of the process that ended by itself; None where somebody asked to stop."""
        try:
            troupe.start("site", _site_command(host, port), env)
            troupe.start("worker", [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"], env)
            ended = troupe.watch(until=lambda: _answers(host, port))
            if not ended and not troupe.asked_to_stop:
                self.stdout.write(self._welcome(env["SITE_URL"]))
                self.stdout.flush()
                ended = troupe.watch()
        finally:
            troupe.stop()
        return ended

    def _welcome(self, address: str) -> str:
        lines = ["", f"Newsroom is running:  {address}/", f"The desk:             {address}/{settings.ADMIN_PATH}", ""]
        accounts = _demo_accounts() if settings.DEBUG else []
        if accounts:
            width = max(len(email) for email, _who in accounts)
            lines.append(f"Log in with one of these; the password of each is {agency.PASSWORD}")
            lines += [f"  {email:<{width}}  {who}" for email, who in accounts]
            lines.append("")
        return "\n".join([*lines, "Ctrl-C stops it.", ""])


def _site_command(host: str, port: int) -> list[str]:
    options = {
        "interface": "wsgi",
        "host": host,
        "port": port,
        "log-level": "error",
        "workers-kill-timeout": 5,
        "blocking-threads": 8,
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return [
        sys.executable,
        "-m",
        "granian",
        *given,
        "--no-ws",
        f"--working-dir={settings.BASE_DIR}",
        "newsroom.wsgi:application",
    ]


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} is in use, perhaps by another Newsroom. Stop that, or take another port: "
                    f"PORT={port + 1} make run"
                ) from error
            raise CommandError(f"The site cannot listen on {host}, port {port}: {error}.") from error


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def _demo_accounts() -> list[tuple[str, str]]:
    """E-mail and role of the demo accounts that exist here, in the order of the roles."""
    people = {agency.address(role): str(role.label) for role in Role} | {agency.READER: "Reader"}
    here = set(User.objects.filter(email__in=people, is_active=True).values_list("email", flat=True))
    return [(email, who) for email, who in people.items() if email in here]
