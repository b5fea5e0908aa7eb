"""Mails that the desk sends about accounts. (Those that a person's own clicks cause are allauth's.)"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from newsroom.lib.mail import send_later

from .models import User


def send_password_link(person: User, *, invited: bool = False) -> None:
    """Queue a mail with a link, good for some days and for one use, to choose a password."""
    link = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
    context = {
        "person": person,
        "agency": settings.AGENCY_NAME,
        "link": settings.SITE_URL + link,
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    template = "accounts/email/invitation" if invited else "accounts/email/password_link"
    with translation.override(person.language or settings.LANGUAGE_CODE):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context)
    send_later(EmailMessage(subject, body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [person.email]))
