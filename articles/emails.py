"""Mails of the desk about a story: each in the person's language, queued in the transaction that causes it."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from newsroom.lib.mail import send_later

from .models import Article


def mail_about(what: str, article: Article, *, to: User, fragment: str = "", **words) -> None:
    """Queue the mail templates/articles/email/<what>; its link leads to the story at the desk."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    context = {
        "person": to,
        "agency": settings.AGENCY_NAME,
        "headline": article.headline or f"#{article.pk}",
        "link": f"{settings.SITE_URL}{address}{fragment}",
        **words,
    }
    template = f"articles/email/{what}"
    with translation.override(to.language or settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context)
    send_later(EmailMessage(subject, body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to.email]))
