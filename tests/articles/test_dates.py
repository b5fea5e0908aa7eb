from datetime import UTC, date, datetime

import pytest

from articles import dates
from articles.models import Edition

MOMENT = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)


def edition(code: str, zone: str) -> Edition:
    return Edition(code=code, zone=zone)


@pytest.mark.parametrize(
    ("code", "zone", "said"),
    [
        ("en", "Asia/Baku", "23 November 2026, 14:20 UTC+4"),
        ("en", "UTC", "23 November 2026, 10:20 UTC"),
        ("en", "Europe/London", "23 November 2026, 10:20 GMT"),
        ("en", "America/St_Johns", "23 November 2026, 06:50 NST"),
        ("ru", "Europe/Moscow", "23 ноября 2026, 13:20 MSK"),
        ("az", "Asia/Baku", "23 noyabr 2026, 14:20 UTC+4"),
        ("fa", "Asia/Tehran", "۲ آذر ۱۴۰۵، ۱۳:۵۰ UTC+۳:۳۰"),
    ],
)
def test_a_moment_is_said_in_the_editions_zone_language_calendar_and_digits(code, zone, said):
    assert dates.moment_words(MOMENT, edition(code, zone)) == said


def test_the_day_is_that_of_the_editions_zone():
    late = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)

    assert dates.local_date(late, edition("en", "Asia/Baku")) == date(2026, 11, 24)
    assert dates.local_date(late, edition("en", "UTC")) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Monday 23 November 2026"),
        ("ru", "Понедельник, 23 ноября 2026"),
        ("az", "Bazar ertəsi, 23 noyabr 2026"),
        ("fa", "دوشنبه ۲ آذر ۱۴۰۵"),
    ],
)
def test_a_day_is_said_with_its_weekday(code, said):
    assert dates.weekday_words(MOMENT.date(), edition(code, "UTC")) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 20), "۲۹ اسفند ۱۴۰۴"),
        (date(2026, 3, 21), "۱ فروردین ۱۴۰۵"),
        (date(2025, 3, 20), "۳۰ اسفند ۱۴۰۳"),  # 1403 is a leap year
        (date(1979, 2, 11), "۲۲ بهمن ۱۳۵۷"),
    ],
)
def test_persian_dates_are_solar_hijri(day, said):
    assert dates.date_words(day, edition("fa", "UTC")) == said


def test_the_words_of_a_day_do_not_depend_on_the_language_of_who_asked_first():
    day = date(2031, 1, 1)

    assert dates.short_date_words(day, edition("ru", "UTC")) == "1 января"
    assert dates.short_date_words(day, edition("en", "UTC")) == "1 January"


def test_machines_get_the_offset():
    assert dates.for_machines(MOMENT, edition("fa", "Asia/Tehran")) == "2026-11-23T13:50:00+03:30"
