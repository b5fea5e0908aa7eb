"""Mail leaves through the queue, and waits there while the server is away."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.lib.mail import PAUSES, send_later
from newsroom.worker import Worker


@pytest.fixture
def message():
    message = EmailMultiAlternatives(
        "Hello", "Words.", "desk@agency.example", ["leo@agency.example"], headers={"X-A": "1"}
    )
    message.attach_alternative("<p>Words.</p>", "text/html")
    return message


@pytest.fixture
def server(monkeypatch):
    """The mail server; `server.away` makes it refuse."""

    class Server:
        away = False

    server = Server()
    send = EmailMultiAlternatives.send

    def send_if_it_is_there(self):
        if server.away:
            raise SMTPServerDisconnected("try again")
        return send(self)

    monkeypatch.setattr(EmailMultiAlternatives, "send", send_if_it_is_there)
    return server


def test_a_mail_waits_for_the_worker_and_arrives_whole(db, message):
    send_later(message)
    assert mail.outbox == []

    Worker().run_ready_tasks()
    [arrived] = mail.outbox
    assert (arrived.subject, arrived.body, arrived.from_email, arrived.to, arrived.extra_headers) == (
        "Hello",
        "Words.",
        "desk@agency.example",
        ["leo@agency.example"],
        {"X-A": "1"},
    )
    assert [tuple(part) for part in arrived.alternatives] == [("<p>Words.</p>", "text/html")]


def test_a_mail_is_not_sent_when_what_it_tells_did_not_happen(transactional_db, message):
    with transaction.atomic():
        send_later(message)
        transaction.set_rollback(True)

    Worker().run_ready_tasks()
    assert mail.outbox == []


def test_a_mail_is_tried_again_while_the_server_is_away(db, message, server, clock):
    send_later(message)
    server.away = True
    Worker().run_ready_tasks()
    assert DBTaskResult.objects.ready().count() == 0  # not before its time

    server.away = False
    clock.forward(seconds=PAUSES[0].total_seconds() + 1)
    Worker().run_ready_tasks()
    assert len(mail.outbox) == 1


def test_a_mail_that_no_server_takes_for_a_day_fails_and_is_kept(db, message, server, clock):
    send_later(message)
    server.away = True
    started = timezone.now()
    while not DBTaskResult.objects.failed().exists():
        Worker().run_ready_tasks()
        clock.forward(minutes=30)

    assert timedelta(hours=20) < timezone.now() - started < timedelta(hours=26)
    [failed] = DBTaskResult.objects.failed()
    assert failed.args_kwargs["kwargs"]["to"] == ["leo@agency.example"]
