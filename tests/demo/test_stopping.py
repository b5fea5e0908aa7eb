"""Loading the demo agency is stopped wherever one likes, and run again."""

import pytest
from rich.progress import Progress

from articles.models import Article, Release
from authors.models import Author, AuthorText
from newsroom.demo import stories
from photos.models import Photo, PhotoText

from .conftest import AUTHORS, PHOTOS, expected_histories, histories, load, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pictures")]


@pytest.fixture(autouse=True)
def _may_be_loaded(settings):
    settings.DEBUG = True


def stopped(patch: pytest.MonkeyPatch, owner, name: str, *, calls: int = 1) -> None:
    """Load the agency, and press Ctrl-C at the given call of a function."""
    real, made = getattr(owner, name), []

    def counted(*args, **kwargs):
        made.append(1)
        if len(made) == calls:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    with patch.context() as here:
        here.setattr(owner, name, counted)
        with pytest.raises(KeyboardInterrupt):
            load()


def test_stopped_between_two_ticks_it_is_completed_by_the_next_run(monkeypatch):
    stopped(monkeypatch, Progress, "advance", calls=20)
    assert (Photo.objects.count(), Author.objects.count(), Article.objects.count()) == (20, 0, 0)

    stopped(monkeypatch, Progress, "advance", calls=PHOTOS + 10)
    assert (Photo.objects.count(), Author.objects.count(), Article.objects.count()) == (PHOTOS + 10, 0, 0)

    stopped(monkeypatch, Progress, "advance", calls=PHOTOS + AUTHORS + 30)
    assert Author.objects.count() == AUTHORS
    assert 0 < Release.objects.count() < len(rows("live"))

    load()
    assert (Photo.objects.count(), Author.objects.count()) == (PHOTOS + AUTHORS, AUTHORS)
    assert histories(Article.objects.all()) == expected_histories()


def test_stopped_within_a_story_it_is_completed_by_the_next_run(monkeypatch):
    for step in ("backfill", "backfill_later", "publish", "link_translations"):
        stopped(monkeypatch, stories, step)
    load()

    assert histories(Article.objects.all()) == expected_histories()
    assert Article.objects.exclude(group=None).count() == sum("group" in row for _code, row in rows())


def test_stopped_before_the_words_in_other_languages_they_are_added_by_the_next_run(monkeypatch):
    stopped(monkeypatch, PhotoText.objects, "bulk_create")
    stopped(monkeypatch, AuthorText.objects, "bulk_create")
    # The stories do not matter here.
    stopped(monkeypatch, stories, "make_stories")

    assert (PhotoText.objects.count(), AuthorText.objects.count()) == (PHOTOS * 3, AUTHORS * 3)
