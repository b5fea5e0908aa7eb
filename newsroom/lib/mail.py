"""Mail that is never lost and never waited for: it leaves through the queue of tasks."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

logger = logging.getLogger(__name__)

#: How long to wait after the first, second, … failure; after the last one the task fails for good.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720)]


def send_later(message: EmailMessage) -> None:
    """Queue the mail in the caller's transaction; the worker sends it, and tries again while the server is away."""
    html = [part.content for part in getattr(message, "alternatives", []) if part.mimetype == "text/html"]
    deliver.enqueue(
        subject=str(message.subject),
        body=str(message.body),
        html=html[0] if html else "",
        sender=message.from_email,
        to=list(message.to),
        headers=dict(message.extra_headers),
    )


@task()
def deliver(*, subject: str, body: str, html: str, sender: str, to: list, headers: dict, tries: int = 0) -> None:
    """Send one mail; when the server refuses or is away, queue it again for later."""
    message = EmailMultiAlternatives(subject, body, sender, to, headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    try:
        message.send()
    except (SMTPException, OSError) as error:
        if tries == len(PAUSES):
            raise
        logger.warning("Mail is waiting: the server did not take it (%s). Next try in %s.", error, PAUSES[tries])
        deliver.using(run_after=timezone.now() + PAUSES[tries]).enqueue(
            subject=subject, body=body, html=html, sender=sender, to=to, headers=headers, tries=tries + 1
        )
