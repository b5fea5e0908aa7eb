"""articles/today.py: what each block of the first page asks, and that the list behind it answers the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from articles.content import Content
from articles.models import Article, DeskRights, Release
from articles.publishing import (
    approve,
    assign,
    create,
    note,
    publish,
    resolve,
    send_back,
    sign_off,
    submit,
    write,
)
from articles.today import QUESTIONS, stories_of, today
from articles.workflow import SignOffKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(words, english, rita):
    """A function that begins a story of Rita's: `make("Headline", due_at=…)`."""

    def begin(headline: str, *, by=rita, section=None, **desk) -> Article:
        content = words.changed(headline=headline, **({"section": section.pk} if section else {}))
        return create(content, by=by, edition=english, **desk)

    return begin


def block(user, name: str) -> list[str]:
    """The headlines of a block, in their order."""
    found = next(block for block in today(User.objects.get(pk=user.pk)).blocks if block.name == name)
    assert found.count == stories_of(name, User.objects.get(pk=user.pk)).count()
    return [line.article.headline for line in found.lines]


# --- Deadlines ---------------------------------------------------------------------------------------------


def test_due_and_overdue_part_at_the_moment_and_at_two_hours(clock, make, rita):
    make("Late", due_at=clock.in_hours(-1))
    make("Soon", due_at=clock.in_hours(1))
    make("Evening", due_at=clock.in_hours(3))
    make("Undated")

    assert (block(rita, "overdue"), block(rita, "due")) == (["Late"], ["Soon"])
    clock.forward(hours=2)
    assert (block(rita, "overdue"), block(rita, "due")) == (["Late", "Soon"], ["Evening"])


def test_what_is_out_or_scheduled_is_not_overdue(clock, make, rita, edith):
    for headline, at in [("Out", None), ("Scheduled", clock.in_hours(5))]:
        article = make(headline, due_at=clock.in_hours(1))
        submit(article, by=rita)
        approve(article, by=edith)
        publish(article, by=edith, at=at)
    clock.forward(hours=2)

    assert block(rita, "overdue") == []


def test_an_update_in_work_is_due_again(clock, live_article, edith):
    write(
        live_article,
        Content.of(live_article).changed(headline="Harbour busy"),
        by=edith,
        revision=1,
        due_at=clock.in_hours(1),
    )

    assert block(edith, "due") == ["Harbour busy"]


def test_a_spiked_story_is_due_to_nobody(clock, make, rita):
    from articles.publishing import spike

    spike(make("Dropped", due_at=clock.in_hours(-1)), by=rita)

    assert block(rita, "overdue") == []


# --- Waiting for me --------------------------------------------------------------------------------------------


def test_what_is_assigned_waits_for_its_writer(make, rita, edith):
    assign(make("For Rita", by=edith), by=edith, to=rita)

    assert (block(rita, "for_me"), block(edith, "for_me")) == (["For Rita"], [])


def test_what_was_sent_back_waits_until_it_is_sent_again(make, rita, edith):
    article = submit(make("Half done"), by=rita)
    send_back(article, by=edith, note="Who says so?")
    assert block(rita, "for_me") == ["Half done"]

    submit(article, by=rita)

    assert block(rita, "for_me") == []


def test_a_note_that_names_me_waits_until_it_is_settled(make, rita, edith):
    written = note(make("Asked", by=edith), "@Rita?", by=edith)
    answer = note(written.article, "And @Rita, the photo?", by=edith, answers=written)
    assert block(rita, "for_me") == ["Asked"]

    resolve(answer, by=rita)

    assert block(rita, "for_me") == []


def test_what_an_editor_may_approve_waits_for_them(make, rita, edith, carl, phil):
    submit(make("Rita's"), by=rita)
    submit(make("Edith's", by=edith), by=edith)

    assert [block(user, "for_me") for user in (edith, phil)] == [["Rita's"], []]
    assert sorted(block(carl, "for_me")) == ["Edith's", "Rita's"]


def test_an_editor_approves_their_own_where_four_eyes_is_off(make, edith, settings):
    settings.FOUR_EYES = False
    submit(make("Edith's", by=edith), by=edith)

    assert block(edith, "for_me") == ["Edith's"]


def test_limits_narrow_what_waits_for_an_editor(make, rita, edith, world, sport):
    DeskRights.objects.create(person=edith).sections.add(sport)
    submit(make("World"), by=rita)
    submit(make("Sport", section=sport), by=rita)

    assert block(edith, "for_me") == ["Sport"]
    assert sorted(block(edith, "in_review")) == ["Sport", "World"]


def test_the_question_of_what_i_may_approve_says_what_the_table_says(make, rita, edith, carl, ada, sport):
    from articles.permissions import may
    from articles.today import to_approve

    DeskRights.objects.create(person=edith).sections.add(sport)
    for headline, by, section in [("One", rita, None), ("Two", edith, None), ("Three", rita, sport)]:
        submit(make(headline, by=by, section=section), by=by)

    for person in (rita, edith, carl, ada):
        user = User.objects.get(pk=person.pk)
        asked = {article.pk for article in Article.objects.all() if may(user, "approve", article)}
        assert {article.pk for article in to_approve(user)} == asked, person


# --- Sign-offs --------------------------------------------------------------------------------------------------


def test_sign_offs_that_i_may_give_come_first(clock, make, rita, phil, carl):
    submit(make("Photo", needs_photo=True), by=rita)
    clock.forward(minutes=1)
    submit(make("Legal", needs_legal=True), by=rita)

    assert block(phil, "sign_off") == ["Photo", "Legal"]
    assert block(carl, "sign_off") == ["Legal", "Photo"]


def test_a_signed_story_needs_no_sign_off(make, rita, edith, carl):
    article = submit(make("Legal", needs_legal=True), by=rita)
    assert (block(carl, "sign_off"), block(edith, "for_me")) == (["Legal"], [])

    sign_off(article, SignOffKind.LEGAL, by=carl)

    assert (block(carl, "sign_off"), block(edith, "for_me")) == ([], ["Legal"])


# --- On its way, and out -------------------------------------------------------------------------------------------


def test_scheduled_and_embargoed_stand_in_order_of_time(clock, make, rita, edith):
    for headline, hours in [("Late", 5), ("Early", 3)]:
        article = make(headline, embargo_until=clock.in_hours(hours))
        submit(article, by=rita)
        approve(article, by=edith)
        publish(article, by=edith)
    make("Only embargoed", embargo_until=clock.in_hours(1))
    make("Free again", embargo_until=clock.in_hours(-1))

    assert block(rita, "waiting") == ["Early", "Late"]
    assert block(rita, "embargo") == ["Only embargoed", "Early", "Late"]


def test_approved_and_not_released(approved_article, rita, edith):
    assert block(rita, "approved") == ["Harbour opens"]
    publish(approved_article, by=edith)
    assert block(rita, "approved") == []
    assert block(rita, "live") == ["Harbour opens"]


def test_my_drafts_are_mine_alone(make, rita, edith):
    make("Rita's")
    make("Edith's", by=edith)

    assert block(rita, "drafts") == ["Rita's"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_list_answers_every_question_without_a_story(rita, english, name):
    assert (block(rita, name), list(stories_of(name, rita))) == ([], [])


# --- What fails ----------------------------------------------------------------------------------------------------


def test_a_release_whose_announcing_fails_is_told_of(clock, live_article, rita):
    assert today(rita).failing == []
    Release.objects.update(
        announced_at=None,
        announce_error="OSError: away",
        announce_tries=2,
        announce_retry_at=timezone.now() + timedelta(seconds=20),
    )

    assert [release.announce_error for release in today(rita).failing] == ["OSError: away"]


def test_a_failure_of_what_was_cancelled_is_nobodys_business(clock, live_article, edith, rita):
    from articles.publishing import undo

    Release.objects.update(announced_at=None, announce_error="OSError: away")
    undo(live_article, by=edith)

    assert today(rita).failing == []


# --- Costs ------------------------------------------------------------


def test_today_asks_as_often_whatever_there_is(clock, make, rita, edith, russian):
    def cost() -> int:
        user = User.objects.get(pk=edith.pk)
        with CaptureQueriesContext(connection) as context:
            for found in today(user).blocks:
                for line in found.lines:
                    assert (line.article.edition.name, line.article.assigned_to) is not None
        return len(context)

    def fill(number: int) -> None:
        for count in range(number):
            make(f"Due {count}", due_at=clock.in_hours(1), assigned_to_id=edith.pk)
            submit(make(f"Review {count}", needs_legal=True, embargo_until=clock.in_hours(1)), by=rita)
            article = submit(make(f"Out {count}"), by=rita)
            approve(article, by=edith)
            publish(article, by=edith, at=clock.in_hours(2) if count % 2 else None)

    fill(2)
    few = cost()
    fill(6)

    assert few == cost()
