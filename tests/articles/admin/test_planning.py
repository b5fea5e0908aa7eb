"""articles/plan.py and its page: the day by edition and time."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.publishing import approve, create, publish, submit

pytestmark = pytest.mark.django_db

PLAN = "/admin/plan/"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def lines(page) -> list[str]:
    return [" ".join(row.split()[:4]) for row in page.words(".plan tbody tr")]


@pytest.fixture
def make(words, english, rita):
    def begin(headline: str, *, edition=english, **desk):
        places = {} if edition == english else {"section": None, "topics": ()}
        return create(words.changed(headline=headline, **places), by=rita, edition=edition, **desk)

    return begin


def test_the_plan_stands_in_order_of_time(clock, at_desk, rita, edith, make):
    make("Evening", due_at=at(2, 20))
    make("Freed", embargo_until=at(2, 18))
    make("Tomorrow", due_at=at(3, 9))
    article = make("Scheduled")
    submit(article, by=rita)
    approve(article, by=edith)
    publish(article, by=edith, at=at(2, 19, 30))
    desk = at_desk(rita)

    assert lines(desk.page(PLAN)) == ["18:00 Embargo ends Freed", "19:30 Goes out Scheduled", "20:00 Due Evening World"]
    assert lines(desk.page(PLAN, day="2026-03-03")) == ["09:00 Due Tomorrow World"]
    assert desk.page(PLAN, day="2026-03-05").words(".empty") == ["Nothing is planned for this day."]


def test_each_edition_has_the_day_of_its_own_clocks(clock, at_desk, rita, make, russian):
    make("In London still the 2nd", due_at=at(2, 22))
    make("В Москве уже 3-е", edition=russian, due_at=at(2, 22))
    desk = at_desk(rita)

    assert desk.page(PLAN, day="2026-03-02").words(".plan h2") == ["English UTC"]
    page = desk.page(PLAN, day="2026-03-03")
    assert page.words(".plan h2") == ["Русский Europe/Moscow"]
    assert page.words(".plan tbody td time") == ["01:00"]


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "0001-01-01", "9999-12-31", "20260302x"])
def test_a_day_that_is_none_is_not_there(at_desk, rita, english, day):
    assert at_desk(rita).get(PLAN, day=day).status_code == 404


def test_it_costs_the_same_whatever_there_is(clock, at_desk, rita, make, english):
    desk = at_desk(rita)

    def cost() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get(PLAN)
        return len(context)

    make("One", due_at=at(2, 20), embargo_until=at(2, 18))
    one = cost()
    for number in range(3):
        make(f"More {number}", due_at=at(2, 20), embargo_until=at(2, 18), assigned_to_id=rita.pk)

    assert cost() == one


def test_today_leads_to_the_plan(at_desk, rita, english):
    assert [link.get("href") for link in at_desk(rita).page("/admin/").find("main a")] == [PLAN]
