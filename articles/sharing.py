"""The addresses of share links: signed, so that nobody can try names, and good for as long as the link is."""

from datetime import timedelta

from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom.lib.addresses import absolute

from .models import ShareLink

SALT = "articles.sharing"
LONGEST = 200
A_MINUTE = timedelta(minutes=1)


class _Signer(signing.TimestampSigner):
    """Signs with the time when the link was made: its address is always the same."""

    def __init__(self, link: ShareLink | None = None) -> None:
        super().__init__(salt=SALT)
        self._link = link

    def timestamp(self) -> str:
        return signing.b62_encode(int(self._link.made_at.timestamp()))


def address_of(link: ShareLink) -> str:
    """The whole address that shows the link's version."""
    return absolute(reverse("shared", args=[_Signer(link).sign(link.token)]))


def link_at(signed: str) -> ShareLink | None:
    """The open link whose address ends so; None for one that has ended, and for what we never signed."""
    if len(signed) > LONGEST:
        return None
    try:
        token = _Signer().unsign(signed, max_age=ShareLink.LASTS)
    except signing.BadSignature:
        return None
    rows = ShareLink.objects.open().select_related("article__edition", "version", "made_by")
    return rows.filter(token=token).first()


def saw(link: ShareLink) -> None:
    """Keep that somebody looked, once a minute at most."""
    now = timezone.now()
    rows = ShareLink.objects.filter(Q(seen_at=None) | Q(seen_at__lt=now - A_MINUTE), pk=link.pk)
    rows.update(seen_at=now)
