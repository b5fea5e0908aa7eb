"""Announcing what became public: once, by somebody, whoever dies."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.models import Alert, Article, Release
from articles.publishing import announce, announce_due, kill, publish, unschedule
from articles.publishing.announcing import _keep_failure
from articles.signals import release_announced
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


@pytest.fixture
def heard():
    """The headlines of releases that were announced."""
    headlines = []

    def listen(sender, release, **kwargs):
        headlines.append(release.headline)

    release_announced.connect(listen)
    yield headlines
    release_announced.disconnect(listen)


def test_publish_now_announces_after_commit(approved_article, edith, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish(approved_article, by=edith)
        assert heard == []

    assert heard == ["Harbour opens"]


def test_a_due_release_is_announced_once(approved_article, edith, clock, heard):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    assert announce_due() == 0

    clock.forward(hours=1)
    assert (announce_due(), announce_due()) == (1, 0)
    assert heard == ["Harbour opens"]


def test_a_release_is_not_announced_before_its_time(approved_article, edith, clock, heard):
    release = publish(approved_article, by=edith, at=clock.in_hours(1))

    assert announce(release.pk) is False
    assert heard == []


def test_a_cancelled_release_is_never_announced(approved_article, edith, clock, heard):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    unschedule(approved_article, by=edith)
    clock.forward(hours=2)

    assert announce_due() == 0
    assert heard == []


def test_a_release_that_was_overtaken_is_passed_over(approved_article, edith, clock, heard):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    clock.forward(hours=2)
    kill(approved_article, by=edith, reason="Wrong", notice="Withdrawn.")
    clock.forward(seconds=1)
    announce_due()

    assert Release.objects.filter(announced_at=None).count() == 0
    assert len(heard) == 1


def test_announcing_a_scheduled_release_ends_its_approval(approved_article, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    assert Article.objects.get().status == Status.APPROVED

    clock.forward(hours=1)
    announce_due()

    assert Article.objects.get().status == Status.DRAFT


def test_one_that_fails_delays_no_other_and_is_tried_again(publish_story, clock, heard):
    first, second = publish_story("First"), publish_story("Second")
    Release.objects.update(announced_at=None)

    def fail(sender, release, **kwargs):
        if release.headline == "First":
            raise RuntimeError("The mail table is full")

    release_announced.connect(fail)
    try:
        assert announce_due() == 1
    finally:
        release_announced.disconnect(fail)

    failed = Release.objects.get(article=first)
    assert "mail table" in failed.announce_error
    assert failed.announced_at is None
    assert Release.objects.public().filter(article=first).exists()
    assert announce_due() == 0
    clock.forward(seconds=11)
    assert announce_due() == 1
    assert Release.objects.get(article=first).announce_error == ""
    assert Release.objects.get(article=second).announced_at is not None


def test_the_writers_hear_that_their_story_is_out(approved_article, edith, rita, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    clock.forward(hours=1)
    announce_due()

    assert Alert.objects.filter(to=rita, kind=Alert.Kind.RELEASED).exists()


def test_the_page_needs_no_worker_to_appear(approved_article, edith, clock, public_headlines):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    clock.forward(hours=1)

    assert public_headlines() == ["Harbour opens"]


@pytest.fixture
def failing():
    """A listener that always fails."""

    def fail(sender, release, **kwargs):
        raise RuntimeError("The mail table is full")

    release_announced.connect(fail)
    yield
    release_announced.disconnect(fail)


def test_one_that_fails_for_days_delays_no_other(publish_story, clock, failing):
    publish_story("First")
    Release.objects.update(announced_at=None, announce_tries=5000)

    assert announce_due() == 0
    assert Release.objects.get().announce_tries == 5001


def test_a_failure_is_not_kept_where_another_has_announced_it_since(live_article):
    Release.objects.update(announced_at=timezone.now())

    _keep_failure(live_article.releases.get().pk, RuntimeError("Too late"))

    assert Release.objects.get().announce_error == ""


def test_a_publication_succeeds_though_its_announcement_cannot_even_be_tried(
    approved_article, edith, monkeypatch, django_capture_on_commit_callbacks, public_headlines
):
    def fail(release_pk):
        raise OperationalError("The database went away")

    monkeypatch.setattr("articles.publishing.opening.announce_quietly", fail)
    with django_capture_on_commit_callbacks(execute=True):
        publish(approved_article, by=edith)

    assert public_headlines() == ["Harbour opens"]
