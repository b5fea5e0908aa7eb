"""Where allauth is told our ways: mails that wait in the queue, the desk after log-in, the agency's name."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.lib.mail import send_later

from .models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail or password is not right."),
        "enter_current_password": _("That is not your current password."),
        "incorrect_password": _("That is not your password."),
        "duplicate_email": _("That is your address already."),
        "invalid_password_reset": _("This link no longer works."),
        "too_many_login_attempts": _("Too many wrong tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queued, so that the page never waits and known and unknown addresses take the same time."""
        context = {"request": self.request, "email": email, "agency": settings.AGENCY_NAME, **context}
        context.setdefault("site_url", settings.SITE_URL)
        send_later(self.render_mail(template_prefix, email, context))

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.AGENCY_NAME}: {subject}"

    def get_login_redirect_url(self, request) -> str:
        """Staff go to the desk, readers to their account."""
        return reverse("admin:index") if request.user.is_staff else super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("account_home")

    def confirm_email(self, request, email_address: EmailAddress) -> bool:
        """Refused where another account already logs in with the address, confirmed or not."""
        others = User.objects.exclude(pk=email_address.user_id).filter(email__iexact=email_address.email)
        if others.exists():
            context = {"email": email_address.email}
            self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt", context)
            return False
        return super().confirm_email(request, email_address)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code or key is not right. Try again."),
        "unverified_email": _("First confirm your e-mail: open the link in the mail that we sent."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that a passkey dialog shows is the agency's."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.AGENCY_NAME}
