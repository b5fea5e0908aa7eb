"""`{% load desk %}`: what the desk's templates say about stories."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import Article, Edition
from ..publishing import Situation
from ..workflow import Status
from ..zones import clock_words, told, zone_name

register = template.Library()


@register.simple_tag
def when(moment: datetime | None, edition: Edition) -> SafeString | str:
    """A moment in the edition's zone, the zone named: `{% when article.updated_at article.edition %}`."""
    if moment is None:
        return ""
    return format_html(
        '<time datetime="{}">{} <span class="zone">{}</span></time>',
        moment.isoformat(timespec="seconds"),
        clock_words(moment, edition),
        zone_name(moment.astimezone(edition.tz)),
    )


@register.simple_tag
def hour(moment: datetime, edition: Edition) -> SafeString:
    """The time of day in the edition's zone, for a page that names day and zone itself."""
    local = moment.astimezone(edition.tz)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), f"{local:%H:%M}")


@register.simple_tag
def clock(moment: datetime) -> SafeString:
    """How long it is until then, hours, minutes and seconds; clock.js lets it run."""
    left = max(moment - timezone.now(), timedelta(0))
    minutes, seconds = divmod(left.seconds, 60)
    days = f"{left.days} + " if left.days else ""
    return format_html(
        '<span class="clock" dir="ltr" data-clock="{}" data-over="{}">{}</span>',
        moment.isoformat(timespec="seconds"),
        _("now"),
        f"{days}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}",
    )


@register.simple_tag
def badges(article: Article, situation: Situation) -> SafeString:
    """The state of the working copy, and beside it what its releases say: live, waiting until when, killed."""
    found = [(f"badge--{article.status}", Status(article.status).label)]
    if situation.live:
        found.insert(0, ("badge--live", _("Live")))
        if article.status == Status.DRAFT:
            changed = situation.live.revision != article.revision
            found[1] = ("badge--draft", _("Unreleased changes")) if changed else None
    if situation.killed:
        found = [("badge--killed", _("Killed"))]
    if situation.waiting:
        time = told(situation.waiting.public_from, article.edition)
        embargoed = article.embargo_until and situation.waiting.public_from <= article.embargo_until
        text = _("Embargo until %(time)s") if embargoed else _("Scheduled for %(time)s")
        found.insert(0, ("badge--waiting", text % {"time": time}))
    elif article.embargo_until and article.embargo_until > situation.at and not situation.killed:
        text = _("Embargo until %(time)s") % {"time": told(article.embargo_until, article.edition)}
        found.append(("badge--embargo", text))
    if getattr(article, "is_stale", False):
        found.append(("badge--stale", _("Source has changed")))
    if article.is_flash:
        found.insert(0, ("badge--flash", _("Flash")))
    return format_html_join(" ", '<span class="badge {}">{}</span>', filter(None, found))
