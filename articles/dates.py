"""Moments in the words that readers see: the edition's zone, language, calendar and digits.

A page shows dozens of dates, so the words of a day are made once and kept.
"""

from datetime import date, datetime
from functools import lru_cache

from django.utils import translation
from django.utils.dates import MONTHS_ALT, WEEKDAYS
from django.utils.translation import pgettext
from persiantools.jdatetime import JalaliDate

from .models import Edition
from .zones import zone_name

_SOLAR_HIJRI = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_PERSIAN_WEEKDAYS = ["دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# Small letters, as inside a sentence; Django's catalogue has capitals.
_AZERBAIJANI = [
    "yanvar",
    "fevral",
    "mart",
    "aprel",
    "may",
    "iyun",
    "iyul",
    "avqust",
    "sentyabr",
    "oktyabr",
    "noyabr",
    "dekabr",
]


def local_date(moment: datetime, edition: Edition) -> date:
    """The day on which it is, in the edition's zone."""
    return moment.astimezone(edition.tz).date()


def for_machines(moment: datetime, edition: Edition) -> str:
    """ISO 8601 with the offset: “2026-11-23T14:20:00+04:00”."""
    return moment.astimezone(edition.tz).isoformat(timespec="seconds")


def date_words(day: date, edition: Edition) -> str:
    """“23 November 2026”."""
    return _words(day, edition.code, "date")


def short_date_words(day: date, edition: Edition) -> str:
    """“23 November”."""
    return _words(day, edition.code, "short")


def weekday_words(day: date, edition: Edition) -> str:
    """“Monday 23 November 2026”."""
    return _words(day, edition.code, "weekday")


def short_weekday_words(day: date, edition: Edition) -> str:
    """“Monday 23 November”."""
    return _words(day, edition.code, "short weekday")


def time_words(moment: datetime, edition: Edition) -> str:
    """“14:20”."""
    return _digits(f"{moment.astimezone(edition.tz):%H:%M}", edition.code)


def zone_words(moment: datetime, edition: Edition) -> str:
    """“UTC+4”."""
    return _digits(zone_name(moment.astimezone(edition.tz)), edition.code)


def moment_words(moment: datetime, edition: Edition) -> str:
    """“23 November 2026, 14:20 UTC+4”."""
    return _moment_pattern(edition.code) % {
        "date": date_words(local_date(moment, edition), edition),
        "time": time_words(moment, edition),
        "zone": zone_words(moment, edition),
    }


def year_words(day: date, edition: Edition) -> str:
    """“2026”, or the year of the edition's calendar."""
    return _words(day, edition.code, "year")


@lru_cache(64)
def _moment_pattern(language: str) -> str:
    with translation.override(language):
        return pgettext("moment", "%(date)s, %(time)s %(zone)s")


@lru_cache(4096)
def _words(day: date, language: str, form: str) -> str:
    with translation.override(language):
        pattern = {
            "date": pgettext("date", "%(day)s %(month)s %(year)s"),
            "short": pgettext("date without its year", "%(day)s %(month)s"),
            "weekday": pgettext("date with its weekday", "%(weekday)s %(day)s %(month)s %(year)s"),
            "short weekday": pgettext("date with its weekday, without its year", "%(weekday)s %(day)s %(month)s"),
            "year": "%(year)s",
        }[form]
        return _digits(pattern % _parts(day, language), language)


def _parts(day: date, language: str) -> dict[str, str | int]:
    if _is_persian(language):
        there = JalaliDate(day)
        month, weekday = _SOLAR_HIJRI[there.month - 1], _PERSIAN_WEEKDAYS[day.weekday()]
        return {"day": there.day, "month": month, "year": there.year, "weekday": weekday}
    month = _AZERBAIJANI[day.month - 1] if language == "az" else str(MONTHS_ALT[day.month])
    return {"day": day.day, "month": month, "year": day.year, "weekday": str(WEEKDAYS[day.weekday()])}


def _digits(text: str, language: str) -> str:
    return text.translate(_PERSIAN_DIGITS) if _is_persian(language) else text


def _is_persian(language: str) -> bool:
    return language.partition("-")[0] == "fa"
