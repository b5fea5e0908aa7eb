"""What is public: asked over every status and every time."""

import pytest

from articles.models import Article, Release
from articles.publishing import kill, publish, situation
from articles.workflow import Status

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED])
def test_the_status_of_the_working_copy_hides_nothing(live_article, status, public_headlines):
    Article.objects.filter(pk=live_article.pk).update(
        status=status, approved_version=live_article.versions.first() if status == Status.APPROVED else None
    )

    assert public_headlines() == ["Harbour opens"]


@pytest.mark.parametrize("state", ["draft", "submitted_article", "approved_article"])
def test_nothing_is_public_without_a_release(state, request, public_headlines):
    request.getfixturevalue(state)

    assert public_headlines() == []


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, []), (59, []), (60, ["Harbour opens"]), (61, ["Harbour opens"]), (119, ["Harbour opens"])],
)
def test_a_release_is_public_in_its_half_open_interval(
    approved_article, edith, clock, minutes, expected, public_headlines
):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    Release.objects.update(public_until=clock.in_hours(2))
    clock.forward(minutes=minutes)

    assert public_headlines() == expected


def test_a_release_is_public_no_longer_at_its_end(live_article, clock, public_headlines):
    Release.objects.update(public_until=clock.in_hours(1))
    clock.forward(hours=1)

    assert public_headlines() == []


@pytest.mark.parametrize("kind", [kind for kind in Release.Kind if kind != Release.Kind.KILL])
def test_every_kind_but_a_kill_is_public(live_article, kind, public_headlines):
    Release.objects.update(kind=kind, note="Because.")

    assert public_headlines() == ["Harbour opens"]


def test_a_kill_is_current_and_not_public(clock, live_article, edith, public_headlines):
    clock.forward(minutes=1)
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    assert public_headlines() == []
    assert Release.objects.current(live_article).get().is_kill


def test_waiting_and_live_are_told_apart(approved_article, edith, clock):
    publish(approved_article, by=edith, at=clock.in_hours(1))
    before = situation(approved_article)
    clock.forward(hours=1)
    after = situation(approved_article)

    assert (before.live, before.waiting) == (None, Release.objects.get())
    assert (after.live, after.waiting) == (Release.objects.get(), None)


def test_ever_public_counts_what_readers_saw(clock, live_article, edith):
    first = Release.objects.get()
    clock.forward(minutes=1)
    kill(live_article, by=edith, reason="Wrong", notice="Withdrawn.")

    assert list(Release.objects.ever_public()) == [first]
