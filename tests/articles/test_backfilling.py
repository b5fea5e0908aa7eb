"""Stories from the past, one by one and in bulk: the same rows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.forms.models import model_to_dict

from articles.content import Content
from articles.models import Article, Release
from articles.publishing import (
    NotAllowed,
    Obstructed,
    Past,
    WrongState,
    approve,
    backfill,
    backfill_later,
    backfill_many,
    create,
    publish,
    spike,
    submit,
    unschedule,
    update,
    write,
)
from articles.signals import release_announced

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2019, 5, 4, 9, 30, tzinfo=UTC)
LATER = LONG_AGO + timedelta(days=1)
OPEN = {"id", "article", "address", "created_by", "version", "announced_at"}


def release_steps(article):
    return article.steps.filter(release__isnull=False).values_list("name", "from_status", "to_status")


def rows_of(article) -> dict:
    """Everything that a release writes, but for ids and who did it."""
    release = Release.objects.get(article=article)
    return {
        "content": Content.of(Article.objects.get(pk=article.pk)),
        "release": {name: value for name, value in model_to_dict(release).items() if name not in OPEN},
        "path": release.address.path.replace("-2/", "/"),
        "sections": list(release.section_rows.values_list("section", "listed_at")),
        "topics": list(release.topic_rows.values_list("topic", "listed_at", "position")),
        "authors": list(release.author_links.values_list("author", "listed_at", "position")),
        "photos": list(release.photo_rows.values_list("photo", flat=True)),
        "steps": list(release_steps(article)),
    }


def test_backfill_releases_a_draft_as_of_a_time_gone_by(draft, ada, public_headlines):
    release = backfill(draft, by=ada, public_from=LONG_AGO)

    assert public_headlines() == ["Harbour opens"]
    assert release.get_absolute_url() == "/2019/05/04/harbour-opens/"


def test_backfill_tells_nobody(draft, ada, django_capture_on_commit_callbacks):
    heard = []
    listen = lambda sender, release, **kwargs: heard.append(release)  # noqa: E731
    release_announced.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        backfill(draft, by=ada, public_from=LONG_AGO)
    release_announced.disconnect(listen)

    assert heard == []
    assert not Release.objects.due().exists()


def test_backfill_is_refused_to_an_editor(draft, edith):
    with pytest.raises(NotAllowed):
        backfill(draft, by=edith, public_from=LONG_AGO)


def test_backfill_is_refused_for_what_was_released(live_article, ada):
    with pytest.raises(WrongState):
        backfill(live_article, by=ada, public_from=LONG_AGO)


def test_backfill_is_refused_for_a_time_to_come(draft, ada, clock):
    with pytest.raises(WrongState):
        backfill(draft, by=ada, public_from=clock.in_hours(1))


def test_backfill_in_bulk_writes_the_same_rows(words, english, ada, make_photo, sport):
    words = words.changed(lead_photo=make_photo().pk, also_in=(sport.pk,)).cleaned()
    single = create(words, by=ada, edition=english)
    backfill(single, by=ada, public_from=LONG_AGO)

    backfill_many([Past(Article(edition=english), words, LONG_AGO)], by=ada)

    assert rows_of(Article.objects.exclude(pk=single.pk).get()) == rows_of(single) | {
        "release": rows_of(single)["release"] | {"path": "2019/05/04/harbour-opens-2/"}
    }


def test_backfill_freezes_as_publish_does(draft, words, english, ada, rita, edith, clock):
    published = submit(create(words, by=rita, edition=english), by=rita)
    approve(published, by=edith)
    publish(published, by=edith)
    backfill(draft, by=ada, public_from=LONG_AGO)

    times = {"public_from", "first_public_at", "listed_at", "path", "announced_at"}
    first, second = (
        {name: value for name, value in rows_of(article)["release"].items() if name not in times}
        for article in (published, draft)
    )
    assert first == second


def test_backfill_in_bulk_settles_clashing_addresses(words, english, ada):
    pasts = [Past(Article(edition=english), words.cleaned(), LONG_AGO) for _ in range(3)]

    releases = backfill_many(pasts, by=ada)

    assert [release.address.slug for release in releases] == ["harbour-opens", "harbour-opens-2", "harbour-opens-3"]


def test_backfill_in_bulk_takes_the_same_queries_for_three_as_for_thirty(
    words, english, ada, django_assert_max_num_queries
):
    def pasts(count):
        return [Past(Article(edition=english), words.cleaned(), LONG_AGO) for _ in range(count)]

    with django_assert_max_num_queries(25):
        backfill_many(pasts(3), by=ada)
    with django_assert_max_num_queries(25):
        backfill_many(pasts(30), by=ada)


def test_backfill_later_ends_the_first_release_where_its_correction_begins(draft, words, ada):
    backfill(draft, by=ada, public_from=LONG_AGO)
    later = datetime(2019, 5, 5, tzinfo=UTC)

    corrected = backfill_later(
        draft,
        words.changed(headline="Harbor opens"),
        by=ada,
        kind=Release.Kind.CORRECTION,
        public_from=later,
        note="Spelling.",
    )

    first = Release.objects.get(number=1)
    assert (first.public_until, corrected.public_from) == (later, later)
    assert corrected.path == first.path


def test_backfill_later_is_refused_before_the_first_release(draft, words, ada):
    backfill(draft, by=ada, public_from=LONG_AGO)

    with pytest.raises(WrongState):
        backfill_later(draft, words, by=ada, kind="update", public_from=datetime(2019, 1, 1, tzinfo=UTC))


def test_backfill_is_refused_under_a_running_embargo(draft, words, rita, ada, clock):
    write(draft, words, by=rita, revision=1, embargo_until=clock.in_hours(1))

    with pytest.raises(WrongState, match="embargo"):
        backfill(draft, by=ada, public_from=LONG_AGO)


def test_backfill_in_bulk_is_refused_under_a_running_embargo(words, english, ada, clock):
    past = Past(Article(edition=english, embargo_until=clock.in_hours(1)), words.cleaned(), LONG_AGO)

    with pytest.raises(WrongState, match="embargo"):
        backfill_many([past], by=ada)
    assert not Article.objects.exists()


def test_backfill_is_refused_for_what_lies_in_the_bin(draft, rita, ada):
    spike(draft, by=rita)

    with pytest.raises(WrongState, match="bin"):
        backfill(draft, by=ada, public_from=LONG_AGO)


@pytest.fixture
def scheduled_update(draft, words, rita, edith, ada, clock):
    """A backfilled story whose update waits."""
    backfill(draft, by=ada, public_from=LONG_AGO)
    write(draft, words.changed(headline="Harbour grows"), by=edith, revision=1)
    submit(draft, by=rita)
    approve(draft, by=edith)
    update(draft, by=edith, at=clock.in_hours(1))
    return draft


def test_backfill_later_is_refused_while_something_waits(scheduled_update, words, ada):
    with pytest.raises(WrongState, match="scheduled"):
        backfill_later(scheduled_update, words, by=ada, kind="update", public_from=LATER)


def test_backfill_later_follows_a_schedule_that_was_cancelled(scheduled_update, words, ada, edith):
    unschedule(scheduled_update, by=edith)

    release = backfill_later(scheduled_update, words, by=ada, kind="update", public_from=LATER)

    assert release.number == 3


@pytest.mark.parametrize("kind", ["correction", "kill"])
def test_backfill_later_needs_a_note_where_readers_must_be_told(kind, draft, words, ada):
    backfill(draft, by=ada, public_from=LONG_AGO)

    with pytest.raises(Obstructed):
        backfill_later(draft, words, by=ada, kind=kind, public_from=LATER)


def test_backfill_later_claims_no_words_that_the_desk_has_not(draft, words, ada):
    backfill(draft, by=ada, public_from=LONG_AGO)

    other = backfill_later(draft, words.changed(headline="Elsewhere"), by=ada, kind="update", public_from=LATER)

    assert other.revision is None
