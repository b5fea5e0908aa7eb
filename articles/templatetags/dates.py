"""`{% load dates %}`: when something was, as `<time>` in the words of the page's edition (see articles.dates).

The tags find the edition in the page's `furniture`.
"""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import dates
from ..models import Edition

register = template.Library()


@register.simple_tag(takes_context=True)
def moment(context, value: datetime) -> SafeString:
    """The whole truth: “23 November 2026, 14:20 UTC+4”."""
    edition = context["furniture"].edition
    return _time(value, edition, dates.moment_words(value, edition))


@register.simple_tag(takes_context=True)
def when(context, value: datetime) -> SafeString:
    """As short as a list allows: the time today, the day this year, else the date."""
    furniture = context["furniture"]
    edition = furniture.edition
    day, today = dates.local_date(value, edition), dates.local_date(furniture.now, edition)
    if day == today:
        words = dates.time_words(value, edition)
    elif day.year == today.year:
        words = dates.short_date_words(day, edition)
    else:
        words = dates.date_words(day, edition)
    return _time(value, edition, words)


@register.simple_tag(takes_context=True)
def clock(context, value: datetime) -> SafeString:
    """“14:20”, where the day stands above."""
    edition = context["furniture"].edition
    return _time(value, edition, dates.time_words(value, edition))


@register.simple_tag(takes_context=True)
def update_time(context, value: datetime, since: datetime) -> SafeString:
    """“16:05” on the day of the first publication, “24 November 2026, 16:05 UTC+4” on a later one."""
    edition = context["furniture"].edition
    is_same_day = dates.local_date(value, edition) == dates.local_date(since, edition)
    return clock(context, value) if is_same_day else moment(context, value)


@register.simple_tag(takes_context=True)
def weekday(context, value: datetime | date) -> str:
    """“Monday 23 November 2026”, plain: for headings."""
    edition = context["furniture"].edition
    day = dates.local_date(value, edition) if isinstance(value, datetime) else value
    return dates.weekday_words(day, edition)


@register.simple_tag(takes_context=True)
def day_label(context, value: datetime) -> str:
    """The weekday and date over the stories of a day; without the year while that goes without saying."""
    furniture = context["furniture"]
    edition = furniture.edition
    day = dates.local_date(value, edition)
    is_this_year = day.year == dates.local_date(furniture.now, edition).year
    return dates.short_weekday_words(day, edition) if is_this_year else dates.weekday_words(day, edition)


@register.simple_tag(takes_context=True)
def zone(context) -> str:
    """“UTC+4”: the zone of every time on the page, as of now."""
    furniture = context["furniture"]
    return dates.zone_words(furniture.now, furniture.edition)


@register.simple_tag(takes_context=True)
def year(context) -> str:
    furniture = context["furniture"]
    return dates.year_words(dates.local_date(furniture.now, furniture.edition), furniture.edition)


@register.simple_tag(takes_context=True)
def for_machines(context, value: datetime) -> str:
    """ISO 8601, for the head."""
    return dates.for_machines(value, context["furniture"].edition)


def _time(value: datetime, edition: Edition, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', dates.for_machines(value, edition), words)
