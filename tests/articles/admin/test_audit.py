"""articles/admin/auditing.py: who did what and when, readable and never changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import RightsChange
from accounts.people import set_roles
from accounts.roles import Role
from articles.models import Step
from articles.publishing import approve, create, publish, share, submit
from newsroom.lib.audit import AppendOnlyError

pytestmark = pytest.mark.django_db

AUDIT = "/admin/audit/"


def rows(page) -> list[str]:
    """The first words of each row."""
    return page.words(".audit tbody th")


@pytest.fixture
def a_day(draft, rita, edith):
    """Rita's story goes through review and out."""
    submit(draft, by=rita)
    approve(draft, by=edith)
    publish(draft, by=edith)
    return draft


def test_the_audit_tells_every_step_newest_first(at_desk, carl, a_day):
    assert rows(at_desk(carl).page(AUDIT)) == ["Publish", "Approve", "Send to review", "Begun"]


def test_a_story_has_its_own(at_desk, carl, a_day, words, english, rita, story):
    other = create(words.changed(headline="Another"), by=rita, edition=english)
    desk = at_desk(carl)

    page = desk.page(AUDIT, article=other.pk)

    assert rows(page) == ["Begun"]
    assert page.words("h1") == ["Audit: Another"]
    assert f"{AUDIT}?article={a_day.pk}" in [link.get("href") for link in desk.page(story(a_day)).find("a")]


def test_a_person_has_their_own(at_desk, carl, a_day, edith):
    assert rows(at_desk(carl).page(AUDIT, person=edith.pk)) == ["Publish", "Approve"]


def test_a_step_and_a_day_narrow_it(clock, at_desk, carl, a_day, edith):
    clock.forward(days=1)
    from articles.publishing import kill

    kill(a_day, by=edith, reason="Wrong", notice="Withdrawn.")
    desk = at_desk(carl)

    assert rows(desk.page(AUDIT, step="approve")) == ["Approve"]
    assert rows(desk.page(AUDIT, day="2026-03-03")) == ["Kill"]
    assert len(rows(desk.page(AUDIT, day="2026-03-02"))) == 4


def test_share_links_stand_in_it(at_desk, carl, draft, edith):
    share(draft, by=edith, label="Our lawyer")

    page = at_desk(carl).page(AUDIT, step="share")

    assert rows(page) == ["Share link made"]
    assert "Our lawyer" in page.words(".audit tbody tr")[0]


def test_changes_of_rights_have_their_own_list(at_desk, carl, ada, rita, edith):
    set_roles(rita, [Role.EDITOR], by=ada)
    desk = at_desk(carl)

    page = desk.page(AUDIT, what="rights")

    assert rows(page) == ["Roles"]
    assert page.words(".audit tbody td")[:4] == ["Rita", "Ada", "reporter", "editor"]
    assert len(rows(desk.page(AUDIT, what="rights", person=ada.pk))) == 1
    assert rows(desk.page(AUDIT, what="rights", person=edith.pk)) == []


def test_a_reporter_reads_their_own_steps_whatever_they_ask_for(at_desk, rita, edith, ada, a_day):
    set_roles(edith, [Role.CHIEF_EDITOR], by=ada)
    desk = at_desk(rita)

    assert rows(desk.page(AUDIT)) == ["Send to review", "Begun"]
    for query in ({"person": edith.pk}, {"article": a_day.pk}, {"what": "rights"}):
        assert rows(desk.page(AUDIT, **query)) == ["Send to review", "Begun"]
    assert desk.page(AUDIT).find("select[name=person]") == []


def test_those_who_have_left_are_still_named(at_desk, carl, a_day, edith, ada):
    from accounts.people import set_active

    set_active(edith, False, by=ada)

    assert rows(at_desk(carl).page(AUDIT, person=edith.pk)) == ["Publish", "Approve"]


@pytest.mark.parametrize(
    "query",
    [{"person": "x"}, {"person": "9" * 30}, {"article": "x"}, {"article": "9" * 30}, {"step": "y"}, {"day": "today"}],
)
def test_what_cannot_be_read_is_refused_in_words(at_desk, carl, a_day, query):
    page = at_desk(carl).page(AUDIT, **query)

    assert (page.status, rows(page)) == (400, [])
    assert page.words(".errorlist") != []


def test_a_page_that_is_none_is_the_first(at_desk, carl, a_day):
    assert len(rows(at_desk(carl).page(AUDIT, before="nonsense"))) == 4


def test_it_goes_on_page_by_page(at_desk, carl, a_day, monkeypatch):
    monkeypatch.setattr("articles.admin.auditing.PAGE_SIZE", 3)
    desk = at_desk(carl)
    first = desk.page(AUDIT, article=a_day.pk)
    (link,) = first.find("a[rel=next]")

    second = desk.page(AUDIT + link.get("href"))

    assert rows(first) + rows(second) == ["Publish", "Approve", "Send to review", "Begun"]
    assert second.find("a[rel=next]") == []


def test_it_costs_the_same_whatever_it_holds(at_desk, carl, words, english, rita):
    desk = at_desk(carl)

    def cost() -> int:
        with CaptureQueriesContext(connection) as context:
            desk.get(AUDIT)
        return len(context)

    create(words, by=rita, edition=english)
    one = cost()
    for _number in range(3):
        submit(create(words, by=rita, edition=english), by=rita)

    assert cost() == one


def test_a_moderator_finds_no_audit(at_desk, max):
    assert at_desk(max).get(AUDIT).status_code == 404


@pytest.mark.parametrize("model", [Step, RightsChange])
def test_rows_are_only_ever_added(a_day, ada, rita, model):
    set_roles(rita, [Role.EDITOR], by=ada)
    row = model.objects.first()

    for attempt in (row.save, row.delete, model.objects.all().delete, lambda: model.objects.update(by=None)):
        with pytest.raises(AppendOnlyError):
            attempt()
