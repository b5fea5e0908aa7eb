"""What tests of accounts share: mail as it arrives, and log-in by the page."""

import base64
import hashlib
import hmac
import re
import time

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from newsroom.worker import Worker

PASSWORD = "long-enough-password"


@pytest.fixture(autouse=True)
def _no_tries_yet(db):
    """Rate limits count in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def mails():
    """A function: the worker sends what waits, and here is all that arrived so far."""

    def arrived() -> list[mail.EmailMessage]:
        Worker().run_ready_tasks()
        return mail.outbox

    return arrived


def link_in(message: mail.EmailMessage) -> str:
    """The path of the first link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", message.body)[1]


def log_in(client: Client, user: User | str, password: str = PASSWORD, **more):
    email = user if isinstance(user, str) else user.email
    return client.post("/accounts/login/", {"login": email, "password": password, **more})


def logged_in(client: Client) -> bool:
    return client.get("/accounts/").status_code == 200


def code_now(secret: str) -> str:
    """What an authenticator app shows for the secret (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), int(time.time() // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def confirmed_client(client, leo):
    """Leo, who has just typed his password again."""
    log_in(client, leo)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client
