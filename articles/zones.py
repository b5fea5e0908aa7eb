"""Times in words: in the zone of the story's edition, and the zone named beside."""

from datetime import datetime, timedelta

from django.utils import dateformat, timezone

from .models import Edition


def zone_name(moment: datetime) -> str:
    """What people call the zone at that moment: “MSK”, or “UTC+4” where it has no name of its own."""
    name = moment.tzname() or ""
    if name[:1] not in ("+", "-"):
        return name
    hours, rest = divmod(abs(moment.utcoffset()), timedelta(hours=1))
    minutes = f":{rest // timedelta(minutes=1):02}" if rest else ""
    return f"UTC{name[0]}{hours}{minutes}"


def clock_words(moment: datetime, edition: Edition) -> str:
    """A moment without its zone, as short as stays clear: “18:00” today, “Tue 18:00” within six days, else the date."""
    local, now = moment.astimezone(edition.tz), timezone.now().astimezone(edition.tz)
    days = (local.date() - now.date()).days
    if days == 0:
        return dateformat.format(local, "H:i")
    if 0 < days <= 6:
        return dateformat.format(local, "D H:i")
    return dateformat.format(local, "j M H:i" if local.year == now.year else "j M Y H:i")


def told(moment: datetime, edition: Edition) -> str:
    """A moment with its zone: “Tue 18:00 MSK”."""
    return f"{clock_words(moment, edition)} {zone_name(moment.astimezone(edition.tz))}"
