"""Publication: first releases and updates, now and at a time, and taking them back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Alert, Article, Release
from articles.publishing import (
    NotAllowed,
    Obstructed,
    WrongState,
    approve,
    create,
    publish,
    reschedule,
    send_back,
    submit,
    undo,
    unschedule,
    update,
    write,
)
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


def reload(article):
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def approve_changes(words, rita, edith):
    """A function that writes new words into a story's working copy and has them approved."""

    def change(article, **changes):
        article = reload(article)
        write(article, words.changed(**changes), by=edith, revision=article.revision)
        submit(article, by=rita)
        approve(article, by=edith)
        return reload(article)

    return change


def test_publish_puts_an_approved_story_before_readers(approved_article, edith, public_headlines):
    publish(approved_article, by=edith)

    assert public_headlines() == ["Harbour opens"]
    assert reload(approved_article).status == Status.DRAFT


@pytest.mark.parametrize("state", ["draft", "submitted_article"])
def test_publish_is_refused_before_approval(state, edith, request, public_headlines):
    article = request.getfixturevalue(state)

    with pytest.raises(WrongState):
        publish(article, by=edith)
    assert public_headlines() == []


def test_publish_is_refused_to_a_reporter(approved_article, rita, public_headlines):
    with pytest.raises(NotAllowed):
        publish(approved_article, by=rita)
    assert public_headlines() == []


def test_publish_is_refused_a_second_time(live_article, edith):
    with pytest.raises(WrongState):
        publish(live_article, by=edith)


def test_publish_is_refused_where_the_words_moved_on_behind_the_approval(approved_article, edith):
    Article.objects.filter(pk=approved_article.pk).update(revision=9)

    with pytest.raises(Obstructed, match="approved again"):
        publish(approved_article, by=edith)


def test_publish_at_a_time_holds_the_story_until_then(approved_article, edith, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    assert public_headlines() == []
    clock.forward(hours=1)
    assert public_headlines() == ["Harbour opens"]


def test_publish_holds_an_embargoed_story_until_its_time(approved_article, edith, words, clock, public_headlines):
    write(approved_article, words.cleaned(), by=edith, revision=1, embargo_until=clock.in_hours(2))

    publish(approved_article, by=edith, at=clock.in_hours(1))

    clock.forward(hours=1, minutes=59)
    assert public_headlines() == []
    clock.forward(minutes=1)
    assert public_headlines() == ["Harbour opens"]


def test_publish_at_another_time_moves_the_schedule(approved_article, edith, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    publish(approved_article, by=edith, at=clock.in_hours(3))

    clock.forward(hours=2)
    assert public_headlines() == []
    clock.forward(hours=1)
    assert public_headlines() == ["Harbour opens"]


def test_publish_freezes_the_approved_words(approved_article, edith, words, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    write(reload(approved_article), words.changed(headline="Half-written"), by=edith, revision=1)

    clock.forward(hours=1)

    assert public_headlines() == ["Harbour opens"]


def test_two_who_publish_at_once_make_one_release(approved_article, edith, carl):
    publish(approved_article, by=edith)

    with pytest.raises(WrongState):
        publish(approved_article, by=carl)
    assert Release.objects.count() == 1


def test_reschedule_moves_what_waits_though_the_working_copy_moved_on(
    approved_article, edith, words, clock, public_headlines
):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    write(reload(approved_article), words.changed(headline="Half-written"), by=edith, revision=1)

    reschedule(approved_article, by=edith, at=clock.in_hours(2))

    clock.forward(hours=1, minutes=30)
    assert public_headlines() == []
    clock.forward(minutes=30)
    assert public_headlines() == ["Harbour opens"]


def test_reschedule_is_refused_where_nothing_waits(live_article, edith, clock):
    with pytest.raises(WrongState):
        reschedule(live_article, by=edith, at=clock.in_hours(1))


def test_unschedule_takes_back_what_waits(approved_article, edith, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    unschedule(approved_article, by=edith)

    clock.forward(hours=2)
    assert public_headlines() == []
    assert reload(approved_article).status == Status.APPROVED


def test_unschedule_is_refused_where_nothing_waits(approved_article, edith):
    with pytest.raises(WrongState):
        unschedule(approved_article, by=edith)


def test_unschedule_of_an_update_leaves_the_live_release_open(
    live_article, approve_changes, edith, clock, public_headlines
):
    article = approve_changes(live_article, headline="Updated")
    update(article, by=edith, at=clock.in_hours(1))

    unschedule(article, by=edith)

    clock.forward(hours=2)
    assert public_headlines() == ["Harbour opens"]


def test_update_replaces_the_live_words(live_article, approve_changes, edith, public_headlines):
    update(approve_changes(live_article, headline="Updated"), by=edith, note="Adds a quote")

    assert public_headlines() == ["Updated"]


def test_update_is_refused_for_what_is_not_live(approved_article, edith):
    with pytest.raises(WrongState, match="not live"):
        update(approved_article, by=edith)


def test_update_is_refused_where_nothing_changed(live_article, rita, edith):
    submit(live_article, by=rita)
    approve(live_article, by=edith)

    with pytest.raises(Obstructed, match="Nothing has changed"):
        update(live_article, by=edith)


def test_update_keeps_its_place_in_lists_unless_moved_to_the_top(
    clock, live_article, approve_changes, publish_story, edith, public_headlines
):
    publish_story("Newer")
    update(approve_changes(live_article, headline="Updated"), by=edith)
    assert public_headlines() == ["Newer", "Updated"]

    clock.forward(seconds=1)
    update(approve_changes(live_article, headline="Updated twice"), by=edith, to_top=True)
    assert public_headlines() == ["Updated twice", "Newer"]


def test_an_update_at_a_time_leaves_the_live_words_until_then(
    live_article, approve_changes, edith, clock, public_headlines
):
    update(approve_changes(live_article, headline="Updated"), by=edith, at=clock.in_hours(1))

    assert public_headlines() == ["Harbour opens"]
    clock.forward(hours=1)
    assert public_headlines() == ["Updated"]


def test_an_update_half_written_is_not_seen(live_article, words, edith, public_headlines):
    write(live_article, words.changed(headline="Half-written"), by=edith, revision=live_article.revision)

    assert public_headlines() == ["Harbour opens"]


def test_undo_ends_a_publication_at_once(clock, live_article, edith, public_headlines):
    undo(live_article, by=edith)

    assert public_headlines() == []
    assert reload(live_article).status == Status.APPROVED


def test_undo_of_an_update_brings_back_what_it_replaced(clock, live_article, approve_changes, edith, public_headlines):
    clock.forward(minutes=5)
    article = approve_changes(live_article, headline="Updated")
    update(article, by=edith)
    clock.forward(seconds=10)

    undo(article, by=edith)

    assert public_headlines() == ["Harbour opens"]


def test_undo_is_refused_when_its_time_has_gone(clock, live_article, edith, public_headlines):
    clock.forward(seconds=31)

    with pytest.raises(WrongState, match="too late"):
        undo(live_article, by=edith)
    assert public_headlines() == ["Harbour opens"]


def test_publish_after_undo_is_a_first_publication_again(clock, live_article, edith, public_headlines):
    undo(live_article, by=edith)
    clock.forward(hours=1)

    release = publish(reload(live_article), by=edith)

    assert (release.kind, release.first_public_at) == (Release.Kind.FIRST, release.public_from)


def test_an_embargo_may_be_shortened_only_by_a_chief_editor(approved_article, words, edith, carl, clock):
    write(approved_article, words.cleaned(), by=edith, revision=1, embargo_until=clock.in_hours(5))
    publish(approved_article, by=edith)

    with pytest.raises(NotAllowed):
        write(reload(approved_article), words.cleaned(), by=edith, revision=1, embargo_until=None)
    write(reload(approved_article), words.cleaned(), by=carl, revision=1, embargo_until=None)

    assert approved_article.steps.filter(name="break_embargo", by=carl).exists()


def test_an_embargo_beyond_the_schedule_is_refused_until_the_schedule_moves(approved_article, words, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    with pytest.raises(Obstructed, match="schedule"):
        write(reload(approved_article), words.cleaned(), by=edith, revision=1, embargo_until=clock.in_hours(5))


def test_the_database_refuses_a_release_before_its_embargo(live_article):
    release = live_article.releases.get()
    release.embargo_until = release.public_from + timedelta(seconds=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        release.save()


def test_the_database_refuses_a_second_open_release(live_article):
    release = live_article.releases.get()
    release.pk, release.number = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        release.save(force_insert=True)


def test_the_database_refuses_a_release_that_ends_before_it_begins(live_article):
    release = live_article.releases.get()
    release.public_until = release.public_from - timedelta(seconds=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        release.save()


def test_photos_without_alt_text_hold_a_publication(words, english, rita, edith, make_photo):
    photo = make_photo(alt_text="")
    article = create(words.changed(lead_photo=photo.pk), by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)

    with pytest.raises(Obstructed, match="alt text"):
        publish(article, by=edith)


def test_a_withdrawn_photo_holds_a_publication(words, english, rita, edith, make_photo):
    photo = make_photo(alt_text="A harbour")
    article = create(words.changed(lead_photo=photo.pk), by=rita, edition=english)
    submit(article, by=rita)
    approve(article, by=edith)
    type(photo).objects.filter(pk=photo.pk).update(withdrawn_at=timezone.now(), withdrawn_reason="Not ours")

    with pytest.raises(Obstructed, match="withdrawn"):
        publish(article, by=edith)


def test_send_back_of_a_scheduled_story_leaves_its_schedule(approved_article, edith, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))

    send_back(approved_article, by=edith, note="For the next update")

    clock.forward(hours=1)
    assert public_headlines() == ["Harbour opens"]


def test_an_embargo_that_ends_this_moment_holds_nothing(approved_article, words, edith, public_headlines):
    with time_machine.travel(timezone.now(), tick=False):
        write(approved_article, words, by=edith, revision=1, embargo_until=timezone.now())
        release = publish(approved_article, by=edith)

        assert (release.is_waiting, public_headlines()) == (False, ["Harbour opens"])


def test_undo_is_refused_at_the_end_of_its_time_to_the_moment(approved_article, edith, settings):
    with time_machine.travel(timezone.now(), tick=False) as moment:
        publish(approved_article, by=edith)
        moment.shift(timedelta(seconds=settings.UNDO_SECONDS))

        with pytest.raises(WrongState, match="too late"):
            undo(approved_article, by=edith)


def test_undo_of_a_first_publication_cancels_the_update_that_would_follow(
    live_article, approve_changes, edith, carl, clock, public_headlines
):
    update(approve_changes(live_article, headline="Updated"), by=carl, at=clock.in_hours(1))

    undo(live_article, by=edith)

    assert Alert.objects.get(to=carl).kind == Alert.Kind.SCHEDULE_CANCELLED
    assert reload(live_article).status == Status.APPROVED
    clock.forward(hours=2)
    assert public_headlines() == []


def test_unschedule_leaves_the_approval_of_what_was_written_since(
    live_article, approve_changes, edith, clock, public_headlines
):
    update(approve_changes(live_article, headline="Updated"), by=edith, at=clock.in_hours(1))
    approve_changes(live_article, headline="Updated twice")

    unschedule(live_article, by=edith)

    assert reload(live_article).status == Status.APPROVED
    update(live_article, by=edith)
    assert public_headlines() == ["Updated twice"]


def test_an_edit_after_a_cancelled_schedule_goes_back_to_review(approved_article, words, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    unschedule(approved_article, by=edith)

    write(approved_article, words.changed(headline="New"), by=edith, revision=1)

    assert reload(approved_article).status == Status.IN_REVIEW


def test_an_embargo_that_held_a_schedule_is_not_shortened_by_cancelling_the_schedule(
    approved_article, words, edith, carl, clock
):
    write(approved_article, words, by=edith, revision=1, embargo_until=clock.in_hours(5))
    publish(approved_article, by=edith)
    unschedule(approved_article, by=edith)

    with pytest.raises(NotAllowed):
        write(reload(approved_article), words, by=edith, revision=1, embargo_until=None)
    write(reload(approved_article), words, by=carl, revision=1, embargo_until=None)


def test_an_embargo_shortened_before_any_schedule_is_in_the_audit(draft, words, rita, clock):
    write(draft, words, by=rita, revision=1, embargo_until=clock.in_hours(5))

    write(draft, words, by=rita, revision=1, embargo_until=clock.in_hours(2))

    assert draft.steps.filter(name="break_embargo", by=rita).exists()


def test_a_topic_deleted_after_the_approval_holds_a_publication(approved_article, ports, edith):
    ports.delete()

    with pytest.raises(Obstructed, match="approved again"):
        publish(approved_article, by=edith)
